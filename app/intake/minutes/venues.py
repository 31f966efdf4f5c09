"""Where a meeting was held."""

import re
from collections.abc import Sequence

from app.intake.minutes.bodies import headline_of
from app.intake.minutes.days import HELD, dates_in
from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import ATTENDANCE_LEAD, DAY, MONTH

_VENUE = [
    re.compile(
        r"\b(?i:held|convened|assembled)\b.{0,120}?\b(?:in|at|IN|AT|via"
        r"|VIA)\s+(?P<venue>(?!\d)(?:the\s+|THE\s+)?[A-ZÁÉÍÓÚa-z][^.;]*?)(?=,?\s+(?:on|ON|at \d"
        r"|AT \d|commencing|from \d)\b|[.;]|$)",
        re.S,
    ),
    re.compile(
        r"\d{4}\b.{0,30}?\b(?:in|at|IN|AT)\s+(?P<venue>(?:the\s+|THE\s+)?[A-ZÁÉÍÓÚ][^.;]*?)(?=[.;]"
        r"|\s+(?:commencing|at \d)|$)",
        re.S,
    ),
]


def venue(lines: Sequence[Line]) -> str | None:
    if place := _venue_in(headline_of([line for line in lines[:14] if not line.cells])):
        return place
    for line in lines[:16]:
        text = line.text
        label = re.match(r"^(?:(?:Proposed )?Venue|Place|Location|Where)\s*:\s*(.*)$", text, re.I)
        if label:
            rest = label[1].split(" View directions")[0].strip(" .")
            if rest:
                return rest
            after = lines[list(lines).index(line) + 1 :][:1]
            return after[0].text.strip(" .") if after else None
        if not ATTENDANCE_LEAD.match(text) and (place := _venue_in(text)):
            return place
    return None


def _venue_in(text: str) -> str | None:
    if not (HELD.search(text) or dates_in(text)):
        return None
    text = re.sub(r"\b(Co|CO|St|ST|Rd|RD|Mr|No|NO)\.(?=\s)", r"\1·", text)
    for pattern in _VENUE:
        found = pattern.search(text)
        if found and (place := _place(found["venue"])):
            return place.replace("·", ".")
    return None


def _place(printed: str) -> str | None:
    place = re.split(
        rf",?\s+(?:on\s+)?(?:{DAY})\b|,?\s+on\s+(?=\d)|,?\s+(?:at\s+)?\d{{1,2}}[.:]\d\d"
        r"|,?\s+at\s+\d",
        printed,
        maxsplit=1,
        flags=re.I,
    )[0]
    place = re.sub(r"^(?:the|THE)\s+(?=[A-Z])", "", place.strip(" ,.;–-"))
    if (
        not re.search(r"[A-Za-z]{3}", place)
        or re.match(
            rf"(?:{MONTH}|{DAY}|\d|order to|camera\b|public\b|private\b|person\b|committee\b)",
            place,
            re.I,
        )
        or re.search(
            r"\b(?:which|who|invited|passed|wished|to (?:pass|discuss|address|consider))\b", place
        )
        or len(place) > 160
    ):
        return None
    return place
