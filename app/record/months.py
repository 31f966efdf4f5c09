"""One month of the calendar, in weeks that begin on Monday. Pure."""

import re
from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


@dataclass(frozen=True)
class Month:
    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def read(cls, written: str) -> "Month":
        """From “2026-03”. Raises ValueError for anything that is no month of a register."""
        parts = _WRITTEN.fullmatch(written)
        if parts is None:
            raise ValueError(written)
        month = cls(int(parts[1]), int(parts[2]))
        if not (1 <= month.month <= 12 and _FIRST_YEAR <= month.year <= _LAST_YEAR):
            raise ValueError(written)
        return month

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> "Month":
        return Month.of(self.first_day + timedelta(days=32))

    @property
    def previous(self) -> "Month":
        return Month.of(self.first_day - timedelta(days=1))

    @property
    def title(self) -> str:
        return f"{self.first_day:%B} {self.year}"

    @property
    def weeks(self) -> list[list[date | None]]:
        """Monday to Sunday; None stands for a day of another month."""
        weeks = Calendar().monthdatescalendar(self.year, self.month)
        return [[day if day.month == self.month else None for day in week] for week in weeks]
