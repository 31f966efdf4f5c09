"""A meeting with everything that its checks look at, in a constant number of reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload, subqueryload

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.checks.all import Subject, check_meeting
from app.checks.found import Finding
from app.checks.models import CheckPutAside
from app.database import db
from app.decisions.models import Recommendation, RecommendationClause
from app.meetings.models import Attendance, Meeting
from app.meetings.queries import days_of_notice, deadlines, notice_for
from app.meetings.rules import AttendanceStatus
from app.people.models import Person
from app.record.item_queries import item_page, items_of

_PEOPLE = (
    joinedload(Meeting.body),
    selectinload(Meeting.sittings),
    selectinload(Meeting.attendances).options(
        joinedload(Attendance.person),
        joinedload(Attendance.substitute_for),
        selectinload(Attendance.intervals),
    ),
)


def subject_or_404(viewer: Viewer, meeting_id: int, today: date) -> Subject:
    meeting = db.get_or_404(Meeting, meeting_id, options=[*_PEOPLE, selectinload(Meeting.items)])
    items = items_of(viewer, meeting)
    _read_answers(meeting)
    _read_actions(meeting)
    alone = _subject(meeting, items, today)
    return replace(
        alone,
        actions=_actions_of(meeting),
        notice=notice_for(meeting),
        given=_given(meeting),
        last_seen=_last_seen(meeting),
    )


def subject_of_item(viewer: Viewer, item_id: int, today: date) -> Subject | None:
    """One item alone, for what is asked beside it while it is written."""
    item = item_page(viewer, item_id)
    if item is None:
        return None
    with_people = select(Meeting).where(Meeting.id == item.meeting_id).options(*_PEOPLE)
    db.session.scalars(with_people).one()
    return _subject(item.meeting, [item], today)


def _subject(meeting: Meeting, items: Sequence[AgendaItem], today: date) -> Subject:
    law = deadlines()
    return Subject(
        meeting=meeting,
        items=items,
        actions=(),
        notice=None,
        given=None,
        regime=law.regime,
        works=law.offices_open,
        last_seen={},
        short_forms=frozenset(filter(None, db.session.scalars(select(Body.code)))),
        today=today,
    )


def _read_answers(meeting: Meeting) -> None:
    """Each recommended clause with what became of it, so that asking it reads nothing more."""
    clauses = (
        select(RecommendationClause)
        .join(RecommendationClause.recommendation)
        .join(Recommendation.item)
        .where(AgendaItem.meeting_id == meeting.id)
        .options(
            subqueryload(RecommendationClause.answers), subqueryload(RecommendationClause.children)
        )
    )
    db.session.scalars(clauses).all()


def _read_actions(meeting: Meeting) -> None:
    """The actions of each item, so that asking an item for them reads nothing more."""
    of_it = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id)
    db.session.scalars(of_it.options(selectinload(AgendaItem.actions))).all()


def _last_seen(meeting: Meeting) -> Mapping[Person, date]:
    """When each member away from a meeting last attended one of the authority's."""
    away = {a.person_id: a.person for a in meeting.attendances if a.status.away}
    there = select(Attendance.person_id, func.max(Meeting.held_on)).join(Attendance.meeting)
    found = db.session.execute(
        there.join(Meeting.body)
        .where(
            Attendance.person_id.in_(away),
            Attendance.status.in_([s for s in AttendanceStatus if s.was_there]),
            Body.is_authority_body,
            Meeting.held_on <= meeting.held_on,
        )
        .group_by(Attendance.person_id)
    )
    return {away[person_id]: day for person_id, day in found}


def _given(meeting: Meeting) -> Callable[[date], int] | None:
    return days_of_notice(meeting) if meeting.body.is_authority_body else None


def _actions_of(meeting: Meeting) -> Sequence[Action]:
    return db.session.scalars(
        select(Action).join(Action.item).where(AgendaItem.meeting_id == meeting.id)
    ).all()


def put_aside(meeting: Meeting) -> Sequence[CheckPutAside]:
    return db.session.scalars(
        select(CheckPutAside)
        .where(CheckPutAside.meeting_id == meeting.id)
        .options(joinedload(CheckPutAside.put_aside_by))
        .order_by(CheckPutAside.id)
    ).all()


def standing_in(meeting: Meeting) -> set[str]:
    return {kept.key for kept in put_aside(meeting)}


def left_to_look_at(subject: Subject) -> list[Finding]:
    """All that its checks find but for what was let stand, the most serious first."""
    standing = standing_in(subject.meeting)
    return [finding for finding in check_meeting(subject) if finding.key not in standing]
