"""What a clerk may record of who took part in a meeting. None of these commits."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.bodies.models import Membership
from app.bodies.rules import MemberRole
from app.errors import RuleBroken
from app.meetings.models import Attendance, Interval, Meeting
from app.meetings.rules import AttendanceStatus, Capacity, Stay, check_minutes_open, check_stays
from app.people.models import Person

_CAPACITY = {
    MemberRole.CO_OPTED: Capacity.CO_OPTED,
    MemberRole.ADVISER: Capacity.IN_ATTENDANCE,
    MemberRole.OBSERVER: Capacity.IN_ATTENDANCE,
}


def expect_members(meeting: Meeting) -> list[Attendance]:
    """Expect those members of the day who are not on the list yet, and return them."""
    check_minutes_open(meeting.minutes_state)
    listed = {attendance.person for attendance in meeting.attendances}
    missing = [
        _expected(seat)
        for seat in meeting.body.memberships
        if _sits(seat) and seat.is_current(meeting.held_on) and seat.person not in listed
    ]
    meeting.attendances += missing
    return missing


def _sits(seat: Membership) -> bool:
    return seat.person is not None and seat.role is not MemberRole.STANDING_DEPUTY


def _expected(seat: Membership) -> Attendance:
    return Attendance(
        person=seat.person,
        status=AttendanceStatus.EXPECTED,
        capacity=_CAPACITY.get(seat.role, Capacity.MEMBER),
        voting=seat.voting,
        voting_scope=seat.voting_scope or "",
        representing=seat.organisation.name if seat.organisation else "",
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
    voting_scope: str | None = None,
    notified_at: datetime | None = None,
    notified_by: str = "",
) -> Attendance:
    """Record one person's part in the meeting, replacing any earlier record of it.

    `voting_scope` is the only subject that they vote on; None leaves it as it is.
    """
    check_minutes_open(meeting.minutes_state)
    _check_substitute(meeting, person, capacity, substitute_for)
    _check_did_not_preside(meeting, person, status)
    attendance = attendance_of(meeting, person)
    if attendance is None:
        attendance = Attendance(person=person)
        meeting.attendances.append(attendance)
    attendance.status, attendance.capacity, attendance.voting = status, capacity, voting
    attendance.substitute_for = substitute_for
    attendance.post, attendance.representing = post.strip(), representing.strip()
    attendance.notified_at, attendance.notified_by = notified_at, notified_by.strip()
    if voting_scope is not None:
        attendance.voting_scope = voting_scope.strip()
    return attendance


def _check_did_not_preside(meeting: Meeting, person: Person, status: AttendanceStatus) -> None:
    if status.away and any(sitting.presiding is person for sitting in meeting.sittings):
        raise RuleBroken(
            f"{person.name} is recorded as in the chair, so cannot be {status.away}",
            about="status",
        )


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
    if for_ is person:
        raise RuleBroken(f"{person.name} cannot be their own substitute")
    replaced = attendance_of(meeting, for_)
    if replaced is not None and replaced.status.was_there:
        raise RuleBroken(f"{for_.name} is present, so nobody can be their substitute")
    for other in meeting.attendances:
        if other.substitute_for is for_ and other.person is not person:
            raise RuleBroken(f"{other.person.name} is already the substitute for {for_.name}")


def record_statuses(
    meeting: Meeting,
    statuses: Mapping[Person, AttendanceStatus],
    *,
    others_present: bool = False,
) -> Meeting:
    """Record how each person took part; with `others_present`, whoever is still expected came."""
    check_minutes_open(meeting.minutes_state)
    after = {a: statuses.get(a.person, a.status) for a in meeting.attendances}
    if others_present:
        after |= {
            a: AttendanceStatus.PRESENT
            for a, status in after.items()
            if status is AttendanceStatus.EXPECTED
        }
    there = {a.person for a, status in after.items() if status.was_there}
    for attendance, status in after.items():
        _check_did_not_preside(meeting, attendance.person, status)
        member = attendance.substitute_for
        if status.was_there and member in there:
            raise RuleBroken(
                f"{member.name} is present, so {attendance.person.name} cannot be their substitute"
            )
    for attendance, status in after.items():
        attendance.status = status
    return meeting


def record_all_present(meeting: Meeting) -> None:
    """Mark everyone still expected as present; the clerk then marks the exceptions."""
    record_statuses(meeting, {}, others_present=True)


def record_intervals(attendance: Attendance, stays: Sequence[Stay]) -> Attendance:
    """Record when someone was in the room, as (joined, left) pairs in order."""
    check_minutes_open(attendance.meeting.minutes_state)
    check_stays(attendance.person.name, stays)
    attendance.intervals = [
        Interval(number=number, joined_at=joined, left_at=left)
        for number, (joined, left) in enumerate(stays, start=1)
    ]
    return attendance


def attendance_of(meeting: Meeting, person: Person) -> Attendance | None:
    return next((a for a in meeting.attendances if a.person is person), None)


def remove_attendance(attendance: Attendance) -> None:
    check_minutes_open(attendance.meeting.minutes_state)
    attendance.meeting.attendances.remove(attendance)
