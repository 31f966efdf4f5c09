"""From the lines of a text to its blocks: wrapped lines joined, labels found their text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from app.intake import cues
from app.intake.blocks import Block, block, clean

NARROWEST, WIDEST = 45, 160
"""A text is taken as hard-wrapped only at a column between these."""
_WAITING = re.compile(r"\b(?:the|a|an|of|for|by|with|from|and)$", re.I)
_UNENDED = re.compile(r"(?:,|\b(?:and|or|the|a|an|of|to|for|in|on|by|with|that|from|at|as))\s*$")


@dataclass(frozen=True)
class Row:
    """One line as printed; `gap` counts the empty lines above it."""

    raw: str
    line: int
    gap: int


def rows(text: str) -> list[Row]:
    found, gap = [], 0
    for line, printed in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        for part in re.split(r"[\v\f\x85\u2028\u2029]", printed):
            if clean(part):
                found.append(Row(part.rstrip(" \t"), line, gap))
                gap = 0
            else:
                gap += 1
    return found


def blocks_of_text(text: str) -> list[Block]:
    return list(labels_with_their_text(_joined(_unspaced(rows(text)))))


def _unspaced(printed: list[Row]) -> list[Row]:
    """Close up a text whose every wrapped line has an empty line after it."""
    close = sum(row.gap == 0 for row in printed[1:])
    if close > len(printed) / 10:
        return printed
    closed = [replace(row, gap=max(0, row.gap - 1)) for row in printed]
    return closed if _column(closed) else printed


def _joined(printed: list[Row]) -> Iterator[Block]:
    column = _column(printed)
    raw, line = "", 0
    for before, row in pairwise([None, *printed]):
        assert row
        if before and _goes_on(before, row, column):
            raw += f" {row.raw.strip()}"
            continue
        if raw:
            yield block(raw, line)
        raw, line = row.raw, row.line
    if raw:
        yield block(raw, line)


def _goes_on(before: Row, row: Row, column: int | None) -> bool:
    """Is `row` the next line of the paragraph that `before` is in?"""
    above = clean(before.raw)
    if row.gap or cues.marker(above) or cues.FILE_SIZE.search(above):
        return False
    full = (column is not None and _was_full(before, row, column)) or bool(_WAITING.search(above))
    if _opens(row.raw):
        nearly = column is not None and len(before.raw) > 0.6 * column
        return nearly and _only_looks_opening(before, row)
    small = row.raw.strip()[:1].islower()
    return full or (small and not above.endswith((".", ":", ";", "!", "?")))


def _opens(raw: str) -> bool:
    """Does this line begin with a label, a bullet or words that begin a part of the page?"""
    found = block(raw, 0)
    text = found.words
    return bool(
        not found.is_plain
        or cues.marker(text)
        or cues.RECOMMENDED.match(text)
        or cues.RESOLVED.match(text)
    )


def _only_looks_opening(before: Row, row: Row) -> bool:
    """In a wrapped sentence a line may begin “(ii) above” or with a dash."""
    if clean(before.raw).endswith((".", ":", ";", "!", "?")) or re.search(
        r"; (and|or)$", before.raw
    ):
        return False
    found = block(row.raw, 0)
    if found.bullet:
        return found.bullet in "-–—" and found.text[:1].islower()
    if found.label and _WAITING.search(clean(before.raw)):
        return True
    if found.label:
        return bool(re.match(r"(above|below|and|or|of|to|in|for)\b|[.,;)]", found.text))
    return False


def _column(printed: list[Row]) -> int | None:
    """Return the column at which the text was hard-wrapped, or None.

    In a wrapped text a line ends where the next line's first word would not have fitted.
    """
    close = [(a, b) for a, b in pairwise(printed) if b.gap == 0 and not _opens(b.raw)]
    widths = {len(a.raw) for a, _ in close if NARROWEST <= len(a.raw) <= WIDEST}
    if not widths:
        return None
    column = max(widths, key=lambda width: sum(_was_full(a, b, width) for a, b in close))
    full = [(a, b) for a, b in close if _was_full(a, b, column)]
    long = sum(len(row.raw) > column for row in printed)
    running = sum(_runs_on(a, b) for a, b in full)
    wrapped = (
        len(full) >= max(2, 0.6 * len(close))
        and long <= 0.15 * len(printed)
        and running >= 0.4 * len(full)
    )
    return column if wrapped else None


def _runs_on(before: Row, row: Row) -> bool:
    """Does a sentence plainly go on from one line to the next?"""
    return row.raw.strip()[:1].islower() or bool(_UNENDED.search(before.raw))


def _was_full(before: Row, row: Row, column: int) -> bool:
    first_word = row.raw.split()[0]
    return len(before.raw) <= column < len(before.raw) + 1 + len(first_word)


def labels_with_their_text(found: Iterable[Block]) -> Iterator[Block]:
    """A label or a bullet alone on its line belongs to the paragraph after it."""
    waiting: Block | None = None
    for each in found:
        if waiting and (each.is_plain or each.titles) and not cues.marker(each.text):
            yield replace(each, label=waiting.label, bullet=waiting.bullet, line=waiting.line)
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = each if not each.is_plain and not each.text else None
        if not waiting:
            yield each
    if waiting:
        yield waiting
