"""Answers a search: what someone typed and chose, as that person may read it."""

import logging
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from app.accounts.rules import Viewer
from app.search.asked import ON_A_PAGE, Asked, Found, Hit
from app.search.audiences import Audience, audience_of
from app.search.documents import Document, Facet
from app.search.engines import Engine, Matches, Order, Sought
from app.search.index import IndexMissing
from app.search.keeper import keeper
from app.search.naming import ids_of
from app.search.queries import Group, documents_of
from app.search.query import Query, parse, plain_words
from app.search.relaxing import in_any_form, is_enough, wider, words_of
from app.search.snippets import snippet
from app.search.tree import (
    Among,
    Dated,
    Either,
    Node,
    Not,
    Unreadable,
    Word,
    all_of,
    looked_up,
    marks,
)

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")


def find(
    asked: Asked, viewer: Viewer, per_page: int = ON_A_PAGE, *, fewer_words: bool = True
) -> Found:
    """`fewer_words`: where too little holds every word, what holds some of them fills the page.

    By date that would put what is loose before what is close, so there it must be for want of any.
    """
    query = _read(asked, viewer)
    wanted = query.wanted
    if wanted is None:
        return Found(asked_nothing=True)
    try:
        matches, page = _matches(wanted, asked, viewer, per_page)
        note, meant, close = query.note, "", matches.total
        loose = asked.order is Order.RELEVANCE or not close
        if fewer_words and loose and not is_enough(close, wanted):
            meant = did_you_mean(asked.words, in_any_form(wanted), viewer)
            for other, said in wider(wanted, close):
                matches, page = _matches(other, asked, viewer, per_page)
                wanted, note = other, f"{query.note} {said}".strip()
                if matches.total:
                    break
    except IndexMissing:
        keeper().wake()
        return Found(being_made=True)
    hits = _hits(matches, wanted, viewer)
    total = matches.total - (len(matches.found) - len(hits))
    note = note if total else query.note
    return Found(hits, total, min(close, total), page, per_page, note, meant, matches.counts)


def matched(asked: Asked, viewer: Viewer, days: Collection[date], most: int) -> Matches | None:
    """What holds all that is asked for on one of `days`, unread, so that many searches can be
    read at once (`read_again`). None while there is no index.
    """
    on_one = Either(tuple(Dated(day, day) for day in sorted(days)))
    wanted = _read(asked, viewer).within(on_one).wanted
    if wanted is None:
        return Matches(0, ())
    try:
        return _matches(wanted, asked, viewer, most)[0]
    except IndexMissing:
        keeper().wake()
        return None


def find_or_meant(asked: Asked, viewer: Viewer) -> Found:
    """What holds all that was typed or, where nothing does, what a likelier spelling finds.

    What holds only some of the words gives way to what holds all of those that were meant.
    """
    found = find(asked, viewer)
    if found.close or not found.did_you_mean:
        return found
    meant = find(replace(asked, words=found.did_you_mean), viewer)
    if not meant.close and (found.total or not meant.total):
        return found
    return replace(meant, did_you_mean=found.did_you_mean, instead=True)


def _read(asked: Asked, viewer: Viewer) -> Query:
    """The words and the days as one query, with whoever was named looked up."""
    query = parse(asked.words)
    if query.wanted is not None:
        try:
            query = Query(looked_up(query.wanted, partial(ids_of, viewer=viewer)), query.note)
        except Unreadable as why:
            query = plain_words(asked.words, str(why))
    chosen: list[Node] = []
    if asked.since or asked.until:
        chosen.append(Dated(asked.since, asked.until))
    if query.wanted is None and any(asked.chosen.values()):
        chosen.append(Not(Among(Facet.KIND, ())))
    return query.within(*chosen)


def _matches(wanted: Node, asked: Asked, viewer: Viewer, count: int) -> tuple[Matches, int]:
    """The page that was asked for, or the last there is. Raises IndexMissing."""
    sought = Sought(
        wanted,
        audience_of(viewer),
        {facet: values for facet, values in asked.chosen.items() if values},
        asked.counted,
        asked.order,
        count=count,
    )
    page = max(1, asked.page)
    matches = answered(lambda engine: engine.search(replace(sought, start=(page - 1) * count)))
    last = max(1, -(-matches.total // count))
    if page > last:
        page = last
        matches = answered(lambda engine: engine.search(replace(sought, start=(page - 1) * count)))
    return matches, page


def did_you_mean(typed: str, wanted: Node, viewer: Viewer) -> str:
    """What was typed, with another word for each that nothing holds; "" where there is none."""
    return answered(partial(_with_likely_words, typed, words_of(wanted), audience_of(viewer)))


def _with_likely_words(
    typed: str, words: Sequence[Word], audience: Audience, engine: Engine
) -> str:
    meant = typed
    for word in words:
        is_code = not word.text.isalpha() or len(word.text) < 3
        if is_code or engine.search(Sought(word, audience, count=0)).total:
            continue
        if likely := _likeliest(word, words, audience, engine):
            meant = re.sub(rf"(?i)(?<!\w){re.escape(word.text)}(?!\w)", likely, meant)
    return meant if meant != typed else ""


def _likeliest(word: Word, words: Sequence[Word], audience: Audience, engine: Engine) -> str:
    """Of the words spelt much like it the one that most stands with the others: of “heet pumps”
    it is “heat” and not “here”. The likest where none does.
    """
    near = engine.spellings(word.text, audience)
    others = [other for other in words if other is not word]

    def together(likely: str) -> int:
        wanted = all_of([Word(likely), *others])
        return engine.search(Sought(wanted, audience, count=0)).total if wanted else 0

    return max(near, key=together) if near and others else next(iter(near), "")


def answered(question: Callable[[Engine], Answer]) -> Answer:
    """Try twice: the index may be replaced by a new one between opening and reading it.

    Raises IndexMissing.
    """
    index = keeper().index
    try:
        return question(index.engine())
    except IndexMissing:
        raise
    except Exception:
        log.exception("A search failed; it is tried once more")
    index.close()
    try:
        return question(index.engine())
    except Exception as damage:
        keeper().wake(verify=True)
        raise IndexMissing from damage


def read_again(matches: Matches, viewer: Viewer) -> list[Document]:
    """What was found as the database has it now and `viewer` may read it, whatever was indexed."""
    groups = {Group.read(group) for _, group in matches.found}
    read = documents_of(groups, viewer)
    by_key = {document.key: document for made in read.values() for document in made}
    return [by_key[key] for key, _ in matches.found if key in by_key]


def _hits(matches: Matches, wanted: Node, viewer: Viewer) -> list[Hit]:
    to_mark = marks(wanted)
    return [
        Hit(found, snippet(found.title, to_mark, len(found.title)), snippet(found.text, to_mark))
        for found in read_again(matches, viewer)
    ]
