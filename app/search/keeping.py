"""Brings the index into step with the database, and finds where it is not."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import delete, select

from app.database import db
from app.search.documents import Document
from app.search.engines import Engine
from app.search.index import Index, IndexBusy, IndexMissing
from app.search.models import SearchPending
from app.search.queries import BATCH, Group, documents_of, every_group, in_batches
from app.search.reach import touched_by
from app.search.sync import EVERYTHING

log = logging.getLogger(__name__)

AT_ONCE = 1000

#: Told how many records are done, of how many.
Progress = Callable[[int, int], None]


def keep_up(index: Index, *, wait: float = 0.0, verify: bool = False) -> int:
    """Index what waits in `search_pending`; the number of notes dealt with.

    Ask in an application context of its own. Where another process is at it, that process
    sees our notes too: it looks once more after it has let the index go, as we do. `verify`
    reads the whole index first, because something gave reason to doubt it.
    """
    done = 0
    try:
        if verify:
            with index.writing(wait):
                _discard_if_damaged(index)
        while is_behind(index):
            with index.writing(wait):
                done += _work_off(index)
    except IndexBusy:
        log.info("Another process is writing the search index")
    return done


def is_behind(index: Index) -> bool:
    try:
        index.engine()
    except IndexMissing:
        return True
    return db.session.scalar(select(SearchPending.id).limit(1)) is not None


def _discard_if_damaged(index: Index) -> None:
    try:
        for _ in index.engine().contents():
            pass
    except IndexMissing:
        pass
    except Exception:
        log.exception("The search index is damaged")
        index.discard()


def _work_off(index: Index) -> int:
    try:
        return _work_off_notes(index.engine())
    except IndexMissing:
        log.warning("There is no sound search index, so it is built anew")
        return rebuild(index)


def _work_off_notes(engine: Engine) -> int:
    done = 0
    while notes := _oldest_notes():
        changed = set(notes.values())
        if EVERYTHING in changed:
            repair(engine)
        else:
            for groups in in_batches(touched_by(changed), BATCH):
                _write(engine, documents_of(groups))
        _forget(notes)
        done += len(notes)
    return done


def rebuild(index: Index, progress: Progress = lambda _done, _of: None) -> int:
    """Make the index anew from the database and put it in place. Ask while `index.writing`.

    What is committed while it runs is noted in the table as always and follows afterwards.
    """
    noted = list(db.session.scalars(select(SearchPending.id)))
    index.replace(_every_document(progress))
    _forget(noted)
    return len(noted)


def _every_document(progress: Progress) -> Iterator[Document]:
    groups = every_group()
    progress(0, len(groups))
    for done, some in enumerate(in_batches(groups, BATCH)):
        yield from chain.from_iterable(documents_of(some).values())
        db.session.expunge_all()  # a large register does not fit in memory twice
        progress(min((done + 1) * BATCH, len(groups)), len(groups))


@dataclass(frozen=True)
class Differences:
    """Groups that the database has and the index has not, the reverse, and those that differ."""

    missing: list[Group]
    left_over: list[Group]
    out_of_date: list[Group]

    @property
    def groups(self) -> list[Group]:
        return [*self.missing, *self.left_over, *self.out_of_date]


def differences(engine: Engine) -> Differences:
    """Compare every document with the database. Raises where the index cannot be read."""
    wanted = _by_group((doc.group, doc.fingerprint) for doc in _every_document(lambda *_: None))
    held = _by_group(engine.contents())
    both = wanted.keys() & held.keys()
    return Differences(
        missing=_groups(wanted.keys() - held.keys()),
        left_over=_groups(held.keys() - wanted.keys()),
        out_of_date=_groups(group for group in both if wanted[group] != held[group]),
    )


def _by_group(documents: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Fingerprints in order, so that a document that is there twice shows."""
    by_group: dict[str, list[str]] = {}
    for group, fingerprint in documents:
        by_group.setdefault(group, []).append(fingerprint)
    return {group: sorted(fingerprints) for group, fingerprints in by_group.items()}


def _groups(names: Iterable[str]) -> list[Group]:
    return sorted(Group.read(name) for name in names)


def repair(engine: Engine) -> Differences:
    """Put right what differs. Ask while `index.writing`."""
    found = differences(engine)
    for groups in in_batches(found.groups, BATCH):
        _write(engine, documents_of(groups))
    return found


def _write(engine: Engine, documents: Mapping[Group, list[Document]]) -> None:
    try:
        engine.write({str(group): made for group, made in documents.items()})
    except Exception as damage:
        log.exception("The search index cannot be written")
        raise IndexMissing from damage


def _oldest_notes() -> dict[int, tuple[str, int]]:
    query = select(SearchPending.id, SearchPending.kind, SearchPending.key)
    rows = db.session.execute(query.order_by(SearchPending.id).limit(AT_ONCE))
    return {number: (kind, key) for number, kind, key in rows}


def _forget(notes: Iterable[int]) -> None:
    """Strike off exactly these: a lower number may be committed after a higher one was read."""
    db.session.rollback()  # what was read is done with, and SQLite then lets us write
    for some in in_batches(notes, AT_ONCE):
        db.session.execute(delete(SearchPending).where(SearchPending.id.in_(some)))
    db.session.commit()
