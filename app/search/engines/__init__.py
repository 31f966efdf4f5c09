"""What the register needs of a search engine. Each engine is one file here and passes one suite."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.search.audiences import Audience
from app.search.documents import Document, Facet
from app.search.tree import Node


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


#: For each facet, its values and how many documents hold each, the most first.
Counts = Mapping[Facet, Mapping[str, int]]


@dataclass(frozen=True)
class Sought:
    """What to look for, and which page of what is found to give back.

    `chosen` narrows to documents that hold one of the values of each facet. `counted` are the
    facets to count: each among what all the other choices leave, so that a second value of the
    same facet can be chosen by its count.
    """

    wanted: Node
    audience: Audience
    chosen: Mapping[Facet, Collection[str]] = field(default_factory=dict)
    counted: Collection[Facet] = ()
    order: Order = Order.RELEVANCE
    start: int = 0
    count: int = 20


@dataclass(frozen=True)
class Matches:
    """The keys and groups of one page of documents, in order, and how many there are in all."""

    total: int
    found: Sequence[tuple[str, str]]
    counts: Counts = field(default_factory=dict)


class Engine(Protocol):
    """An index in a folder. Several threads may search; one process at a time may write."""

    def write(self, changes: Mapping[str, Sequence[Document]]) -> None:
        """Put: replace all documents of each group by those given. None removes the group.

        All of it is found from the next search on, or, where this raises, none of it.
        """

    def search(self, sought: Sought) -> Matches:
        """Only what its audience may find is found or counted."""

    def spellings(self, word: str, audience: Audience) -> Sequence[str]:
        """Words spelt much like this one in what `audience` may find, the likeliest first."""

    def contents(self) -> Iterator[tuple[str, str]]:
        """The group and fingerprint of every document. Raises where the index is damaged."""

    def close(self) -> None: ...


class EngineMaker(Protocol):
    """How the register makes and opens the indexes of one engine.

    `layout` names the engine and the shape of its documents: an index of another layout is
    as good as missing.
    """

    layout: str

    def create(self, folder: Path, documents: Iterable[Document]) -> None:
        """A new index in an empty folder, written in one go."""

    def open(self, folder: Path) -> Engine:
        """Raises whatever it likes where the folder holds no sound index."""
