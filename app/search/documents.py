"""What the index holds of each thing to find. Pure: `describing` makes these from records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.meetings.models import Meeting


class Kind(StrEnum):
    RESOLUTION = "resolution"
    RECOMMENDATION = "recommendation"
    MOTION = "motion"
    MINUTES = "minutes"
    ITEM = "item"
    ACTION = "action"
    DECLARATION = "declaration"
    PAPER = "paper"
    MEETING = "meeting"
    MATTER = "matter"
    BODY = "body"
    PERSON = "person"


class Standing(StrEnum):
    """Whether a later decision undid one. `in:force` is in addresses that people keep."""

    NOT_UNDONE = "force"
    SUPERSEDED = "superseded"


class Facet(StrEnum):
    """What documents share and a search can be narrowed by, under the name it has in a query."""

    KIND = "kind"
    BODY = "body"
    YEAR = "year"
    OUTCOME = "outcome"
    PERSON = "person"
    MOVER = "mover"
    SECONDER = "seconder"
    STANDING = "in"


@dataclass(frozen=True)
class Link:
    endpoint: str
    values: Mapping[str, str | int]
    anchor: str = ""


NO_DATE = "no date"


@dataclass(frozen=True)
class Occasion:
    """The body and the day of a record. A body goes by all of `names`; `on` is None for no day.

    `year` is the municipal year: “2017/18”; "" for no day, which is counted as `NO_DATE`.
    """

    body: str = ""
    body_id: int | None = None
    names: tuple[str, ...] = ()
    on: date | None = None
    year: str = ""


@dataclass(frozen=True)
class Document:
    """One thing to find. `group` names what is indexed anew together: an item and its clauses.

    `cited` are the references and whole names that mean exactly this, `cited_in` those of the
    minute that holds it. `people` are the ids of everyone whom it names in some part, `movers`
    and `seconders` among them. `audiences` may find it. `meeting` is the one it is of, for a page
    to say how its minutes stand, and `closed` says to those who read it that the public do not:
    “Exempt: not for publication”; the index holds neither.
    """

    kind: Kind
    key: str
    group: str
    title: str
    text: str
    link: Link = field(compare=False, repr=False)
    meeting: "Meeting | None" = field(default=None, compare=False, repr=False)
    closed: str = field(default="", compare=False, repr=False)
    occasion: Occasion = Occasion()
    reference: str = ""
    cited: tuple[str, ...] = ()
    cited_in: tuple[str, ...] = ()
    outcome: str = ""
    people: tuple[int, ...] = ()
    movers: tuple[int, ...] = ()
    seconders: tuple[int, ...] = ()
    standing: Standing | None = None
    audiences: tuple[str, ...] = ()

    @property
    def facets(self) -> dict[Facet, tuple[str, ...]]:
        """Its values of each facet: ids for a body and for people."""
        met = self.occasion
        return {
            Facet.KIND: (self.kind.value,),
            Facet.BODY: () if met.body_id is None else (str(met.body_id),),
            Facet.YEAR: (met.year or NO_DATE,),
            Facet.OUTCOME: (self.outcome,) if self.outcome else (),
            Facet.PERSON: tuple(map(str, self.people)),
            Facet.MOVER: tuple(map(str, self.movers)),
            Facet.SECONDER: tuple(map(str, self.seconders)),
            Facet.STANDING: (self.standing.value,) if self.standing else (),
        }

    @property
    def called(self) -> str:
        """What it is called, for whoever has begun to type it: a body by all of its names."""
        names = self.occasion.names if self.kind is Kind.BODY else ()
        return "\n".join([self.title, *names])

    @property
    def fingerprint(self) -> str:
        """Changes whenever anything changes that the index holds of it."""
        return blake2b(repr(self).encode(), digest_size=12).hexdigest()
