from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.decisions.models import Resolution
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MeetingStatus, MinutesState
from app.record.addresses import item_address
from app.record.item_queries import newest_resolutions
from app.record.pairing import ClauseShown
from app.record.shown import show_clauses

#: A list on a front page is a reminder; the list of meetings has them all.
_AT_MOST = 10

#: Of one decision; a budget may have forty.
_CLAUSES = 3

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.PROVISIONAL)


@dataclass(frozen=True)
class Decision:
    """A resolution as the front page tells it; `more` clauses are left to its own page."""

    title: str
    address: str
    body: str
    on: date
    clauses: Sequence[ClauseShown]
    more: int


def newest(limit: int) -> list[Decision]:
    """What everyone may read, the newest meeting first."""
    return [_decision(resolution) for resolution in newest_resolutions(limit)]


def _decision(resolution: Resolution) -> Decision:
    item = resolution.item
    clauses = show_clauses(resolution, item.minute)
    return Decision(
        title=item.title,
        address=item_address(item, item.minute),
        body=item.meeting.body.name,
        on=item.meeting.held_on,
        clauses=clauses[:_CLAUSES],
        more=len(clauses[_CLAUSES:]),
    )


@dataclass(frozen=True)
class ToBeDone:
    """What waits for whoever keeps the record."""

    minutes: Sequence[Meeting]
    agendas: Sequence[Meeting]


def to_be_done(today: date) -> ToBeDone:
    """Meetings held whose minutes are drafts, the oldest first; agendas to come, the next first."""
    meetings = (
        select(Meeting)
        .options(joinedload(Meeting.body))
        .where(Meeting.status.not_in(_OFF))
        .order_by(Meeting.held_on, Meeting.id)
        .limit(_AT_MOST)
    )
    in_draft = meetings.where(
        Meeting.held_on <= today,
        Meeting.status.in_([MeetingStatus.HELD, MeetingStatus.ADJOURNED]),
        Meeting.minutes_state == MinutesState.DRAFT,
    )
    unpublished = meetings.where(
        Meeting.held_on >= today, Meeting.agenda_state == AgendaState.DRAFT
    )
    return ToBeDone(db.session.scalars(in_draft).all(), db.session.scalars(unpublished).all())
