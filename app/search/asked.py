"""What a search asks, and one page of what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flask_sqlalchemy.pagination import Pagination

from app.search.documents import Document, Facet
from app.search.engines import Counts, Order
from app.search.snippets import Piece

ON_A_PAGE = 20
#: What is counted beside the results, in this order.
COUNTED = (
    Facet.KIND,
    Facet.BODY,
    Facet.YEAR,
    Facet.OUTCOME,
    Facet.PERSON,
    Facet.STANDING,
)


@dataclass(frozen=True)
class Asked:
    """A search as someone put it: words typed, and choices made beside them.

    `chosen` holds for each facet the values of which a hit has one; `counted` are those whose
    values are wanted with their counts.
    """

    words: str = ""
    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    order: Order = Order.RELEVANCE
    page: int = 1
    counted: Sequence[Facet] = ()


@dataclass(frozen=True)
class Hit:
    document: Document
    title: Sequence[Piece]
    snippet: Sequence[Piece]


@dataclass(frozen=True)
class Found:
    """One page of hits. `note` says how the words were read, where that may surprise.

    `close` of them hold all that was typed, and come first; the rest, only some of its words.
    `did_you_mean` is the same search with other words for those that nothing holds, "" for none.
    `instead` is true where nothing holds what was typed, and these are the hits of what was meant.
    `being_made` is true while there is no index to search. `asked_nothing` is true where
    neither words nor choices say what to look for.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    close: int = 0
    page: int = 1
    per_page: int = ON_A_PAGE
    note: str = ""
    did_you_mean: str = ""
    counts: Counts = field(default_factory=dict)
    being_made: bool = False
    asked_nothing: bool = False
    instead: bool = False

    @property
    def first_loose(self) -> int | None:
        """Which hit of this page is the first with only some of the words; None for none."""
        place = max(0, self.close - (self.page - 1) * self.per_page)
        return place if place < len(self.hits) else None

    @property
    def pager(self) -> Pagination:
        """This page among the others, for `components/pagination.html`."""
        return _Pager(page=self.page, per_page=self.per_page, max_per_page=None, found=self)


class _Pager(Pagination):
    def _query_items(self) -> list[Hit]:
        return list(self._query_args["found"].hits)

    def _query_count(self) -> int:
        return int(self._query_args["found"].total)
