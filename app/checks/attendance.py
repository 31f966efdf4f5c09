"""Who was there, and whether they were enough (handbook rules 7, 8 and 10 to 13)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from app.bodies.models import Membership
from app.bodies.rules import MemberRole
from app.checks.found import Finding, Level
from app.clock import LONDON, clock, moment, short_date
from app.decisions.motions import voters_on
from app.meetings.models import Attendance, Meeting
from app.meetings.notice import add_months
from app.meetings.rules import AttendanceStatus, Capacity
from app.people.models import Person


def check_attendance(meeting: Meeting) -> Iterator[Finding]:
    expected = [a.person.name for a in meeting.attendances if a.status is AttendanceStatus.EXPECTED]
    if expected:
        names = ", ".join(sorted(expected))
        message = "Neither present nor absent: mark each of them, or all as present"
        yield Finding(11, Level.BLOCK, message, names, "attendance")


def check_quorum(meeting: Meeting) -> Iterator[Finding]:
    check = meeting.quorum_check
    if meeting.attendances and not check.is_met:
        message = f"{check.present} voting members were there and {check.needed} are needed"
        yield Finding(7, Level.WARN, message, field="attendance")


def check_quorum_of_items(meeting: Meeting) -> Iterator[Finding]:
    """Only where the meeting had its quorum: otherwise that is said once, of all of it."""
    needed = meeting.body.quorum
    if needed is None or not meeting.attendances or not meeting.quorum_check.is_met:
        return
    for item in meeting.items:
        stayed = len(voters_on(item))
        if item.is_minuted and stayed < needed:
            message = f"{stayed} voting members could vote on it and {needed} are needed"
            yield Finding(8, Level.WARN, message, item.title).on(item.id, "attendance")


def check_substitutes(meeting: Meeting) -> Iterator[Finding]:
    """Whoever votes on one subject only, as a co-opted member on education, takes no seat."""
    here = {a.person: a for a in meeting.attendances if a.status.was_there}
    for attendance in here.values():
        replaced = attendance.substitute_for
        if replaced is not None and replaced in here:
            message = f"Substitute for {replaced.name}, who is marked as present too"
            yield Finding(10, Level.WARN, message, attendance.person.name, "attendance")
        elif replaced is not None and (message := _unlike(attendance, replaced)):
            yield Finding(10, Level.WARN, message, attendance.person.name, "attendance")
        if replaced is not None:
            yield from _check_notice(attendance)
    voting = len(meeting.members_present)
    if meeting.body.seats and voting > meeting.body.seats:
        message = f"{voting} voting members were there for {meeting.body.seats} seats"
        yield Finding(10, Level.WARN, message, field="attendance")


def _check_notice(substitute: Attendance) -> Iterator[Finding]:
    """By when standing orders want a substitute named (handbook 1.3)."""
    meeting, name = substitute.meeting, substitute.person.name
    hours, begins = meeting.body.substitute_notice, meeting.starts_at
    if hours is None or begins is None:
        return
    due = datetime.combine(meeting.held_on, begins, LONDON) - timedelta(hours=hours)
    named = substitute.notified_at
    if named is None:
        message = f"Named as a substitute by {moment(due)}? When and by whom is not kept"
        yield Finding(10, Level.PROMPT, message, name, "attendance")
    elif named > due:
        message = f"Named as a substitute on {moment(named)}, and that was due by {moment(due)}"
        yield Finding(10, Level.WARN, message, name, "attendance")


def _unlike(substitute: Attendance, replaced: Person) -> str:
    """Why standing orders may not let them stand in, from the seats on the body."""
    meeting = substitute.meeting
    seats = [seat for seat in meeting.body.memberships if seat.is_current(meeting.held_on)]
    deputies = [seat for seat in seats if seat.role is MemberRole.STANDING_DEPUTY]
    theirs, own = (_seat_of(person, seats) for person in (replaced, substitute.person))
    if deputies and own not in deputies:
        return f"Stood in for {replaced.name}, and is not among the standing deputies"
    groups = [seat.political_group for seat in (theirs, own) if seat and seat.political_group]
    if len(set(groups)) > 1:
        return f"Stood in for {replaced.name}, who is of another political group"
    return ""


def _seat_of(person: Person, seats: Iterable[Membership]) -> Membership | None:
    return next((seat for seat in seats if seat.person is person), None)


def check_times_of_members(meeting: Meeting) -> Iterator[Finding]:
    """For a meeting of one sitting, whose times are known."""
    if len(meeting.sittings) != 1:
        return
    began, ended = meeting.sittings[0].started_at, meeting.sittings[0].ended_at
    for attendance in meeting.attendances:
        for at in _times(attendance):
            if (began and at < began) or (ended and at > ended):
                message = f"{clock(at)} is outside the times of the meeting"
                yield Finding(12, Level.WARN, message, attendance.person.name, "attendance")


def _times(attendance: Attendance) -> Iterable[time]:
    return [at for stay in attendance.stays for at in stay if at is not None]


def check_movements(meeting: Meeting) -> Iterator[Finding]:
    """A time at which someone came or went is told at the item before which it was."""
    told = {(move.person, move.at) for item in meeting.items for move in item.movements}
    for attendance in meeting.attendances:
        for at in _times(attendance):
            if (attendance.person, at) not in told:
                message = f"{clock(at)} is told at no item: say before which, if it matters"
                yield Finding(12, Level.PROMPT, message, attendance.person.name, "attendance")


def check_absences(meeting: Meeting, last_seen: Mapping[Person, date]) -> Iterator[Finding]:
    """Six months without attending end a councillor's seat (LGA 1972 s.85; handbook 1.3)."""
    for attendance in meeting.attendances:
        last = last_seen.get(attendance.person)
        if last and attendance.capacity is Capacity.MEMBER:
            yield from absence(attendance.person, last, meeting.held_on)


def absence(member: Person, last: date, today: date) -> Iterator[Finding]:
    """Of a member who `last` attended four months ago or longer."""
    months = next((n for n in (6, 5, 4) if add_months(last, n)[0] <= today), 0)
    if months:
        message = (
            f"Last attended on {short_date(last)}: the seat lapses at the end of "
            f"{short_date(seat_lapses(last))}, unless the council has approved the reason by then"
        )
        level = Level.PROMPT if months == 4 else Level.WARN
        yield Finding(13, level, message, member.name, "attendance")


def seat_lapses(last: date) -> date:
    return add_months(last, 6)[0]
