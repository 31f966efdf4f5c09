from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from wtforms import FieldList, Form, FormField, SubmitField, TextAreaField
from wtforms.validators import DataRequired, InputRequired

from app.agenda.models import AgendaItem
from app.clock import short_date
from app.decisions.corrections import Approver, Rewording
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.web.forms import RecordField, RegisterForm, TextField, stripped_lines

#: More corrections than this are a new draft.
MOST_CORRECTIONS = 40


def minute_in_words(item: AgendaItem) -> str:
    """“10. Trees” by its minute number where it has one, else by its agenda number."""
    return f"Minute {item.minute.label}: {item.title}" if item.minute else item.numbered_title


def dated_item(item: AgendaItem) -> str:
    return f"{short_date(item.meeting.held_on)}: {item.numbered_title}"


class CorrectionRow(Form):
    minute = RecordField("Minute", words=minute_in_words, none="Choose the minute")
    before = TextAreaField("The words now", filters=[stripped_lines], render_kw={"rows": 2})
    after = TextAreaField(
        "The words as they are to read", filters=[stripped_lines], render_kw={"rows": 2}
    )


class ApproveForm(RegisterForm):
    approved_at = RecordField(
        "Approved at the meeting of",
        [InputRequired("Choose the meeting that approved them")],
        words=attrgetter("name"),
        none="",
    )
    approved_on = RecordField(
        "On which item",
        words=dated_item,
        none="Not in the register",
        description="The item becomes the minute that records the approval",
    )
    rows = FieldList(FormField(CorrectionRow), min_entries=1, max_entries=MOST_CORRECTIONS)
    note = TextField("Note for the history", description="Everyone can read it")
    approve = SubmitField("Approve the minutes")
    more = SubmitField("Add another correction")

    @classmethod
    def of(
        cls,
        meeting: Meeting,
        later: Sequence[Meeting],
        items: Sequence[AgendaItem],
        listed_on: AgendaItem | None,
    ) -> "ApproveForm":
        """`listed_on` is the item that puts these minutes up for approval, if one does."""
        chosen = {"approved_on": listed_on, "approved_at": listed_on.meeting} if listed_on else {}
        form = cls(data=chosen)
        form.approved_at.choose_from(later)
        form.approved_on.choose_from(items)
        if form.more.data and len(form.rows) < MOST_CORRECTIONS:
            form.rows.append_entry()
        for row in form.rows:
            row.form.minute.choose_from(minutes_of(meeting))
        return form

    @property
    def approver(self) -> Approver:
        return Approver(self.approved_at.record, self.approved_on.record)

    @property
    def rewordings(self) -> list[Rewording]:
        """Raises RuleBroken where a correction does not say of which minute it is."""
        found = []
        for number, row in enumerate(self.rows, start=1):
            words = row.form.before.data or "", row.form.after.data or ""
            if not any(words) and row.form.minute.record is None:
                continue
            if row.form.minute.record is None:
                raise RuleBroken(f"Choose the minute of correction {number}")
            found.append(Rewording(row.form.minute.record, *words))
        return found


def minutes_of(meeting: Meeting) -> Iterable[AgendaItem]:
    return [item for item in meeting.items if item.is_minuted]


class CorrectForm(RegisterForm):
    """A slip in one signed minute that a later meeting agreed to read otherwise."""

    before = TextAreaField(
        "The words as signed",
        [DataRequired("Enter the words as the minutes have them now")],
        filters=[stripped_lines],
        description="Copied from the minute or from one of its resolutions, enough to be found "
        "only once",
        render_kw={"rows": 3},
    )
    after = TextAreaField(
        "The words as they are to read",
        filters=[stripped_lines],
        description="Leave empty where the words are to be left out",
        render_kw={"rows": 3},
    )
    reason = TextField("Why", description="For example, the date was mistyped")
    approved_on = RecordField(
        "Agreed on the item",
        [InputRequired("Choose the item on which the meeting agreed it")],
        words=dated_item,
        none="",
        description="Of a later meeting: its minute then names this correction",
    )

    @classmethod
    def of(cls, agreed_on: Iterable[Any]) -> "CorrectForm":
        form = cls()
        form.approved_on.choose_from(agreed_on)
        return form
