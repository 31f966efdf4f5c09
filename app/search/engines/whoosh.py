"""Search with Whoosh: pure Python, an index of plain files. No other module imports whoosh."""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh import fields, index, query, sorting
from whoosh.analysis import Analyzer, Token
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from app.search import tree
from app.search.documents import Document
from app.search.engines import Matches, Order
from app.search.words import tokens

#: How much a word counts by where it stands.
_IN_TITLE, _IN_TEXT, _IN_BODY_NAME, _AS_TYPED = 3.0, 1.0, 0.4, 0.5
#: An exact reference comes before anything that words can score.
_CITED, _CITED_IN = 2000.0, 1000.0
#: As good as nothing; with nothing at all Whoosh finds no document by a range.
_ONLY_NARROWS = 1e-6
_MEMORY_MB = 128


class _Stems(Analyzer):
    """Words by their stems, in order."""

    def __call__(
        self, value: str, positions: bool = False, start_pos: int = 0, mode: str = "", **_: Any
    ) -> Iterator[Token]:
        token = Token(positions=positions, mode=mode)
        token.boost = 1.0
        for place, word in enumerate(tokens(value), start_pos):
            token.text = self._form(word.word, word.stem)
            token.pos = place
            yield token

    @staticmethod
    def _form(_word: str, stem: str) -> str:
        return stem


class _AsTyped(_Stems):
    """Words as they stand, for beginnings and for ranking the very word above its kin."""

    @staticmethod
    def _form(word: str, _stem: str) -> str:
        return word


_SCHEMA = fields.Schema(
    key=fields.STORED,
    fingerprint=fields.STORED,
    group=fields.ID(stored=True),
    kind=fields.ID,
    body=fields.ID,
    year=fields.ID,
    audience=fields.KEYWORD,
    on=fields.NUMERIC(int, 32, signed=False, sortable=True),
    undated=fields.NUMERIC(int, 8, signed=False, sortable=True),
    cited=fields.KEYWORD(commas=True),
    cited_in=fields.KEYWORD(commas=True),
    title=fields.TEXT(_Stems()),
    text=fields.TEXT(_Stems()),
    body_names=fields.TEXT(_Stems()),
    words=fields.TEXT(_AsTyped(), phrase=False),
)


class WhooshEngine:
    def __init__(self, folder: Path) -> None:
        with _nothing_left_open():
            self._index = index.open_dir(str(folder), schema=_SCHEMA)
        self._searching = Lock()
        self._searcher: Searcher | None = None

    def write(self, changes: Mapping[str, Sequence[Document]]) -> None:
        with _writing(self._index) as writer:
            for group, documents in changes.items():
                writer.delete_by_term("group", group)
                for document in documents:
                    writer.add_document(**_fields(document))

    def search(
        self, wanted: tree.Node, audience: str, *, order: Order, start: int, count: int
    ) -> Matches:
        asked, allowed = _query(wanted), query.Term("audience", audience)
        with self._searching, _nothing_left_open():
            results = self._current().search(
                asked, limit=start + count, filter=allowed, sortedby=_ORDERS[order]
            )
            page = [(hit["key"], hit["group"]) for hit in results[start : start + count]]
            return Matches(len(results), page)

    def contents(self) -> Iterator[tuple[str, str]]:
        with _nothing_left_open(), self._index.reader() as reader:
            for stored in reader.all_stored_fields():
                yield stored["group"], stored["fingerprint"]

    def close(self) -> None:
        with self._searching:
            if self._searcher is not None:
                self._searcher.close()
                self._searcher = None
        self._index.close()

    def _current(self) -> Searcher:
        """A searcher kept open until something is written.

        Not `Searcher.refresh`: it keeps the readers of old segments, and with them documents
        that have been taken out since.
        """
        if self._searcher is not None:
            if self._searcher.reader().generation() == self._index.latest_generation():
                return self._searcher
            self._searcher.close()
        self._searcher = self._index.searcher()
        return self._searcher


