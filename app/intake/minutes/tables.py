"""Tables of names: who voted which way, column by column."""

import re
from collections.abc import Sequence

from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import NamedVotes

_SIDES = [
    ("ayes", re.compile(r"^(?:yeas?|ayes?|for|in favou?r|in support|yes)\W*\d*\W*$", re.I)),
    ("noes", re.compile(r"^(?:nays?|noes|against|opposed|no)\W*\d*\W*$", re.I)),
    ("abstained", re.compile(r"^(?:abstain\w*|abstentions?|abstained)\W*\d*\W*$", re.I)),
    (
        "absent",
        re.compile(r"^(?:absent|recuse\w*|conflict\w*|not voting|non-?voting)\W*\d*\W*$", re.I),
    ),
]


def side(heading: str) -> str | None:
    """Which way the names under this heading voted."""
    return next((name for name, pattern in _SIDES if pattern.match(heading.strip())), None)


def named_votes(rows: Sequence[Line]) -> NamedVotes | None:
    """The names under yeas and nays, where a table has such columns."""
    sides = [side(cell) for cell in rows[0].cells]
    if "ayes" not in sides and "noes" not in sides:
        return None
    if not sides[0] and any(_is_mark(cell) for row in rows[1:] for cell in row.cells[1:]):
        return _crossed(rows, sides)
    found: dict[str, list[str]] = {"ayes": [], "noes": [], "abstained": [], "absent": []}
    for row in rows[1:]:
        for which, cell in zip(sides, row.cells, strict=False):
            if which:
                found[which] += names_in_cell(cell)
    return NamedVotes(tuple(found["ayes"]), tuple(found["noes"]), tuple(found["abstained"]))


def _is_mark(cell: str) -> bool:
    return bool(re.fullmatch(r"[xX✓✔√*●]|[Yy]es|1", cell.strip()))


def _crossed(rows: Sequence[Line], sides: Sequence[str | None]) -> NamedVotes:
    """One row a member, and a cross in the column of their vote."""
    found: dict[str, list[str]] = {"ayes": [], "noes": [], "abstained": [], "absent": []}
    for row in rows[1:]:
        for which, cell in zip(sides[1:], row.cells[1:], strict=False):
            if which and _is_mark(cell):
                found[which].append(" ".join(row.cells[0].split()))
    return NamedVotes(tuple(found["ayes"]), tuple(found["noes"]), tuple(found["abstained"]))


def names_in_cell(cell: str) -> list[str]:
    parts = re.split(r"\n|;|,(?! (?:Jr|Sr)\b)", cell)
    return [
        " ".join(part.split())
        for part in parts
        if re.search(r"[^\W\d_]{2}", part)
        and not re.fullmatch(r"\W*(?:nil|none|n/a)\W*", part, re.I)
    ]
