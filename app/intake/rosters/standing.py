"""How a meeting stands, in the words of the systems that list it."""

import re
from datetime import date, datetime, time

from app.intake.rosters.parsed import Standing

_STANDINGS = (
    (Standing.CANCELLED, r"\bcancell?ed\b|\bwithdrawn\b|\babandoned\b"),
    (Standing.POSTPONED, r"\bpostponed\b|\bdeferred\b"),
    (Standing.PROVISIONAL, r"\bprovisional|\btentative|\bproposed\b|\bnot confirmed\b"),
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?(?::\d{2})?\s*(?P<half>[ap]\.?m)?", re.I
)
_DAYS = ("%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d")
_UNKNOWN = ("unspecified", "not specified", "n/a", "-", "unknown")


def standing_in(words: str) -> Standing:
    """“Confirmed; Rescheduled from 24 September 2026” is a meeting that takes place."""
    plain = words.lower()
    found = (standing for standing, pattern in _STANDINGS if re.search(pattern, plain))
    return next(found, Standing.SCHEDULED)


def time_in(words: str) -> time | None:
    """“7:30 pm”, “19:30” and “10.00 a.m.”; None for what is no time, such as “at noon or so”."""
    found = _CLOCK.fullmatch(words.strip().rstrip("."))
    if not found or not (found["minute"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_of(words: str) -> date | None:
    """A day as British systems print it, with or without a time after it; None for no day."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", " ".join(words.split()))
    plain = re.sub(r"^[A-Za-z]+day,?\s+", "", plain)
    if not plain or plain.lower() in _UNKNOWN:
        return None
    found = re.match(r"\d{4}-\d{2}-\d{2}|\d{1,2}[/ ]\w+[/ ]\d{4}", plain)
    for pattern in _DAYS:
        if not found:
            break
        try:
            return datetime.strptime(found[0], pattern).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
