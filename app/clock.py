"""The time where the council is, and how minutes print it.

Views and commands ask what time it is; rules and operations are told.
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    return datetime.now(LONDON)


def today() -> date:
    return now().date()


def long_date(day: date) -> str:
    """“Tuesday 7 July 2026”."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def from_today(day: date, today: date) -> str:
    """How far off a day is: “today”, “in 6 days”, “3 days ago”."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


def short_date(day: date) -> str:
    """“7 July 2026”."""
    return f"{day.day} {day:%B} {day.year}"


def partial_date(text: str) -> str:
    """“2014”, “September 2014” or “1 September 2014”, as much as is known."""
    parts = [int(part) for part in text.split("-") if part]
    if len(parts) < 2:
        return text
    whole = date(*parts, *([1] if len(parts) == 2 else []))
    return short_date(whole) if len(parts) == 3 else f"{whole:%B} {whole.year}"


def clock(at: time | datetime) -> str:
    """“5.30 pm”, as minutes print times."""
    if isinstance(at, datetime):
        at = at.astimezone(LONDON).time()
    return f"{at.hour % 12 or 12}.{at.minute:02d} {'am' if at.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    at = at.astimezone(LONDON)
    return f"{short_date(at.date())} at {clock(at)}"
