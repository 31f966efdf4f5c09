"""Minutes printed as tables: one row an item, its number, what it is and what became of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Declaration, Item, NamedVotes, Outcome, Resolved, Votes
from app.intake.minutes.tables import names_in_cell, side
from app.intake.minutes.voting import outcome_in

_HEADINGS = {
    "number": re.compile(
        r"^(?:no\.?|number|item(?: no\.?)?|motion(?: no\.?)?|by-?law(?: no\.?)?|ref(?:erence)?)$",
        re.I,
    ),
    "moved": re.compile(r"^mover\b.*second.*$|^moved.*second.*$", re.I),
    "title": re.compile(r"^(?:subject|title|item|description|matter|details)$", re.I),
    "outcome": re.compile(
        r"^(?:disposition|decision|outcome|result|resolution|action taken|status)$", re.I
    ),
    "declared": re.compile(r"^(?:declarations?|declared by|members?)$", re.I),
}
_DISPOSED = re.compile(
    r"\b(?:ADOPTED|APPROVED|CARRIED|LOST|DEFEATED|REJECTED|REFERRED|REFERRAL|RECEIVED|FILED"
    r"|LAID OVER|WITHDRAWN|PASSED|DEFERRED|GRANTED|NOTED|AGREED"
    r"|CONCURRED|AMENDED|NOT PROCEEDED WITH|NOTICE OF MOTION|REPORT BACK|RULED OUT|FAILED|ACCEPTED"
    r"|STRUCK|NOT BE GIVEN|NO ACTION)\b",
    re.I,
)


@dataclass
class Disposed:
    """Items found in tables, declarations among them, and the lines that were none of this."""

    items: list[Item] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)
    recorded: list[tuple[str, Resolved]] = field(default_factory=list)


def disposed(lines: Sequence[Line]) -> Disposed | None:
    """The items of a paper that is a list of dispositions; None where it is none."""
    rows = [line for line in lines if len(line.cells) >= 3]
    telling = [row for row in rows if _DISPOSED.search(row.cells[-1]) and len(row.cells[-1]) < 200]
    if len(telling) < 3 or len(telling) < 0.4 * len(rows) or len(rows) < 0.3 * len(lines):
        return None
    found = Disposed()
    section: str | None = None
    columns: list[str] = []
    begun = False
    for line in lines:
        if not line.cells:
            if begun or _is_section(line):
                section, columns = (line.text, []) if _is_section(line) else (section, columns)
            found.rest.append(line) if not begun and not _is_section(line) else None
            continue
        named = [_heading(cell) for cell in line.cells]
        if sum(map(bool, named)) >= 2:
            columns, begun = [each or "" for each in named], True
        elif columns or (_DISPOSED.search(line.cells[-1]) and len(line.cells) >= 3):
            begun = True
            _row(found, line, columns, section)
        else:
            found.rest.append(line)
    return replace(found, items=list(_with_recorded(found)))


def _is_section(line: Line) -> bool:
    return bool(re.match(r"^[^a-z]{6,}", line.text)) and not re.search(r"\d{4}\s*$", line.text[:40])


def _heading(cell: str) -> str | None:
    cell = cell.strip()
    return side(cell) or next((name for name, p in _HEADINGS.items() if p.match(cell)), None)


def _row(found: Disposed, line: Line, columns: list[str], section: str | None) -> None:
    cells = dict(zip(columns, line.cells, strict=False)) if columns else {}
    if "ayes" in cells or "noes" in cells:
        found.recorded.append(_recorded(line, cells))
        return
    if "declared" in cells:
        for name in names_in_cell(cells["declared"]):
            found.declarations.append(Declaration(name, _flat(cells.get("title", ""))))
        return
    if not columns:
        cells = {"number": line.cells[0], "title": line.cells[1], "outcome": line.cells[-1]}
    printed = _flat(cells.get("outcome", line.cells[-1]))
    title = _flat(cells.get("title", line.cells[min(1, len(line.cells) - 1)]))
    if not title:
        return
    mover, seconder = _movers(cells.get("moved", ""))
    number = _flat(cells.get("number", "")) or None
    outcome = outcome_in(printed)
    resolved = (
        (
            Resolved(
                title if mover else printed,
                line.number,
                None,
                mover,
                seconder,
                outcome or Outcome.CARRIED,
                printed,
            ),
        )
        if printed and not re.fullmatch(r"notice of motion", printed, re.I)
        else ()
    )
    found.items.append(Item(title, line.number, number, section, resolutions=resolved))


def _recorded(line: Line, cells: dict[str, str]) -> tuple[str, Resolved]:
    ayes, noes, abstained = (
        tuple(names_in_cell(cells.get(k, ""))) for k in ("ayes", "noes", "abstained")
    )
    printed = _flat(cells.get("outcome", ""))
    subject = _flat(cells.get("title", line.cells[0]))
    votes = Votes(
        len(ayes) if "ayes" in cells else None,
        len(noes) if "noes" in cells else None,
        len(abstained) if "abstained" in cells else None,
        named=NamedVotes(ayes, noes, abstained),
    )
    return subject, Resolved(
        subject,
        line.number,
        None,
        None,
        None,
        outcome_in(printed) or Outcome.CARRIED,
        printed or None,
        votes,
    )


def _movers(cell: str) -> tuple[str | None, str | None]:
    parts = [_flat(part) for part in re.split(r"\s*/\s*|\n|\s+and\s+", cell) if part.strip()]
    return (parts[0] if parts else None), (parts[1] if len(parts) > 1 else None)


def _with_recorded(found: Disposed) -> Iterator[Item]:
    """Give each recorded vote to the item that it names; one that names none stands alone."""
    items = list(found.items)
    alone: list[Item] = []
    for subject, resolved in found.recorded:
        place = _named(items, subject)
        if place is None:
            alone.append(
                Item(subject, resolved.line, None, "Recorded votes", resolutions=(resolved,))
            )
            continue
        item = items[place]
        first = item.resolutions[0] if item.resolutions else resolved
        if first.votes.named:
            resolutions = (*item.resolutions, resolved)
        else:
            resolutions = (replace(first, votes=resolved.votes), *item.resolutions[1:])
        items[place] = replace(item, resolutions=resolutions)
    yield from items
    yield from alone


def _named(items: Sequence[Item], subject: str) -> int | None:
    number = re.search(r"\b(?:item|motion|by-?law)(?: no\.?)?\s*([\d/]+)", subject, re.I)
    kind = re.search(r"\b(item|motion|by-?law)\b", subject, re.I)
    if not number or not kind:
        return None
    wanted = (
        re.sub(r"\W+", " ", re.split(r"\bof the\b|[–-]", subject, maxsplit=1)[-1])
        .casefold()
        .split()
    )
    for place, item in enumerate(items):
        if item.number != number[1]:
            continue
        section = re.sub(r"\W+", " ", item.section or "").casefold()
        if kind[1].lower() == "item" and all(
            word in section.split()
            for word in wanted
            if word not in ("the", "of", "report", "dated")
        ):
            return place
        if kind[1].lower() != "item" and kind[1].lower()[:2] in section:
            return place
    return None


def _flat(text: str) -> str:
    return " ".join(text.split())
