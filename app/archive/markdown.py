"""The discussion of an item in the small Markdown of the minutes, its tables as tables. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.intake import markdown
from app.intake.minutes.parsed import Piece
from app.intake.parsed import Kind
from app.intake.parsed import Piece as PagePiece

_KINDS = {"heading": Kind.HEADING, "bullet": Kind.BULLET}
_OPENS, _CLOSES = re.compile(r"\{(?=\{)"), re.compile(r"\}(?=\})")


def as_markdown(pieces: Sequence[Piece]) -> str:
    """Two braces in a row, which would mark what is personal, are parted by a space."""
    blocks = []
    for is_row, run in groupby(pieces, key=lambda piece: piece.kind == "row"):
        some = list(run)
        blocks.append(_table(some) if is_row else _prose(some))
    return without_marks("\n\n".join(blocks))


def without_marks(text: str) -> str:
    return _CLOSES.sub("} ", _OPENS.sub("{ ", text))


def _prose(pieces: Sequence[Piece]) -> str:
    return markdown.as_markdown(
        [PagePiece(_KINDS.get(p.kind, Kind.PARAGRAPH), p.text, p.line) for p in pieces]
    )


def _table(rows: Sequence[Piece]) -> str:
    return "\n".join(_lines(rows))


def _lines(rows: Sequence[Piece]) -> Iterator[str]:
    cells = [_cells(row.text) for row in rows]
    width = max(len(row) for row in cells)
    for place, row in enumerate(cells):
        yield _row(row + [""] * (width - len(row)))
        if place == 0:
            yield _row(["---"] * width)


def _cells(text: str) -> list[str]:
    return [markdown.escaped(cell.strip()) for cell in text.split(" | ")]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
