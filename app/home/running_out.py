"""What runs out by itself: the call-in of decisions, and the seat of a member who stays away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.bodies.models import Body, Membership
from app.bodies.rules import BodyKind, MemberRole
from app.checks.attendance import absence, seat_lapses
from app.checks.executive import call_in_ends
from app.checks.models import CheckPutAside
from app.database import db
from app.decisions.executive_models import ExecutiveDecision
from app.meetings.models import Attendance, Meeting
from app.meetings.notice import add_months
from app.meetings.queries import deadlines
from app.meetings.rules import AttendanceStatus
from app.people.models import Person
from app.record.visibility import meetings_kept

#: A call-in of five working days is over by then, whatever the holidays.
_CALLED_IN_WITHIN = timedelta(days=21)
#: A seat that lapsed long ago is history, or a list of attendance that is not whole.
_AFTER_A_LAPSE = timedelta(days=31)

_THERE = [status for status in AttendanceStatus if status.was_there]
_AWAY = [status for status in AttendanceStatus if status.away]


@dataclass(frozen=True)
class RunningOut:
    """`on` is the last day. `member` last attended on `last`, and was away from `meeting`."""

    meeting: Meeting
    on: date
    member: Person | None = None
    last: date | None = None


def running_out(viewer: Viewer, today: date) -> list[RunningOut]:
    """The soonest first, in as many reads however many there are."""
    found = [*_called_in(viewer, today), *_away_for_months(viewer, today)]
    return sorted(found, key=lambda one: (one.on, one.meeting.id))


def _called_in(viewer: Viewer, today: date) -> Iterator[RunningOut]:
    """Decisions of a cabinet take effect once nobody can call them in (handbook rule 38)."""
    works = deadlines().offices_open
    published = func.coalesce(Meeting.decisions_published_at, Meeting.minutes_published_at)
    meetings = db.session.scalars(
        select(Meeting)
        .join(Meeting.body)
        .options(
            joinedload(Meeting.body),
            selectinload(Meeting.items).options(
                selectinload(AgendaItem.resolutions),
                selectinload(AgendaItem.executive).selectinload(ExecutiveDecision.called_in),
            ),
        )
        .where(
            meetings_kept(viewer),
            ~Meeting.is_history,
            Body.kind == BodyKind.CABINET,
            Body.is_authority_body,
            Meeting.held_on >= today - timedelta(days=365),
            published.is_not(None),
            Meeting.items.any(AgendaItem.resolutions.any()),
        )
    )
    for meeting in meetings:
        ends = call_in_ends(meeting, works)
        if ends and today <= ends <= today + _CALLED_IN_WITHIN:
            yield RunningOut(meeting, ends)


def _away_for_months(viewer: Viewer, today: date) -> Iterator[RunningOut]:
    """Six months without attending end a seat (LGA 1972 s.85; handbook rule 13)."""
    last_there = _last_there(_members(viewer, today))
    late = {key: day for key, day in last_there.items() if add_months(day, 4)[0] <= today}
    missed = _missed(late)
    aside = set(
        db.session.scalars(
            select(CheckPutAside.key).where(
                CheckPutAside.meeting_id.in_([a.meeting_id for a in missed])
            )
        )
    )
    for attendance in missed:
        last = late[attendance.person_id]
        lapses = seat_lapses(last)
        standing = [f for f in absence(attendance.person, last, today) if f.key not in aside]
        if standing and today <= lapses + _AFTER_A_LAPSE:
            yield RunningOut(attendance.meeting, lapses, attendance.person, last)


def _members(viewer: Viewer, today: date) -> set[int]:
    """Those who sit, as councillors do, on a body of the authority that the viewer keeps."""
    seats = db.session.scalars(
        select(Membership)
        .join(Membership.body)
        .where(
            Body.is_authority_body,
            Membership.person_id.is_not(None),
            Membership.role.in_([MemberRole.CHAIR, MemberRole.VICE_CHAIR, MemberRole.MEMBER]),
        )
    )
    here = [seat for seat in seats if viewer.keeps(seat.body_id) and seat.is_current(today)]
    return {seat.person_id for seat in here if seat.person_id is not None}


def _last_there(members: set[int]) -> Mapping[int, date]:
    rows = db.session.execute(
        select(Attendance.person_id, func.max(Meeting.held_on))
        .join(Attendance.meeting)
        .join(Meeting.body)
        .where(
            Attendance.person_id.in_(members),
            Attendance.status.in_(_THERE),
            Body.is_authority_body,
        )
        .group_by(Attendance.person_id)
    )
    return {row[0]: row[1] for row in rows}


def _missed(last_there: Mapping[int, date]) -> Sequence[Attendance]:
    """The newest meeting that each was away from, if any since they last were there."""
    found = db.session.scalars(
        select(Attendance)
        .join(Attendance.meeting)
        .options(
            joinedload(Attendance.person), joinedload(Attendance.meeting).joinedload(Meeting.body)
        )
        .where(
            Attendance.person_id.in_(last_there),
            Attendance.status.in_(_AWAY),
            ~Meeting.is_history,
        )
        .order_by(Meeting.held_on, Meeting.id)
    )
    newest = {a.person_id: a for a in found if a.meeting.held_on > last_there[a.person_id]}
    return list(newest.values())
