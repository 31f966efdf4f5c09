"""What the register needs of a search engine. Each engine is one file here and passes one suite."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.search.documents import Document
from app.search.tree import Node


class Order(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True)
class Matches:
    """The keys and groups of one page of documents, in order, and how many there are in all."""

    total: int
    found: Sequence[tuple[str, str]]


class Engine(Protocol):
    """An index in a folder. Several threads may search; one process at a time may write."""

    def write(self, changes: Mapping[str, Sequence[Document]]) -> None:
        """Replace all documents of each group by those given; none removes the group."""

    def search(
        self, wanted: Node, audience: str, *, order: Order, start: int, count: int
    ) -> Matches:
        """Only what `audience` may find is found or counted."""

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
