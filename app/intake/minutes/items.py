"""Minutes whose items another system keeps apart, so that nothing has to be guessed of the page.

What stands under each item is read by the same rules as that of any page.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.intake.minutes.accounting import words_left_out
from app.intake.minutes.deciding import Reading
from app.intake.minutes.declaring import declarations_in, only_one_each
from app.intake.minutes.joining import paragraphs
from app.intake.minutes.lines import Line
from app.intake.minutes.outline import Section
from app.intake.minutes.parsed import Declaration, Doubt, Item, Minutes


@dataclass(frozen=True)
class KeptItem:
    """An item as another system keeps it, with its lines."""

    title: str
    line: int
    number: str | None = None
    section: str | None = None
    below: Sequence[Line] = ()


def read_items(
    kept: Sequence[KeptItem],
) -> tuple[tuple[Item, ...], tuple[Declaration, ...], tuple[Doubt, ...]]:
    """The items, the interests declared under them, and what is in doubt."""
    items: list[Item] = []
    declared: list[Declaration] = []
    lines: list[Line] = []
    for each in kept:
        below = paragraphs(each.below, are_wrapped=False)
        section = Section(each.title, each.line, each.number, each.section, below)
        read = Reading(section.below).read()
        items.append(
            Item(
                section.title,
                section.line,
                section.number,
                section.section,
                tuple(read.pieces),
                tuple(read.recommended),
                tuple(read.resolved),
            )
        )
        declared += declarations_in(section)
        lines += below
    found = Minutes(items=tuple(items), declarations=only_one_each(declared))
    return found.items, found.declarations, tuple(words_left_out(lines, (), found))
