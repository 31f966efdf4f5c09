"""Who came to the meetings of a body in a period, and what they declared (handbook 5.2). Pure.

Of meetings whose minutes are public, or of all in an edition that is not for publication.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.models import Body
from app.clock import short_date
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Person
from app.record.in_words import as_a
from app.word.declarations import declared_row
from app.word.framing import paper_of_period
from app.word.opening import opening
from app.word.outline import Block, DataTable, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.periods import body_called, in_words, meetings_attended

_MEMBERS = {Capacity.MEMBER, Capacity.CO_OPTED}
_HEADER = ("Name", "Attended", "Apologies", "Absent", "Not recorded", "Last attended")
_WIDTHS = (
    0.22,
    0.155,
    0.165,
    0.13,
    0.155,
    0.175,
)  # no word is broken in 12 pt between margins of 3 cm


def paper(body: Body, asked: Asked) -> Paper | None:
    blocks = _report(body, asked)
    return paper_of_period(
        body, asked, blocks, title="Attendance and declarations", about="attendance"
    )


def _report(body: Body, asked: Asked) -> Iterator[Block]:
    held = meetings_attended(body, asked.term, asked.reader)
    count = f"{len(held)} meeting{'' if len(held) == 1 else 's'} with {_minutes(asked)}."
    yield from opening(asked, f"Attendance: {body.name}", f"{in_words(asked.term)}. {count}")
    style = house_style_of(body)
    yield Heading(text("Members"), 1)
    rows = tuple(_members(held, style))
    if rows:
        yield DataTable(_HEADER, rows, _WIDTHS)
    else:
        yield Paragraph(text("No attendance of members is recorded."))
    others = tuple(_others(held, style))
    if others:
        yield Heading(text("Others who came"), 1)
        yield DataTable(("Name", "Came as", "Meetings"), others, (0.45, 0.35, 0.20))
    yield from _declared(held, asked)


def _minutes(asked: Asked) -> str:
    return "minutes, drafts among them" if asked.restricted else "published minutes"


@dataclass
class _Came:
    person: Person
    expected: int = 0
    attended: int = 0
    apologies: int = 0
    absent: int = 0
    last: date | None = None

    def count(self, attendance: Attendance, on: date) -> None:
        self.expected += attendance.status is not AttendanceStatus.NOT_REQUIRED
        self.apologies += attendance.status is AttendanceStatus.APOLOGIES
        self.absent += attendance.status is AttendanceStatus.ABSENT
        if attendance.status.was_there:
            self.attended += 1
            self.last = max(on, self.last or on)


def _members(held: Sequence[Meeting], style: HouseStyle) -> Iterator[tuple[str, ...]]:
    """A meeting that was called off or not quorate counts for nobody."""
    came: dict[int, _Came] = {}
    for meeting in held:
        if meeting.status in {MeetingStatus.HELD, MeetingStatus.ADJOURNED}:
            for a in meeting.attendances:
                if a.capacity in _MEMBERS:
                    record = came.setdefault(a.person_id, _Came(a.person))
                    record.count(a, meeting.held_on)
    for c in sorted(came.values(), key=lambda c: (c.person.family_name, c.person.name)):
        attended = f"{c.attended} of {c.expected}"
        unsaid = c.expected - c.attended - c.apologies - c.absent
        last = short_date(c.last) if c.last else "Never"
        name = style.named(c.person.formal_name)
        yield name, attended, str(c.apologies), str(c.absent), str(unsaid), last


def _others(held: Sequence[Meeting], style: HouseStyle) -> Iterator[tuple[str, str, str]]:
    times: dict[tuple[str, str, Capacity], int] = {}
    for meeting in held:
        for a in meeting.attendances:
            if a.status.was_there and a.capacity not in _MEMBERS:
                key = (a.person.family_name, style.named(a.person.formal_name), a.capacity)
                times[key] = times.get(key, 0) + 1
    for (_, name, capacity), number in sorted(times.items()):
        yield name, as_a(capacity).split(" ", 1)[1].capitalize(), str(number)


def _declared(held: Sequence[Meeting], asked: Asked) -> Iterator[Block]:
    yield Heading(text("Declarations of interest"), 1)
    rows = tuple(
        (short_date(meeting.held_on), *declared_row(declared, asked))
        for meeting in held
        for declared in meeting.declarations
    )
    if rows:
        header = ("Meeting", "Name", "Concerning", "Interest")
        yield DataTable(header, rows, (0.18, 0.24, 0.22, 0.36))
    else:
        yield Paragraph(text("No interest was declared."))


KIND = Kind("attendance", "attendance and declarations of a period", body_called, paper)
