"""Dates counted from the day of loading, on the working days of the council. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.bodies.rules import Regime, municipal_year
from app.clock import short_date
from app.meetings.holidays import bank_holidays
from app.meetings.notice import ONE_DAY, add_counted_days, add_months

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
NOTICE = 7  # working days: five clear ones, and time for the post

_DISTANCE = re.compile(r"(today|[a-z-]+-\d+)?((?:[+-]\d+[ymwd])*)(?:@(\d+))?")
_STEP = re.compile(r"([+-]\d+)([ymwd])")
_TOKEN = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_KEEPS_ITS_LINE = re.compile(r"[-*|#]|\d+\. ")


@dataclass
class Calendar:
    """What day it is, when the council works, and the day of each meeting by its id."""

    today: date
    closure_days: Sequence[str] = ()
    meetings: dict[str, date] = field(default_factory=dict)

    @property
    def annual_meetings(self) -> Mapping[int, date]:
        """The third Tuesday of May of each year that the register could reach."""
        years = range(self.today.year - 3, self.today.year + 3)
        return {year: self._nth(date(year, 5, 1), "tuesday", 3) for year in years}

    def is_working_day(self, day: date) -> bool:
        shut = day in bank_holidays(Regime.ENGLAND_PRINCIPAL) or f"{day:%m-%d}" in self.closure_days
        return day.weekday() < len(WEEKDAYS) and not shut

    def working_day_from(self, day: date) -> date:
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_day_until(self, day: date) -> date:
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def working_days_before(self, day: date, number: int) -> date:
        for _ in range(number):
            day = self.working_day_until(day - ONE_DAY)
        return day

    def working_days_after(self, day: date, number: int) -> date:
        return add_counted_days(day, number, self.is_working_day)

    def nth_of_month(self, months: int, weekday: str, nth: int) -> date:
        """The nth weekday of the month `months` from this one, or the working day after it."""
        return self._nth(add_months(self.today.replace(day=1), months)[0], weekday, nth)

    def _nth(self, first: date, weekday: str, nth: int) -> date:
        until = (WEEKDAYS.index(weekday) - first.weekday()) % 7
        return self.working_day_from(first + timedelta(days=until, weeks=nth - 1))

    def day_of_week(self, weeks: int, weekday: str) -> date:
        """A weekday of the week `weeks` from this one, or the next working day away from today."""
        monday = self.today - timedelta(days=self.today.weekday())
        day = monday + timedelta(weeks=weeks, days=WEEKDAYS.index(weekday))
        return self.working_day_until(day) if weeks < 0 else self.working_day_from(day)

    def reckon(self, distance: str, start: date | None = None) -> date:
        """The day that is `distance` (“-3m”, “cabinet-1+8w”, “-31m@8”) from `start` or today.

        Raises ValueError for anything else.
        """
        found = _DISTANCE.fullmatch(distance)
        if not found or found[1] not in (None, "today", *self.meetings):
            raise ValueError(f"{distance!r} is no date; see README.md beside the data")
        day = start or self.today
        if found[1]:
            day = self.meetings.get(found[1], self.today)
        for number, unit in _STEP.findall(found[2]):
            day = _step(day, int(number), unit)
        return day.replace(day=int(found[3])) if found[3] else day

    def working(self, distance: str, start: date | None = None) -> date:
        return self.working_day_until(self.reckon(distance, start))

    def write(self, text: str, start: date | None = None) -> str:
        """`text` with its dates written out and its broken lines joined."""
        return _joined(_TOKEN.sub(lambda token: self._token(token, start), text)).strip()

    def _token(self, token: re.Match[str], start: date | None) -> str:
        distance = token[2] or ""
        match token[1]:
            case "date":
                return short_date(self.working(distance, start))
            case "month":
                return f"{self.reckon(distance, start):%B %Y}"
            case "year":
                began = municipal_year(self.reckon(distance, start), self.annual_meetings)
                return f"{began}/{(began + 1) % 100:02d}"
            case "meeting":
                return short_date(self.meetings[distance])
            case unknown:
                raise ValueError(f"{{{unknown}}} is not known; see README.md beside the data")


def _step(day: date, number: int, unit: str) -> date:
    match unit:
        case "d":
            return day + timedelta(days=number)
        case "w":
            return day + timedelta(weeks=number)
        case "m":
            return add_months(day, number)[0]
        case _:
            return add_months(day, 12 * number)[0]


def _joined(text: str) -> str:
    """A line that ends inside a paragraph goes on into the next; lists and tables do not."""
    lines: list[str] = []
    for line in text.splitlines():
        if line and lines and lines[-1] and not _KEEPS_ITS_LINE.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)
