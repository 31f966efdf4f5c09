"""What a clerk may do to a meeting. None of these commits."""

from datetime import date, datetime, time

from app.bodies.models import Body, Membership
from app.bodies.rules import MemberRole
from app.errors import RuleBroken
from app.meetings.models import (
    Attendance,
    Declaration,
    InterestCategory,
    Interval,
    Meeting,
    Sitting,
)
from app.meetings.rules import (
    AgendaState,
    AttendanceStatus,
    Capacity,
    MeetingKind,
    MinutesState,
    check_minutes_may_move,
    minutes_are_closed,
)
from app.people.models import Person

_CAPACITY = {
    MemberRole.CO_OPTED: Capacity.CO_OPTED,
    MemberRole.ADVISER: Capacity.IN_ATTENDANCE,
    MemberRole.OBSERVER: Capacity.IN_ATTENDANCE,
}


def call_meeting(
    body: Body,
    held_on: date,
    *,
    starts_at: time | None = None,
    venue: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
    **details: object,
) -> Meeting:
    """A new meeting of `body`, at which each of its members of that day is expected."""
    meeting = Meeting(
        body=body, held_on=held_on, starts_at=starts_at, venue=venue.strip(), kind=kind, **details
    )
    meeting.attendances = [
        _expected(seat) for seat in body.memberships if _sits(seat) and seat.is_current(held_on)
    ]
    return meeting


def _sits(seat: Membership) -> bool:
    return seat.person is not None and seat.role is not MemberRole.STANDING_DEPUTY


def _expected(seat: Membership) -> Attendance:
    return Attendance(
        person=seat.person,
        status=AttendanceStatus.EXPECTED,
        capacity=_CAPACITY.get(seat.role, Capacity.MEMBER),
        voting=seat.voting,
        representing=seat.organisation.name if seat.organisation else "",
    )


def check_open(meeting: Meeting) -> None:
    """Raises RuleBroken where the minutes have been approved (handbook 1.9, rule 35)."""
    if minutes_are_closed(meeting.minutes_state):
        raise RuleBroken(
            f"The minutes of this meeting are {meeting.minutes_state} and cannot be changed"
        )


def record_attendance(
    meeting: Meeting,
    person: Person,
    status: AttendanceStatus,
    capacity: Capacity = Capacity.MEMBER,
    *,
    voting: bool = False,
    substitute_for: Person | None = None,
    post: str = "",
    representing: str = "",
) -> Attendance:
    """Record one person's part in the meeting, replacing any earlier record of it."""
    check_open(meeting)
    _check_substitute(meeting, person, capacity, substitute_for)
    attendance = attendance_of(meeting, person)
    if attendance is None:
        attendance = Attendance(person=person)
        meeting.attendances.append(attendance)
    attendance.status, attendance.capacity, attendance.voting = status, capacity, voting
    attendance.substitute_for = substitute_for
    attendance.post, attendance.representing = post.strip(), representing.strip()
    return attendance


def _check_substitute(
    meeting: Meeting, person: Person, capacity: Capacity, for_: Person | None
) -> None:
    """Each substitute replaces exactly one member who is away (handbook rule 10)."""
    if capacity is not Capacity.SUBSTITUTE:
        if for_ is not None:
            raise RuleBroken("Only a substitute stands in for a member")
        return
    if for_ is None:
        raise RuleBroken(f"Say for whom {person.name} is a substitute")
    replaced = attendance_of(meeting, for_)
    if replaced is not None and replaced.status.was_there:
        raise RuleBroken(f"{for_.name} is present, so nobody can be their substitute")
    for other in meeting.attendances:
        if other.substitute_for is for_ and other.person is not person:
            raise RuleBroken(f"{other.person.name} is already the substitute for {for_.name}")


def attendance_of(meeting: Meeting, person: Person) -> Attendance | None:
    return next((a for a in meeting.attendances if a.person is person), None)


def remove_attendance(meeting: Meeting, attendance: Attendance) -> None:
    check_open(meeting)
    meeting.attendances.remove(attendance)


def record_all_present(meeting: Meeting) -> None:
    """Mark everyone still expected as present; the clerk then marks the exceptions."""
    check_open(meeting)
    for attendance in meeting.attendances:
        if attendance.status is AttendanceStatus.EXPECTED:
            attendance.status = AttendanceStatus.PRESENT


def record_intervals(
    attendance: Attendance, intervals: list[tuple[time | None, time | None]]
) -> None:
    """Record when someone was in the room, as (joined, left) pairs in order."""
    check_open(attendance.meeting)
    for joined, left in intervals:
        if joined and left and left < joined:
            raise RuleBroken(f"{attendance.person.name} cannot leave before arriving")
    attendance.intervals = [
        Interval(number=number, joined_at=joined, left_at=left)
        for number, (joined, left) in enumerate(intervals, start=1)
    ]


def record_sitting(meeting: Meeting, number: int, on: date, **details: object) -> Sitting:
    """Record or correct sitting `number`; the second follows an adjournment."""
    check_open(meeting)
    sitting = next((s for s in meeting.sittings if s.number == number), None)
    if sitting is None:
        if number != len(meeting.sittings) + 1:
            raise RuleBroken(f"Record sitting {len(meeting.sittings) + 1} first")
        sitting = Sitting(number=number)
        meeting.sittings.append(sitting)
    sitting.on = on
    for name, value in details.items():
        setattr(sitting, name, value)
    return sitting


def declare_interest(
    meeting: Meeting,
    person: Person,
    *,
    category: InterestCategory | None,
    nature: str,
    sensitive: bool = False,
    dispensation: str = "",
) -> Declaration:
    """Raises RuleBroken where nothing is declared: neither category nor nature."""
    check_open(meeting)
    if category is None and not nature.strip():
        raise RuleBroken("Enter the category or the nature of the interest")
    return Declaration(
        meeting=meeting,
        person=person,
        category=category,
        nature=nature.strip(),
        sensitive=sensitive,
        dispensation=dispensation.strip(),
    )


def publish_agenda(meeting: Meeting, now: datetime) -> None:
    meeting.agenda_state, meeting.agenda_published_at = AgendaState.PUBLISHED, now


def withdraw_agenda(meeting: Meeting) -> None:
    if meeting.minutes_state is not MinutesState.DRAFT:
        raise RuleBroken("The minutes are published, so the agenda must stay published")
    meeting.agenda_state, meeting.agenda_published_at = AgendaState.DRAFT, None


def move_minutes(
    meeting: Meeting, to: MinutesState, now: datetime, approved_at: Meeting | None = None
) -> None:
    """Move the minutes to another state; publishing minutes publishes the agenda with them."""
    check_minutes_may_move(meeting.minutes_state, to)
    meeting.minutes_state = to
    meeting.approved_at = approved_at if minutes_are_closed(to) else None
    if to is MinutesState.DRAFT:
        meeting.minutes_published_at = None
        return
    meeting.minutes_published_at = meeting.minutes_published_at or now
    if meeting.agenda_state is AgendaState.DRAFT:
        publish_agenda(meeting, now)
