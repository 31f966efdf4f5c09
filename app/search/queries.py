"""What the index should hold, read from the database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.agenda.models import AgendaItem, Matter
from app.agenda.models import Document as Paper
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Declaration, Meeting
from app.people.models import Person
from app.search import gathering, gathering_items
from app.search.audiences import audiences, for_each_audience
from app.search.documents import Document

BATCH = 200

Thing = TypeVar("Thing")


class Group(NamedTuple):
    """The record whose documents are made together: “item:12” is an item and its clauses."""

    kind: str
    number: int

    @classmethod
    def read(cls, text: str) -> "Group":
        kind, _, number = text.partition(":")
        return cls(kind, int(number))

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


def every_group() -> list[Group]:
    return [
        Group(kind, number)
        for kind, (column, _) in KINDS.items()
        for number in db.session.scalars(select(column).order_by(column))
    ]


def documents_of(
    groups: Iterable[Group], reader: Viewer | None = None
) -> dict[Group, list[Document]]:
    """The documents of each group; none for a record that is gone or that nobody may find.

    As each audience may read them; as `reader` alone, where one is given.
    """
    only = {reader: ("",)} if reader else None
    made: dict[Group, list[Document]] = {group: [] for group in groups}
    for kind, (_, gathered) in KINDS.items():
        numbers = [group.number for group in made if group.kind == kind]
        for some in in_batches(numbers, BATCH):
            for number, bodies, maker in gathered(some, list(only or audiences(()))):
                readers = only or audiences(bodies, signed_in=kind == "action")
                made[Group(kind, number)] = for_each_audience(maker, readers)
    return made


def in_batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    following = iter(things)
    while some := list(islice(following, size)):
        yield some


Gatherer = Callable[[Collection[int], Sequence[Viewer]], Iterator[gathering.Made]]
#: Every kind of group, what numbers it, and what gathers the records of some.
KINDS: Mapping[str, tuple[InstrumentedAttribute[int], Gatherer]] = {
    "body": (Body.id, gathering.bodies),
    "person": (Person.id, gathering.people),
    "matter": (Matter.id, gathering.matters),
    "meeting": (Meeting.id, gathering.meetings),
    "item": (AgendaItem.id, gathering_items.items),
    "action": (Action.id, gathering_items.actions),
    "declaration": (Declaration.id, gathering_items.declarations),
    "paper": (Paper.id, gathering_items.papers),
}
