from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from flask import request
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    SubmitField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.agenda.queries import exemption_law, matters_offered, scopes_at
from app.agenda.rules import ItemKind, OfficerAuthority, Part
from app.meetings.models import Meeting
from app.people.forms import PersonField
from app.web.forms import (
    LARGEST_NUMBER,
    RecordField,
    RegisterForm,
    TextField,
    WholeNumberField,
    WordField,
    stripped_lines,
)


class HeadingForm(RegisterForm):
    """A heading that groups the items after it; it has no number."""

    title = TextField("Heading", [DataRequired("Enter the heading")])


class ItemForm(RegisterForm):
    number = TextField("Number", description="As printed: 4, 4a, 5.1. Leave empty for none")
    title = TextField("Title", [DataRequired("Enter the title of the item")])
    kind = WordField("Kind of item", of=ItemKind, default=ItemKind.DECISION)
    purpose = TextAreaField(
        "Purpose",
        filters=[stripped_lines],
        description="What the report is for, in the report’s own words",
        render_kw={"rows": 3},
    )
    presenter = PersonField("Presented by", none="Nobody named")
    introduced_by = TextField(
        "Introduced by, as the minutes say it",
        description="For example: Ann Lee, Head of Parks, who outlined the main points",
    )
    take_in_report = BooleanField("Take in the report: it is read as part of the minutes")
    voting_scope = SelectField(
        "Who votes on it",
        description="Some members vote on one subject only, and count for its quorum only there",
        default="",
    )
    matter = RecordField(
        "Matter",
        words=attrgetter("title"),
        none="None",
        description="The subject it is part of",
    )
    late_reason = TextAreaField("Why it is late", filters=[stripped_lines], render_kw={"rows": 2})
    urgency_reason = TextAreaField(
        "Why it cannot wait",
        filters=[stripped_lines],
        description="The special circumstances that the chair agreed; the minutes print them",
        render_kw={"rows": 2},
    )
    officer_authority = WordField(
        "Decided by an officer under",
        of=OfficerAuthority,
        none="This was not decided by an officer",
    )
    officer_licence_or_rights = BooleanField(
        "It grants a permission or licence, or affects the rights of an individual"
    )
    officer_amount = WholeNumberField(
        "Pounds that it spends or awards",
        [Optional(), NumberRange(0, LARGEST_NUMBER, "Enter a whole number of pounds")],
    )
    part = WordField("The public", of=Part, default=Part.OPEN)
    paragraphs = SelectMultipleField(
        "Grounds on which it is exempt",
        coerce=int,
        choices=[],
    )
    public_interest = TextAreaField(
        "Why the public interest is in keeping it exempt",
        filters=[stripped_lines],
        render_kw={"rows": 3},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind.choices = [c for c in self.kind.choices if c.value != ItemKind.HEADING]
        self.part.choices = [
            SelectChoice(Part.OPEN.value, "May attend (open)"),
            SelectChoice(Part.EXEMPT.value, "May be excluded (exempt)"),
            SelectChoice(Part.CONFIDENTIAL.value, "Must be excluded (confidential)"),
        ]
        law = exemption_law()
        self.paragraphs.label.text = f"Grounds in {law.name}"
        self.paragraphs.choices = [SelectChoice(n, f"{n}. {w}") for n, w in law.grounds.items()]

    def offer_scopes(self, meeting: Meeting) -> None:
        """Ask who votes only where some of the body's members vote on one subject alone."""
        scopes = scopes_at(meeting)
        if not scopes:
            del self.voting_scope
            return
        self.voting_scope.choices = [SelectChoice("", "Members who vote on everything")]
        self.voting_scope.choices += [
            SelectChoice(scope, f"They and those who vote on {scope}") for scope in scopes
        ]

    def offer_matters(self, viewer: Viewer, item: AgendaItem | None = None) -> None:
        self.matter.choose_from(matters_offered(viewer, item))


class LineForm(RegisterForm):
    """What a line of an agenda needs at first; its number follows from its place."""

    title = TextField("Title", [DataRequired("Enter the title of the item")])
    kind = WordField("Kind", of=ItemKind, default=ItemKind.DECISION)
    presenter = PersonField("Presented by", none="Nobody named")
    after = RecordField("After", words=attrgetter("numbered_title"), none="The last item")

    @classmethod
    def of(cls, meeting: Meeting) -> "LineForm":
        form = cls()
        form.after.choose_from(meeting.items)
        return form


class AddItemForm(ItemForm):
    after = RecordField(
        "Where it stands", words=attrgetter("numbered_title"), none="At the end of the agenda"
    )

    @classmethod
    def of(cls, meeting: Meeting, number: str) -> "AddItemForm":
        form = cls(data={"number": number})
        form.after.choose_from(meeting.items)
        return form

    @property
    def item(self) -> dict[str, Any]:
        """What `add_item` is told."""
        return {name: answer for name, answer in self.answers.items() if name != "after"}


class OrderTakenForm(RegisterForm):
    """At which place each item was taken."""

    @classmethod
    def of(cls, items: Sequence[AgendaItem]) -> "OrderTakenForm":
        questions = {
            f"place_{item.id}": WholeNumberField(
                f"Place at which item {item.number or item.title} was taken",
                default=item.order_taken,
            )
            for item in items
        }
        form_class: type[OrderTakenForm] = type(cls.__name__, (cls,), {**questions})
        form = form_class()
        form.items = items
        return form

    items: Sequence[AgendaItem]

    def place(self, item: AgendaItem) -> Any:
        return self[f"place_{item.id}"]

    @property
    def places(self) -> dict[AgendaItem, int | None]:
        return {item: self.place(item).data for item in self.items}


class MinutesForm(RegisterForm):
    """`seen` is the revision that the page showed: a save from an older one is refused."""

    text = TextAreaField(
        "Minutes",
        filters=[stripped_lines],
        description="Put {{ and }} round a name or passage that is personal data: the public read "
        "“[name withheld]”",
        render_kw={"rows": 22},
    )
    restricted_text = TextAreaField(
        "Minutes of the exempt part",
        filters=[stripped_lines],
        description="In full, for those who may read it. The public never see this",
        render_kw={"rows": 12},
    )
    public_summary = TextAreaField(
        "Summary for the public",
        filters=[stripped_lines],
        description="A fair and coherent record that gives nothing exempt away (LGA 1972 s.100C)",
        render_kw={"rows": 4},
    )
    seen = HiddenField()
    exempt = SubmitField("Write an exempt part apart")
    save = SubmitField("Save the minutes")
    save_and_next = SubmitField("Save and go to the next item")
    preview = SubmitField("Preview")

    @classmethod
    def of(cls, item: AgendaItem) -> "MinutesForm":
        now = item.minutes
        kept = (
            {
                "text": now.text,
                "restricted_text": now.restricted_text,
                "public_summary": now.public_summary,
            }
            if now
            else {}
        )
        form = cls(data={"seen": str(item.revision), **kept})
        apart = item.is_restricted or (now and now.restricted_text)
        if not (apart or "exempt" in request.args or "restricted_text" in request.form):
            del form.restricted_text, form.public_summary
        else:
            form.text.render_kw = {"rows": 8}
        return form

    @property
    def words(self) -> dict[str, str]:
        """The texts on the page by name."""
        names = ("text", "restricted_text", "public_summary")
        return {name: self[name].data or "" for name in names if name in self}

    @property
    def seen_revision(self) -> int:
        """What the page showed; a page that does not say has seen nothing."""
        said = self.seen.raw_data[0] if self.seen.raw_data else ""
        if not self.is_submitted():
            said = self.seen.data
        return int(said) if said.isdigit() else -1


class NumbersForm(RegisterForm):
    first = WholeNumberField(
        "First number",
        description="Only where the register does not hold the meetings before",
    )
    preview = SubmitField("Show the numbers")
    give = SubmitField("Number the minutes")


class CorrectNumberForm(RegisterForm):
    number = WholeNumberField("Number", [InputRequired("Enter the number")])
    suffix = TextField(
        "Letter after it",
        description="For a minute that was left out: A makes 10A",
        render_kw={"class": "govuk-input--width-2"},
    )


class StepForm(RegisterForm):
    note = TextField(
        "Note for the history",
        description="You can leave this empty. Whoever sees the step sees the note",
    )


class CommentForm(RegisterForm):
    """`passage` is the paragraph as the page showed it."""

    text = TextAreaField(
        "Your comment", [DataRequired("Enter your comment")], render_kw={"rows": 5}
    )
    passage = HiddenField()

    @property
    def shown_passage(self) -> str:
        return (self.passage.data or "").replace("\r\n", "\n")


class SettleForm(RegisterForm):
    answer = TextAreaField(
        "What was done about it",
        filters=[stripped_lines],
        description="Whoever made the comment reads this. You can leave it empty",
        render_kw={"rows": 4},
    )
