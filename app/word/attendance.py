"""Who was at a meeting, as a table or as a list for each part (handbook 5.1). Pure."""

from collections.abc import Iterator, Mapping, Sequence

from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.rules import AttendancePrinted
from app.clock import clock
from app.meetings.models import Attendance, Meeting
from app.meetings.queries import present_by_capacity
from app.meetings.rules import AttendanceStatus, Capacity
from app.record.in_words import those_in
from app.word.outline import Block, DataTable, Heading, Paragraph, text
from app.word.resolved import in_a_row

_PART = {
    Capacity.MEMBER: "Member",
    Capacity.SUBSTITUTE: "Substitute",
    Capacity.CO_OPTED: "Co-opted member",
    Capacity.IN_ATTENDANCE: "Also in attendance",
    Capacity.OFFICER: "Officer",
    Capacity.PUBLIC_SPEAKER: "Public speaker",
}


def attendance(meeting: Meeting) -> Iterator[Block]:
    groups = present_by_capacity(meeting)
    away = _away(meeting, AttendanceStatus.APOLOGIES)
    absent = _away(meeting, AttendanceStatus.ABSENT)
    if not (groups or away or absent):
        return
    unmarked = [] if meeting.is_history else _away(meeting, AttendanceStatus.EXPECTED)
    style = house_style_of(meeting.body)
    yield Heading(text("Attendance"), 1)
    if groups and style.attendance is AttendancePrinted.TABLE:
        yield _table([a for people in groups.values() for a in people], style)
    else:
        yield from _lists(groups, style)
    if untold := _untold(meeting, away):
        yield Paragraph(text(f"Apologies for absence were received from {_row(untold, style)}."))
    for words, people in (("Absent", absent), ("Not marked as present or absent", unmarked)):
        if people:
            yield Paragraph((*text(f"{words}: ", bold=True), *text(f"{_row(people, style)}.")))


def _away(meeting: Meeting, status: AttendanceStatus) -> list[Attendance]:
    away = [a for a in meeting.attendances if a.status is status]
    return sorted(away, key=lambda a: (a.person.family_name, a.person.name))


def _row(people: Sequence[Attendance], style: HouseStyle) -> str:
    return in_a_row([style.named(a.person.formal_name) for a in people])


def _untold(meeting: Meeting, away: Sequence[Attendance]) -> list[Attendance]:
    """Apologies are listed here or in their own minute, never twice (handbook 5.1)."""
    items = [item for item in meeting.items if "apolog" in item.title.lower() and item.minutes]
    told = " ".join(item.minutes.text for item in items if item.minutes)
    return [attendance for attendance in away if attendance.person.family_name not in told]


def _table(there: Sequence[Attendance], style: HouseStyle) -> DataTable:
    """The notes have a column only where there are any."""
    rows = tuple((_named(a, style), _PART[a.capacity], "; ".join(_notes(a, style))) for a in there)
    if any(notes for *_, notes in rows):
        return DataTable(("Name", "Attended as", "Notes"), rows, (0.36, 0.24, 0.40))
    return DataTable(("Name", "Attended as"), tuple(row[:2] for row in rows), (0.6, 0.4))


def _lists(groups: Mapping[Capacity, list[Attendance]], style: HouseStyle) -> Iterator[Block]:
    """“Members present: Ann Lee (in the Chair); Bob Cole (joined at 5.12 pm)”."""
    for capacity, people in groups.items():
        names = "; ".join(_with_notes(attendance, style) for attendance in people)
        yield Paragraph((*text(f"{those_in(capacity)}: ", bold=True), *text(names)))


def _with_notes(attendance: Attendance, style: HouseStyle) -> str:
    notes = ", ".join(_notes(attendance, style))
    return _named(attendance, style) + (f" ({notes})" if notes else "")


def _named(attendance: Attendance, style: HouseStyle) -> str:
    person = attendance.person
    presided = any(s.presiding is person for s in attendance.meeting.sittings)
    name = style.named(person.formal_name)
    return f"{name} (in the Chair)" if presided else name


def _notes(attendance: Attendance, style: HouseStyle) -> Iterator[str]:
    if attendance.post:
        yield attendance.post
    if attendance.representing:
        yield f"representing {attendance.representing}"
    if attendance.voting and attendance.voting_scope:
        yield f"voting on {attendance.voting_scope} only"
    if attendance.substitute_for:
        yield f"substituting for {style.named(attendance.substitute_for.formal_name)}"
    if attendance.status is AttendanceStatus.REMOTE:
        yield "attended remotely"
    for interval in attendance.intervals:
        if interval.joined_at:
            yield f"joined at {clock(interval.joined_at)}"
        if interval.left_at:
            yield f"left at {clock(interval.left_at)}"
