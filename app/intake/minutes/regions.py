"""Parts of a page that are set in columns: lists side by side, tables, text in two columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Protocol

from app.intake.minutes.patterns import ATTENDANCE_LEAD, TITLE

NARROWEST = 0.6
"""In heights of letters: what stays empty between two columns in every row."""
FEWEST = 3
"""Rows that have words on both sides of what is empty."""
_LABEL = re.compile(r"\(?[A-Z]{0,5}[./]?\d{0,4}(?:[./-]\d{1,4})*[a-z]?[.):]{0,2}|\(?[ivx]+[.)]|\W")
_PERSON = re.compile(rf"(?:{TITLE})\s+[A-Z]|[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){{1,2}}(?:\s*\(.*)?$")
_COUNT = re.compile(r"[£$€]?\d[\d.,]*%?")
_ITEM = re.compile(r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{1,4})[.)]|[•●▪–-])\s")


class _Part(Protocol):
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def text(self) -> str: ...


class _Row(Protocol):
    @property
    def parts(self) -> Sequence[_Part]: ...
    @property
    def height(self) -> float: ...
    @property
    def fall(self) -> float: ...


@dataclass(frozen=True)
class Region:
    """Rows from `start` to `end` of a page; `cells` has a text for each column of each row."""

    start: int
    end: int
    cells: tuple[tuple[str, ...], ...]
    falls: tuple[float, ...]
    widths: tuple[float, ...]
    filled: tuple[float, ...]


def regions_in(rows: Sequence[_Row]) -> list[Region]:
    found: list[Region] = []
    place = 0
    while place < len(rows):
        region = _from(rows, place) if len(rows[place].parts) > 1 else None
        if region:
            found.append(region)
        place = region.end if region else place + 1
    return found


def _from(rows: Sequence[_Row], start: int) -> Region | None:
    end, gutters = start, _gaps(rows[start])
    while end < len(rows):
        left = _narrowed(gutters, rows[end])
        lost = [gap for gap in gutters if not any(_overlap(gap, kept) for kept in left)]
        if not left or any(_parts_two(rows[start:end], gap) for gap in lost):
            break
        if _ends_here(rows, start, end, left):
            break
        added = _gaps(rows[end])
        for row in rows[start:end]:
            added = _narrowed(added, row)
        gutters = [*left, *(gap for gap in added if not any(_overlap(gap, g) for g in left))]
        end += 1
    beyond = min((gap[1] for gap in gutters), default=0.0)
    while start and rows[start - 1].parts[0].left >= beyond and _narrowed(gutters, rows[start - 1]):
        start -= 1
    return _region(rows, start, end) if end - start >= FEWEST else None


def _gaps(row: _Row) -> list[tuple[float, float]]:
    return [(a.right, b.left) for a, b in zip(row.parts, row.parts[1:], strict=False)]


def _narrowed(gutters: Sequence[tuple[float, float]], row: _Row) -> list[tuple[float, float]]:
    """What of these stays empty in this row too."""
    left = []
    for low, high in gutters:
        edges = [low]
        for part in row.parts:
            edges += [min(max(part.left, low), high), min(max(part.right, low), high)]
        edges.append(high)
        free = max(zip(edges[::2], edges[1::2], strict=True), key=lambda gap: gap[1] - gap[0])
        if free[1] - free[0] >= NARROWEST * row.height:
            left.append(free)
    return left


def _parts_two(rows: Sequence[_Row], gap: tuple[float, float]) -> bool:
    """Does more than one row have words on both sides of it?"""
    low, high = gap
    return sum(row.parts[0].right <= low and row.parts[-1].left >= high for row in rows) > 1


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _ends_here(
    rows: Sequence[_Row], start: int, end: int, left: Sequence[tuple[float, float]]
) -> bool:
    """A row that stands far below and on one side is the next paragraph of the page."""
    row = rows[end]
    if end > start and _begins_another(rows[start:end], row):
        return True
    if end == start or row.parts[-1].right > min(gap[0] for gap in left) + row.height:
        return False
    usual = median([each.fall for each in rows[start + 1 : end]] or [1.5])
    firsts = [each.parts[0].text for each in rows[start:end]]
    numbered = re.match(r"\d{1,3}\.?(?=\s|$)", row.parts[0].text)
    apart = numbered and not any(re.match(r"\d{1,3}\.?(?=\s|$)", text) for text in firsts)
    return (apart or row.fall > 1.25 * usual) and not _goes_on_below(rows, end, left)


def _begins_another(above: Sequence[_Row], row: _Row) -> bool:
    """Far below, and a column begins where none did: other columns follow."""
    usual = median([each.fall for each in above[1:]] or [1.5])
    begun = [part.left for each in above for part in each.parts]
    new = any(all(abs(part.left - left) > row.height for left in begun) for part in row.parts)
    return len(above) >= FEWEST and new and row.fall > 1.4 * usual


def _goes_on_below(rows: Sequence[_Row], end: int, left: Sequence[tuple[float, float]]) -> bool:
    """Are the next rows set in the same columns?"""
    for row in rows[end : end + 4]:
        if len(_narrowed(left, row)) < len(left):
            return False
        if len(row.parts) > 1 and row is not rows[end]:
            return True
    return False


def _region(rows: Sequence[_Row], start: int, end: int) -> Region | None:
    spans = sorted((part.left, part.right) for row in rows[start:end] for part in row.parts)
    height = median(row.height for row in rows[start:end])
    edges: list[list[float]] = []
    for low, high in spans:
        if edges and low - edges[-1][1] < NARROWEST * height:
            edges[-1][1] = max(edges[-1][1], high)
        else:
            edges.append([low, high])
    if len(edges) < 2:
        return None
    cells = tuple(
        tuple(
            " ".join(part.text for part in row.parts if low <= part.left <= high)
            for low, high in edges
        )
        for row in rows[start:end]
    )
    if sum(sum(map(bool, row)) > 1 for row in cells) < FEWEST:
        return None
    if len(edges) == 2 and all(_LABEL.fullmatch(row[0]) for row in cells if row[0]):
        return None
    filled = tuple(
        sum(
            part.right - part.left
            for row in rows[start:end]
            for part in row.parts
            if low <= part.left <= high
        )
        / ((high - low) * max(1, sum(bool(row[at]) for row in cells)))
        for at, (low, high) in enumerate(edges)
    )
    return Region(
        start,
        end,
        cells,
        tuple(row.fall for row in rows[start:end]),
        tuple(high - low for low, high in edges),
        filled,
    )


def said_in(region: Region) -> Iterator[str]:
    """The lines of a region in the order in which they are read."""
    if _is_listed(region) or _is_running(region):
        for column in range(len(region.widths)):
            yield from _down(region, column)
            yield ""
    elif _names_lists(region):
        yield from ("   ".join(filter(None, row)) for row in region.cells)
    else:
        yield from _table(region)


def _down(region: Region, column: int) -> Iterator[str]:
    usual = _closest(region)
    for row, fall in zip(region.cells, region.falls, strict=True):
        if fall > 1.35 * usual:
            yield ""
        if row[column]:
            yield row[column]


def _is_listed(region: Region) -> bool:
    """Lists of people side by side."""
    first = [cell.rstrip(" :") for cell in region.cells[0] if cell]
    if len(first) > 1 and all(ATTENDANCE_LEAD.fullmatch(cell) for cell in first):
        return True
    for column in zip(*region.cells, strict=True):
        said = [cell for cell in column if cell and not ATTENDANCE_LEAD.fullmatch(cell.strip(" :"))]
        titled = sum(bool(re.match(rf"(?:{TITLE})\s", cell)) for cell in said)
        if not said or titled < 0.6 * len(said):
            return False
    return True


def _is_running(region: Region) -> bool:
    """Text in two columns, both full from top to bottom."""
    both = sum(all(row) for row in region.cells)
    return (
        len(region.widths) == 2
        and len(region.cells) >= 10
        and both >= 0.65 * len(region.cells)
        and min(region.widths) > 0.7 * max(region.widths)
        and min(region.filled) > 0.55
    )


def _names_lists(region: Region) -> bool:
    """“Present:” and the like at the left, and the people beside."""
    leads = [row[0] for row in region.cells if row[0]]
    return (
        len(region.widths) == 2
        and bool(leads)
        and all(ATTENDANCE_LEAD.fullmatch(lead.rstrip(" :")) for lead in leads)
    )


def _closest(region: Region) -> float:
    """How far apart the lines of one cell stand."""
    falls = sorted(region.falls[1:])
    return falls[len(falls) // 10]


def _table(region: Region) -> Iterator[str]:
    rows: list[list[str]] = []
    close = _closest(region)
    firsts = [row[0] for row in region.cells if row[0]]
    counted = sum(bool(_LABEL.fullmatch(cell)) for cell in firsts) >= 0.6 * len(firsts)
    above: tuple[str, ...] = ()
    for at, (row, fall) in enumerate(zip(region.cells, region.falls, strict=True)):
        far = fall > 1.12 * close
        fuller = bool(row[0]) and (not above[:1] or not above[0])
        counts = any(_COUNT.fullmatch(cell) for cell in row[1:])
        new = far or fuller or counts or _is_person(row[0])
        begins = _LABEL.fullmatch(row[0]) if counted else new
        if at == 0 or (row[0] and begins):
            rows.append(list(row))
        else:
            rows[-1] = [_joined(said, more, far) for said, more in zip(rows[-1], row, strict=True)]
        above = row
    for said in rows:
        yield f"| {' | '.join(cell.replace('|', '¦') for cell in said)} |"


def _is_person(cell: str) -> bool:
    return bool(_PERSON.match(cell) or ATTENDANCE_LEAD.fullmatch(cell.rstrip(" :")))


def _joined(above: str, below: str, far: bool) -> str:
    if not above or not below:
        return above or below
    if far or _ITEM.match(below):
        return f"{above}<br>{below}"
    if above.endswith("-") and below[:1].islower():
        return f"{above}{below}"
    return f"{above} {below}"
