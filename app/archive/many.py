"""Which meetings of a batch are confirmed or published at one go, and what is told first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager

from app.agenda.exempting import tells_of_closing
from app.agenda.models import AgendaItem, MinutesRevision
from app.agenda.rules import Part
from app.archive.models import ArchiveDoubt, ArchiveFile, Batch
from app.archive.rules import FileState
from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.decisions.voting_models import Motion
from app.meetings.models import Meeting
from app.meetings.rules import MinutesState

#: One page asks for so many; what is left is asked for afterwards.
MOST = 500
_LOOKED_INTO = 500  # SQLite has a limit


class Act(StrEnum):
    """What may be done to many meetings of a batch."""

    CONFIRM = "confirm"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    TAKE_BACK = "take-back"


class Which(StrEnum):
    SURE = "without doubts"
    ALL = "all"
    TICKED = "ticked"


@dataclass(frozen=True)
class Choice:
    """What to do to which meetings of a batch; `seen` says of which files the clerk may do so."""

    batch: Batch
    act: Act
    which: Which
    ticked: Collection[int]
    seen: ColumnElement[bool]

    def files(self) -> Sequence[ArchiveFile]:
        """Those that wait for it, in the order in which they came; `MOST` of them."""
        return db.session.scalars(
            select(ArchiveFile)
            .join(ArchiveFile.meeting)
            .where(*self._where())
            .options(contains_eager(ArchiveFile.meeting).joinedload(Meeting.body))
            .order_by(ArchiveFile.id)
            .limit(MOST)
        ).all()

    def keys(self, after: int, last: int, limit: int) -> list[tuple[int, int]]:
        """The files and their meetings by id, of those up to `last`."""
        stretch = select(ArchiveFile.id, ArchiveFile.meeting_id).join(ArchiveFile.meeting)
        stretch = stretch.where(*self._where(), ArchiveFile.id > after, ArchiveFile.id <= last)
        rows = db.session.execute(stretch.order_by(ArchiveFile.id).limit(limit))
        return [(row[0], row[1]) for row in rows if row[1]]

    def count(self) -> int:
        waiting = select(func.count(ArchiveFile.id)).join(ArchiveFile.meeting)
        return db.session.scalar(waiting.where(*self._where())) or 0

    def _where(self) -> Iterator[ColumnElement[bool]]:
        yield from (ArchiveFile.batch_id == self.batch.id, self.seen, _WAITS[self.act])
        if self.which is Which.SURE:
            yield ~_doubted()
        elif self.which is Which.TICKED:
            yield ArchiveFile.id.in_(sorted(self.ticked))


def _doubted() -> ColumnElement[bool]:
    return exists().where(ArchiveDoubt.file_id == ArchiveFile.id, ArchiveDoubt.settled_at.is_(None))


_CONFIRMED = ArchiveFile.state == FileState.CONFIRMED
_WAITS = {
    Act.CONFIRM: ArchiveFile.state == FileState.ENTERED,
    Act.PUBLISH: and_(_CONFIRMED, Meeting.is_history, Meeting.minutes_published_at.is_(None)),
    Act.WITHDRAW: and_(
        _CONFIRMED,
        Meeting.is_history,
        Meeting.minutes_published_at.is_not(None),
        Meeting.minutes_state != MinutesState.SIGNED,
    ),
    Act.TAKE_BACK: and_(
        _CONFIRMED,
        Meeting.minutes_published_at.is_(None),
        Meeting.agenda_published_at.is_(None),
    ),
}


@dataclass(frozen=True)
class Standing:
    """How many meetings of a batch wait for what."""

    without_doubts: int
    with_doubts: int
    to_publish: int
    published: int

    @property
    def to_confirm(self) -> int:
        return self.without_doubts + self.with_doubts


def standing_of(batch: Batch, seen: ColumnElement[bool]) -> Standing:
    def waiting(act: Act, which: Which = Which.ALL) -> int:
        return Choice(batch, act, which, (), seen).count()

    sure = waiting(Act.CONFIRM, Which.SURE)
    return Standing(sure, waiting(Act.CONFIRM) - sure, waiting(Act.PUBLISH), waiting(Act.WITHDRAW))


def doubts_left(files: Sequence[int]) -> dict[int, int]:
    """How many doubts are open in each of the files that has any, by its id."""
    rows = db.session.execute(
        select(ArchiveDoubt.file_id, func.count())
        .where(
            ArchiveDoubt.file_id.in_(files),
            ArchiveDoubt.settled_at.is_(None),
        )
        .group_by(ArchiveDoubt.file_id)
    )
    return {row[0]: row[1] for row in rows}


def closed_unmarked_among(meetings: Sequence[int]) -> set[int]:
    """Those of these meetings whose words tell of business without the public, and of which
    nothing is closed to them. It reads no more than the words.
    """
    found: set[int] = set()
    for begin in range(0, len(meetings), _LOOKED_INTO):
        part = meetings[begin : begin + _LOOKED_INTO]
        found |= {key for key, words in _words_of(part) if tells_of_closing(words)}
        found -= _marked_among(part)
    return found


def _words_of(meetings: Sequence[int]) -> Iterator[tuple[int, str]]:
    item = AgendaItem.meeting_id
    of_items = item.in_(meetings)
    latest = and_(
        MinutesRevision.item_id == AgendaItem.id, MinutesRevision.number == AgendaItem.revision
    )
    for query in (
        select(item, AgendaItem.title + "\n" + AgendaItem.purpose),
        select(item, MinutesRevision.text).join(MinutesRevision, latest),
        select(item, ResolutionClause.text).join(
            ResolutionClause, ResolutionClause.item_id == AgendaItem.id
        ),
        select(item, Resolution.lead_in).join(Resolution, Resolution.item_id == AgendaItem.id),
        select(item, Motion.text).join(Motion, Motion.item_id == AgendaItem.id),
    ):
        yield from ((row[0], row[1]) for row in db.session.execute(query.where(of_items)))


def _marked_among(meetings: Sequence[int]) -> set[int]:
    restricted = exists().where(
        ResolutionClause.item_id == AgendaItem.id, ResolutionClause.restricted
    )
    cut = exists().where(
        MinutesRevision.item_id == AgendaItem.id,
        MinutesRevision.number == AgendaItem.revision,
        MinutesRevision.restricted_text != "",
    )
    return set(
        db.session.scalars(
            select(AgendaItem.meeting_id)
            .where(
                AgendaItem.meeting_id.in_(meetings),
                or_(AgendaItem.part != Part.OPEN, restricted, cut),
            )
            .distinct()
        )
    )
