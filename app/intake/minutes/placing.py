"""Where the words of a printed page stand, so that columns are read one after the other.

A PDF draws words at places, in whatever order it likes; read as they come, two lists of names
side by side are one list of nonsense. Only a page that has columns is put in order here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pypdf import PageObject
from pypdf._text_extraction._layout_mode import text_show_operations
from pypdf.generic import ContentStream

from app.intake.minutes.regions import regions_in, said_in

MOST_WORDS_OFF = 0.02
"""A page is put in order only where this says the same words as reading it as it comes."""
MOST_DRAWN = 4_000
LARGEST_PAGE = 400_000
"""Pieces of text and bytes of drawing; a page of minutes has some hundreds and some thousands."""


@dataclass(frozen=True)
class Part:
    """A run of words on one line, between wide spaces. Places are in points from the left."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Row:
    """What stands at one height; `fall` is how far below the row above, in heights of letters."""

    parts: tuple[Part, ...]
    height: float
    fall: float


def in_order(page: PageObject, as_it_comes: str) -> str:
    """The text of a page with its columns in order, or as it came where it has none."""
    rows = list(_rows(_drawn(page)))
    regions = regions_in(rows)
    if not regions:
        return as_it_comes
    usual = median([row.fall for row in rows[1:]] or [1.2])
    lines: list[str] = []
    place = 0
    for region in regions:
        lines += _plain(rows[place : region.start], usual)
        lines += ["", *said_in(region), ""]
        place = region.end
    lines += _plain(rows[place:], usual)
    ordered = "\n".join(lines)
    return ordered if _same_words(ordered, as_it_comes) else as_it_comes


def _plain(rows: Iterable[Row], usual: float) -> Iterator[str]:
    for row in rows:
        if row.fall > 1.35 * usual:
            yield ""
        yield "   ".join(part.text for part in row.parts)


def _same_words(one: str, other: str) -> bool:
    first, second = (Counter(re.sub(r"[\s|]|<br>", "", text.casefold())) for text in (one, other))
    off = ((first - second) + (second - first)).total()
    return off <= MOST_WORDS_OFF * max(1, second.total())


def _drawn(page: PageObject) -> list[tuple[float, float, float, float, str]]:
    """Left, right, height above the foot, size of letters and text of what is drawn."""
    contents = page.get_contents()
    if contents is None or len(contents.get_data()) > LARGEST_PAGE:
        return []
    stream = ContentStream(contents, page.pdf, "bytes")
    if len(stream.operations) > 20 * MOST_DRAWN:
        return []
    drawn = text_show_operations(iter(stream.operations), page._layout_mode_fonts())
    if len(drawn) > MOST_DRAWN:
        return []
    return [
        (each["tx"], each["displaced_tx"], each["ty"] * each["flip_sort"], size, each["text"])
        for each in drawn
        if each["text"].strip() and (size := each["font_height"]) > 0
    ]


def _rows(drawn: Sequence[tuple[float, float, float, float, str]]) -> Iterator[Row]:
    above: float | None = None
    waiting = sorted(drawn, key=lambda each: (-each[2], each[0]))
    while waiting:
        _, _, up, height, _ = waiting[0]
        end = next(
            (at for at, each in enumerate(waiting) if up - each[2] > 0.5 * height), len(waiting)
        )
        here, waiting = waiting[:end], waiting[end:]
        fall = (above - up) / height if above is not None else 0.0
        yield Row(tuple(_parts(sorted(here), height)), height, fall)
        above = up


def _parts(here: Sequence[tuple[float, float, float, float, str]], height: float) -> Iterator[Part]:
    made: Part | None = None
    for left, right, _, _, text in here:
        bare = text.rstrip()
        right -= 0.25 * height * (len(text) - len(bare))
        left += 0.25 * height * (len(bare) - len(bare.lstrip()))
        bare = bare.lstrip()
        for part in _split(Part(left, right, bare)):
            gap = part.left - made.right if made else 0.0
            if made and gap < WIDE_GAP * height:
                space = " " if gap > 0.15 * height or text[:1] == " " else ""
                made = Part(
                    made.left, max(made.right, part.right), f"{made.text}{space}{part.text}"
                )
            else:
                if made:
                    yield made
                made = part
    if made:
        yield made


def _split(part: Part) -> Iterator[Part]:
    """A font of one width may print columns in one run, parted by spaces."""
    wide = (part.right - part.left) / max(1, len(part.text))
    for found in re.finditer(r"\S+(?: {1,2}\S+)*", part.text):
        yield Part(part.left + wide * found.start(), part.left + wide * found.end(), found[0])


WIDE_GAP = 0.9
"""In heights of letters: so far apart stand columns and not words."""
