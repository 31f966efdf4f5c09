"""Meetings as someone may see them."""

from collections.abc import Mapping
from datetime import date, time

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.bodies.models import Body, ClosureDay
from app.bodies.queries import authority
from app.bodies.rules import Regime
from app.database import db
from app.meetings.holidays import bank_holidays
from app.meetings.models import Attendance, InterestCategory, Meeting
from app.meetings.notice import Notice, day_of_publication, notice_of
from app.meetings.rules import Capacity, MeetingKind, MeetingStatus
from app.people.models import Person
from app.people.queries import everyone


def meetings_for(viewer: Viewer) -> Select[Meeting]:
    """Meetings that `viewer` may know of.

    A date in the calendar is public from the day it is fixed; what is on the agenda is not.
    """
    query = select(Meeting).options(joinedload(Meeting.body))
    if viewer.sees_drafts:
        return query
    return query.where(Meeting.status != MeetingStatus.PROVISIONAL)


def next_meetings(viewer: Viewer, today: date) -> Select[Meeting]:
    return (
        meetings_for(viewer)
        .where(Meeting.held_on >= today, Meeting.status != MeetingStatus.CANCELLED)
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )


def present_by_capacity(meeting: Meeting) -> Mapping[Capacity, list[Attendance]]:
    """Who was there, in the order minutes list them, by family name within each capacity."""
    there = [a for a in meeting.attendances if a.status.was_there]
    there.sort(key=lambda a: (a.person.family_name, a.person.name))
    groups = {c: [a for a in there if a.capacity is c] for c in Capacity}
    return {capacity: people for capacity, people in groups.items() if people}


def meeting_or_404(meeting_id: int) -> Meeting:
    """A meeting with everyone who had a part in it, in as many queries whatever their number."""
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            selectinload(Meeting.attendances).joinedload(Attendance.person),
            selectinload(Meeting.attendances).joinedload(Attendance.substitute_for),
            selectinload(Meeting.attendances).selectinload(Attendance.intervals),
        ],
    )


def by_capacity(meeting: Meeting) -> Mapping[Capacity, list[Attendance]]:
    """Everyone with a part in the meeting, there or not, as an attendance list has them."""
    listed = sorted(meeting.attendances, key=lambda a: (a.person.family_name, a.person.name))
    groups = {c: [a for a in listed if a.capacity is c] for c in Capacity}
    return {capacity: people for capacity, people in groups.items() if people}


def bodies_that_meet() -> list[Body]:
    return list(db.session.scalars(select(Body).where(Body.dissolved == "").order_by(Body.name)))


def everyone_else(meeting: Meeting) -> list[Person]:
    """People with no part in the meeting yet."""
    listed = {attendance.person_id for attendance in meeting.attendances}
    return [person for person in everyone() if person.id not in listed]


def interest_categories() -> list[InterestCategory]:
    return list(db.session.scalars(select(InterestCategory).order_by(InterestCategory.id)))


def may_approve(meeting: Meeting) -> list[Meeting]:
    """Later meetings at which its minutes can be approved, the next first.

    An extraordinary meeting is not a suitable one (SI 1993/202 Sch 2 para 2; handbook rule 34).
    """
    return list(
        db.session.scalars(
            select(Meeting)
            .where(
                Meeting.body_id == meeting.body_id,
                Meeting.held_on >= meeting.held_on,
                Meeting.id != meeting.id,
                Meeting.kind != MeetingKind.EXTRAORDINARY,
                Meeting.status.not_in([MeetingStatus.CANCELLED, MeetingStatus.POSTPONED]),
            )
            .options(joinedload(Meeting.body))
            .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
        )
    )


def notice_for(meeting: Meeting) -> Notice | None:
    """The notice a meeting needs and got; None for a body that the law of notice is not for."""
    if not meeting.body.is_authority_body:
        return None
    council = authority()
    regime = council.regime if council else Regime.ENGLAND_PRINCIPAL
    cutoff = council.publish_cutoff if council else time(17)
    at = meeting.agenda_published_at
    return notice_of(
        meeting.held_on,
        regime,
        bank_holidays(regime),
        frozenset(db.session.scalars(select(ClosureDay.on))),
        day_of_publication(at, cutoff) if at else None,
    )
