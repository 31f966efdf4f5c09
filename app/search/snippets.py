"""The best passage of a text for what was looked for, in pieces to mark or not. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.search.tree import Marks
from app.search.words import Token, tokens

LONGEST = 260
#: How much of the words before the first mark is shown.
_LEAD = 60
_GAP = re.compile(r"[\s\-–/’']*")


class Piece(NamedTuple):
    text: str
    marked: bool


def snippet(text: str, marks: Marks, longest: int = LONGEST) -> list[Piece]:
    """At most about `longest` letters, cut between words, with “…” where something is left out."""
    found = [token for token in tokens(text) if _is_marked(token, marks)]
    start, end = _cut(text, _best(found, longest), longest)
    pieces = [Piece("…", False)] if start else []
    pieces += _pieces(text, start, end, _runs(text, [t for t in found if start <= t.start < end]))
    if end < len(text.rstrip()):
        pieces.append(Piece("…", False))
    return pieces


def _is_marked(token: Token, marks: Marks) -> bool:
    return token.stem in marks.stems or token.word.startswith(marks.beginnings)


def _best(found: Sequence[Token], longest: int) -> int:
    """Where to begin, so that the most different words looked for are in sight."""
    best, most = 0, (0, 0)
    for place, first in enumerate(found):
        in_sight = []
        for token in found[place:]:
            if token.end > first.start + longest - _LEAD:
                break
            in_sight.append(token.stem)
        worth = (len(set(in_sight)), len(in_sight))
        if worth > most:
            best, most = first.start, worth
    return best


def _cut(text: str, at: int, longest: int) -> tuple[int, int]:
    """From a little before `at`, moved inwards to the ends of words."""
    start = max(0, at - _LEAD)
    if start:
        start = _after_space(text, start, at)
    end = min(len(text), start + longest)
    if end < len(text) and not text[end].isspace():
        cut = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
        end = cut if cut > at else _end_of_word(text, at)
    return start, end


def _after_space(text: str, start: int, at: int) -> int:
    if text[start - 1].isspace():
        return start
    space = re.compile(r"\s+").search(text, start, at)
    return space.end() if space else at


def _end_of_word(text: str, at: int) -> int:
    space = re.compile(r"\s").search(text, at)
    return space.start() if space else len(text)


def _runs(text: str, found: Sequence[Token]) -> list[tuple[int, int]]:
    """Marked words that stand beside each other as one mark."""
    runs: list[tuple[int, int]] = []
    for token in found:
        if runs and _GAP.fullmatch(text, runs[-1][1], token.start):
            runs[-1] = runs[-1][0], token.end
        else:
            runs.append((token.start, token.end))
    return runs


def _pieces(text: str, start: int, end: int, runs: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    place = start
    for first, last in runs:
        if place < first:
            yield Piece(_on_one_line(text[place:first]), False)
        yield Piece(_on_one_line(text[first:last]), True)
        place = last
    if place < end:
        yield Piece(_on_one_line(text[place:end].rstrip()), False)


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
