"""Decisions read with what their pages show of them, in a few queries however many members."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.agenda.models import AgendaItem, DeclarationItem
from app.agenda.rules import ItemKind
from app.bodies.models import Body
from app.bodies.rules import BodyKind
from app.database import db
from app.decisions.executive_models import CalledIn
from app.decisions.models import Resolution
from app.decisions.voting_models import Motion, Vote
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import MeetingStatus


def _with_voters(to_item: _AbstractLoad) -> list[ORMOption]:
    """Who was there for an item, and who left the room for it."""
    there = to_item.joinedload(AgendaItem.meeting).selectinload(Meeting.attendances)
    left = to_item.selectinload(AgendaItem.concerns)
    return [there.joinedload(Attendance.person), left.joinedload(DeclarationItem.declaration)]


def item_with_voters(item_id: int) -> AgendaItem:
    there = joinedload(AgendaItem.meeting).selectinload(Meeting.attendances)
    left = joinedload(AgendaItem.concerns).joinedload(DeclarationItem.declaration)
    return db.get_or_404(AgendaItem, item_id, options=[there.joinedload(Attendance.person), left])


def motion_with_voters(motion_id: int) -> Motion:
    return db.get_or_404(Motion, motion_id, options=_with_voters(joinedload(Motion.item)))


def resolution_with_voters(resolution_id: int) -> Resolution:
    options = _with_voters(joinedload(Resolution.item))
    return db.get_or_404(Resolution, resolution_id, options=options)


def vote_with_voters(vote_id: int) -> Vote:
    on_motion = _with_voters(joinedload(Vote.motion).joinedload(Motion.item))
    on_resolution = _with_voters(joinedload(Vote.resolution).joinedload(Resolution.item))
    return db.get_or_404(Vote, vote_id, options=[*on_motion, *on_resolution])


def items_of_meetings(meetings: Sequence[Meeting]) -> Sequence[AgendaItem]:
    """Everything minuted at these meetings, in their order."""
    return db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(
            AgendaItem.meeting_id.in_([meeting.id for meeting in meetings]),
            AgendaItem.kind != ItemKind.HEADING,
        )
        .options(contains_eager(AgendaItem.meeting))
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
    ).all()


#: A call-in is considered within weeks; a council meets every other month.
_CONSIDERED_WITHIN = timedelta(days=183)
_CONSIDER = (BodyKind.SCRUTINY, BodyKind.COUNCIL, BodyKind.COMMITTEE, BodyKind.SUB_COMMITTEE)
_NOT_HELD = (MeetingStatus.PROVISIONAL, MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


def may_consider(decided_at: Meeting, kept: CalledIn | None, since: date) -> Sequence[Meeting]:
    """Meetings, all of them public, at which a call-in may be considered; and the one chosen."""
    last = decided_at.held_on + _CONSIDERED_WITHIN
    offered = (
        Meeting.held_on.between(since, last),
        Meeting.status.not_in(_NOT_HELD),
        Meeting.unconfirmed.is_(False),
        Meeting.body.has(Body.kind.in_(_CONSIDER) & Body.is_authority_body),
    )
    chosen = Meeting.id == (kept.considered_at_id if kept else None)
    return db.session.scalars(
        select(Meeting)
        .where(or_(and_(*offered), chosen))
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    ).all()
