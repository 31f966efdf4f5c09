from collections.abc import Iterator
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import SelectField, ValidationError

from app.search.asked import COUNTED, Asked
from app.search.documents import Facet, Kind
from app.search.engines import Order
from app.web.day_fields import DayField
from app.web.forms import RegisterForm, TextField, choices_of

KIND_WORDS = {
    Kind.RESOLUTION: "Resolution",
    Kind.RECOMMENDATION: "Recommendation",
    Kind.MOTION: "Motion",
    Kind.MINUTES: "Minutes",
    Kind.ITEM: "Agenda item",
    Kind.ACTION: "Action",
    Kind.DECLARATION: "Declaration of interest",
    Kind.PAPER: "Paper",
    Kind.MEETING: "Meeting",
    Kind.MATTER: "Matter",
    Kind.BODY: "Body",
    Kind.PERSON: "Person",
}
_FURTHEST_PAGE = 5000
_MOST_CHOSEN = 20

Choices = dict[Facet, tuple[str, ...]]


class SearchForm(RegisterForm):
    """What to look for. It is sent by GET, so that the address holds the search.

    The facets are no fields: the results offer their values as links. `chosen` are those in the
    address; one that no document has finds nothing, and can be taken off like any other.
    """

    class Meta:
        csrf = False

    q = TextField("Search for")
    since = DayField("From")
    until = DayField("To")
    sort = SelectField("Sort by", choices=choices_of(Order), default=Order.RELEVANCE.value)

    def __init__(self, formdata: "MultiDict[str, str]", **options: Any) -> None:
        super().__init__(formdata, **options)
        self.chosen: Choices = {
            facet: values
            for facet in Facet
            if (values := tuple(dict.fromkeys(_filled(formdata, facet))))
        }

    def validate_until(self, field: DayField) -> None:
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError("To must be the same day as From or later")

    def asked(self, page: int = 1) -> Asked:
        return Asked(
            words=self.q.data,
            chosen=self.chosen,
            since=self.since.data,
            until=self.until.data,
            order=Order(self.sort.data),
            page=min(page, _FURTHEST_PAGE),
            counted=COUNTED,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is chosen beside the words."""
        return bool(self.chosen) or self.dated

    @property
    def dated(self) -> bool:
        return bool(self.since.data or self.until.data or self.errors)

    @property
    def address(self) -> dict[str, Any]:
        """What the address of this search holds, without the page: each filled field."""
        held: dict[str, Any] = {"q": self.q.data} if self.q.data else {}
        if self.sort.data not in {self.sort.default, ""}:
            held["sort"] = self.sort.data
        for day in (self.since, self.until):
            held |= {f"{day.name}-{part}": typed for part, typed in day.typed.items() if typed}
        return held | {facet.value: list(values) for facet, values in self.chosen.items()}

    def address_turning(self, facet: Facet, value: str) -> dict[str, Any]:
        """The same with this value chosen, or without it where it is."""
        values = list(self.chosen.get(facet, ()))
        changed = [v for v in values if v != value] if value in values else [*values, value]
        return self.address | {facet.value: changed}


def _filled(formdata: "MultiDict[str, str]", facet: Facet) -> Iterator[str]:
    for value in formdata.getlist(facet.value)[:_MOST_CHOSEN]:
        if tidy := value.strip()[:100]:
            yield tidy
