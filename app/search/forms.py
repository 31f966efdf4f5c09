from typing import Any

from sqlalchemy import select
from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from app.bodies.models import Body
from app.database import db
from app.search.documents import Kind
from app.search.engines import Order
from app.search.finding import Asked
from app.web.forms import DayField, RecordField, RegisterForm, TextField, choices_of

KIND_WORDS = {
    Kind.RESOLUTION: "Resolution",
    Kind.RECOMMENDATION: "Recommendation",
    Kind.ITEM: "Agenda item and minutes",
    Kind.MEETING: "Meeting",
    Kind.MATTER: "Matter",
    Kind.BODY: "Body",
    Kind.PERSON: "Person",
}
_FURTHEST_PAGE = 5000


def _all_bodies() -> list[Body]:
    return list(db.session.scalars(select(Body).order_by(Body.name)))


class SearchForm(RegisterForm):
    """What to look for. It is sent by GET, so that the address holds the search."""

    class Meta:
        csrf = False

    q = TextField("Search for")
    body = RecordField("Body", offer=_all_bodies, words=lambda body: body.name, none="Any body")
    kind = SelectField(
        "Kind",
        default="",
        choices=[
            SelectChoice("", "Anything"),
            *(SelectChoice(k.value, KIND_WORDS[k]) for k in Kind),
        ],
    )
    since = DayField("From")
    until = DayField("To")
    sort = SelectField("Sort by", choices=choices_of(Order), default=Order.RELEVANCE.value)

    def validate_until(self, field: DayField) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError("To must be the same day as From or later")

    def asked(self, page: int) -> Asked:
        return Asked(
            words=self.q.data,
            body=self.body.record,
            kind=Kind(self.kind.data) if self.kind.data else None,
            since=self.since.data,
            until=self.until.data,
            order=Order(self.sort.data),
            page=min(page, _FURTHEST_PAGE),
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen beside the words."""
        chosen = (self.body.data, self.kind.data, self.since.data, self.until.data)
        return any(chosen) or bool(self.errors)

    @property
    def address(self) -> dict[str, Any]:
        """What the address of this search holds, without the page: each filled field."""
        held = {field.name: field.data for field in (self.q, self.body, self.kind) if field.data}
        if self.sort.data != self.sort.default:
            held["sort"] = self.sort.data
        for day in (self.since, self.until):
            held |= {f"{day.name}-{part}": typed for part, typed in day.typed.items() if typed}
        return held
