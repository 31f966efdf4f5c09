"""Which clauses of an item are the ones that it had when its paper was entered before. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from app.people.rules import plainly

#: How alike the words must be of a clause that was corrected and is still the same one.
_NEARLY = 0.75
#: How many places a clause with other words may have moved: all with all would take minutes.
_FAR = 20


class Worded(NamedTuple):
    label: str
    text: str


def same_clauses(before: Sequence[Worded], after: Sequence[Worded]) -> dict[int, int]:
    """The place of each clause of before, by its place now; the likest are paired first."""
    likest = sorted(_alike(before, after), key=lambda pair: (-pair[0], abs(pair[1] - pair[2])))
    found: dict[int, int] = {}
    for _, was, now in likest:
        if now not in found and was not in found.values():
            found[now] = was
    return found


def _alike(before: Sequence[Worded], after: Sequence[Worded]) -> Iterator[tuple[float, int, int]]:
    were, are = ([plainly(clause.text) for clause in clauses] for clauses in (before, after))
    for was, one in enumerate(were):
        for now, two in enumerate(are):
            likeness = 1.0 if one == two else _ratio(one, two) if abs(was - now) <= _FAR else 0.0
            if likeness >= _NEARLY:
                yield likeness + (before[was].label == after[now].label), was, now


def _ratio(one: str, two: str) -> float:
    same = SequenceMatcher(None, one, two, autojunk=False)
    return same.ratio() if same.quick_ratio() >= _NEARLY else 0.0
