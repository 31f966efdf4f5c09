"""Days of which only the year, or the year and month, may be known. Pure, like `rules`."""

import calendar
import re
from datetime import date

from app.errors import RuleBroken

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def check_partial_date(text: str, about: str | None = None) -> str:
    """A year, a year and month, or a day, as “2014”, “2014-09” or “2014-09-01”.

    Raises RuleBroken for anything else: old bodies rarely know the day they began.
    """
    text = text.strip()
    if text and _days_of(text) is None:
        raise RuleBroken(
            "Enter a year, like 2014, or a month or day, like 2014-09 or 2014-09-01", about=about
        )
    return text


def first_day_of(text: str) -> date:
    """The first day that a partial date may mean. Raises ValueError where it is none."""
    return _span(text)[0]


def last_day_of(text: str) -> date:
    """The last day that a partial date may mean. Raises ValueError where it is none."""
    return _span(text)[1]


def check_partial_order(starts: str, ends: str, about: str) -> None:
    """Refuse only what cannot be: something begun in 2014-09 may have ended in 2014."""
    if starts and ends and last_day_of(ends) < first_day_of(starts):
        raise RuleBroken("The end must not be before the beginning", about=about)


def _span(text: str) -> tuple[date, date]:
    days = _days_of(text)
    if days is None:
        raise ValueError(text)
    return days


def _days_of(text: str) -> tuple[date, date] | None:
    found = _PARTIAL.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return first, first
    last_month = first.month if month else 12
    return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
