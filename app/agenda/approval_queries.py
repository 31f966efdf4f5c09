"""Which minutes are waiting for approval, and where they may be approved."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.agenda.approval_models import Approval, MinutesToApprove
from app.agenda.models import AgendaItem
from app.agenda.rules import MINUTES_TITLED
from app.bodies.models import Body, BodyLink
from app.bodies.rules import LinkKind
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus, MinutesState

_NOT_HELD = (
    MeetingStatus.PROVISIONAL,
    MeetingStatus.CANCELLED,
    MeetingStatus.POSTPONED,
    MeetingStatus.INQUORATE,
)


def awaiting_approval(body: Body, before: date) -> list[Meeting]:
    """Meetings that were over `before` a day and whose minutes are not approved, the oldest first.

    A body approves those of the body it grew out of, once that is dissolved. A meeting that was
    inquorate resolved nothing and has minutes to approve only where some were written. History
    was approved long ago or never will be.
    """
    found = db.session.scalars(
        select(Meeting)
        .where(
            or_(Meeting.body_id == body.id, Meeting.body_id.in_(_predecessors(body))),
            Meeting.held_on < before,
            ~Meeting.is_history,
            Meeting.minutes_state.not_in([MinutesState.APPROVED, MinutesState.SIGNED]),
            or_(
                Meeting.status.not_in(_NOT_HELD),
                exists().where(AgendaItem.meeting_id == Meeting.id, AgendaItem.revision > 0),
            ),
        )
        .options(joinedload(Meeting.body), selectinload(Meeting.sittings))
        .order_by(Meeting.held_on, Meeting.id)
    )
    return [meeting for meeting in found if meeting.last_day < before]


def _predecessors(body: Body) -> Sequence[int | None]:
    return db.session.scalars(
        select(BodyLink.other_body_id)
        .join(BodyLink.other_body)
        .where(
            BodyLink.body_id == body.id,
            BodyLink.kind == LinkKind.GREW_OUT_OF,
            Body.dissolved != "",
        )
    ).all()


def to_put_up(meeting: Meeting) -> list[Meeting]:
    """What waits for approval and is on no item of this meeting yet."""
    if meeting.is_history:
        return []
    listed = set(
        db.session.scalars(
            select(MinutesToApprove.meeting_id)
            .join(MinutesToApprove.item)
            .where(AgendaItem.meeting_id == meeting.id)
        )
    )
    waiting = awaiting_approval(meeting.body, meeting.held_on)
    return [other for other in waiting if other.id not in listed]


def items_that_may_approve(meetings: Sequence[Meeting]) -> Sequence[AgendaItem]:
    """The items of these meetings that take minutes, or are procedure, in their order."""
    return db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(
            AgendaItem.meeting_id.in_([meeting.id for meeting in meetings]),
            or_(
                *(AgendaItem.title.icontains(words) for words in MINUTES_TITLED),
                exists().where(MinutesToApprove.item_id == AgendaItem.id),
            ),
        )
        .options(joinedload(AgendaItem.meeting), joinedload(AgendaItem.minute))
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
    ).all()


def item_listing(meeting: Meeting) -> AgendaItem | None:
    """The first item of another agenda that puts the minutes of this meeting up for approval."""
    return db.session.scalar(
        select(AgendaItem)
        .join(MinutesToApprove, MinutesToApprove.item_id == AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(MinutesToApprove.meeting_id == meeting.id)
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
    )


def approval_of(meeting: Meeting) -> Approval | None:
    return db.session.get(
        Approval,
        meeting.id,
        options=[
            joinedload(Approval.item).joinedload(AgendaItem.minute),
            joinedload(Approval.item).joinedload(AgendaItem.meeting),
        ],
    )
