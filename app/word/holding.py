"""What is kept on one page with what follows it. Pure."""

#: How many rows a table may have to be kept on one page: those of a recorded vote in committee.
_SHORT = 12


def clause(place: int, count: int) -> bool:
    """Whether a clause of a list stays with the next: none stands alone at either end of a page."""
    return count > 1 and place in {0, count - 2}


def row(place: int, rows: int) -> bool:
    """Whether a row stays with the next: the header with the first, and a short table whole."""
    return place == 0 or place < rows - 1 <= _SHORT or clause(place - 1, rows - 1)
