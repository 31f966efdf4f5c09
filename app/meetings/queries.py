"""Meetings as someone may see them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.bodies.house_style import house_style_of
from app.bodies.models import Body, BodyLink, ClosureDay
from app.bodies.queries import authority
from app.bodies.rules import LinkKind, MemberRole, Regime
from app.clock import short_date
from app.database import db
from app.meetings.history import agenda_went_along
from app.meetings.holidays import bank_holidays
from app.meetings.models import Attendance, InterestCategory, Meeting, MeetingEvent
from app.meetings.notice import (
    Counts,
    Notice,
    day_of_publication,
    draft_minutes_by,
    notice_of,
    working_days,
)
from app.meetings.rules import Capacity, MeetingKind, MeetingStatus
from app.people.models import Person
from app.people.queries import everyone


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


def doubts_about_calling(
    body: Body, held_on: date, starts_at: time | None, *, today: date
) -> list[str]:
    """A form sent twice calls a meeting twice, and a body may meet twice in a day.

    A meeting of the past is entered from old papers, or its year is a slip.
    """
    past = [f"{short_date(held_on)} is past: this meeting was held already"]
    return [*(past if held_on < today else []), *_called_already(body, held_on, starts_at)]


def _called_already(body: Body, held_on: date, starts_at: time | None) -> list[str]:
    same = select(Meeting.id).where(
        Meeting.body_id == body.id, Meeting.held_on == held_on, Meeting.starts_at == starts_at
    )
    if db.session.scalar(same.limit(1)) is None:
        return []
    return ["There is a meeting of this body on this day and at this time already: this is another"]


def bodies_that_meet(viewer: Viewer) -> list[Body]:
    """Those whose meetings the viewer may call."""
    meeting = db.session.scalars(select(Body).where(Body.dissolved == "").order_by(Body.name))
    return [body for body in meeting if viewer.keeps(body.id)]


def everyone_else(meeting: Meeting) -> list[Person]:
    """People with no part in the meeting yet."""
    listed = {attendance.person_id for attendance in meeting.attendances}
    return [person for person in everyone() if person.id not in listed]


def presiding_at(meeting: Meeting) -> int | None:
    """Who was in the chair, by number; where nobody is recorded yet, who chairs the body."""
    if meeting.sittings and meeting.sittings[-1].presiding_id:
        return meeting.sittings[-1].presiding_id
    may = {a.person_id for a in meeting.attendances if not a.status.away}
    chairs = (
        seat.person_id
        for seat in meeting.body.memberships
        if seat.role is MemberRole.CHAIR and seat.is_current(meeting.held_on)
    )
    return next((person_id for person_id in chairs if person_id in may), None)


def signature_at(approving: Meeting) -> dict[str, Any]:
    """Who signs the minutes that a meeting approves, and when: its chair, on its day."""
    chair = db.session.get(Person, presiding_at(approving) or 0)
    style = house_style_of(approving.body)
    name = style.named(chair.formal_name) if chair else ""
    return {"signed_by": name, "signed_on": approving.held_on}


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
                or_(Meeting.body_id == meeting.body_id, Meeting.body_id.in_(_successors(meeting))),
                Meeting.held_on >= meeting.last_day,
                Meeting.id != meeting.id,
                Meeting.kind != MeetingKind.EXTRAORDINARY,
                Meeting.status.not_in([MeetingStatus.CANCELLED, MeetingStatus.POSTPONED]),
            )
            .options(joinedload(Meeting.body))
            .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
        )
    )


def _successors(meeting: Meeting) -> Select[int]:
    return select(BodyLink.body_id).where(
        BodyLink.kind == LinkKind.GREW_OUT_OF, BodyLink.other_body_id == meeting.body_id
    )


def history_of(meeting: Meeting, *, public_only: bool) -> list[MeetingEvent]:
    """The steps of its life, the newest first."""
    found = db.session.scalars(
        select(MeetingEvent)
        .where(MeetingEvent.meeting_id == meeting.id)
        .options(joinedload(MeetingEvent.by))
        .order_by(MeetingEvent.at.desc(), MeetingEvent.id.desc())
    )
    return [event for event in found if event.step.is_public or not public_only]


def notice_for(meeting: Meeting) -> Notice | None:
    """The notice a meeting needs and got; None for a body that the law of notice is not for, and
    where the day on which its agenda came here says nothing of the notice it had.
    """
    if not meeting.body.is_authority_body or meeting.is_history or agenda_went_along(meeting):
        return None
    return deadlines().notice(meeting)


def days_of_notice(meeting: Meeting) -> Callable[[date], int]:
    """How many clear days before a meeting something was made public, by the day it was."""
    law = deadlines()
    return lambda day: law.notice_if(meeting, day).given or 0


@dataclass(frozen=True)
class Deadlines:
    """What the law and the calendar ask of each meeting, read once for however many."""

    regime: Regime
    cutoff: time
    holidays: Collection[date]
    closures: Collection[date]
    saturdays: bool = True

    def notice(self, meeting: Meeting) -> Notice:
        at = meeting.agenda_published_at
        return self.notice_if(meeting, day_of_publication(at, self.cutoff) if at else None)

    def notice_if(self, meeting: Meeting, published: date | None) -> Notice:
        return notice_of(
            meeting.held_on,
            self.regime,
            self.holidays,
            self.closures,
            published,
            saturdays=self.saturdays,
        )

    def draft_minutes_by(self, meeting: Meeting) -> date:
        return draft_minutes_by(meeting.last_day, self.regime, self.offices_open)

    @property
    def offices_open(self) -> Counts:
        return working_days(self.holidays, self.closures)


def deadlines() -> Deadlines:
    council = authority()
    regime = council.regime if council else Regime.ENGLAND_PRINCIPAL
    return Deadlines(
        regime,
        council.publish_cutoff if council else time(17),
        bank_holidays(regime),
        frozenset(db.session.scalars(select(ClosureDay.on))),
        council.saturdays_count if council else True,
    )
