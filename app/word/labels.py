"""What numbering makes the labels that the record has. Pure.

Word counts its lists itself, so a list is cut into runs that Word's own counting will label
exactly as the record does; a label that no counting gives is typed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.word.outline import Clause
from app.wording.numbering import letter, roman

_PARTS = re.compile(r"(\W*)(\d+|[A-Za-z]+)(\W*)")

#: Word's names of its number formats, in the order in which a label is tried as each.
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
}
_HIGHEST = 99


@dataclass(frozen=True)
class Counting:
    """How a run of labels is counted: “(” + lowerRoman + “)”, beginning at 1."""

    before: str
    format: str
    after: str
    start: int

    def label(self, place: int) -> str:
        return f"{self.before}{_FORMATS[self.format](self.start + place)}{self.after}"


@dataclass(frozen=True)
class Numbered:
    """A clause and the counting that labels it; `run` tells the lists of one document apart."""

    clause: Clause
    counting: Counting | None
    run: int


def number(clauses: Sequence[Clause]) -> list[Numbered]:
    """Say for each clause which run of which counting gives it its label."""
    found: dict[int, tuple[Counting | None, int]] = {}
    runs = 0
    for siblings in _lists(clauses):
        labels = [clauses[index].label.strip() for index in siblings]
        for first, length, counting in _runs(labels):
            runs += 1
            for index in siblings[first : first + length]:
                found[index] = (counting, runs)
    return [Numbered(clause, *found[index]) for index, clause in enumerate(clauses)]


def as_one_list(clauses: Sequence[Clause]) -> tuple[Counting, ...] | None:
    """How each level of one multilevel list is counted, where that gives every label.

    None where it does not: a list that begins below the top or at another number further down,
    that has a gap, or labels that are not counted.
    """
    levels = _countings_of_levels(clauses)
    if levels is None or not clauses or clauses[0].level != 1:
        return None
    places: list[int] = []
    for clause in clauses:
        if clause.level > len(places) + 1:
            return None
        places = places[: clause.level] + [-1] * (clause.level - len(places))
        places[-1] += 1
        if levels[clause.level - 1].label(places[-1]) != clause.label.strip():
            return None
    return levels


def _countings_of_levels(clauses: Sequence[Clause]) -> tuple[Counting, ...] | None:
    """By the first list of each level; all but the top begin at one."""
    found: dict[int, Counting] = {}
    for siblings in _lists(clauses):
        labels, level = [clauses[i].label.strip() for i in siblings], clauses[siblings[0]].level
        options = [o for o in _countings(labels[0]) if level == 1 or o.start == 1]
        if not options:
            return None
        best = max(options, key=lambda option: _reach(labels, option))
        found.setdefault(level, best)
    if sorted(found) != list(range(1, len(found) + 1)):
        return None
    return tuple(found[level] for level in sorted(found))


def _lists(clauses: Sequence[Clause]) -> list[list[int]]:
    """The indexes of clauses that stand beside each other under the same clause."""
    lists: list[list[int]] = []
    open_at: dict[int, list[int]] = {}
    for index, clause in enumerate(clauses):
        for deeper in [level for level in open_at if level > clause.level]:
            del open_at[deeper]
        if clause.level not in open_at:
            open_at[clause.level] = []
            lists.append(open_at[clause.level])
        open_at[clause.level].append(index)
    return lists


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int, Counting | None]]:
    """Cut labels into the longest runs that one counting gives: (first, length, counting)."""
    first = 0
    while first < len(labels):
        options = _countings(labels[first])
        lengths = [_reach(labels[first:], option) for option in options]
        if not options:
            yield first, 1, None
            first += 1
            continue
        best = max(range(len(options)), key=lambda place: lengths[place])
        yield first, lengths[best], options[best]
        first += lengths[best]


@lru_cache(maxsize=1024)
def _countings(label: str) -> tuple[Counting, ...]:
    """The ways in which `label` could begin a run. “(i)” is Roman one before it is letter nine."""
    parts = _PARTS.fullmatch(label)
    if not parts or "%" in label:
        return ()
    before, core, after = parts.groups()
    return tuple(
        Counting(before, name, after, start)
        for name, spell in _FORMATS.items()
        for start in range(0 if name == "decimal" else 1, _HIGHEST + 1)
        if spell(start) == core
    )


def _reach(labels: Sequence[str], counting: Counting) -> int:
    length = 0
    while length < len(labels) and labels[length] == counting.label(length):
        length += 1
    return length
