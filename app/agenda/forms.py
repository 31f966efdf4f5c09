from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from wtforms import BooleanField, HiddenField, SelectMultipleField, SubmitField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired

from app.agenda.models import AgendaItem
from app.agenda.queries import matters
from app.agenda.rules import EXEMPT_GROUNDS, ItemKind, Part
from app.meetings.forms import listed_name
from app.meetings.models import Meeting
from app.people.queries import everyone
from app.web.forms import (
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
    presenter = RecordField("Presented by", offer=everyone, words=listed_name, none="Nobody named")
    introduced_by = TextField(
        "Introduced by, as the minutes say it",
        description="For example: Ann Lee, Head of Parks, who outlined the main points",
    )
    take_in_report = BooleanField("Take in the report: it is read as part of the minutes")
    matter = RecordField(
        "Matter",
        offer=matters,
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
    part = WordField("The public", of=Part, default=Part.OPEN)
    paragraphs = SelectMultipleField(
        "Paragraphs of Schedule 12A",
        coerce=int,
        choices=[SelectChoice(n, f"{n}. {words}") for n, words in EXEMPT_GROUNDS.items()],
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

    text = TextAreaField("Minutes", filters=[stripped_lines], render_kw={"rows": 22})
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
        if not item.is_restricted and not (now and now.restricted_text):
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


class ApproveForm(RegisterForm):
    approved_at = RecordField(
        "Approved at the meeting of",
        [InputRequired("Choose the meeting that approved them")],
        words=attrgetter("name"),
        none="",
    )
