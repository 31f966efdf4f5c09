"""Lines of a source that nothing tells of: neither what was understood nor what is left out. Pure.

The last look, at the source as it is kept. What the parser has listed itself is not listed twice.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.intake.accounting import words

Object = Mapping[str, Any]
_NUMBERED = re.compile(r"(?<=\d)\.(?=[^\W\d])")  # “1.Adoption” is a number and a word
#: What these words say, the number of an item or the side of a count says too.
_NUMBERING = {"item"}
_SIDES = {"yeas", "ayes", "nays", "noes"}


def overlooked(lines: str, parsed: Object) -> Iterator[tuple[int, str]]:
    """Each line that holds a word which is told nowhere, with its number; the same one once."""
    known = set(_split("\n".join(_told(parsed)))) | _said_by_place(parsed)
    days = [date.fromisoformat(parsed[name]) for name in ("date", "next_meeting") if parsed[name]]
    known.update(*(_split(f"{day:%A %d %B %Y} {day.day}") for day in days))
    said = set()
    for number, line in enumerate(lines.split("\n"), start=1):
        if line not in said and any(word not in known for word in _split(line)):
            said.add(line)
            yield number, line


def with_overlooked(parsed: dict[str, Any], lines: str) -> dict[str, Any]:
    more = [
        {"message": f"Left out: “{line}”", "line": number}
        for number, line in overlooked(lines, parsed)
    ]
    return parsed | {"doubts": [*parsed["doubts"], *more]}


def _split(text: str) -> list[str]:
    return words(_NUMBERED.sub(". ", text))


def _said_by_place(parsed: Object) -> set[str]:
    items = parsed["items"]
    numbered = any(item["number"] for item in items)
    voted = any(
        resolved["votes"]["named"] or resolved["votes"]["for"] is not None
        for item in items
        for resolved in item["resolutions"]
    )
    return (_NUMBERING if numbered else set()) | (_SIDES if voted else set())


def _told(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _told(each)
    elif part is not None:
        yield str(part)
