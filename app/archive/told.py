"""Lines of a paper that say nothing but what became a field: title, day, who was there. Pure.

The parser lists each line that has a word which stands nowhere else, as “PRESENT:” does. To a clerk
such a line is not left out, because all that it says is in its place.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from app.intake.accounting import words
from app.intake.minutes.bodies import is_letterhead

Object = Mapping[str, Any]
_LEFT_OUT = re.compile(r"Left out: “(.+)”", re.S)
_MARKS = re.compile(r"Left out as marks of the page: (?:page|of|[\d\W])+", re.I)
HIGHEST = 4
"""In lines: so far down the letterhead of a paper may stand."""
_AWAY = re.compile(r"\b(?:apolog|absen)", re.I)
_THERE = re.compile(r"\b(?:present|attend|chair|presid)", re.I)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.I)

#: What introduces names, days and places, and says nothing by itself.
_FRAME = frozenset(
    words(
        "a an the of in on at to by for from with and was were is be been has had having who that "
        "held took place taken meeting meetings minutes minute proceedings present also attendance "
        "attended attending absent absence apology apologies received given sent chair chairman "
        "chairwoman chairperson chaired presiding presided vice members member councillors "
        "councillor cllr cllrs council committee board commission officials officers officer staff "
        "clerk remote remotely virtually online virtual via annual ordinary special extraordinary "
        "monthly regular quarterly adjourned full general parish town city county district "
        "municipal mr mrs ms miss dr rev am pm a.m p.m noon o'clock hours hrs hour commencing "
        "commenced started starting beginning began opened convened time date venue day location "
        "moved seconded proposed mover seconder yeas nays ayes noes"
    )
)


def left_out(doubts: Iterable[Object], parsed: Object, times: Sequence[time]) -> Iterator[Object]:
    """The doubts without those about lines of which every word became a field, or page numbers."""
    fields = _Fields(parsed, times)
    for doubt in doubts:
        line = _LEFT_OUT.fullmatch(doubt["message"])
        is_told = line and (fields.tell(line[1]) or _heads(line[1], doubt["line"]))
        if not (is_told or _MARKS.fullmatch(doubt["message"])):
            yield doubt


def _heads(line: str, number: int | None) -> bool:
    """The name of the authority stands above the minutes of all its bodies."""
    return number is not None and number <= HIGHEST and is_letterhead(line)


class _Fields:
    def __init__(self, parsed: Object, times: Sequence[time]) -> None:
        self._head = _words([parsed["body"], parsed["venue"], *_days(parsed), *_clocks(times)])
        self._there = _words(
            part for name in ("present", "in_attendance") for each in parsed[name]
            for part in (each["name"], each["role"])
        )  # fmt: skip
        self._away = _words(parsed["apologies"])
        self._moved = _words(
            resolved[by]
            for item in parsed["items"]
            for resolved in item["resolutions"]
            for by in ("mover", "seconder")
        )

    def tell(self, line: str) -> bool:
        """Names count where such a line puts them: nobody who is away is told by being there."""
        if _AWAY.search(line):
            known = self._away
        elif _THERE.search(line):
            known = self._there | self._head
        else:
            known = self._head | self._there | self._moved
        return all(word in known or word in _FRAME for word in words(_ORDINAL.sub(r"\1", line)))


def _words(texts: Iterable[str | None]) -> set[str]:
    return {word for text in texts if text for word in words(text)}


def _days(parsed: Object) -> Iterator[str]:
    if parsed["date"]:
        day = date.fromisoformat(parsed["date"])
        yield f"{day:%A %d %B %Y %d.%m.%Y %d/%m/%Y} {day.day}"


def _clocks(times: Iterable[time]) -> Iterator[str]:
    for at in times:
        for hour in {at.hour, (at.hour - 1) % 12 + 1}:
            half = "pm" if at.hour >= 12 else "am"
            minutes = f"{at.minute:02}"
            yield f"{hour}.{minutes} {hour} {minutes} {hour}.{minutes}{half}"
            if not at.minute:
                yield f"{hour}{half}"
