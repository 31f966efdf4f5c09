"""What a clerk changed of what was understood, laid over it. Pure.

What was read is never changed itself: a change is a path in its object and what shall stand
there, so that each can be taken back by itself. Paths count as the object did when it was read.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.errors import RuleBroken

Object = dict[str, Any]


class How(StrEnum):
    """`value` stands at the path from now on, or is added to the list there; or nothing does."""

    SET = "set"
    ADD = "add"
    DROP = "drop"


@dataclass(frozen=True)
class Edit:
    path: str
    value: Any = None
    how: How = How.SET


class _Dropped(dict[str, Any]):
    """Keeps the places of what comes after it until everything is laid over."""


def value_at(parsed: Object, path: str) -> Any:
    """None where the object has no such part."""
    found: Any = parsed
    for step in path.split("."):
        found = _step(found, step)
    return found


def edited(parsed: Object, edits: Iterable[Edit]) -> Object:
    """The object as it is with all changes made."""
    return without_dropped(laid(parsed, edits))


def laid(parsed: Object, edits: Iterable[Edit]) -> Object:
    """The same with something empty in the place of what was dropped, so that paths still count.

    Raises RuleBroken for a change of a part that the object does not have.
    """
    result = deepcopy(parsed)
    for edit in edits:
        *above, last = edit.path.split(".")
        holder: Any = result
        for step in above:
            holder = _step(holder, step)
        if not _has(holder, last):
            raise RuleBroken("What was changed is not in the paper as it is read now")
        _lay_over(result, holder, int(last) if isinstance(holder, list) else last, edit)
    return result


def without_dropped(laid: Object) -> Object:
    bare: Object = _without_dropped(laid)
    return bare


def as_read(path: str, laid: Object) -> str:
    """A path in what is left, as it counts in what was read with all that was dropped."""
    holder: Any = laid
    steps = []
    for step in path.split("."):
        if isinstance(holder, list) and step.isdigit():
            kept = [place for place, each in enumerate(holder) if not isinstance(each, _Dropped)]
            step = str(kept[int(step)]) if int(step) < len(kept) else step
        steps.append(step)
        holder = _step(holder, step)
    return ".".join(steps)


def _lay_over(result: Object, holder: Any, key: Any, edit: Edit) -> None:
    match edit.how:
        case How.SET:
            holder[key] = edit.value
        case How.ADD:
            holder[key] = [*holder[key], edit.value]
        case How.DROP:
            _keep_words(result, edit.path, holder[key])
            holder[key] = _Dropped()


def _step(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        return holder[int(step)] if step.isdigit() and int(step) < len(holder) else None
    return holder.get(step) if isinstance(holder, Mapping) else None


def _has(holder: Any, step: str) -> bool:
    if isinstance(holder, list):
        return step.isdigit() and int(step) < len(holder)
    return isinstance(holder, Mapping) and step in holder


def _keep_words(parsed: Object, path: str, dropped: Any) -> None:
    """What is no decision after all is words of the minutes, so that nothing is lost."""
    steps = path.split(".")
    if len(steps) == 4 and steps[0] == "items" and dropped:
        item = parsed["items"][int(steps[1])]
        text = " ".join(filter(None, (dropped["label"], dropped["text"])))
        if not any(dropped["text"] in piece["text"] for piece in item["discussion"]):
            item["discussion"].append({"kind": "paragraph", "text": text})


def _without_dropped(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_dropped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_dropped(each) for each in value if not isinstance(each, _Dropped)]
    return value
