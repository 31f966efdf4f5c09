"""The items of business: which lines of a paper are headings, and what stands under each.

A paper numbers its items, marks its headings or prints them apart; the way that explains
most of it is taken. No house is known here: only what numbers and headings do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.cues import NOISE
from app.intake.minutes.chains import numbered_within
from app.intake.minutes.heads import SUB, heads_in
from app.intake.minutes.lines import Line
from app.intake.minutes.titles import is_title, parted


@dataclass(frozen=True)
class Section:
    """An item as printed: its heading and the lines below it."""

    title: str
    line: int
    number: str | None = None
    section: str | None = None
    below: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """What stands before the first item, and the items."""

    before: list[Line]
    sections: list[Section]


def outline(lines: Sequence[Line]) -> Outline:
    lines = numbered_within(lines)
    heads = heads_in(lines)
    if not heads:
        return Outline(list(lines), [])
    places = sorted(heads)
    sections: list[Section] = []
    parents: dict[int, Section] = {}
    for place, end in zip(places, [*places[1:], len(lines)], strict=True):
        depth = heads[place]
        found = _section(lines[place], list(lines[place + 1 : end]), parents, depth)
        parents = {level: each for level, each in parents.items() if level < depth}
        parents[depth] = found
        sections.append(found)
    return Outline(list(lines[: places[0]]), sections)


def _section(line: Line, below: list[Line], parents: dict[int, Section], depth: int) -> Section:
    parent = (
        parents[max(level for level in parents if level < depth)]
        if any(level < depth for level in parents)
        else None
    )
    marked = bool(line.level or (line.bold and is_title(line.text)))
    title, rest = (line.text.rstrip(" :"), "") if marked else parted(line.text)
    if rest:
        below = [replace(line, text=rest, label=None), *below]
    title = clean_title(title)
    above = parent.title if parent else None
    return Section(title, line.number, _number(line.label, parent), above, below)


def clean_title(title: str) -> str:
    """A title without the size of the file that a page prints after it."""
    return " ".join(NOISE.sub(" ", title).split())


def _number(label: str | None, parent: Section | None) -> str | None:
    if not label:
        return None
    bare = re.sub(r"^(?:agenda\s+)?item\s*(?:no\.?\s*)?", "", label, flags=re.I).strip(" .:")
    if SUB.match(label) and not re.match(r"\d", bare) and parent and parent.number:
        return f"{parent.number}({bare.strip('()')})"
    return bare.rstrip(")") if "(" not in bare else bare
