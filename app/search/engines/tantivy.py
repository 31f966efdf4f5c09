"""Search with Tantivy, for large registers: a wheel with native code (the extra `tantivy`).

No other module imports tantivy. It is given words that were told apart already, so that what it
finds, what Whoosh finds and what a page marks are the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from tantivy import Query

from app.search.audiences import Audience
from app.search.documents import Document, Facet
from app.search.engines import Matches, Order, Sought, ranking
from app.search.engines.tantivy_documents import held_of
from app.search.engines.tantivy_query import (
    SCHEMA,
    allowed_to,
    among,
    facet_field,
    only,
    query_of,
    term,
    within,
    without_vain_references,
)

_MEMORY = 128_000_000
#: Names of documents kept in memory, at about two hundred bytes each.
_MOST_KEPT = 20_000


class _Snapshot:
    """The index at one moment, with the names of what was found of it already: what is found once
    is found again, and to read a name is a tenth of a page’s time.
    """

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self.searcher = searcher
        self._names: dict[tuple[int, int], tuple[str, str]] = {}

    def name(self, address: tantivy.DocAddress) -> tuple[str, str]:
        """The key and the group of a document."""
        place = address.segment_ord, address.doc
        name = self._names.get(place)
        if name is None:
            if len(self._names) >= _MOST_KEPT:
                self._names.clear()
            doc = self.searcher.doc(address)
            name = self._names[place] = doc["key"][0], doc["group"][0]
        return name


class TantivyEngine:
    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._index.config_reader("manual")
        self._written = folder / "meta.json"
        self._opening = Lock()
        self._seen: object = None
        self._snapshot: _Snapshot | None = None

    def write(self, changes: Mapping[str, Sequence[Document]]) -> None:
        with _writing(self._index) as writer:
            for group, documents in changes.items():
                writer.delete_documents_by_term("group", group)
                for document in documents:
                    writer.add_document(held_of(document))

    def search(self, sought: Sought) -> Matches:
        snapshot = self._current()
        searcher = snapshot.searcher
        sought = replace(sought, wanted=without_vain_references(sought.wanted, searcher))
        readers = [only(allowed_to(sought.audience))]
        chosen = {f: only(among(f, values)) for f, values in sought.chosen.items()}
        found = searcher.search(
            query_of(sought.wanted, [*readers, *chosen.values()]),
            limit=max(1, sought.count),
            offset=sought.start,
            **_ORDERS[sought.order],
        )
        return Matches(
            _total(found),
            [snapshot.name(address) for _, address in found.hits[: sought.count]],
            _counted(searcher, sought, readers, chosen),
        )

    def spellings(self, word: str, audience: Audience) -> list[str]:
        searcher = self._current().searcher
        near = ranking.alike(
            word, (term for term, _ in searcher.terms_with_prefix("words", word[:1]))
        )
        allowed = only(allowed_to(audience))
        return [
            word
            for word in near
            if _total(searcher.search(within(term("words", word), [allowed]), limit=1))
        ]

    def contents(self) -> Iterator[tuple[str, str]]:
        searcher = self._current().searcher
        everything = searcher.search(Query.all_query(), limit=max(1, searcher.num_docs))
        for _, address in everything.hits:
            doc = searcher.doc(address)
            yield doc["group"][0], doc["fingerprint"][0]

    def close(self) -> None:
        """The files are let go with the last searcher."""
        with self._opening:
            self._seen = self._snapshot = None

    def _current(self) -> _Snapshot:
        """Of what was written last, by whichever process."""
        with self._opening:
            written = self._written.stat()
            now = written.st_mtime_ns, written.st_ino, written.st_size
            if self._snapshot is None or now != self._seen:
                self._index.reload()
                self._seen, self._snapshot = now, _Snapshot(self._index.searcher())
            return self._snapshot


class Tantivy:
    """Makes and opens Tantivy indexes. Count `layout` up when documents or fields change shape."""

    layout = "tantivy-5"

    def create(self, folder: Path, documents: Iterable[Document]) -> None:
        made = tantivy.Index(SCHEMA, str(folder), reuse=False)
        with _writing(made) as writer:
            for document in documents:
                writer.add_document(held_of(document))

    def open(self, folder: Path) -> TantivyEngine:
        return TantivyEngine(folder)


@contextmanager
def _writing(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """All that is written inside is committed at the end, or none of it where that fails."""
    writer = index.writer(_MEMORY, num_threads=1)
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    writer.commit()
    writer.wait_merging_threads()


def _total(found: tantivy.SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # the stubs lack it


_ORDERS: Mapping[Order, dict[str, Any]] = {
    Order.RELEVANCE: {"weight_by_field": "weight"},
    Order.NEWEST: {"order_by_field": "newest", "order": tantivy.Order.Desc},
    Order.OLDEST: {"order_by_field": "oldest", "order": tantivy.Order.Asc},
}


def _counted(
    searcher: tantivy.Searcher,
    sought: Sought,
    readers: Sequence[Query],
    chosen: Mapping[Facet, Query],
) -> dict[Facet, dict[str, int]]:
    """All facets that nothing is chosen of at once; each other without its own choice."""
    counted = sought.counted
    if not counted:
        return {}
    together = [facet for facet in counted if facet not in chosen]
    passes = [(together, list(chosen.values()))] if together else []
    for facet in (facet for facet in counted if facet in chosen):
        passes.append(([facet], [query for other, query in chosen.items() if other is not facet]))
    counts: dict[Facet, dict[str, int]] = {}
    for facets, narrower in passes:
        query = query_of(sought.wanted, [*readers, *narrower], scored=False)
        asked = {
            facet.value: {"terms": {"field": facet_field(facet), "size": ranking.MOST_VALUES}}
            for facet in facets
        }
        answered = searcher.aggregate(query, asked)
        for facet in facets:
            buckets = answered[facet.value]["buckets"]
            counts[facet] = {bucket["key"]: int(bucket["doc_count"]) for bucket in buckets}
    return {facet: counts[facet] for facet in counted}
