"""The discussion of a page in the small Markdown of the minutes, so that no word changes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.intake.parsed import Kind, Piece

_MARKS = re.compile(r"[\\*_\[\]<`~]|&(?=#?\w+;)|^[#>|]|(?<=\s)#+$")
_LIST_MARK = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))(?=\s|$|[-=])")


def as_markdown(pieces: Sequence[Piece]) -> str:
    return "".join(_with_gaps(pieces))


def _with_gaps(pieces: Sequence[Piece]) -> Iterator[str]:
    """Bullets follow each other closely; everything else has an empty line before it."""
    for before, piece in pairwise([None, *pieces]):
        assert piece
        if before:
            close = before.kind is piece.kind is Kind.BULLET
            yield "\n" if close else "\n\n"
        yield _marked(piece)


def _marked(piece: Piece) -> str:
    text = escaped(piece.text)
    match piece.kind:
        case Kind.HEADING:
            return f"## {text}"
        case Kind.BULLET:
            return f"- {text}"
        case Kind.PARAGRAPH:
            return text


def escaped(text: str) -> str:
    """Words of which none is read as a mark."""
    return _LIST_MARK.sub(_escaped_list, _MARKS.sub(r"\\\g<0>", text))


def _escaped_list(mark: re.Match[str]) -> str:
    return f"\\{mark[1]}" if mark[1] else f"{mark[2]}\\{mark[3]}"
