"""Every public paper of a year, made one meeting at a time and packed into one ZIP.

What is done is kept as it is done: cancelled, it stops after the meetings in hand; killed, it goes
on where it stopped. A lock that dies with its process lets one process at a time work at it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import rmtree
from zipfile import ZIP_DEFLATED, ZipFile

from filelock import FileLock, Timeout
from sqlalchemy import Select, func, select

from app.accounts.rules import PUBLIC
from app.bodies.models import Body
from app.clock import now
from app.database import db
from app.meetings.models import Meeting
from app.record.visibility import meetings_seen
from app.word.files import keep
from app.word.kinds import OF_MEETINGS
from app.word.making import asked_by, made
from app.word.models import BatchState, WordBatch

_AT_A_TIME = 5
_KINDS = ("agenda", "decisions", "minutes")

#: Told how many meetings are done, of how many.
Progress = Callable[[int, int], None]


def begin(year: int, body: Body | None, by_id: int | None = None) -> WordBatch:
    batch = WordBatch(year=year, body=body, begun_at=now(), made_by_id=by_id)
    counted = select(func.count()).select_from(_meetings(batch).subquery())
    batch.total = db.session.scalar(counted) or 0
    db.session.add(batch)
    return batch


def unfinished(year: int, body: Body | None) -> WordBatch | None:
    """The last one that was begun for the same and not ended."""
    same = WordBatch.body_id == body.id if body else WordBatch.body_id.is_(None)
    return db.session.scalar(
        select(WordBatch)
        .where(WordBatch.year == year, same, WordBatch.state == BatchState.WORKING)
        .order_by(WordBatch.id.desc())
        .limit(1)
    )


def folder_of(exports: Path, batch: WordBatch) -> Path:
    return exports / "years" / str(batch.id)


def packed(exports: Path, batch: WordBatch) -> Path:
    """Where the ZIP is once it is ready."""
    return exports / "years" / f"{batch.id}.zip"


def zip_name(batch: WordBatch) -> str:
    return f"{batch.year}-{batch.body.slug if batch.body else 'every-body'}-papers.zip"


def is_idle(exports: Path, batch: WordBatch) -> bool:
    """Whether nobody works at a batch that is not finished: its process was stopped."""
    if batch.state is not BatchState.WORKING:
        return False
    try:
        with _lock(exports, batch):
            return True
    except Timeout:
        return False


def work(
    exports: Path,
    batch_id: int,
    progress: Progress | None = None,
    stopping: Callable[[], bool] = bool,
) -> None:
    """Make what is missing, and commit now and then. Nothing where another process is at it.

    It lets go after the meetings in hand once `stopping` says so.
    """
    batch = db.session.get(WordBatch, batch_id)
    if batch is None:
        return
    try:
        with _lock(exports, batch):
            db.session.refresh(batch)
            _work(exports, batch, progress, stopping)
    except Timeout:
        return


def _lock(exports: Path, batch: WordBatch) -> FileLock:
    folder = exports / "years"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{batch.id}.lock", timeout=0)


def _work(
    exports: Path, batch: WordBatch, progress: Progress | None, stopping: Callable[[], bool]
) -> None:
    folder = folder_of(exports, batch)
    while batch.state is BatchState.WORKING and not stopping():
        some = db.session.scalars(
            _meetings(batch).where(Meeting.id > batch.reached).limit(_AT_A_TIME)
        ).all()
        if not some:
            _pack(exports, batch)
            break
        for meeting_id in some:
            _make(folder, meeting_id)
        batch = _reached(batch, some)
        if progress:
            progress(batch.done, batch.total)
    if batch.state is not BatchState.WORKING:
        rmtree(folder, ignore_errors=True)


def _reached(batch: WordBatch, some: Sequence[int]) -> WordBatch:
    """Note how far it is, unless somebody has cancelled it meanwhile."""
    batch.reached, batch.done = some[-1], min(batch.done + len(some), batch.total)
    key = batch.id
    db.session.commit()
    db.session.expunge_all()  # a year of meetings is not kept in memory
    found = db.session.get(WordBatch, key)
    assert found is not None, "a batch is not removed while it is worked at"
    return found


def _make(folder: Path, meeting_id: int) -> None:
    for name in _KINDS:
        found = made(OF_MEETINGS[name], meeting_id, asked_by(PUBLIC, now()))
        if found:
            keep(folder, f"{found.paper.name}-{meeting_id}.docx", found.content)


def _pack(exports: Path, batch: WordBatch) -> None:
    """In the order of the days; written whole before it takes its name."""
    folder, target = folder_of(exports, batch), packed(exports, batch)
    folder.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    with ZipFile(part, "w", ZIP_DEFLATED) as package:
        for file in sorted(folder.glob("*.docx")):
            package.write(file, file.name)
    part.replace(target)
    batch.state, batch.done, batch.ended_at = BatchState.FINISHED, batch.total, now()
    db.session.commit()


def _meetings(batch: WordBatch) -> Select[int]:
    """In the order of their ids, so that what follows the last one done is what is missing."""
    query = select(Meeting.id).where(
        meetings_seen(PUBLIC),
        Meeting.held_on.between(date(batch.year, 1, 1), date(batch.year, 12, 31)),
    )
    body_id = batch.body.id if batch.body else batch.body_id
    if body_id is not None:
        query = query.where(Meeting.body_id == body_id)
    return query.order_by(Meeting.id)
