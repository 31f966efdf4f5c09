"""Meetings kept as JSON: items in items, each with paragraphs, motions and votes.

The shape in which collections of published meetings keep them: a title, a day, lists of names,
and items by number whose motions name mover, seconder, wording, result and who voted how.
It becomes the lines that the page printed, so that one set of rules reads them all.
"""

import json
from collections.abc import Iterator

from app.errors import RuleBroken
from app.intake.legistar import reading as legistar
from app.intake.minutes.lines import Line, Paper
from app.intake.minutes.parsed import Minutes
from app.intake.objects import each_in
from app.intake.oparl import reading as oparl

DEEPEST = 30
_LISTS = [
    ("present", "Present:"),
    ("absent", "Absent:"),
    ("also_present", "Also present:"),
    ("remote_attendance", "Remote attendance:"),
]


def is_meeting(kept: object) -> bool:
    return isinstance(kept, dict) and isinstance(kept.get("items"), dict | list) and "title" in kept


def read_json(text: str) -> Paper:
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        raise RuleBroken("The file is not JSON that can be read") from None
    if understood := _understood(kept):
        printed = text.splitlines()
        return Paper(
            tuple(Line(line, n) for n, line in enumerate(printed, 1)), understood=understood
        )
    if not is_meeting(kept):
        raise RuleBroken("The JSON does not hold a meeting with its items")
    lines = [
        Line(text, number, 1, level, label=label, cells=cells)
        for number, (text, level, label, cells) in enumerate(_printed(kept), start=1)
    ]
    facts = {"title": _text(kept.get("title")), "date": _text(kept.get("datetime"))[:10]}
    return Paper(tuple(line for line in lines if line.text or line.cells), facts)


def _understood(kept: object) -> Minutes | None:
    """An event of Legistar or a meeting of OParl, with its items in it or in a list beside it."""
    every = list(each_in(kept))
    events = [each for each in every if legistar.is_event(each)]
    meetings = [each for each in every if oparl.kind_of(each) == "Meeting"]
    if len(events) + len(meetings) != 1:
        return None
    if events:
        whole = legistar.whole_meeting(events[0], legistar.sorted_out(every))
    else:
        whole = oparl.whole_meeting(meetings[0], oparl.sorted_out(every))
    return whole.minutes if whole else None


_Printed = tuple[str, int, str | None, tuple[str, ...]]


def _printed(kept: dict[str, object]) -> Iterator[_Printed]:
    for key, lead in _LISTS:
        names = kept.get(key)
        if isinstance(names, list) and names:
            yield f"{lead} {', '.join(_text(name) for name in names)}", 0, None, ()
    yield from _content(kept.get("content"))
    yield from _items(kept.get("items"), "", 1)


def _items(items: object, above: str, depth: int) -> Iterator[_Printed]:
    if depth > DEEPEST:
        return
    for item in _each(items):
        if not isinstance(item, dict):
            continue
        number = f"{above}{_text(item.get('number'))}"
        yield _text(item.get("title")), depth, number, ()
        yield from _content(item.get("content"))
        yield from _items(item.get("items"), f"{number}.", depth + 1)


def _content(content: object) -> Iterator[_Printed]:
    for part in _each(content) if isinstance(content, list) else [content]:
        if not isinstance(part, dict):
            continue
        if "motion_texts" in part or "moved_by" in part:
            yield from _motion(part)
        elif text := _text(part.get("string")):
            yield text, 0, None, ()


def _motion(motion: dict[str, object]) -> Iterator[_Printed]:
    for key in ("pre_motion_texts", "moved_by", "seconded_by", "motion_texts"):
        value = motion.get(key)
        yield from ((text, 0, None, ()) for text in _texts(value))
    vote = motion.get("vote")
    rows = vote.get("rows") if isinstance(vote, dict) else None
    if isinstance(rows, list) and rows:
        yield from _vote([row for row in rows if isinstance(row, dict)])
    for key in ("result", "post_motion_texts"):
        yield from ((text, 0, None, ()) for text in _texts(motion.get(key)))


def _vote(rows: list[dict[str, object]]) -> Iterator[_Printed]:
    heads = tuple(_text(row.get("vote")) for row in rows)
    names = tuple("\n".join(map(_text, _each(row.get("voters")))) for row in rows)
    if any(names):
        yield "", 0, None, heads
        yield "", 0, None, names


def _texts(value: object) -> Iterator[str]:
    for part in value if isinstance(value, list) else [value]:
        text = _text(part.get("string") if isinstance(part, dict) else part)
        if text:
            yield text


def _each(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
