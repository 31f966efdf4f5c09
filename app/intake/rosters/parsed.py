"""What another system says of bodies, people, seats and meetings. What is not printed is None."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from app.intake.minutes.parsed import Doubt, Minutes


@dataclass(frozen=True)
class ListedBody:
    """A body; `group` is the heading, category or kind that it is listed under."""

    name: str
    group: str | None = None
    code: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    is_over: bool = False
    line: int | None = None


@dataclass(frozen=True)
class ListedPerson:
    """A person, `name` with title and honours as printed."""

    name: str
    email: str | None = None
    telephone: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class ListedSeat:
    """That someone sits on a body, as what and for how long; the role in the words printed."""

    body: str
    person: str
    role: str | None = None
    political_group: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    line: int | None = None


class Standing(StrEnum):
    """How another system says that a meeting stands."""

    PROVISIONAL = "provisional"
    SCHEDULED = "scheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class ListedMeeting:
    """A meeting as it was called; `as_printed` says how it stands in the words of the source."""

    body: str
    held_on: date
    starts_at: time | None = None
    venue: str | None = None
    standing: Standing = Standing.SCHEDULED
    as_printed: str | None = None
    address: str | None = None
    line: int | None = None


@dataclass(frozen=True)
class Roster:
    """Everything that one source lists."""

    bodies: tuple[ListedBody, ...] = ()
    people: tuple[ListedPerson, ...] = ()
    seats: tuple[ListedSeat, ...] = ()
    meetings: tuple[ListedMeeting, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.bodies or self.people or self.seats or self.meetings)


@dataclass(frozen=True)
class ListedPaper:
    """A paper of a meeting, or of the item whose place on the agenda (from 0) is `item`.

    `address` is "" where the source does not say where on the web it is.
    """

    title: str
    address: str
    item: int | None = None
    published_on: date | None = None


@dataclass(frozen=True)
class WholeMeeting:
    """A meeting of another system: how it was called, its minutes and its papers.

    `withheld` are the places (from 0) of the items whose text the public may not read: their
    titles are in the minutes and nothing else of them. `content` is what it was read from, as the
    register keeps it under `file_name`.
    """

    called: ListedMeeting
    minutes: Minutes
    papers: tuple[ListedPaper, ...] = ()
    withheld: tuple[int, ...] = ()
    key: str = ""
    file_name: str = ""
    content: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True)
class Brought:
    """What a whole source held; `refused` are the files or calls that gave nothing, and why."""

    roster: Roster = field(default_factory=Roster)
    meetings: tuple[WholeMeeting, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def together(rosters: Iterable[Roster]) -> Roster:
    """Several lists as one; what several of them say alike stands in it once."""
    every = list(rosters)
    return Roster(
        bodies=tuple(dict.fromkeys(body for each in every for body in each.bodies)),
        people=tuple(dict.fromkeys(person for each in every for person in each.people)),
        seats=tuple(dict.fromkeys(seat for each in every for seat in each.seats)),
        meetings=tuple(dict.fromkeys(held for each in every for held in each.meetings)),
        doubts=tuple(dict.fromkeys(doubt for each in every for doubt in each.doubts)),
    )
