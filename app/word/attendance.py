"""Who was at a meeting and what they declared, as tables with a header row. Pure."""

from collections.abc import Iterator

from app.clock import clock
from app.meetings.models import Attendance, Declaration, Meeting
from app.meetings.queries import present_by_capacity
from app.meetings.rules import AttendanceStatus, Capacity
from app.word.outline import Block, DataTable, Heading, Paragraph, text

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
    away = [a for a in meeting.attendances if a.status is AttendanceStatus.APOLOGIES]
    if not groups and not away and not meeting.declarations:
        return
    yield Heading(text("Attendance"), 1)
    if groups:
        yield _present_table([a for people in groups.values() for a in people])
    if away and not _minuted_apologies(meeting):
        away.sort(key=lambda a: (a.person.family_name, a.person.name))
        names = _in_a_row([a.person.formal_name for a in away])
        yield Paragraph(text(f"Apologies for absence were received from {names}."))
    if meeting.declarations:
        yield Heading(text("Declarations of interest"), 1)
        rows = tuple(map(_declared, meeting.declarations))
        yield DataTable(("Name", "Concerning", "Interest"), rows, (0.30, 0.26, 0.44))


def _minuted_apologies(meeting: Meeting) -> bool:
    """Apologies are listed here or in their own minute, never twice (handbook 5.1)."""
    return any("apolog" in item.title.lower() and item.minutes for item in meeting.items)


def _present_table(there: list[Attendance]) -> DataTable:
    """The notes have a column only where there are any."""
    rows = tuple(map(_present, there))
    if any(notes for *_, notes in rows):
        return DataTable(("Name", "Attended as", "Notes"), rows, (0.36, 0.24, 0.40))
    return DataTable(("Name", "Attended as"), tuple(row[:2] for row in rows), (0.6, 0.4))


def _present(attendance: Attendance) -> tuple[str, str, str]:
    person = attendance.person
    presided = any(s.presiding is person for s in attendance.meeting.sittings)
    name = f"{person.formal_name} (in the Chair)" if presided else person.formal_name
    return name, _PART[attendance.capacity], "; ".join(_notes(attendance))


def _notes(attendance: Attendance) -> Iterator[str]:
    if attendance.post:
        yield attendance.post
    if attendance.representing:
        yield f"representing {attendance.representing}"
    if attendance.substitute_for:
        yield f"substituting for {attendance.substitute_for.formal_name}"
    if attendance.status is AttendanceStatus.REMOTE:
        yield "attended remotely"
    for interval in attendance.intervals:
        if interval.joined_at:
            yield f"joined at {clock(interval.joined_at)}"
        if interval.left_at:
            yield f"left at {clock(interval.left_at)}"


def _declared(declaration: Declaration) -> tuple[str, str, str]:
    """The nature of a sensitive interest is not printed (Localism Act 2011 s.32; rule 15)."""
    category = declaration.category.name if declaration.category else ""
    if declaration.sensitive:
        interest = f"{category} – sensitive interest" if category else "Sensitive interest"
    else:
        interest = ": ".join(part for part in (category, declaration.nature) if part)
    if declaration.dispensation:
        interest += f" (dispensation: {declaration.dispensation})"
    return declaration.person.formal_name, "; ".join(_concerns(declaration)), interest


def _concerns(declaration: Declaration) -> Iterator[str]:
    for concern in declaration.concerns:
        item = concern.item
        number = item.minute.number if item.minute else None
        words = (
            f"Minute {number}" if number else f"Item {item.number}" if item.number else item.title
        )
        yield f"{words} (left the room)" if concern.left_room else words


def _in_a_row(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