class Whoosh:
    """Makes and opens Whoosh indexes. Count `layout` up when documents or fields change shape."""

    layout = "whoosh-1"

    def create(self, folder: Path, documents: Iterable[Document]) -> None:
        made = index.create_in(str(folder), _SCHEMA)
        with _writing(made) as writer:
            for document in documents:
                writer.add_document(**_fields(document))
        made.close()

    def open(self, folder: Path) -> WhooshEngine:
        return WhooshEngine(folder)


@contextmanager
def _nothing_left_open() -> Iterator[None]:
    """A file that Whoosh cannot read it leaves open, in a frame that the error keeps alive."""
    try:
        yield
    except Exception as damage:
        traceback.clear_frames(damage.__traceback__)
        raise


@contextmanager
def _writing(opened: index.Index) -> Iterator[IndexWriter]:
    """All that is written inside is committed at the end, or none of it where that fails."""
    writer = opened.writer(limitmb=_MEMORY_MB)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


def _fields(document: Document) -> dict[str, object]:
    met = document.occasion
    held: dict[str, object] = {
        "key": document.key,
        "fingerprint": document.fingerprint,
        "group": document.group,
        "kind": str(document.kind),
        "body": None if met.body_id is None else str(met.body_id),
        "year": met.year or None,
        "audience": " ".join(document.audiences),
        "on": _number(met.on) if met.on else 0,
        "undated": int(met.on is None),
        "cited": ",".join(document.cited),
        "cited_in": ",".join(document.cited_in),
        "title": document.title,
        "text": document.text,
        "body_names": "\n".join(met.names),
        "words": f"{document.title}\n{document.text}",
    }
    return {name: value for name, value in held.items() if value is not None}


def _number(day: date) -> int:
    """A day as a number that sorts: 20170202."""
    return day.year * 10_000 + day.month * 100 + day.day


_ORDERS: Mapping[Order, object] = {
    Order.RELEVANCE: None,
    Order.NEWEST: sorting.FieldFacet("on", reverse=True),
    Order.OLDEST: sorting.MultiFacet(["undated", "on"]),
}


def _query(node: tree.Node) -> query.Query:  # noqa: C901  # one case to each kind of node
    match node:
        case tree.Word(text):
            return _word(text)
        case tree.Phrase(text):
            stems = [token.stem for token in tokens(text)]
            return _anywhere(lambda field, boost: query.Phrase(field, stems, boost=boost))
        case tree.Prefix(text):
            return query.Prefix("words", text)
        case tree.Reference(key):
            return query.Or(
                [
                    query.Term("cited", key, boost=_CITED),
                    query.Term("cited_in", key, boost=_CITED_IN),
                ]
            )
        case tree.OfKind(kind):
            return query.Term("kind", str(kind), boost=_ONLY_NARROWS)
        case tree.OfBody(_, ids):
            return query.Or(
                [query.Term("body", str(number), boost=_ONLY_NARROWS) for number in ids]
            )
        case tree.Dated(since, until):
            first, last = since or date.min, until or date.max
            return query.NumericRange("on", _number(first), _number(last), boost=_ONLY_NARROWS)
        case tree.Not(of):
            return query.And([query.Every(), query.Not(_query(of))])
        case tree.Either(of):
            return query.Or([_query(part) for part in of])
        case tree.All(of):
            return _all(of)


def _all(parts: Sequence[tree.Node]) -> query.Query:
    """Refusals stand beside what is wanted, so that Whoosh takes them from what is found."""
    found = [_query(part) for part in parts if not isinstance(part, tree.Not)]
    refused = [query.Not(_query(part.of)) for part in parts if isinstance(part, tree.Not)]
    return query.And([*(found or [query.Every()]), *refused])


def _word(text: str) -> query.Query:
    """The word in any form; in the very form that was typed it counts for more."""
    stem = next(token.stem for token in tokens(text))
    in_any_form = _anywhere(lambda field, boost: query.Term(field, stem, boost=boost))
    return query.AndMaybe(in_any_form, query.Term("words", text, boost=_AS_TYPED))


def _anywhere(made: Any) -> query.Query:
    return query.Or(
        [made("title", _IN_TITLE), made("text", _IN_TEXT), made("body_names", _IN_BODY_NAME)]
    )
