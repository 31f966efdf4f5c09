"""Tables that hold the minutes themselves: “Item | Decision | Action”, a row for each item.

Such a table is only how the page is set. Its rows become headings and paragraphs, so that one
set of rules reads them. A table of payments, names or actions inside an item stays a table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.intake.minutes.leads import LEAD, MOVER, SECONDER
from app.intake.minutes.lines import Line, Paper
from app.intake.minutes.names import people_in
from app.intake.minutes.patterns import ATTENDANCE_LEAD
from app.intake.minutes.titles import is_title, parted

_NUMBER = re.compile(
    r"(?:(?:agenda )?item (?:no\.? ?)?)?(?:[A-Z]{1,6}[./-]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}"
    r"\s?(?:[.):]|\([a-z]\)|[a-z])?",
    re.I,
)
_NUMBERED = re.compile(
    r"(?P<label>\d{1,3}[.)]|\d{1,4}[/.-]\d{1,4}(?:[/.-]\d{1,4})?\.?)\s+(?P<rest>\S.*)", re.S
)
_HEADS = {
    "number": re.compile(r"(?:(?:agenda |minute |item )?(?:no|ref|number|#)\.?(?: no\.?)?)", re.I),
    "item": re.compile(
        r"(?:agenda )?(?:items?(?: (?:title|of business|and title))?|subject|topic|title|heading"
        r"|business|matter)|(?:report|item)/(?:title|subject)",
        re.I,
    ),
    "minutes": re.compile(
        r"minutes?|notes?|details?|summary|record|comments?"
        r"|(?:summary of |key )?(?:discussions?|points?)(?: (?:and|&|/)? ?\w+)?",
        re.I,
    ),
    "decision": re.compile(
        r"(?:decisions?|resolutions?|resolved|outcome|agreed)(?: (?:made|taken|reached))?", re.I
    ),
    "action": re.compile(
        r"(?:actions?|lead|owner|who|by whom|responsib\w+|action (?:by|for|owner|required|points?)"
        r"|for action|person responsible|lead officer)(?: ?[/&] ?\w+)?",
        re.I,
    ),
    "reasons": re.compile(r"reasons?(?: for (?:the )?decisions?)?", re.I),
}
_OF_MOTION = re.compile(r"(?:motion|resolution)(?: (?:no|number)\.?)?", re.I)
_NOTHING_DECIDED = re.compile(r"(?:there (?:was|were)|none|no|nil|n/?a|not)\b", re.I)
FEWEST_ITEMS = 3
LEAST_SHARE = 0.5
"""Of the words of a paper. A table that holds less of them is a list within its minutes."""


@dataclass(frozen=True)
class _Table:
    rows: tuple[Line, ...]
    head: Line | None = None
    kinds: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return sum(len(row.text.split()) for row in self.rows)


def unrolled(paper: Paper) -> Paper:
    """The paper with such tables as lines; the heads of their columns are left out and named."""
    parts = list(_joined(_parts(paper.lines)))
    words = sum(len(line.text.split()) for line in paper.lines)
    holding = [part for part in parts if isinstance(part, _Table) and _holds_items(part)]
    if sum(table.words for table in holding) < LEAST_SHARE * words:
        holding = []
    lines: list[Line] = []
    left_out: list[tuple[str, int]] = []
    for part in parts:
        if isinstance(part, Line):
            lines.append(part)
        elif part in holding:
            left_out += [(part.head.text, part.head.number)] if part.head else []
            for row in _whole(part.rows):
                lines += _item(row, part)
        else:
            lines += _by_name(part)
    return replace(paper, lines=tuple(lines), left_out=(*paper.left_out, *left_out))


def _parts(lines: Sequence[Line]) -> Iterator[Line | _Table]:
    place = 0
    while place < len(lines):
        if not lines[place].cells:
            yield lines[place]
            place += 1
            continue
        end = place + 1
        while end < len(lines) and lines[end].cells and not _begins_table(lines[end]):
            end += 1
        yield _table(lines[place:end])
        place = end


def _table(rows: Sequence[Line]) -> _Table:
    kinds = _kinds(rows[0])
    if kinds and len(rows) > 1:
        return _Table(tuple(rows[1:]), rows[0], kinds)
    return _Table(tuple(rows))


def _joined(parts: Iterator[Line | _Table]) -> Iterator[Line | _Table]:
    """A table that a new page goes on with, its heads not printed again."""
    made: _Table | None = None
    for part in parts:
        goes_on = (
            isinstance(part, _Table)
            and made
            and not part.head
            and (made.head or _holds_items(made))
            and len(part.rows[0].cells) == len(made.rows[0].cells)
        )
        if goes_on and made and isinstance(part, _Table):
            made = replace(made, rows=(*made.rows, *part.rows))
            continue
        if made:
            yield made
        made = part if isinstance(part, _Table) else None
        if isinstance(part, Line):
            yield part
    if made:
        yield made


def _begins_table(row: Line) -> bool:
    return row.gap > 1 or bool(_kinds(row))


def _kinds(row: Line) -> tuple[str, ...]:
    """What the columns hold, where this row is the head of a table."""
    kinds = tuple(_kind(cell) for cell in row.cells)
    named, filled = sum(map(bool, kinds)), sum(bool(cell.strip()) for cell in row.cells)
    alone = named == filled == 1 and len(kinds) > 2  # “Action by” over the margin
    return kinds if alone or (named > 1 and filled - named <= 1) else ()


def _kind(head: str) -> str:
    return next((kind for kind, named in _HEADS.items() if named.fullmatch(head.strip(" :"))), "")


def _holds_items(table: _Table) -> bool:
    kinds = {*table.kinds}
    if kinds & {"item", "number"} and kinds & {"decision", "minutes"}:
        return True
    numbered = sum(bool(_number(row)[0]) for row in table.rows)
    return numbered >= max(FEWEST_ITEMS, 0.4 * len(table.rows))


def _whole(rows: Sequence[Line]) -> list[Line]:
    """Rows that a new page broke in two, or whose number spans several, as one."""
    made: list[Line] = []
    for row in rows:
        if made and not row.cells[0].strip() and len(row.cells) == len(made[-1].cells):
            pairs = zip(made[-1].cells, row.cells, strict=True)
            cells = tuple(_together(above.strip(), below.strip()) for above, below in pairs)
            made[-1] = replace(made[-1], cells=cells, text=f"{made[-1].text} {row.text}")
        else:
            made.append(row)
    return made


def _together(above: str, below: str) -> str:
    if not above or not below:
        return above or below
    begins = LEAD.match(below) or re.match(r"\W+\s", below)
    unended = above[-1].isalnum() and len(above.split()) > 6 and not begins
    goes_on = below[:1].islower() or unended
    return f"{above} {below}" if goes_on else f"{above}\n{below}"


def _number(row: Line) -> tuple[str, list[str]]:
    """The number of the item that a row is about, and its cells without it."""
    first, *others = row.cells
    if _NUMBER.fullmatch(first.strip()) and any(map(str.strip, others)):
        return first.strip(), ["", *others]
    if found := _NUMBERED.match(first.strip()):
        return found["label"], [found["rest"], *others]
    return "", list(row.cells)


def _item(row: Line, table: _Table) -> Iterator[Line]:
    number, cells = _number(row)
    kinds = [*table.kinds, *[""] * len(cells)]
    named = any(kind == "item" and cell for kind, cell in zip(kinds, cells, strict=False))
    for kind, cell in zip(kinds, cells, strict=False):
        first, *others = [part.strip() for part in cell.split("\n") if part.strip()] or [""]
        if not first:
            continue
        if number or named:
            title, rest = (first, "") if is_title(first) else parted(first)
            heading = next(_said(row, [title]))
            yield replace(heading, label=number or None, bold=is_title(title))
            number, named = "", False
            yield from _said(row, [*filter(None, [rest]), *others])
        elif kind == "decision" and not LEAD.match(first) and not _NOTHING_DECIDED.match(first):
            yield from _decided(row, [first, *others])
        elif kind in ("action", "reasons") and table.head:
            head = table.head.cells[kinds.index(kind)].strip(" :")
            yield from _said(row, [f"{head}: {first}", *others])
        else:
            yield from _said(row, [first, *others])


def _said(row: Line, texts: Sequence[str]) -> Iterator[Line]:
    for text in texts:
        yield replace(row, text=text, cells=(), columns=(), gap=1, bold=False)


def _decided(row: Line, texts: Sequence[str]) -> Iterator[Line]:
    """What stands under “Decision” is one, whether or not it says so."""
    if len(texts) == 1:
        yield from _said(row, [f"Decision: {texts[0]}"])
    else:
        yield from _said(row, ["Decision:", *texts])


def _by_name(table: _Table) -> Iterator[Line]:
    """“Moved by | Councillor Able”, “Members present | …”: what a row says, by its first cell."""
    rows = (*([table.head] if table.head else []), *table.rows)
    if not all(_names(row) for row in rows):
        yield from rows
        return
    for row in rows:
        name, said = (cell.strip() for cell in row.cells)
        first, *others = said.split("\n")
        colon = " " if _OF_MOTION.fullmatch(name) else ": "
        text = f"{name.rstrip(' :')}{colon}{first}" if name else first
        yield replace(row, text=text, cells=(), columns=(), gap=1 if name else 0)
        yield from (replace(row, text=other, cells=(), columns=(), gap=0) for other in others)


def _names(row: Line) -> bool:
    if len(row.cells) != 2 or not row.cells[1].strip():
        return False
    name, said = (cell.strip(" :") for cell in row.cells)
    if ATTENDANCE_LEAD.fullmatch(name):
        return bool(people_in(said)) and not ATTENDANCE_LEAD.fullmatch(said)
    moved = MOVER.match(f"{name}:") or SECONDER.match(name)
    return bool((moved and len(name.split()) <= 3) or _OF_MOTION.fullmatch(name))
