"""Word documents as lines, with the numbers that Word counts and does not write.

The only reader of Word files; nothing in a file is run, fetched or expanded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from app.errors import RuleBroken
from app.intake.minutes.lines import Line, Paper
from app.wording.numbering import letter, roman

DEEPEST_TABLE = 6
_NUMBERED = {"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"}


def read_word(data: bytes) -> Paper:
    try:
        document = docx.Document(BytesIO(data))
        return Paper(tuple(_Reader(document).lines()))
    except RuleBroken:
        raise
    except Exception as error:  # python-docx meets broken files with many errors
        raise RuleBroken(
            f"The Word file cannot be read: it is damaged or not complete ({type(error).__name__})"
        ) from None


@dataclass(frozen=True)
class _Style:
    """What the style of a paragraph says of it: heading level, bold, and its element."""

    level: int
    bold: bool
    element: Any


@dataclass
class _Reader:
    document: Document
    _number: int = 0
    _gap: int = 0
    _counts: dict[str, list[int]] = field(default_factory=dict)
    _styles: dict[str | None, _Style] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._formats = dict(_formats(self.document))

    def lines(self) -> Iterator[Line]:
        yield from self._inside(self.document, 0)

    def _inside(self, holder: Document | _Cell, depth: int) -> Iterator[Line]:
        for part in holder.iter_inner_content():
            if isinstance(part, Paragraph):
                yield from self._paragraph(part)
            elif depth < DEEPEST_TABLE:
                yield from self._table(part, depth)

    def _table(self, table: Table, depth: int) -> Iterator[Line]:
        for row in table.rows:
            self._number += 1
            seen: set[object] = set()
            cells: list[str] = []
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    cells.append(self._cell(cell, depth + 1))
            if not any(cells):
                self._gap += 1
                continue
            text = " ".join(" ".join(cells).split())
            if len(cells) == 1:
                bold = self._is_bold_row(row.cells[0])
                for part in filter(str.strip, cells[0].split("\n")):
                    yield Line(" ".join(part.split()), self._number, 1, bold=bold)
            else:
                yield Line(text, self._number, self._gap, cells=tuple(cells))
            self._gap = 0
        self._gap = 1

    def _cell(self, cell: _Cell, depth: int) -> str:
        number = self._number
        found = [f"{line.label or ''} {line.text}".strip() for line in self._inside(cell, depth)]
        self._number = number
        return "\n".join(found)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[Line]:
        self._number += 1
        printed = paragraph.text.replace("\xa0", " ").replace("\x0b", "\n")
        if not printed.strip():
            self._gap += 1
            return
        style = self._style(paragraph)
        label = self._label(paragraph, style)
        for place, part in enumerate(re.split(r"[\n\f]", printed)):
            text = " ".join(part.split())
            if text:
                yield Line(
                    text,
                    self._number,
                    max(self._gap, 1) if place == 0 else 0,
                    style.level,
                    _is_bold(paragraph, style),
                    label if place == 0 else None,
                    _indent(part),
                )
                self._gap = 0

    def _style(self, paragraph: Paragraph) -> _Style:
        """Looking a style up goes through all of them: once for each is enough."""
        key = paragraph._p.style
        if key not in self._styles:
            self._styles[key] = _style(paragraph)
        return self._styles[key]

    def _is_bold_row(self, cell: _Cell) -> bool:
        said = [paragraph for paragraph in cell.paragraphs if paragraph.text.strip()]
        return any(_is_bold(paragraph, self._style(paragraph)) for paragraph in said)

    def _label(self, paragraph: Paragraph, style: _Style) -> str | None:
        found = _numbering(paragraph, style)
        if not found:
            return None
        key, level = found
        levels = self._formats.get(key)
        if not levels:
            return None
        counts = self._counts.setdefault(key, [])
        while len(counts) <= level:
            counts.append(levels.get(len(counts), ("decimal", "", 1))[2] - 1)
        counts[level] += 1
        del counts[level + 1 :]
        form, pattern, _ = levels.get(level, ("bullet", "•", 1))
        if form == "none":
            return None
        if form not in _NUMBERED:
            return "•"
        return re.sub(
            r"%(\d)",
            lambda mark: _count(levels, counts, int(mark[1]) - 1),
            pattern,
        ).strip()


def _count(levels: dict[int, tuple[str, str, int]], counts: list[int], level: int) -> str:
    if level >= len(counts):
        return ""
    value = max(counts[level], 1)
    match levels.get(level, ("decimal", "", 1))[0]:
        case "lowerLetter":
            return letter(value)
        case "upperLetter":
            return letter(value).upper()
        case "lowerRoman":
            return roman(value)
        case "upperRoman":
            return roman(value).upper()
        case _:
            return str(counts[level])


def _formats(document: Document) -> Iterator[tuple[str, dict[int, tuple[str, str, int]]]]:
    """Yield each list of the document as its levels: (format, pattern, first number)."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    abstract = {a.get(qn("w:abstractNumId")): a for a in root.findall(qn("w:abstractNum"))}
    for number in root.findall(qn("w:num")):
        pointer = number.find(qn("w:abstractNumId"))
        found = abstract.get(pointer.get(qn("w:val"))) if pointer is not None else None
        if found is not None:
            levels = {int(e.get(qn("w:ilvl"))): _level(e) for e in found.findall(qn("w:lvl"))}
            yield str(number.get(qn("w:numId"))), levels


def _level(element: object) -> tuple[str, str, int]:
    def value(name: str, usual: str) -> str:
        child = element.find(qn(name))  # type: ignore[attr-defined]  # an lxml element
        return str(child.get(qn("w:val"), usual)) if child is not None else usual

    start = value("w:start", "1")
    return (
        value("w:numFmt", "decimal"),
        value("w:lvlText", ""),
        int(start) if start.isdigit() else 1,
    )


def _numbering(paragraph: Paragraph, style: _Style) -> tuple[str, int] | None:
    """The list and level of a paragraph, its own or its style’s."""
    for holder in (paragraph._p, style.element):
        found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}") if holder is not None else None
        if found is None:
            continue
        number, level = (found.find(qn(name)) for name in ("w:numId", "w:ilvl"))
        key = number.get(qn("w:val")) if number is not None else None
        if key is not None:
            depth = str(level.get(qn("w:val"), "0")) if level is not None else "0"
            return None if key == "0" else (str(key), min(int(depth), 8) if depth.isdigit() else 0)
    return None


def _style(paragraph: Paragraph) -> _Style:
    style = paragraph.style
    found = re.match(r"heading (\d)$", (style.name or "") if style is not None else "", re.I)
    return _Style(
        int(found[1]) if found else 0,
        bool(style is not None and style.font.bold),
        style.element if style is not None else None,
    )


def _is_bold(paragraph: Paragraph, style: _Style) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all((run.bold if run.bold is not None else style.bold) for run in runs)


def _indent(text: str) -> int:
    spread = text.expandtabs(4)
    return len(spread) - len(spread.lstrip())
