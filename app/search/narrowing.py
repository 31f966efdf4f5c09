"""The facets of a search as a page shows them: what is chosen, and what could be."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from sqlalchemy import Select, select

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.database import db
from app.people.models import Person
from app.record.visibility import people_seen
from app.search.asked import COUNTED
from app.search.documents import Facet, Kind, Standing
from app.search.engines import Counts
from app.search.forms import KIND_WORDS, SearchForm

TITLES = {
    Facet.KIND: "Kind",
    Facet.BODY: "Body",
    Facet.YEAR: "Municipal year",
    Facet.OUTCOME: "Recommendation or motion",
    Facet.PERSON: "Person",
    Facet.MOVER: "Mover",
    Facet.SECONDER: "Seconder",
    Facet.STANDING: "Changed since?",
}
_STANDING_WORDS = {
    Standing.NOT_UNDONE: "Not superseded or rescinded",
    Standing.SUPERSEDED: "Superseded or rescinded",
}
#: How many values of a facet are offered at first; the rest unfold.
AT_FIRST = 6


@dataclass(frozen=True)
class Choice:
    """One value: `address` is that of the search with it or, once it is chosen, without."""

    words: str
    count: int
    address: str
    chosen: bool = False


@dataclass(frozen=True)
class Offered:
    title: str
    first: Sequence[Choice]
    more: Sequence[Choice]


@dataclass(frozen=True)
class Narrowing:
    chosen: Sequence[tuple[str, Choice]]
    offered: Sequence[Offered]


def narrowing(form: SearchForm, counts: Counts, viewer: Viewer) -> Narrowing:
    named = _Names(form, counts, viewer)
    chosen = [
        (TITLES[facet], Choice(named(facet, value), 0, _address(form, facet, value), chosen=True))
        for facet, values in form.chosen.items()
        for value in values
    ]
    offered = []
    for facet in COUNTED:
        choices = [
            Choice(
                named(facet, value),
                count,
                _address(form, facet, value),
                value in form.chosen.get(facet, ()),
            )
            for value, count in counts.get(facet, {}).items()
        ]
        if choices:
            offered.append(Offered(TITLES[facet], choices[:AT_FIRST], choices[AT_FIRST:]))
    return Narrowing(chosen, offered)


def _address(form: SearchForm, facet: Facet, value: str) -> str:
    """Of the search with this value, or without it where it is chosen already."""
    return url_for("search.results", **form.address_turning(facet, value))


class _Names:
    """What values are called. Someone of whom the viewer may not know is not named to them."""

    def __init__(self, form: SearchForm, counts: Counts, viewer: Viewer) -> None:
        ids: dict[Facet, set[int]] = {}
        for facet in (Facet.BODY, Facet.PERSON, Facet.MOVER, Facet.SECONDER):
            values = {*form.chosen.get(facet, ()), *counts.get(facet, {})}
            ids[facet] = {int(value) for value in values if _is_id(value)}
        people = ids[Facet.PERSON] | ids[Facet.MOVER] | ids[Facet.SECONDER]
        self._bodies = _named(select(Body.id, Body.name).where(Body.id.in_(ids[Facet.BODY])))
        self._people = _named(
            select(Person.id, Person.name).where(Person.id.in_(people), people_seen(viewer))
        )

    def __call__(self, facet: Facet, value: str) -> str:
        match facet:
            case Facet.KIND:
                return KIND_WORDS[Kind(value)] if value in set(Kind) else value
            case Facet.BODY:
                return self._bodies.get(value, "Unknown body")
            case Facet.PERSON | Facet.MOVER | Facet.SECONDER:
                return self._people.get(value, "Unknown person")
            case Facet.STANDING if value in set(Standing):
                return _STANDING_WORDS[Standing(value)]
            case _:
                return value[:1].upper() + value[1:]


def _is_id(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10


def _named(query: Select[int, str]) -> dict[str, str]:
    return {str(number): name for number, name in db.session.execute(query).all()}
