"""No paragraph is endless: the patterns that read one may look at each letter of it many times."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.intake.minutes.lines import Line

LONGEST_PARAGRAPH = 10_000
"""In letters. The longest of several hundred real papers has 7,400."""


def of_bearable_length(lines: Iterable[Line]) -> Iterator[Line]:
    """Break longer ones where a sentence ends, or else a word; not a word is lost."""
    for line in lines:
        if len(line.text) <= LONGEST_PARAGRAPH:
            yield line
            continue
        first, *others = _broken(line.text)
        yield replace(line, text=first, cells=(), columns=())
        for other in others:
            yield Line(other, line.number, gap=1)


def _broken(text: str) -> Iterator[str]:
    while len(text) > LONGEST_PARAGRAPH:
        ends = (text.rfind(mark, 0, LONGEST_PARAGRAPH) + 1 for mark in (". ", " "))
        end = next((end for end in ends if end > LONGEST_PARAGRAPH // 2), LONGEST_PARAGRAPH)
        yield text[:end].strip()
        text = text[end:]
    yield text.strip()
