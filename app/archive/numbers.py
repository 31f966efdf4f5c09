"""The numbers that minutes print before their items: of the agenda, or of the minute itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from app.agenda.models import MinuteNumber
from app.agenda.rules import check_item_number
from app.bodies.queries import annual_meetings
from app.bodies.rules import SeriesReset, number_period
from app.database import db
from app.errors import RuleBroken
from app.intake.minutes.parsed import Item
from app.meetings.models import Meeting

_MINUTE = re.compile(
    r"(?:[A-Z]{1,6}[ /-]?)?0*(?P<number>[1-9]\d{0,5})(?P<suffix>[A-Z]{0,2})\s?/\s?"
    r"(?:\d{4}|\d{2}(?:[/-]\d{2,4})?)"
)
MOST = 0.6
"""Of the numbered items: fewer that look like minute numbers are numbers of something else."""
LONGEST = 12
"""In characters, of the number of an item."""


@dataclass(frozen=True)
class Printed:
    """What of a printed number and title goes where."""

    title: str
    number: str | None = None
    minute: MinuteNumber | None = None


@dataclass
class Numbers:
    """The numbers of one meeting. What cannot be kept as a number is kept before the title."""

    meeting: Meeting
    are_minutes: bool = False
    doubts: list[tuple[str, str]] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)

    def printed(self, number: str | None, title: str, where: str) -> Printed:
        title = title.strip()
        plain = (number or "").strip().rstrip(".")
        if not plain:
            return Printed(title or "Untitled")
        if self.are_minutes and (minute := self._minute(plain, where)):
            return Printed(title or plain, minute=minute)
        if self._may_be_item_number(plain):
            self._used.add(plain)
            return Printed(title or plain, number=plain)
        if plain in self._used:
            self.doubts.append((where, f"The number {plain} is printed twice"))
        return Printed(f"{plain} {title}".strip())

    def _may_be_item_number(self, plain: str) -> bool:
        try:
            fits = check_item_number(plain) == plain
        except RuleBroken:
            return False
        return fits and len(plain) <= LONGEST and plain not in self._used

    def _minute(self, plain: str, where: str) -> MinuteNumber | None:
        """“123/2020” as the number of a minute, where the body has not used it before."""
        found = _MINUTE.fullmatch(plain)
        if not found:
            return None
        body, held_on = self.meeting.body, self.meeting.held_on
        reset = body.series.reset if body.series else SeriesReset.MUNICIPAL_YEAR
        period = number_period(reset, held_on, annual_meetings())
        number, suffix = int(found["number"]), found["suffix"]
        key = f"{period}|{number}|{suffix}"
        if key in self._used or self._is_used(period, number, suffix):
            self.doubts.append((where, f"The minute number {plain} has been used already"))
            return None
        self._used.add(key)
        return MinuteNumber(body=body, period=period, number=number, suffix=suffix, label=plain)

    def _is_used(self, period: str, number: int, suffix: str) -> bool:
        same = (
            MinuteNumber.period == period,
            MinuteNumber.number == number,
            MinuteNumber.suffix == suffix,
        )
        found = select(MinuteNumber.id).where(MinuteNumber.body_id == self.meeting.body.id, *same)
        with db.session.no_autoflush:
            return db.session.scalar(found.limit(1)) is not None


def number_minutes(items: Sequence[Item]) -> bool:
    """Whether the numbers are of minutes, as “41/2020” is: most are, and they go upwards.

    A by-law or an application that an agenda lists is numbered so as well.
    """
    printed = [item.number.strip().rstrip(".") for item in items if item.number]
    found = [match for number in printed if (match := _MINUTE.fullmatch(number))]
    numbers = [int(match["number"]) for match in found]
    return len(found) > MOST * len(printed) and numbers == sorted(numbers)
