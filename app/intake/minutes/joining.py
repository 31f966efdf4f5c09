"""From lines as a page prints them to paragraphs, and labels parted from their text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.intake.minutes.breaking import LONGEST_PARAGRAPH, of_bearable_length
from app.intake.minutes.labels import counting_on, labelled
from app.intake.minutes.lines import Line
from app.intake.minutes.listing import lists_whole
from app.intake.minutes.patterns import ATTENDANCE_LEAD, CASE, MARKER, MOTION_LEAD, OPENING
from app.intake.minutes.registers import is_list
from app.intake.minutes.titles import begins_sentence, is_title

NARROWEST, WIDEST = 45, 160
"""A text is taken as hard-wrapped only between these columns."""
_ENDED = re.compile(r"[.:;!?][”\"’')\]]*$|[”\"]$|:-$")
_HANGS = re.compile(
    r"(?:,|[(/&–-]|\b(?:and|or|the|a|an|of|to|for|in|on|by|with|that|from|at|as|be|was|were|is|are"
    r"|which|his|her|its|their|this|these|said|had|has|have|not|held|under|Cllrs?\.?|Councillors?"
    r"|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|No\.?|O[’'`]|Mc|St\.?|seconded|proposed|"
    r"(?:seconded|proposed|moved) by [A-Z][\w.’'-]*|"
    r"January|February|March|April|May|June|July|August|September|October|November|December))$",
    re.I,
)
_SMALL = re.compile(r"^[a-z]|^[,;.)’”]\s?|^[&–-] ?[a-z]|^\((?![a-z0-9ivx]{1,4}\))[a-z]")


def paragraphs(lines: Sequence[Line], *, are_wrapped: bool) -> list[Line]:
    """Join what the width of a page had parted; the paragraphs of a Word file are whole."""
    read = counting_on([labelled(line) for line in of_bearable_length(lines)])
    joined = _joined(lists_whole(_unspaced(read))) if are_wrapped else iter(read)
    return list(_with_their_labels(_counted(joined)))


def _unspaced(lines: list[Line]) -> list[Line]:
    """Close up a text that has an empty line after each of its lines, wrapped as they are."""
    plain = [line for line in lines[1:] if not line.cells]
    close = sum(line.gap == 0 for line in plain)
    runs_on = sum(bool(_SMALL.match(b.text)) for a, b in pairwise(lines) if b.gap)
    if not plain or close > len(plain) / 4 or runs_on < max(3, len(plain) / 8):
        return lines
    return [replace(line, gap=max(0, line.gap - 1)) for line in lines]


def _joined(lines: list[Line]) -> Iterator[Line]:
    column = _column(lines)
    broken = _is_broken(lines)
    made: Line | None = None
    last = made
    for line in lines:
        if (
            made
            and last
            and (
                _goes_on(made, last, line, column)
                or (broken and _in_mid_sentence(made, last, line))
            )
        ):
            label = f"{line.label} " if line.label else ""
            joint = "" if made.text.endswith("-") and line.text[:1].islower() else " "
            joint = "" if re.match(r"[,.;)]", line.text) and not label else joint
            made = replace(made, text=f"{made.text}{joint}{label}{line.text}".strip())
        else:
            if made:
                yield made
            made = line
        last = line
    if made:
        yield made


def _goes_on(made: Line, last: Line, line: Line, column: int | None) -> bool:
    """Is this line part of the paragraph made so far, whose last line is `last`?"""
    if _stands_apart(made, line):
        return False
    above, below = made.text[-200:], line.text
    if line.gap:
        return bool(_SMALL.match(below) and not _ENDED.search(above))
    if re.search(r"\bit was$", above):
        return True
    if CASE.match(made.text) and is_title(made.text) and begins_sentence(below):
        return False
    if _opens(above, below, short=len(last.text) < (column or 60) * 0.8):
        return False
    if _SMALL.match(below) and not re.search(r"[:;]$", above):
        return True
    if line.bold != made.bold and not _HANGS.search(above):
        return False
    full = column is not None and _was_full(last, line, column)
    if _ENDED.search(above):
        return full and not above.endswith(":") and not _ends_short(last, column)
    return full or bool(_HANGS.search(above))


def _stands_apart(made: Line, line: Line) -> bool:
    """Headings, rows, marks and lists, and what has a number of its own."""
    if made.cells or line.cells or line.level or made.level or not made.text:
        return True
    above, below = made.text[-200:], line.text
    lead = ATTENDANCE_LEAD.match(below)
    return bool(
        len(made.text) > LONGEST_PARAGRAPH
        or MARKER.match(above)
        or MARKER.match(below)
        or ATTENDANCE_LEAD.fullmatch(above)
        or (lead and below[lead.end() :].lstrip()[:1] in (":", ""))
        or (line.label and not _only_looks_labelled(made, line))
    )


def _opens(above: str, below: str, *, short: bool) -> bool:
    """Does the line begin as a decision or the end of a meeting does, behind one that ended?"""
    if OPENING.match(below) and (_ENDED.search(above) or short):
        return True
    leads = MOTION_LEAD.match(below) and not below[:1].islower()
    return bool(leads and not _HANGS.search(above))


def _is_broken(lines: list[Line]) -> bool:
    """Text taken from a page without its paragraphs breaks where the page changed its type."""
    plain = [line for line in lines if not line.cells]
    odd = sum(bool(re.match(r"[,.;)]", line.text)) and not line.gap for line in plain)
    gaps = sum(line.gap > 0 for line in plain)
    return odd >= 3 and odd > 0.015 * len(plain) and gaps < 0.1 * len(plain)


def _in_mid_sentence(made: Line, last: Line, line: Line) -> bool:
    if line.gap or line.label or _ENDED.search(made.text) or MARKER.match(line.text):
        return False
    if (
        MARKER.match(made.text)
        or line.text.startswith(("PDF ", "DOC "))
        or OPENING.match(line.text)
    ):
        return False
    if (made.label and made is last) or re.search(r"\b[KM]B$", made.text[-20:]):
        return False
    return made.text != last.text or len(last.text) >= 38


def _ends_short(last: Line, column: int | None) -> bool:
    return column is not None and len(_printed(last)) < 0.75 * column


def _only_looks_labelled(made: Line, line: Line) -> bool:
    """Within a wrapped sentence a line may begin “(ii) above” or “12. The”."""
    above = made.text[-200:]
    if _ENDED.search(above) or (made.label and re.search(r"[;,](?: and| or)?$", above)):
        return False
    if _HANGS.search(above) and not made.text.endswith(
        (",", "-", "–", "and", "or", ":", "that", "to", "following")
    ):
        return True
    return bool(re.match(r"(?:above|below|and|or|of|to|in|for)\b|[.,;)]", line.text))


def _column(lines: list[Line]) -> int | None:
    """The column at which a text was wrapped, where most of its lines were."""
    close = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.gap and not b.label and not a.cells and not b.cells
    ]
    widths = sorted(
        len(_printed(a))
        for a, b in close
        if NARROWEST <= len(_printed(a)) <= WIDEST and not _ENDED.search(a.text)
    )
    long = sum(len(_printed(line)) > WIDEST for line in lines if not line.cells)
    if len(widths) < 3 or long > 0.3 * len(lines):
        return None
    return widths[min(len(widths) - 1, int(0.9 * len(widths)))]


def _was_full(before: Line, line: Line, column: int) -> bool:
    """Would the first word of the next line not have fitted, give or take the set of type?"""
    first = _printed(line).split()[0] if _printed(line).split() else ""
    wide = before.bold or before.text.isupper()
    return len(_printed(before)) + 1 + len(first) >= (0.75 if wide else 0.88) * column


def _printed(line: Line) -> str:
    return f"{line.label} {line.text}" if line.label else line.text


def _counted(lines: Iterator[Line]) -> Iterator[Line]:
    """“(4)” alone below a list of names counts them and labels nothing."""
    made: Line | None = None
    for line in lines:
        count = not line.text and re.fullmatch(r"\(\d{1,3}\)", line.label or "")
        if made and count and not made.cells and (line.label == "(0)" or is_list(made.text, made)):
            line = replace(made, text=f"{made.text} {line.label}")
        elif made:
            yield made
        made = line
    if made:
        yield made


def _with_their_labels(lines: Iterator[Line]) -> Iterator[Line]:
    """A label alone on its line belongs to the paragraph after it."""
    waiting: Line | None = None
    for line in lines:
        if waiting and not line.label and not line.cells:
            line = replace(
                line,
                label=waiting.label,
                number=waiting.number,
                gap=waiting.gap,
                bold=line.bold or waiting.bold,
                level=line.level or waiting.level,
            )
            waiting = None
        elif waiting:
            yield waiting
            waiting = None
        if line.label and not line.text and not line.cells:
            waiting = line
        else:
            yield line
    if waiting:
        yield waiting
