"""Answers a search from arrays of document numbers, for an engine that only keeps them.

Whoosh walks its postings one by one in Python, which takes a broad word a tenth of a second;
numpy, which the register has installed in any case, takes them at once. Documents have numbers
from 0; a set of them is an array in rising order. Nothing here knows of Whoosh.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from app.search.documents import Facet
from app.search.engines import ranking

Ids = NDArray[np.int32]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

_K1, _B = 1.2, 0.75
_BOOSTS = {
    "title": ranking.IN_TITLE,
    "text": ranking.IN_TEXT,
    "body_names": ranking.IN_BODY_NAME,
}


class Postings(NamedTuple):
    """The documents that hold a word, and how often."""

    ids: Ids
    often: Floats


class Values:
    """The values of one facet: those of document d are `codes[first[d]:first[d + 1]]`."""

    def __init__(self, names: Sequence[str], first: Ids, codes: Ids) -> None:
        self.names, self._first, self._codes = names, first, codes
        self._alone = self._one_each() if np.all(np.diff(first) <= 1) else None

    def _one_each(self) -> Ids:
        """Most facets have one value or none for each document; then counting is one step."""
        alone = np.full(len(self._first) - 1, -1, np.int32)
        alone[np.diff(self._first) == 1] = self._codes
        return alone

    def count(self, ids: Ids) -> dict[str, int]:
        codes = self._alone[ids] + 1 if self._alone is not None else self._of(ids)[1] + 1
        counted = np.bincount(codes, minlength=len(self.names) + 1)[1:]
        order = np.argsort(-counted, kind="stable")[: ranking.MOST_VALUES]
        return {self.names[at]: int(counted[at]) for at in order if counted[at]}

    def holding(self, values: Collection[str], ids: Ids) -> Flags:
        """Which of `ids` hold one of these values."""
        wanted = np.array([False, *(name in values for name in self.names)])
        if self._alone is not None:
            return wanted[self._alone[ids] + 1]
        rows, codes = self._of(ids)
        held = np.zeros(len(ids), bool)
        held[rows[wanted[codes + 1]]] = True
        return held

    def _of(self, ids: Ids) -> tuple[Ids, Ids]:
        """Every value of these documents, and which of them it is of."""
        start = self._first[ids]
        many = self._first[ids + 1] - start
        rows = np.repeat(np.arange(len(ids), dtype=np.int32), many)
        skipped = np.repeat(start - (np.cumsum(many) - many), many)
        return rows, self._codes[skipped + np.arange(len(rows))]


class Shelf(Protocol):
    """What an index says of its documents at one moment. `size` counts those taken out too."""

    size: int
    live: Flags
    day: Ids  # 0 for none
    newness: Floats

    def postings(self, field: str, word: str) -> Postings: ...

    def beginning(self, field: str, start: str) -> Sequence[str]: ...

    def brevity(self, field: str) -> Floats:
        """What a word in this field of each document counts, more in a short one than a long."""

    def values(self, facet: Facet) -> Values: ...

    def stems(self, number: int) -> bytes:
        """Title, text and names of the body by their stems: a line each, each between spaces."""

    def said(self, number: int) -> bytes:
        """The same by their words as they were said, each of them."""


class Found(NamedTuple):
    ids: Ids
    scores: Floats
