"""What the archive holds: batches, files, and which of them a meeting came from."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import joinedload, undefer

from app.agenda.models import AgendaItem
from app.archive.models import ArchiveDoubt, ArchiveFile, Batch
from app.archive.rules import BatchState, FileState
from app.archive.summary import Summary
from app.database import db
from app.decisions.models import ResolutionClause
from app.meetings.models import Meeting

#: Files of before that one page lists.
MOST_SHOWN = 100


def summary_of(batch: Batch, seen: ColumnElement[bool] | None = None) -> Summary:
    """What came of those files of a batch that are `seen`, or of them all."""
    these = and_(ArchiveFile.batch_id == batch.id, true() if seen is None else seen)
    states: Counter[FileState] = Counter()
    rows = select(ArchiveFile.state, func.count()).where(these)
    for state, count in db.session.execute(rows.group_by(ArchiveFile.state)):
        states[state] = count
    entered = states[FileState.ENTERED] + states[FileState.CONFIRMED]
    return Summary(
        files=states.total(),
        known=batch.known,
        unread=states[FileState.WAITING],
        meetings=entered,
        clauses=_count_clauses(these),
        doubts=_count_doubts(these),
        waiting=states[FileState.READ],
        same=states[FileState.SAME],
        differing=states[FileState.DIFFERS],
        refused=_refusals(these),
    )


def _count_clauses(these: ColumnElement[bool]) -> int:
    meetings = select(ArchiveFile.meeting_id).where(
        these,
        ArchiveFile.state.in_([FileState.ENTERED, FileState.CONFIRMED]),
    )
    clauses = (
        select(func.count(ResolutionClause.id))
        .join(AgendaItem, AgendaItem.id == ResolutionClause.item_id)
        .where(AgendaItem.meeting_id.in_(meetings))
    )
    return db.session.scalar(clauses) or 0


def _count_doubts(these: ColumnElement[bool]) -> int:
    doubts = (
        select(func.count())
        .select_from(ArchiveDoubt)
        .join(ArchiveFile)
        .where(these, ArchiveDoubt.settled_at.is_(None))
    )
    return db.session.scalar(doubts) or 0


def _refusals(these: ColumnElement[bool]) -> Counter[str]:
    rows = (
        select(ArchiveFile.refusal, func.count())
        .where(these, ArchiveFile.state == FileState.REFUSED)
        .group_by(ArchiveFile.refusal)
    )
    return Counter({row[0]: row[1] for row in db.session.execute(rows)})


def unfinished(begun_with: str) -> Batch | None:
    """The last batch that was begun with the same and not ended."""
    return db.session.scalar(
        select(Batch)
        .where(Batch.begun_with == begun_with, Batch.state != BatchState.ENDED)
        .order_by(Batch.id.desc())
        .limit(1)
    )


def file_with(sha256: str) -> ArchiveFile | None:
    return db.session.scalar(select(ArchiveFile).where(ArchiveFile.sha256 == sha256))


def waiting_in(batch: Batch) -> Sequence[int]:
    """The files of a batch that nobody has read, by id in the order in which they came."""
    return db.session.scalars(
        select(ArchiveFile.id)
        .where(ArchiveFile.batch_id == batch.id, ArchiveFile.state == FileState.WAITING)
        .order_by(ArchiveFile.id)
    ).all()


def here_before(batch: Batch, seen: ColumnElement[bool]) -> Sequence[ArchiveFile]:
    """The first files that were sent with a batch and had been brought in with another."""
    these = ArchiveFile.id.in_(batch.again[:MOST_SHOWN])
    files = select(ArchiveFile).where(these, seen).order_by(ArchiveFile.file_name, ArchiveFile.id)
    return db.session.scalars(
        files.options(joinedload(ArchiveFile.body), joinedload(ArchiveFile.meeting))
    ).all()


def source_of(meeting: Meeting) -> ArchiveFile | None:
    """The file that a meeting was read out of."""
    return db.session.scalar(
        select(ArchiveFile)
        .where(
            ArchiveFile.meeting_id == meeting.id,
            ArchiveFile.state.in_([FileState.ENTERED, FileState.CONFIRMED]),
        )
        .order_by(ArchiveFile.id)
        .limit(1)
    )


def files_of(batch_id: int) -> Iterator[ArchiveFile]:
    """The files of a batch with what was understood of them, in the order in which they came."""
    query = (
        select(ArchiveFile)
        .where(ArchiveFile.batch_id == batch_id)
        .options(undefer(ArchiveFile.parsed))
        .order_by(ArchiveFile.id)
        .execution_options(yield_per=50)
    )
    yield from db.session.scalars(query)


def files_like(wanted: str) -> ColumnElement[bool]:
    """Those in a state, or with open doubts (“doubts”); all of them where it names neither."""
    if wanted == "doubts":
        return ArchiveFile.doubts.any(ArchiveDoubt.settled_at.is_(None))
    state = next((state for state in FileState if state == wanted), None)
    return ArchiveFile.state == state if state else true()


def to_confirm_in(batches: Sequence[int], seen: ColumnElement[bool]) -> dict[int, int]:
    """How many meetings of each batch wait to be confirmed, of those that are `seen`."""
    rows = db.session.execute(
        select(ArchiveFile.batch_id, func.count())
        .where(ArchiveFile.batch_id.in_(batches), seen, ArchiveFile.state == FileState.ENTERED)
        .group_by(ArchiveFile.batch_id)
    )
    return {row[0]: row[1] for row in rows}
