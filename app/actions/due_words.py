"""Which day is meant by “by the next meeting” or “end of term 12 July”. Pure."""

import re
from calendar import month_name, monthrange
from datetime import date

from app.errors import RuleBroken
from app.meetings.notice import Counts, add_counted_days, add_months

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1
    )
}
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b\.?(?:,? (\d{{4}}))?")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_END_OF_MONTH = re.compile(rf"\bend of (?:the month|({_MONTH})\b(?: (\d{{4}}))?)")
_WHOLE_MONTH = re.compile(rf"(?<!\d)(?<!\d )(before )?\b({_MONTH})\b\.?,? (\d{{4}})\b")
_DUE = re.compile(
    rf"\b(?:(?:by|before|no later than) (?:the )?(?:next meeting|end of the month"
    rf"|(?:end of |\d{{1,2}}(?:st|nd|rd|th)?(?: of)? )(?:{_MONTH})\b(?:,? \d{{4}})?"
    rf"|(?:{_MONTH}),? \d{{4}})|within (?:a|\d{{1,3}}|{'|'.join(_NUMBERS)}) "
    r"(?:working day|day|week|month)s?)\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\b(?:in|within) (?:a|(\d{{1,3}}|{'|'.join(_NUMBERS)})) (working day|day|week|month)s?\b"
)
_YEARS_AHEAD = 9  # a 29 February may be eight years off, where 1900 or 2100 lies between


def day_meant(
    words: str, after: date, *, next_meeting: date | None = None, working: Counts | None = None
) -> date:
    """The first such day from `after` on; the day of a period is counted from it.

    Raises RuleBroken where no day can be read, or where no meeting is called yet.
    """
    plain = " ".join(words.lower().split())
    if "next meeting" in plain and not _DAY.search(plain):
        if next_meeting is None:
            raise RuleBroken("No later meeting is called yet: enter the due date", about="due_on")
        return next_meeting
    found = _day_of_the_year(plain, after) or _end_of_month(plain, after)
    found = found or _in_a_month(plain)
    found = found or _end_of_period(plain, after, working)
    if found is None:
        raise RuleBroken(
            "No day can be read from these words: enter the due date as well", about="due_on"
        )
    return found


def due_said_in(text: str) -> str:
    """The words of a decision that say by when: “by the end of June 2027”; "" where none do."""
    said = _DUE.search(" ".join(text.split()))
    return said[0] if said else ""


def _day_of_the_year(plain: str, after: date) -> date | None:
    if iso := _ISO.search(plain):
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    named = _DAY.search(plain)
    if named is None:
        return None
    day, month = int(named[1]), _month(named[2])
    if named[3]:
        return _real(int(named[3]), month, day)
    days = (_real(after.year + ahead, month, day) for ahead in range(_YEARS_AHEAD))
    return next((found for found in days if found and found >= after), None)


def _end_of_month(plain: str, after: date) -> date | None:
    named = _END_OF_MONTH.search(plain)
    if named is None:
        return None
    month = _month(named[1]) if named[1] else after.month
    year = int(named[2]) if named[2] else after.year + (month < after.month)
    return date(year, month, monthrange(year, month)[1]) if year else None


def _in_a_month(plain: str) -> date | None:
    """The end of “June 2027”, or of the month before for “before June 2027”.

    A month without its year may be a name: “April to report”.
    """
    named = _WHOLE_MONTH.search(plain)
    if named is None or int(named[3]) <= 1:
        return None
    month, year = _month(named[2]), int(named[3])
    if named[1]:
        return date.fromordinal(date(year, month, 1).toordinal() - 1)
    return date(year, month, monthrange(year, month)[1])


def _end_of_period(plain: str, after: date, working: Counts | None) -> date | None:
    period = _PERIOD.search(plain)
    if period is None:
        return None
    number = _NUMBERS.get(period[1] or "one") or int(period[1])
    match period[2]:
        case "working day":
            return add_counted_days(after, number, working or (lambda day: day.weekday() < 5))
        case "month":
            return add_months(after, number)[0]
        case "week":
            number *= 7
    return date.fromordinal(after.toordinal() + number)


def _month(name: str) -> int:
    return next(number for full, number in _MONTHS.items() if full.startswith(name[:3]))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
