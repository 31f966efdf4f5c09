"""How the rows of a list of clauses move while someone writes them. Pure.

A list is given as the level of each row. An arrangement says, for each row of the new list,
which old row it is (None for a new, empty one) and at what level it stands.
"""

from collections.abc import Sequence

from app.decisions.clauses import DEEPEST, straightened

Arrangement = list[tuple[int | None, int]]


def rearranged(press: str, levels: Sequence[int]) -> Arrangement:
    """What pressing “add”, “up-3”, “out-0” … makes of the list; any other word changes nothing."""
    verb, _, number = press.partition("-")
    rows: Arrangement = list(enumerate(straightened(levels)))
    if verb == "add":
        return [*rows, (None, rows[-1][1] if rows else 1)]
    if verb not in _VERBS or not number.isdecimal() or int(number) >= len(rows):
        return rows
    return _VERBS[verb](rows, int(number))


def _end_of_branch(rows: Arrangement, at: int) -> int:
    """The place after the last row that stands under the row `at`."""
    after = at + 1
    while after < len(rows) and rows[after][1] > rows[at][1]:
        after += 1
    return after


def _up(rows: Arrangement, at: int) -> Arrangement:
    """Past the row before it on the same level, with everything that stands under each."""
    before = at - 1
    while before >= 0 and rows[before][1] > rows[at][1]:
        before -= 1
    if before < 0 or rows[before][1] < rows[at][1]:
        return rows
    end = _end_of_branch(rows, at)
    return rows[:before] + rows[at:end] + rows[before:at] + rows[end:]


def _down(rows: Arrangement, at: int) -> Arrangement:
    following = _end_of_branch(rows, at)
    stays_inside = following < len(rows) and rows[following][1] == rows[at][1]
    return _up(rows, following) if stays_inside else rows


def _in(rows: Arrangement, at: int) -> Arrangement:
    """One step deeper, with everything that stands under it; not past the deepest level."""
    end = _end_of_branch(rows, at)
    deepest = max(level for _, level in rows[at:end])
    has_a_place = at > 0 and rows[at - 1][1] >= rows[at][1]
    return _shifted(rows, at, end, 1) if has_a_place and deepest < DEEPEST else rows


def _out(rows: Arrangement, at: int) -> Arrangement:
    return _shifted(rows, at, _end_of_branch(rows, at), -1) if rows[at][1] > 1 else rows


def _shifted(rows: Arrangement, at: int, end: int, steps: int) -> Arrangement:
    moved = [(row, level + steps) for row, level in rows[at:end]]
    return rows[:at] + moved + rows[end:]


def _remove(rows: Arrangement, at: int) -> Arrangement:
    """Without the row; what stood under it moves out one step and takes its place."""
    end = _end_of_branch(rows, at)
    return rows[:at] + _shifted(rows, at + 1, end, -1)[at + 1 :]


_VERBS = {"up": _up, "down": _down, "in": _in, "out": _out, "remove": _remove}
