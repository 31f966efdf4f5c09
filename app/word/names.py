"""File names that people can sort, without a word of what is exempt. Pure."""

from datetime import date

from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.bodies.operations import slug_for
from app.meetings.models import Meeting
from app.meetings.rules import MeetingKind
from app.word.papers import Period


def of_meeting(meeting: Meeting, *words: str) -> str:
    """“2017-07-11-education-advisory-board-minutes-draft”."""
    return _dated(meeting.held_on, meeting.body.slug, _unusual(meeting), *words)


def _unusual(meeting: Meeting) -> str:
    """A body may meet twice in a day, though not twice in the same way."""
    return "" if meeting.kind is MeetingKind.ORDINARY else slug_for(meeting.kind)


def of_item(item: AgendaItem, *words: str) -> str:
    """“2017-07-11-education-advisory-board-minute-10-extract”: never its title."""
    if item.minute:
        number = f"minute-{item.minute.number}{item.minute.suffix}"
    else:
        number = f"item-{item.number}" if item.number else f"unnumbered-item-{item.position}"
    return of_meeting(item.meeting, slug_for(number), *words)


def of_period(body: Body, period: Period, *words: str) -> str:
    """“2017-01-01-to-2017-12-31-education-advisory-board-resolutions”."""
    return _dated(period.first, "to", period.last.isoformat(), body.slug, *words)


def of_day(day: date, *words: str) -> str:
    return _dated(day, *map(slug_for, words))


def _dated(day: date, *words: str) -> str:
    return "-".join([day.isoformat(), *filter(None, words)])
