"""Answers a search: what someone typed and chose, as that person may read it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.database import db
from app.search.audiences import audience_of
from app.search.documents import Document, Kind
from app.search.engines import Matches, Order
from app.search.index import IndexMissing
from app.search.keeper import keeper
from app.search.queries import Group, documents_of
from app.search.query import Query, parse, plain_words
from app.search.snippets import Piece, snippet
from app.search.tree import Dated, Node, OfBody, OfKind, Unreadable, looked_up, marks
from app.search.words import reference_key, tokens

log = logging.getLogger(__name__)

ON_A_PAGE = 20


@dataclass(frozen=True)
class Asked:
    """A search as someone put it: words typed, and choices made beside them."""

    words: str = ""
    body: Body | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    order: Order = Order.RELEVANCE
    page: int = 1


@dataclass(frozen=True)
class Hit:
    document: Document
    title: Sequence[Piece]
    snippet: Sequence[Piece]


@dataclass(frozen=True)
class Found:
    """One page of hits. `note` says how the words were read, where that may surprise.

    `being_made` is true while there is no index to search. `asked_nothing` is true where
    neither words nor choices say what to look for.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    page: int = 1
    per_page: int = ON_A_PAGE
    note: str = ""
    being_made: bool = False
    asked_nothing: bool = False

    @property
    def pager(self) -> Pagination:
        """This page among the others, for `components/pagination.html`."""
        return _Pager(page=self.page, per_page=self.per_page, max_per_page=None, found=self)


class _Pager(Pagination):
    def _query_items(self) -> list[Hit]:
        return list(self._query_args["found"].hits)

    def _query_count(self) -> int:
        return int(self._query_args["found"].total)


def find(asked: Asked, viewer: Viewer, per_page: int = ON_A_PAGE) -> Found:
    query = _read(asked)
    if query.wanted is None:
        return Found(asked_nothing=True)
    try:
        matches, page = _matches(query.wanted, asked, viewer, per_page)
    except IndexMissing:
        keeper().wake()
        return Found(being_made=True)
    hits = _hits(matches, query.wanted, viewer)
    gone = len(matches.found) - len(hits)
    return Found(hits, matches.total - gone, page, per_page, query.note)


def _read(asked: Asked) -> Query:
    """The words and the choices as one query, with each body that was named looked up."""
    chosen: list[Node] = []
    if asked.body:
        chosen.append(OfBody(asked.body.name, (asked.body.id,)))
    if asked.kind:
        chosen.append(OfKind(asked.kind))
    if asked.since or asked.until:
        chosen.append(Dated(asked.since, asked.until))
    query = parse(asked.words)
    if query.wanted is not None:
        try:
            query = Query(looked_up(query.wanted, bodies_called), query.note)
        except Unreadable as why:
            query = plain_words(asked.words, str(why))
    return query.within(*chosen)


def bodies_called(name: str) -> tuple[int, ...]:
    """The body of exactly this name, code or alias; else every body with these words in one."""
    exactly, wanted = reference_key(name), {token.stem for token in tokens(name)}
    alike = []
    for body in db.session.scalars(select(Body).options(selectinload(Body.aliases))):
        names = [body.name, body.code or "", body.slug, *(alias.name for alias in body.aliases)]
        if exactly in map(reference_key, names):
            return (body.id,)
        if wanted and wanted <= {token.stem for words in names for token in tokens(words)}:
            alike.append(body.id)
    return tuple(alike)


def _matches(wanted: Node, asked: Asked, viewer: Viewer, count: int) -> tuple[Matches, int]:
    """The page that was asked for, or the last there is. Raises IndexMissing."""
    page = max(1, asked.page)
    matches = _search(wanted, asked.order, viewer, start=(page - 1) * count, count=count)
    last = max(1, -(-matches.total // count))
    if page > last:
        page = last
        matches = _search(wanted, asked.order, viewer, start=(page - 1) * count, count=count)
    return matches, page


def _search(wanted: Node, order: Order, viewer: Viewer, *, start: int, count: int) -> Matches:
    """Try twice: the index may be replaced by a new one between opening and reading it."""
    audience = audience_of(viewer)
    index = keeper().index
    try:
        return index.engine().search(wanted, audience, order=order, start=start, count=count)
    except IndexMissing:
        raise
    except Exception:
        log.exception("A search failed; it is tried once more")
    index.close()
    try:
        return index.engine().search(wanted, audience, order=order, start=start, count=count)
    except Exception as damage:
        keeper().wake(verify=True)
        raise IndexMissing from damage


def _hits(matches: Matches, wanted: Node, viewer: Viewer) -> list[Hit]:
    """The hits as the database has them now and as `viewer` may read them, whatever was indexed."""
    groups = {Group.read(group) for _, group in matches.found}
    read = documents_of(groups, {audience_of(viewer): viewer})
    by_key = {document.key: document for made in read.values() for document in made}
    to_mark = marks(wanted)
    return [
        Hit(found, snippet(found.title, to_mark, len(found.title)), snippet(found.text, to_mark))
        for key, _ in matches.found
        if (found := by_key.get(key))
    ]
