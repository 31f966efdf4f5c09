"""Who was there, who sent apologies, and who presided. None of these commits."""

import re

from app.archive.people import Named, stands_in_for
from app.errors import RuleBroken
from app.intake.minutes.parsed import Attendee, Minutes
from app.intake.minutes.serving import is_staff
from app.meetings.attendance import attendance_of, record_attendance, remove_attendance
from app.meetings.models import Meeting
from app.meetings.rules import AttendanceStatus, Capacity
from app.people.models import Person

_PRESIDES = re.compile(
    r"(?:an )?(?:chair(?:man|woman|person)?|cathaoirleach|(?:lord |town )?mayor|provost|convener"
    r"|president|(?:the )?speaker|presiding officer|in the chair)(?: \(.*)?",
    re.I,
)
_VICE = re.compile(r"(?:vice|deputy|leas)\b", re.I)


def enter_attendance(meeting: Meeting, minutes: Minutes, named: Named) -> Person | None:
    """Enter everybody whom the paper names, and nobody else; return who presided, if printed."""
    chair = None
    for place, attendee in enumerate(minutes.present):
        person = _enter(meeting, attendee, Capacity.MEMBER, f"present.{place}", named)
        if person and chair is None and _PRESIDES.fullmatch((attendee.role or "").strip()):
            chair = person
    for place, attendee in enumerate(minutes.in_attendance):
        capacity = Capacity.OFFICER if is_staff(attendee) else Capacity.IN_ATTENDANCE
        _enter(meeting, attendee, capacity, f"in_attendance.{place}", named)
    for place, name in enumerate(minutes.apologies):
        _excuse(meeting, name, f"apologies.{place}", named)
    for place, attendee in enumerate(minutes.present):
        if member := stands_in_for(attendee):
            _stand_in(meeting, attendee, member, f"present.{place}", named)
    for attendance in list(meeting.attendances):
        if attendance.status is AttendanceStatus.EXPECTED:
            remove_attendance(attendance)
    return chair


def _enter(
    meeting: Meeting, attendee: Attendee, capacity: Capacity, where: str, named: Named
) -> Person | None:
    person = named.person(attendee.name, where)
    if person is None:
        return None
    role = (attendee.role or "").strip()
    if role:
        named.holds(person, role)
    there = attendance_of(meeting, person)
    if there and there.status is not AttendanceStatus.EXPECTED:
        if role and role != there.post:
            there.post = "; ".join(filter(None, (there.post, role)))
        again = f", the second time as {role}" if role else ""
        named.doubts.append((where, f"{person.formal_name} is printed twice{again}"))
        return person
    record_attendance(
        meeting,
        person,
        AttendanceStatus.PRESENT,
        there.capacity if there and capacity is Capacity.MEMBER else capacity,
        voting=(there.voting if there else True) if capacity is Capacity.MEMBER else False,
        post=role,
        representing=there.representing if there else "",
    )
    return person


def _excuse(meeting: Meeting, name: str, where: str, named: Named) -> None:
    person = named.person(name, where)
    if person is None:
        return
    there = attendance_of(meeting, person)
    if there and there.status.was_there:
        named.doubts.append((where, f"{person.formal_name} is printed as present as well"))
        return
    record_attendance(
        meeting,
        person,
        AttendanceStatus.APOLOGIES,
        there.capacity if there else Capacity.MEMBER,
        voting=there.voting if there else True,
        representing=there.representing if there else "",
    )


def _stand_in(meeting: Meeting, attendee: Attendee, member: str, where: str, named: Named) -> None:
    """A substitute who cannot be one is there as a member, which is doubted."""
    person, absent = named.person(attendee.name, where), named.person(member, where)
    there = attendance_of(meeting, person) if person else None
    if person is None or absent is None or there is None:
        return
    try:
        record_attendance(
            meeting,
            person,
            AttendanceStatus.PRESENT,
            Capacity.SUBSTITUTE,
            voting=True,
            substitute_for=absent,
            post=there.post,
            representing=there.representing,
        )
    except RuleBroken as refusal:
        named.doubts.append((where, f"{attendee.name} is printed as a substitute: {refusal}"))
