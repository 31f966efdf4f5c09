"""What was understood of the minutes of a meeting. What is not printed is None."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a motion, in the words of the exchange format."""

    CARRIED = "carried"
    LOST = "lost"
    NOTED = "noted"
    DEFERRED = "deferred"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Attendee:
    """Somebody named as there, with the role printed beside the name."""

    name: str
    role: str | None = None


@dataclass(frozen=True)
class Declaration:
    """An interest that somebody declared, in the words of the minutes."""

    name: str
    text: str


@dataclass(frozen=True)
class NamedVotes:
    """Who voted how, where the minutes name them."""

    ayes: tuple[str, ...] = ()
    noes: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True)
class Votes:
    """The count of a vote as printed."""

    ayes: int | None = None
    noes: int | None = None
    abstained: int | None = None
    unanimous: bool = False
    named: NamedVotes | None = None


@dataclass(frozen=True)
class Piece:
    """A part of the discussion: heading, paragraph, bullet, table row or purpose."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True)
class Recommended:
    """A clause that the body was asked to agree."""

    label: str | None
    text: str
    line: int = 0


@dataclass(frozen=True)
class Resolved:
    """A clause that the body decided upon, or a motion that it voted on.

    `lead_in` are words of the decision before its clauses: “That the licence be granted, subject
    to”. `level` is 1 for a clause at the top, 2 for one below it.
    """

    text: str
    line: int
    label: str | None = None
    mover: str | None = None
    seconder: str | None = None
    outcome: Outcome = Outcome.CARRIED
    as_printed: str | None = None
    votes: Votes = field(default_factory=Votes)
    lead_in: str = ""
    level: int = 1


@dataclass(frozen=True)
class Item:
    """An item of business; `section` is the heading that it stands under.

    `withheld` is said of one that another system keeps from the public: whether its title too.
    """

    title: str
    line: int
    number: str | None = None
    section: str | None = None
    discussion: tuple[Piece, ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    resolutions: tuple[Resolved, ...] = ()
    withheld: bool | None = None


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at; `line` counts from 1 in the file."""

    message: str
    line: int | None = None


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; `closing` is the sentence that says when it closed."""

    body: str | None = None
    held_on: date | None = None
    venue: str | None = None
    present: tuple[Attendee, ...] = ()
    apologies: tuple[str, ...] = ()
    in_attendance: tuple[Attendee, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    items: tuple[Item, ...] = ()
    next_meeting: date | None = None
    doubts: tuple[Doubt, ...] = ()
    closing: str = ""
