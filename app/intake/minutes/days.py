"""When a meeting was held and when the next one is, as a paper prints days."""

import re
from collections.abc import Sequence
from datetime import date

from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import DAY, MONTH

_MONTHS = {
    m: n
    for n, m in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_ORD = r"(?:\s?(?:st|nd|rd|th|ST|ND|RD|TH|[^\w\s,]{1,4}))?"
_DMY = re.compile(
    rf"\b(\d{{1,2}}){_ORD}\s*(?:day\s+)?(?:of\s+)?({MONTH})\b\.?,?\s*(?:of\s+)?((?:19|20)\d\d)\b",
    re.I,
)
_MDY = re.compile(rf"\b({MONTH})\b\.?,?\s+(\d{{1,2}}){_ORD},?\s+((?:19|20)\d\d)\b", re.I)
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d\d)\b")
_RUN_ON = re.compile(r"(?<!\d)([0-3]\d)([01]\d)(20\d\d)(?!\d)")
_DM = re.compile(
    rf"\b(?:{DAY},?\s+)?(\d{{1,2}}){_ORD}\s+(?:of\s+)?({MONTH})\b(?!\s*,?\s*(?:19|20)\d\d)"
    rf"|\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*,?\s*(?:19|20)\d\d)",
    re.I,
)
_NEXT = re.compile(
    r"\b(?:next|following|future)\b[^.]{0,60}?\bmeetings?\b"
    r"|\bdate (?:and time )?of (?:the )?next\b|\bnext (?:meeting|session)\b",
    re.I,
)
HELD = re.compile(r"\b(?:held|meeting|minutes|convened|proceedings|session)\b", re.I)


def dates_in(text: str) -> list[date]:
    """Every full date in a text, in the order printed."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_DMY, (3, 2, 1)), (_MDY, (3, 1, 2)), (_ISO, (1, 2, 3))):
        for each in pattern.finditer(text):
            _note(found, each, order)
    for each in _RUN_ON.finditer(text):
        _add(found, each.start(), int(each[3]), int(each[2]), int(each[1]))
    for each in _NUMERIC.finditer(text):
        day, month, year = int(each[1]), int(each[2]), int(each[3])
        if month > 12 >= day:
            day, month = month, day
        _add(found, each.start(), year if year > 99 else 2000 + year, month, day)
    return [day for _, day in sorted(found, key=lambda pair: pair[0])]


def _note(found: list[tuple[int, date]], each: re.Match[str], order: tuple[int, int, int]) -> None:
    year, month, day = (each[part] for part in order)
    number = int(month) if month.isdigit() else _MONTHS[month[:3].casefold()]
    _add(found, each.start(), int(year), number, int(day))


def _add(found: list[tuple[int, date]], place: int, year: int, month: int, day: int) -> None:
    try:
        found.append((place, date(year, month, day)))
    except ValueError:
        return


def date_held(lines: Sequence[Line], facts: dict[str, str]) -> date | None:
    """The day of the meeting: of the line that says it was held, or the first full date."""
    joined = [line.text for line in lines[:14]]
    for text in joined:
        if HELD.search(text) and (days := dates_in(_about_this(text))):
            return days[0]
    for text in joined:
        if days := dates_in(text):
            return days[0]
    for whole in (" ".join(joined), facts.get("date", ""), facts.get("title", "")):
        if days := dates_in(whole):
            return days[0]
    named = [re.sub(r"[_]|(?<=\w)-(?=\w)", " ", facts.get(key, "")) for key in ("file", "original")]
    days = [day for name in named for day in dates_in(name)]
    told = [found for text in joined if HELD.search(text) and (found := _DM.search(text))]
    for day in days:
        if any(_coming(found, date(day.year - 1, 12, 31)) == day for found in told):
            return day
    return days[0] if days else None


def _about_this(text: str) -> str:
    """Cut off the date of an earlier meeting whose minutes are named."""
    return re.split(r"\b(?:adopt|approv|confirm|previous|last)", text, maxsplit=1)[0] or text


def next_meeting(lines: Sequence[Line], held_on: date | None) -> date | None:
    """The day named for the next meeting; one without its year follows the day of this one."""
    for place, line in enumerate(lines):
        found = _NEXT.search(line.text)
        if not found or re.search(r"\b(?:I|we) will (?:move|ask) at\b", line.text, re.I):
            continue
        near = " ".join(each.text for each in lines[place : place + 2])
        text = near[found.start() : found.start() + 220]
        later = [day for day in dates_in(text) if held_on is None or day > held_on]
        if later:
            return later[0]
        if held_on and (part := _DM.search(text)):
            return _coming(part, held_on)
    return None


def _coming(part: re.Match[str], held_on: date) -> date | None:
    day, month = (part[1], part[2]) if part[1] else (part[4], part[3])
    number = _MONTHS[month[:3].casefold()]
    for year in (held_on.year, held_on.year + 1):
        try:
            found = date(year, number, int(day))
        except ValueError:
            return None
        if found > held_on:
            return found
    return None
