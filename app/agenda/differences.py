"""What changed between two texts, word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

#: Beyond this many pairs of words two passages are set side by side whole: comparing every word
#: of one with every word of the other would keep the page waiting.
_TOO_MANY_PAIRS = 4_000_000


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stretch:
    """Words next to each other that were all kept, all added or all removed."""

    change: Change
    text: str


def word_differences(before: str, after: str) -> tuple[Stretch, ...]:
    """Stretches that read `before` without what was added, and `after` without what was removed.

    Lines that stayed are found first, so that only the passages that changed are compared.
    """
    return tuple(_joined(_by_lines(before.splitlines(True), after.splitlines(True))))


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    for old, new in _opcodes(before, after):
        if old == new:
            yield Stretch(Change.SAME, "".join(old))
        else:
            yield from _by_words(_WORD.findall("".join(old)), _WORD.findall("".join(new)))


def _by_words(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    too_many = len(before) * len(after) > _TOO_MANY_PAIRS
    pairs = [(before, after)] if too_many else _opcodes(before, after)
    for old, new in pairs:
        if old == new:
            yield Stretch(Change.SAME, "".join(old))
        else:
            yield Stretch(Change.REMOVED, "".join(old))
            yield Stretch(Change.ADDED, "".join(new))


def _opcodes(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        yield before[start:end], after[new_start:new_end]


def _joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind made one, and empty ones left out."""
    waiting: Stretch | None = None
    for stretch in stretches:
        if not stretch.text:
            continue
        if waiting and waiting.change is stretch.change:
            waiting = Stretch(waiting.change, waiting.text + stretch.text)
            continue
        if waiting:
            yield waiting
        waiting = stretch
    if waiting:
        yield waiting
