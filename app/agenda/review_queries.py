"""Who reviews which draft minutes, and what they said of them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.agenda.models import AgendaItem
from app.agenda.review_models import ReviewComment
from app.bodies.models import Membership
from app.bodies.rules import MemberRole
from app.database import db
from app.meetings.models import Meeting, Sitting
from app.meetings.rules import MinutesState
from app.people.models import Person


def meeting_in_review_or_404(meeting_id: int) -> Meeting:
    """A meeting with its items, their minutes and what was said of them."""
    items = selectinload(Meeting.items)
    comments = items.selectinload(AgendaItem.comments)
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            items.joinedload(AgendaItem.minute),
            items.selectinload(AgendaItem.revisions),
            comments.joinedload(ReviewComment.made_by),
            comments.joinedload(ReviewComment.settled_by),
        ],
    )


def reviewers(meeting: Meeting) -> Sequence[Person]:
    """The chair of the meeting and whoever presented a report to it."""
    return db.session.scalars(
        select(Person)
        .where(
            or_(
                exists().where(
                    AgendaItem.presenter_id == Person.id, AgendaItem.meeting_id == meeting.id
                ),
                exists().where(Sitting.presiding_id == Person.id, Sitting.meeting_id == meeting.id),
                Person.id.in_(_chairs(meeting)),
            )
        )
        .order_by(Person.family_name, Person.name)
    ).all()


def _chairs(meeting: Meeting) -> list[int]:
    """Of the body on that day, where nobody was recorded as presiding."""
    presided = any(sitting.presiding_id for sitting in meeting.sittings)
    return [
        seat.person_id
        for seat in meeting.body.memberships
        if seat.role is MemberRole.CHAIR and seat.is_current(meeting.held_on) and seat.person_id
        if not presided
    ]


def may_review(account_id: int | None, meeting: Meeting) -> bool:
    """Whether an account may read these draft minutes and comment on them."""
    in_review = meeting.minutes_state is MinutesState.IN_REVIEW
    return bool(account_id and in_review) and any(
        person.account_id == account_id for person in reviewers(meeting)
    )


def meetings_to_review(account_id: int | None) -> Sequence[Meeting]:
    """Those whose draft minutes wait for this account to read them, the oldest first."""
    if account_id is None:
        return []
    found = db.session.scalars(
        select(Meeting)
        .where(Meeting.minutes_state == MinutesState.IN_REVIEW, _has_a_part(account_id))
        .options(joinedload(Meeting.body))
        .order_by(Meeting.held_on, Meeting.id)
    ).all()
    return [meeting for meeting in found if may_review(account_id, meeting)]


def _has_a_part(account_id: int) -> ColumnElement[bool]:
    """A wide net; `may_review` then says it exactly."""
    person = select(Person.id).where(Person.account_id == account_id).scalar_subquery()
    return or_(
        exists().where(AgendaItem.meeting_id == Meeting.id, AgendaItem.presenter_id == person),
        exists().where(Sitting.meeting_id == Meeting.id, Sitting.presiding_id == person),
        exists().where(
            Membership.body_id == Meeting.body_id,
            Membership.person_id == person,
            Membership.role == MemberRole.CHAIR,
        ),
    )


def waiting_comments(meeting: Meeting) -> Sequence[ReviewComment]:
    return db.session.scalars(
        select(ReviewComment)
        .join(ReviewComment.item)
        .where(AgendaItem.meeting_id == meeting.id, ReviewComment.settled_at.is_(None))
        .options(joinedload(ReviewComment.made_by), joinedload(ReviewComment.item))
        .order_by(AgendaItem.position, ReviewComment.made_at, ReviewComment.id)
    ).all()


def comments_waiting_on(item: AgendaItem) -> Sequence[ReviewComment]:
    return [comment for comment in waiting_comments(item.meeting) if comment.item_id == item.id]
