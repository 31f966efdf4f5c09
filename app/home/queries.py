from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MeetingStatus, MinutesState
from app.record.addresses import clause_address
from app.record.item_queries import newest_decisions

#: A list on a front page is a reminder; the list of meetings has them all.
_AT_MOST = 10

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.PROVISIONAL)


@dataclass(frozen=True)
class Decision:
    """A clause as the front page tells it."""

    words: str
    citation: str
    address: str
    body: str
    on: date


def newest(limit: int) -> list[Decision]:
    """What was published, the newest meeting first."""
    return [
        Decision(
            words=clause.text,
            citation=clause.citation,
            address=clause_address(clause, clause.resolution.item.minute),
            body=clause.resolution.item.meeting.body.name,
            on=clause.resolution.item.meeting.held_on,
        )
        for clause in newest_decisions(limit)
    ]


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
