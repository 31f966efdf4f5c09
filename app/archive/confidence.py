"""How sure each part of what was understood is, in words. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.archive.likeness import Sureness

Object = Mapping[str, Any]

#: What every meeting has: where it was not found, somebody must look.
_EXPECTED = ("body", "date", "present", "items")


@dataclass(frozen=True)
class Asked:
    """An open doubt: the part it is about, and how sure the register was of its proposal."""

    path: str
    sureness: Sureness = Sureness.LOOK


def sureness_of(path: str, parsed: Object, asked: Iterable[Asked]) -> Sureness:
    """Of the part at `path` with all that is in it."""
    doubts = [doubt.sureness for doubt in asked if is_within(doubt.path, path)]
    if path in _EXPECTED and not parsed[path]:
        return Sureness.LOOK
    return least(doubts)


def least(found: Sequence[Sureness]) -> Sureness:
    order = list(Sureness)
    return max(found, key=order.index, default=Sureness.SURE)


def is_within(path: str, part: str) -> bool:
    return path == part or path.startswith(f"{part}.")
