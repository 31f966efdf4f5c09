"""Where in a source each part of what was understood of it stands. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.people.rules import plainly

Object = dict[str, Any]
_ENOUGH = 6  # words that know a text again


def places_of(parsed: Object, lines: Sequence[str]) -> dict[str, int]:
    """The line, from 1, of each part by its path; what is not found has none.

    Items stand in the order of the paper, so that each is looked for below the one before.
    """
    told = [f" {plainly(line)} " for line in lines]
    found: dict[str, int] = {}
    for path, text in _head(parsed):
        if line := _line_of(text, told, 0):
            found[path] = line
    at = 0
    for place, item in enumerate(parsed["items"]):
        title = _line_of(" ".join(filter(None, (item["number"], item["title"]))), told, at)
        title = title or _line_of(item["title"], told, at)
        if title:
            at = title - 1
            found[f"items.{place}"] = title
        within = at
        for path, text in _within(item, f"items.{place}"):
            if line := _line_of(text, told, within):
                found[path] = line
    return found


def _head(parsed: Object) -> Iterator[tuple[str, str]]:
    for name in ("body", "venue"):
        yield name, parsed[name] or ""
    for name in ("present", "in_attendance", "declarations"):
        for place, person in enumerate(parsed[name]):
            yield f"{name}.{place}", person["name"]
    for place, name in enumerate(parsed["apologies"]):
        yield f"apologies.{place}", name


def _within(item: Object, path: str) -> Iterator[tuple[str, str]]:
    for kind in ("discussion", "recommendations", "resolutions"):
        for place, part in enumerate(item[kind]):
            yield f"{path}.{kind}.{place}", part["text"]


def _line_of(text: str, told: Sequence[str], start: int) -> int | None:
    words = plainly(re.split(r"\n", text)[0]).split()[:_ENOUGH]
    if not words:
        return None
    for few in (words, words[:3]) if len(words) > 3 else (words,):
        wanted = f" {' '.join(few)} "
        for number in range(start, len(told)):
            if wanted in told[number]:
                return number + 1
    return None
