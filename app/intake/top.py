"""The top of an item page: where it begins, its number and its title."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.intake import cues
from app.intake.blocks import Block, clean
from app.intake.cues import Part
from app.intake.parsed import Doubt, NotAnAgendaItem

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Top:
    """The title as printed, and the blocks below it."""

    title: str
    line: int
    number: str | None
    below: tuple[Block, ...]
    doubts: tuple[Doubt, ...]


def top_of_page(blocks: Sequence[Block]) -> Top:
    """Find the title: below the words “Agenda item”, or else the first line or heading."""
    place = _marker_place(blocks)
    marker = cues.marker(blocks[place].words) if place is not None else None
    if place is not None and marker:
        start = place + (0 if marker.rest else 1)
        above = blocks[:place]
        named = replace(blocks[place], text=marker.rest, label=None) if marker.rest else None
        blocks = [*above, named, *blocks[place + 1 :]] if named else blocks
    else:
        start, above = _first_heading(blocks), ()
        above = blocks[:start]
    if start >= len(blocks) or _is_part(blocks[start]):
        raise NotAnAgendaItem("The page gives no title for an agenda item")
    title = blocks[start]
    number = (marker.number if marker else None) or (
        _bare(title.label.printed) if title.label else None
    )
    text = clean(cues.NOISE.sub(" ", title.text))
    doubts = [*_left_out(above), *_about_length(text, title)]
    return Top(text, title.line, number, tuple(blocks[start + 1 :]), tuple(doubts))


def _is_part(block: Block) -> bool:
    """“Minutes:” begins a part of the page; “Minutes” may be the title of the item."""
    found = cues.marker(block.words)
    return bool(found and (found.part is Part.ITEM or found.printed.endswith(":")))


def _marker_place(blocks: Sequence[Block]) -> int | None:
    for place, block in enumerate(blocks[:60]):
        found = cues.marker(block.words)
        if found and found.part is Part.ITEM:
            return place
    return None


def _first_heading(blocks: Sequence[Block]) -> int:
    return next((place for place, block in enumerate(blocks[:20]) if block.titles), 0)


def _bare(printed: str) -> str:
    return printed.strip("().: ")


def _left_out(above: Sequence[Block]) -> list[Doubt]:
    if not above:
        return []
    words = " ".join(block.words for block in above)
    return [Doubt(f"Left out above the item: “{words}”", above[0].line)]


def _about_length(text: str, title: Block) -> list[Doubt]:
    if len(text) > LONGEST_TITLE:
        return [Doubt("The title is very long: check where it ends", title.line)]
    return []
