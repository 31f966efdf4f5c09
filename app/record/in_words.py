"""How meetings, their people and their decisions stand, in words. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind
from app.clock import clock
from app.decisions.rules import Outcome
from app.meetings.models import Attendance, Interval, Meeting
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus, MinutesState


class Badge(NamedTuple):
    """A word about a state and the colour it stands on; the colour never says it alone."""

    words: str
    colour: str


_OFF = {
    MeetingStatus.PROVISIONAL: Badge("Provisional", "grey"),
    MeetingStatus.CANCELLED: Badge("Cancelled", "red"),
    MeetingStatus.POSTPONED: Badge("Postponed", "red"),
    MeetingStatus.ADJOURNED: Badge("Adjourned", "orange"),
    MeetingStatus.INQUORATE: Badge("Inquorate", "orange"),
}

_MINUTES = {
    MinutesState.DRAFT: Badge("Minutes not published", "grey"),
    MinutesState.PUBLISHED_DRAFT: Badge("Draft minutes", "yellow"),
    MinutesState.APPROVED: Badge("Approved minutes", "green"),
    MinutesState.SIGNED: Badge("Signed minutes", "green"),
}

_OUTCOMES = {
    Outcome.ACCEPTED: "green",
    Outcome.AMENDED: "teal",
    Outcome.PARTLY: "teal",
    Outcome.REJECTED: "red",
    Outcome.DEFERRED: "yellow",
    Outcome.REFERRED: "yellow",
}

_CAPACITIES = {
    Capacity.MEMBER: ("Members present", "a member"),
    Capacity.SUBSTITUTE: ("Substitutes", "a substitute"),
    Capacity.CO_OPTED: ("Co-opted members", "a co-opted member"),
    Capacity.IN_ATTENDANCE: ("Also in attendance", "a guest"),
    Capacity.OFFICER: ("Officers", "an officer"),
    Capacity.PUBLIC_SPEAKER: ("Public speakers", "a public speaker"),
}


def state_badges(meeting: Meeting, today: date) -> list[Badge]:
    """How a meeting, its agenda and its minutes stand, the most telling word first."""
    badges = [_OFF[meeting.status]] if meeting.status in _OFF else []
    if meeting.minutes_state is not MinutesState.DRAFT:
        return [*badges, _MINUTES[meeting.minutes_state]]
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        return badges
    if meeting.agenda_published_at is None:
        badges.append(Badge("Agenda not published", "grey"))
    elif meeting.held_on >= today:
        badges.append(Badge("Agenda published", "blue"))
    if meeting.status is MeetingStatus.HELD or meeting.held_on < today:
        badges.append(_MINUTES[MinutesState.DRAFT])
    return badges


def outcome_badge(outcome: Outcome) -> Badge:
    return Badge(outcome[:1].upper() + outcome[1:], _OUTCOMES.get(outcome, "grey"))


def those_in(capacity: Capacity) -> str:
    """The heading over everyone who came in one capacity: “Members present”."""
    return _CAPACITIES[capacity][0]


def as_a(capacity: Capacity) -> str:
    return _CAPACITIES[capacity][1]


def attendance_notes(attendance: Attendance) -> list[str]:
    """What minutes print after a name: post, for whom, from when to when."""
    return list(_notes(attendance))


def _notes(attendance: Attendance) -> Iterator[str]:
    if attendance.post:
        yield attendance.post
    if attendance.representing:
        yield f"representing {attendance.representing}"
    if attendance.substitute_for:
        yield f"for {attendance.substitute_for.formal_name}"
    if attendance.status is AttendanceStatus.REMOTE:
        yield "by remote link"
    if presence := presence_in_words(attendance.intervals):
        yield presence


def presence_in_words(intervals: Sequence[Interval]) -> str:
    """“from 5.12 pm”, “until 6.05 pm”, “from 5.12 pm to 6 pm and from 6.30 pm”."""
    return " and ".join(filter(None, map(_stay, intervals)))


def _stay(interval: Interval) -> str:
    joined = clock(interval.joined_at) if interval.joined_at else ""
    left = clock(interval.left_at) if interval.left_at else ""
    if joined and left:
        return f"from {joined} to {left}"
    return f"from {joined}" if joined else f"until {left}" if left else ""


def order_in_words(listed: Sequence[AgendaItem], taken: Sequence[AgendaItem]) -> str:
    """“1, 2, 5, 3 and 4”; nothing where the items were taken in the order listed."""
    if list(listed) == list(taken):
        return ""
    *most, last = [item.number or item.title for item in taken if item.kind != ItemKind.HEADING]
    return f"{', '.join(most)} and {last}" if most else last


def meeting_in_words(meeting: Meeting) -> str:
    """“Meeting”, “Extraordinary meeting”, “Decision meeting”."""
    kind = "meeting" if meeting.kind == "ordinary" else meeting.kind
    words = kind if "meeting" in kind else f"{kind} meeting"
    return words[:1].upper() + words[1:]
