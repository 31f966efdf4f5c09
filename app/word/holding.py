"""What is kept on one page with what follows it. Pure."""

from collections.abc import Sequence

from app.agenda.markup import Words

#: How many rows a table may have to be kept on one page: those of a recorded vote in committee.
_SHORT = 12
#: Letters that stand on one or two lines of a cell: where more do, a few rows fill a page.
_BRIEF = 60


def clause(place: int, count: int) -> bool:
    """Whether a clause of a list stays with the next: none stands alone at either end of a page."""
    return count > 1 and place in {0, count - 2}


def is_short(rows: Sequence[Sequence[Words]]) -> bool:
    """Whether a table is kept whole; `rows` with its header."""
    letters = (sum(len(run.text) for run in cell) for row in rows for cell in row)
    return len(rows) - 1 <= _SHORT and all(number <= _BRIEF for number in letters)


def row(place: int, rows: int, *, short: bool) -> bool:
    """Whether a row stays with the next: the header with the first, and a short table whole."""
    return place == 0 or (short and place < rows - 1) or clause(place - 1, rows - 1)
