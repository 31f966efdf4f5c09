"""What is asked of the register, and the paper that answers. Each kind of paper is one file.

A file of `word.kinds` says how a kind is called, what it is about and what it says; whatever it
prints it asks of `record.visibility` for the reader of the paper, who is the public unless the
paper is one that is not for publication.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.grounds import ExemptionLaw, law_of
from app.bodies.models import Body
from app.bodies.rules import Regime
from app.word.outline import Outline

Subject = TypeVar("Subject")

#: Who reads a paper that is not for publication.
EVERYTHING = Viewer(Role.CLERK, every_body=True)
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION"


@dataclass(frozen=True)
class Council:
    """Whose papers they are, where they are found, and under which law something is exempt.

    `regime` is the law that it meets by, None where nobody has said.
    """

    name: str = ""
    site: str = ""
    language: str = "en-GB"
    law: ExemptionLaw = field(default_factory=lambda: law_of(None))
    regime: Regime | None = None


@dataclass(frozen=True)
class Period:
    first: date
    last: date

    @classmethod
    def year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True)
class Asked:
    """Who asks for a paper, and for which edition of it.

    `number` is which of several papers of a kind is meant, such as a supplement; 0 is the last.
    """

    by: Viewer
    council: Council
    now: datetime
    restricted: bool = False
    recommendations: bool = False
    number: int = 0
    period: Period | None = None

    @property
    def reader(self) -> Viewer:
        """For whom the words are chosen."""
        return EVERYTHING if self.restricted else PUBLIC

    @property
    def term(self) -> Period:
        """The period asked for, or this calendar year."""
        return self.period or Period.year(self.now.year)


@dataclass(frozen=True)
class Paper:
    """`name` sorts among the files of a folder, and has no word of what is exempt."""

    outline: Outline
    name: str
    body: Body | None
    restricted: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.name}{'-not-for-publication' if self.restricted else ''}.docx"


@dataclass(frozen=True)
class Kind(Generic[Subject]):
    """One kind of paper. `name` is its name in addresses and commands.

    `find` reads what it is about by the key of an address; `paper` answers None where whoever
    asks may not have it.
    """

    name: str
    words: str
    find: Callable[[str | int], Subject | None]
    paper: Callable[[Subject, Asked], Paper | None]
