"""The best passage of a text for what was looked for, in pieces to mark or not. Pure."""

import re
from collections.abc import Iterable, Sequence

from app.search.tree import Marks
from app.search.words import Place, tokens_like

LONGEST = 260
#: How much of the words before the first mark is shown.
_LEAD = 60
_STOPS = ".,;:!?–"
_GAP = re.compile(r"[\s\-–/’']*")
_WIDE = re.compile(r"[^\S ]\s*| \s+")


#: Words, and whether they are marked. Plain, because a page has more than a hundred.
Piece = tuple[str, bool]


def snippet(text: str, marks: Marks, longest: int = LONGEST) -> list[Piece]:
    """At most about `longest` letters, cut between words, with “…” where something is left out."""
    found = tokens_like(text, marks.stems, marks.beginnings)
    if len(text) <= longest:
        return _pieces(text, 0, len(text), _runs(text, found))
    start, end = _cut(text, _best(found, longest), longest)
    pieces = [("…", False)] if start else []
    pieces += _pieces(text, start, end, _runs(text, [t for t in found if start <= t[0] < end]))
    if end < len(text.rstrip()):
        pieces.append(("…", False))
    return pieces


def text_of(pieces: Iterable[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def _best(found: Sequence[Place], longest: int) -> int:
    """Where to begin, so that the most different words looked for are in sight."""
    if len(found) < 2:
        return found[0][0] if found else 0
    best, most = 0, (0, 0)
    for number, (start, _, _) in enumerate(found):
        in_sight = []
        for _, end, stem in found[number:]:
            if end > start + longest - _LEAD:
                break
            in_sight.append(stem)
        worth = (len(set(in_sight)), len(in_sight))
        if worth > most:
            best, most = start, worth
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


def _runs(text: str, found: Sequence[Place]) -> list[tuple[int, int]]:
    """Marked words that stand beside each other as one mark."""
    runs: list[tuple[int, int]] = []
    for start, end, _ in found:
        if runs and _GAP.fullmatch(text, runs[-1][1], start):
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    return runs


def _pieces(text: str, start: int, end: int, runs: Sequence[tuple[int, int]]) -> list[Piece]:
    pieces = []
    place = start
    for first, last in runs:
        if place < first:
            pieces.append((_on_one_line(text[place:first]), False))
        pieces.append((_on_one_line(text[first:last]), True))
        place = last
    if place < end:
        pieces.append((_on_one_line(text[place:end].rstrip()), False))
    return pieces


def _on_one_line(text: str) -> str:
    """A line that ends without a stop, as a heading does, is parted by a dash."""
    if "\n" in text or "  " in text or "\t" in text:
        return _WIDE.sub(_narrowed, text)
    return text


def _narrowed(gap: re.Match[str]) -> str:
    text, (first, last) = gap.string, gap.span()
    between_lines = "\n" in gap[0] and first and last < len(text)
    return " – " if between_lines and text[first - 1] not in _STOPS else " "
