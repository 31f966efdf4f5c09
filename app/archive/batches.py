"""Bringing in a file, a folder or a ZIP, one file one transaction, and going on where it stopped.

Files are kept first, so that a batch is whole in the register before any is read; then they are
read on every core and entered one by one as they come back. Whatever stops it, the next run with
the same path goes on: a lock that dies with its process lets one process at a time work at it.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import select

from app.accounts.models import Account
from app.archive.approving import link_approvals
from app.archive.following import ask_for_answers, follow_all
from app.archive.holding import hold
from app.archive.models import ArchiveFile, Batch
from app.archive.operations import begin_batch, give_up, keep, take_in
from app.archive.queries import file_with, unfinished, waiting_in
from app.archive.read_before import as_before, read_before
from app.archive.reading import Source, Understood, understand_all
from app.archive.rules import BatchState
from app.archive.sources import Found
from app.clock import now
from app.database import db
from app.errors import RuleBroken

log = logging.getLogger(__name__)

_AT_A_TIME = 20  # files kept in one transaction
#: Told how many files are done, of how many.
Progress = Callable[[int, int], None]


def begin(begun_with: str, by: Account | None = None) -> Batch:
    """The batch that was begun with the same and not ended, or a new one."""
    batch = unfinished(begun_with) or begin_batch(begun_with, now=now(), by=by)
    db.session.commit()
    return batch


def keep_all(batch: Batch, files: Iterable[Found], *, body_as: str = "") -> None:
    for count, found in enumerate(files, start=1):
        keep(batch, found, body_as=body_as)
        if count % _AT_A_TIME == 0:
            db.session.commit()
    db.session.commit()


def bring_in_one(
    begun_with: str, found: Found, read: Understood, *, body_as: str = ""
) -> ArchiveFile:
    """Keep and enter one file that has been read; the register may have it already."""
    batch = begin(begun_with)
    key = batch.id
    new = keep(batch, found, body_as=body_as)
    if new:
        db.session.commit()
        _take_in(new.id, read, None)
    batch = db.session.get_one(Batch, key)
    link_approvals(batch)
    batch.state, batch.ended_at = BatchState.ENDED, now()
    db.session.commit()
    file = file_with(found.sha256)
    assert file, "it is kept now or was before"
    return file


def work(
    folder: Path,
    batch_id: int,
    *,
    progress: Progress | None = None,
    processes: int | None = None,
    by_id: int | None = None,
) -> bool:
    """Read and enter what waits, and commit each. False where another process is at it."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / f"{batch_id}.lock", timeout=0):
            _work(batch_id, progress, processes, by_id)
    except Timeout:
        return False
    follow_all(folder)
    return True


def _work(
    batch_id: int, progress: Progress | None, processes: int | None, by_id: int | None
) -> None:
    batch = db.session.get_one(Batch, batch_id)
    batch.state, batch.ended_at = BatchState.RUNNING, None
    db.session.commit()
    waiting = list(waiting_in(batch))
    try:
        for done, (key, read) in enumerate(_understood(waiting, processes), start=1):
            _take_in(key, read, by_id)
            if progress:
                progress(done, len(waiting))
    except BaseException:
        db.session.rollback()
        db.session.get_one(Batch, batch_id).state = BatchState.STOPPED
        db.session.commit()
        raise
    ask_for_answers(batch)
    link_approvals(batch)
    batch.state, batch.ended_at = BatchState.ENDED, now()
    db.session.commit()


def _understood(keys: Sequence[int], processes: int | None) -> Iterator[tuple[int, Understood]]:
    """Those that were read before in the same way are not read again."""
    before = read_before(keys)
    yield from ((key, as_before(key)) for key in before)
    if new := sorted(set(keys) - set(before)):
        read = understand_all(_sources(new), processes)
        yield from ((source.key, found) for source, found in read)


def _sources(keys: Iterable[int]) -> Iterator[Source]:
    for key in keys:
        name, content, body_as = db.session.execute(
            select(ArchiveFile.file_name, ArchiveFile.content, ArchiveFile.body_as).where(
                ArchiveFile.id == key
            )
        ).one()
        yield Source(key, name, content, body_as)


def _take_in(key: int, read: Understood, by_id: int | None) -> None:
    """One file, whole or not at all; a fault of it is said of it and stops no other."""
    _one(key, lambda file, by: take_in(file, read, now=now(), by=by), by_id)


def _one(key: int, act: Callable[[ArchiveFile, Account | None], None], by_id: int | None) -> None:
    try:
        by = db.session.get(Account, by_id) if by_id else None
        act(hold(key), by)
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        if not isinstance(error, RuleBroken):
            log.exception("A file of an archive could not be entered")
        give_up(db.session.get_one(ArchiveFile, key), error)
        db.session.commit()
