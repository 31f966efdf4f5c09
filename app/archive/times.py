"""When a meeting began and ended, as its minutes tell in words. Pure."""

import re
from collections.abc import Iterator
from datetime import time

from app.intake.minutes.parsed import Minutes

_TIME = re.compile(
    r"(?<![\d.:/£€$-])(?P<hour>[01]?\d|2[0-3])(?:\s?[.:]\s?(?P<minute>[0-5]\d))?(?![./:-]?\d)"
    r"\s?(?P<half>[ap]\.?\s?m\b\.?|noon|hrs?\b|hours\b)?",
    re.I,
)
_BEGINS = re.compile(
    r"\b(?:commenc\w+|start(?:ed|ing|s)?|began|beginning|opened|convened|held"
    r"|call(?:ed)? to order|time)\b",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:clos(?:ed?|ing)|end(?:ed|ing|s)?|conclud\w+|adjourned|terminated|finished|rose)\b", re.I
)
_NEAR = 120
"""In letters, within which the hour stands behind the word: the day may be between them."""


def times_in(minutes: Minutes) -> tuple[time | None, time | None]:
    """Both as printed; a bare “7” or “7.30” without am or pm is no time that can be told."""
    above = [*_left_out(minutes), minutes.venue or ""]
    told = [piece.text for item in minutes.items for piece in item.discussion]
    titles = [item.title for item in minutes.items]
    starts = _first(_BEGINS, [*above, *told[:3], *titles[:2]]) or _alone(above)
    ends = _first(_ENDS, [minutes.closing, *reversed([*told[-6:], *titles[-2:]]), *reversed(above)])
    return starts, ends


def _first(pattern: re.Pattern[str], texts: list[str]) -> time | None:
    behind = (
        text[found.end() : found.end() + _NEAR].split(";")[0]
        for text in texts
        for found in pattern.finditer(text)
    )
    return next((at for text in behind if (at := _told(text))), None)


def _alone(above: list[str]) -> time | None:
    """“Monday 4 May 2026, 7.30 pm”, with no word that says what begins then."""
    return next((at for text in above if not _ENDS.search(text) and (at := _told(text))), None)


def _told(text: str) -> time | None:
    return next((at for found in _TIME.finditer(text) if (at := _time(found))), None)


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").casefold()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    told = bool(half) or (found["minute"] is not None and hour > 12)
    return time(hour, minute) if told else None


def _left_out(minutes: Minutes) -> Iterator[str]:
    for doubt in minutes.doubts:
        if doubt.message.startswith("Left out: “"):
            yield doubt.message
