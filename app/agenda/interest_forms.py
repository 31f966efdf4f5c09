"""What people declare at a meeting, and for which items they left the room."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.agenda.models import AgendaItem
from app.meetings.forms import listed_name
from app.meetings.models import Declaration, Meeting
from app.meetings.queries import interest_categories
from app.web.forms import RecordField, RegisterForm, TextField, stripped_lines


def _answer(left_room: bool | None) -> str:
    return "" if left_room is None else "left" if left_room else "stayed"


class DeclarationForm(RegisterForm):
    """`item_…` asks of each item whether the interest concerns it, and who stayed."""

    person = RecordField(
        "Who declared it", [InputRequired("Choose who declared it")], words=listed_name, none=""
    )
    category = RecordField(
        "Category", offer=interest_categories, words=attrgetter("name"), none="Not said"
    )
    nature = TextAreaField(
        "Nature of the interest",
        filters=[stripped_lines],
        description="As the minutes say it: a governor at Northfield School",
        render_kw={"rows": 3},
    )
    sensitive = BooleanField(
        "It is a sensitive interest",
        description="Its nature is never shown outside this page (Localism Act 2011 s.32)",
    )
    dispensation = TextField(
        "Dispensation", description="If one was granted: by whom, and what it allows"
    )

    @classmethod
    def of(cls, meeting: Meeting, declaration: Declaration | None = None) -> "DeclarationForm":
        items = [item for item in meeting.items if item.is_minuted]
        left = {c.item_id: c.left_room for c in declaration.concerns} if declaration else {}
        questions = {
            f"item_{item.id}": SelectField(
                item.numbered_title,
                choices=[
                    SelectChoice("", "Not concerned"),
                    SelectChoice("stayed", "Concerned, and stayed"),
                    SelectChoice("left", "Concerned, and left the room"),
                ],
                default=_answer(left.get(item.id)),
            )
            for item in items
        }
        form_class: type[DeclarationForm] = type(cls.__name__, (cls,), {**questions})
        form = form_class(obj=declaration)
        form.items = items
        people = {a.person for a in meeting.attendances}
        people |= {declaration.person} if declaration else set()
        form.person.choose_from(sorted(people, key=listed_name))
        return form

    items: Sequence[AgendaItem]

    def question(self, item: AgendaItem) -> Any:
        return self[f"item_{item.id}"]

    @property
    def declared(self) -> dict[str, Any]:
        names = ("person", "category", "nature", "sensitive", "dispensation")
        return {name: self.answers[name] for name in names}

    @property
    def left_room(self) -> dict[AgendaItem, bool]:
        answers = {item: self.question(item).data for item in self.items}
        return {item: answer == "left" for item, answer in answers.items() if answer}
