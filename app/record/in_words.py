"""How meetings, their people and their decisions stand, in words. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind
from app.bodies.house_style import HouseStyle
from app.clock import clock, short_date
from app.decisions.correction_models import Correction
from app.decisions.rules import Outcome
from app.meetings.life import minutes_are_public
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
    MinutesState.IN_REVIEW: Badge("Minutes in review", "purple"),
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


#: Of a meeting that was read out of an older paper.
IMPORTED = "Imported, not yet confirmed"
#: Of minutes that were, and of which nobody knows whether they were ever approved.
FROM_THE_ARCHIVE = "From the archive"


def state_badges(meeting: Meeting, today: date, *, for_its_clerk: bool = False) -> list[Badge]:
    """How a meeting, its agenda and its minutes stand, the most telling word first.

    That minutes are in review is for its clerks and reviewers to know.
    """
    if meeting.unconfirmed:
        return [Badge(IMPORTED, "orange")]
    badges = [_OFF[meeting.status]] if meeting.status in _OFF else []
    if meeting.is_history and not meeting.is_closed:
        badges.append(Badge(FROM_THE_ARCHIVE, "blue"))
        if minutes_are_public(meeting.minutes_state):
            return badges
        return [*badges, _MINUTES[MinutesState.DRAFT]]
    if minutes_are_public(meeting.minutes_state):
        return [*badges, _MINUTES[meeting.minutes_state]]
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}:
        return badges
    if meeting.agenda_published_at is None:
        badges.append(Badge("Agenda not published", "grey"))
    elif meeting.held_on >= today:
        badges.append(Badge("Agenda published", "blue"))
    if meeting.status is MeetingStatus.HELD or meeting.held_on < today:
        if meeting.decisions_published_at:
            badges.append(Badge("Decisions published", "turquoise"))
        in_review = for_its_clerk and meeting.minutes_state is MinutesState.IN_REVIEW
        badges.append(_MINUTES[MinutesState.IN_REVIEW if in_review else MinutesState.DRAFT])
    return badges


def state_in_words(meeting: Meeting) -> str:
    """How the minutes stand, for machines: “not published”, “published as draft”, “signed”.

    Older minutes that nobody is known to have approved are “from the archive”.
    """
    if not minutes_are_public(meeting.minutes_state):
        return "not published"
    if meeting.is_history and not meeting.is_closed:
        return FROM_THE_ARCHIVE.lower()
    return meeting.minutes_state.value


def outcome_badge(outcome: Outcome) -> Badge:
    return Badge(outcome[:1].upper() + outcome[1:], _OUTCOMES.get(outcome, "grey"))


def those_in(capacity: Capacity) -> str:
    """The heading over everyone who came in one capacity: “Members present”."""
    return _CAPACITIES[capacity][0]


def as_a(capacity: Capacity) -> str:
    return _CAPACITIES[capacity][1]


def attendance_notes(attendance: Attendance, style: HouseStyle) -> list[str]:
    """What minutes print after a name: post, for whom, from when to when."""
    return list(_notes(attendance, style))


def _notes(attendance: Attendance, style: HouseStyle) -> Iterator[str]:
    if attendance.post:
        yield attendance.post
    if attendance.representing:
        yield f"representing {attendance.representing}"
    if attendance.voting and attendance.voting_scope:
        yield f"voting on {attendance.voting_scope} only"
    if attendance.substitute_for:
        yield f"for {style.named(attendance.substitute_for.formal_name)}"
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


def agreed_in(correction: Correction) -> str:
    """By what a correction was agreed: “minute EAB 12/2017 of 11 July 2017”."""
    return taken_on(correction.approved_on, correction.approved_at)


def taken_on(item: AgendaItem | None, meeting: Meeting) -> str:
    """“minute EAB 12/2017 of 11 July 2017”, its number said once its minutes are public."""
    day = short_date(meeting.held_on)
    if item is None:
        return f"the meeting of {day}"
    if item.minute and minutes_are_public(meeting.minutes_state):
        return f"minute {item.minute.citation} of {day}"
    return f"item {item.number} of the meeting of {day}" if item.number else f"the meeting of {day}"


def order_in_words(listed: Sequence[AgendaItem], taken: Sequence[AgendaItem]) -> str:
    """“1, 2, 5, 3 and 4”; nothing where the items were taken in the order listed."""
    if list(listed) == list(taken):
        return ""
    *most, last = [item.number or item.title for item in taken if item.kind != ItemKind.HEADING]
    return f"{', '.join(most)} and {last}" if most else last


def closing_in_words(ended_at: time) -> str:
    return f"The meeting closed at {clock(ended_at)}."


def meeting_in_words(meeting: Meeting) -> str:
    """“Meeting”, “Extraordinary meeting”, “Decision meeting”."""
    kind = "meeting" if meeting.kind == "ordinary" else meeting.kind
    words = kind if "meeting" in kind else f"{kind} meeting"
    return words[:1].upper() + words[1:]
