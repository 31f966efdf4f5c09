"""A table set with spaces: “Councillor   Yea   Nay” over names and a cross for each."""

import re
from collections.abc import Iterator

from app.intake.minutes.tables import side

_PART = re.compile(r"\S+(?: \S+)*")
_MARKED = re.compile(r"^\s*(?P<name>\S+(?: \S+)*)(?:\t|\s{2,})(?P<mark>[xX✓✔√*●])\s*$")


def with_bars(text: str) -> str:
    """The rows of such a table with bars between their cells, whose places tell the column."""
    return "\n".join(_barred(text.split("\n")))


def _barred(lines: list[str]) -> Iterator[str]:
    heads: list[re.Match[str]] = []
    for line in lines:
        spread = line.expandtabs(8)
        parts = list(_PART.finditer(spread)) if "  " in spread and len(spread) < WIDEST else []
        if sum(bool(side(part[0])) for part in parts) > 1:
            heads = parts
            yield f"| {' | '.join(part[0] for part in parts)} |"
            continue
        found = _MARKED.match(spread) if heads and line.strip() else None
        if not found:
            heads = heads if not line.strip() else []
            yield line
            continue
        middle = found.start("mark")
        nearest = min(heads[1:], key=lambda head: abs((head.start() + head.end()) / 2 - middle))
        cells = [found["name"], *("X" if head is nearest else "" for head in heads[1:])]
        yield f"| {' | '.join(cells)} |"


WIDEST = 240
