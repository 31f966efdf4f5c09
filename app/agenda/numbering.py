"""The numbers that minutes carry, given in the order in which items were taken. None commits."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.operations import order_of_minutes
from app.agenda.rules import ItemKind, check_number_suffix
from app.bodies.rules import SeriesReset, format_minute_number, number_period
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open


def proposed_numbers(
    meeting: Meeting,
    used: Sequence[MinuteNumber],
    annual_meetings: Mapping[int, date],
    first: int | None = None,
) -> dict[AgendaItem, MinuteNumber]:
    """The number that each unnumbered item would get, in the order taken (handbook rule 24).

    `used` is every number of the body in this period, including those whose item is gone.
    `first` begins the count where the register does not hold the meetings before.
    """
    period = _period(meeting, annual_meetings)
    taken = {number.number for number in used if number.period == period}
    following = max(taken, default=0) + 1 if first is None else first
    if following < 1:
        raise RuleBroken("Minute numbers begin at 1", about="first")
    proposed = {}
    for item in order_of_minutes(meeting.items):
        if item.minute is not None or item.kind is ItemKind.HEADING:
            continue
        if following in taken:
            raise RuleBroken(f"Minute number {following} has been used already", about="first")
        proposed[item] = _numbered(meeting, period, following)
        following += 1
    return proposed


def number_minutes(
    meeting: Meeting,
    used: Sequence[MinuteNumber],
    annual_meetings: Mapping[int, date],
    first: int | None = None,
) -> list[MinuteNumber]:
    """Give each unnumbered item the number proposed for it."""
    check_open(meeting)
    proposed = proposed_numbers(meeting, used, annual_meetings, first)
    for item, minute in proposed.items():
        item.minute = minute
    return list(proposed.values())


def correct_number(
    item: AgendaItem, number: int, suffix: str, used: Sequence[MinuteNumber]
) -> MinuteNumber:
    """Give one minute another number, before it is published (“10A”; handbook 2.1)."""
    check_open(item.meeting)
    minute = item.minute
    if minute is None:
        raise RuleBroken("This minute has no number yet")
    if minute.published:
        raise RuleBroken("This number was published, so it stays", about="number")
    if number < 1:
        raise RuleBroken("Minute numbers begin at 1", about="number")
    suffix = check_number_suffix(suffix)
    for other in used:
        same = (other.period, other.number, other.suffix) == (minute.period, number, suffix)
        if same and other is not minute:
            raise RuleBroken(f"Number {number}{suffix} has been used already", about="number")
    corrected = _numbered(item.meeting, minute.period, number, suffix)
    minute.number, minute.suffix, minute.label = number, suffix, corrected.label
    return minute


def take_back_numbers(meeting: Meeting) -> None:
    """Take the numbers off the minutes of a meeting, so that they can be given again."""
    check_open(meeting)
    numbered = [item for item in meeting.items if item.minute]
    if any(item.minute and item.minute.published for item in numbered):
        raise RuleBroken("These numbers were published, so they stay")
    for item in numbered:
        item.minute = None


def _period(meeting: Meeting, annual_meetings: Mapping[int, date]) -> str:
    series = meeting.body.series
    reset = series.reset if series else SeriesReset.MUNICIPAL_YEAR
    return number_period(reset, meeting.held_on, annual_meetings)


def _numbered(meeting: Meeting, period: str, number: int, suffix: str = "") -> MinuteNumber:
    """A number of the meeting's body, as its series prints it."""
    series = meeting.body.series
    label = format_minute_number(
        series.pattern if series else "{n}/{yyyy}",
        number,
        suffix=suffix,
        period=period,
        code=meeting.body.code or "",
    )
    return MinuteNumber(body=meeting.body, period=period, number=number, suffix=suffix, label=label)
