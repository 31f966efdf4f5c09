"""What a printed page repeats at its head and foot: the title, the page, “Initials ……”."""

import re
from collections import Counter
from collections.abc import Sequence

from app.intake.minutes.lines import Line

REACH = 3
"""Lines from the edge of a page within which such a line stands."""

_FOOT = re.compile(
    r"\W*(?:(?:©|copyright\b).{0,160}"
    r"|(?:this )?page (?:was )?(?:last )?(?:updated|modified|reviewed)\b.{0,80}"
    r"|last (?:updated|modified)\b.{0,80}|(?:back|return) to (?:the )?top|print this page"
    r"|all rights reserved"
    r"|(?:privacy|accessibility|terms and conditions|disclaimer|site ?map)"
    r"(?:[\s|·,/-]+(?:policy|statement|notice|privacy|cookies|accessibility|terms and conditions"
    r"|disclaimer|site ?map|contact us))*)\W*$",
    re.I,
)
"""What a site prints below each of its pages."""


def without_furniture(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """The pages without it, and each such line once for each page that prints it.

    The first page keeps its head: there it is the title.
    """
    if len(pages) < 2:
        return list(pages), []
    split = [page.split("\n") for page in pages]
    edges = [_edges(lines) for lines in split]
    printed = Counter(
        shape
        for lines, places in zip(split, edges, strict=True)
        for shape in {_shape(lines[p]) for p in places}
    )
    often = {
        shape for shape, times in printed.items() if shape and times >= max(2, 0.6 * len(pages))
    }
    left_out: list[str] = []
    for number, (lines, places) in enumerate(zip(split, edges, strict=True)):
        for place in places:
            is_title = number == 0 and place < len(lines) / 2
            if _shape(lines[place]) in often and not is_title:
                left_out.append(" ".join(lines[place].split()))
                lines[place] = ""
    return ["\n".join(lines) for lines in split], left_out


def _edges(lines: Sequence[str]) -> list[int]:
    printed = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*printed[:REACH], *printed[-REACH:]})


def _shape(line: str) -> str:
    """The line but for its numbers; one that says nothing else is left to the page marks."""
    bare = re.sub(r"[\d\W_]+", " ", line).strip().casefold()
    return bare if len(bare) > 3 and len(line) < 120 else ""


def without_foot(lines: Sequence[Line]) -> tuple[Sequence[Line], list[tuple[str, int]]]:
    """The lines of a web page above what its site prints below, where nothing marks its foot."""
    end = len(lines)
    while end and not lines[end - 1].cells and _FOOT.match(lines[end - 1].text):
        end -= 1
    return lines[:end], [(line.text, line.number) for line in lines[end:]]
