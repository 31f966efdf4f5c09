"""Headings without a number between those that have one."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from app.intake.minutes.leads import ASKED, LEAD, RESULT, VOTING
from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import TITLE

CAPITALS = re.compile(r"^(?=.*[A-ZÀ-Þ]{3})[^a-zß-ÿ]{4,120}$")
_PERSON = re.compile(rf"(?:{TITLE})(?:\s+\S+){{1,2}}", re.I)


def unnumbered(
    lines: Sequence[Line], chain: Sequence[int], apart: Collection[int]
) -> Iterator[int]:
    """Those in capitals, or bold where the numbered ones are, that business stands below.

    A page prints its own head twice. Several bold ones below one number part its item.
    """
    printed = Counter(line.text.casefold() for line in lines)
    bold = all(lines[place].bold for place in chain)
    for first, last in pairwise(chain):
        found = [
            place
            for place in range(first + 2, last - 1)
            if place in apart
            and printed[lines[place].text.casefold()] == 1
            and _heads_business(lines[place], lines[place + 1])
        ]
        capitals = [place for place in found if CAPITALS.match(lines[place].text)]
        yield from capitals or (found if bold and len(found) == 1 else [])


def _heads_business(line: Line, below: Line) -> bool:
    said = any(each.match(line.text) for each in (ASKED, LEAD, RESULT, VOTING))
    marked = line.bold or CAPITALS.match(line.text)
    another = (below.bold and not below.label) or CAPITALS.match(below.text)
    return bool(marked) and not (
        said
        or another
        or line.label
        or below.cells
        or re.search(r"\d|[.,;]$", line.text)
        or _PERSON.fullmatch(line.text)
    )
