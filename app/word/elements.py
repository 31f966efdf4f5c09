"""Paragraphs, runs and tables as WordprocessingML, written as text.

The properties of a paragraph are worked out once for each kind there is, and copied for every
paragraph of that kind: building them anew takes most of the time of a long document. Everything
that someone typed passes `words`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from app.agenda.markup import Run, Words

TWIPS_PER_CM = 567

#: XML 1.0 has no place for these, however they came into the text.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"[\t\n\r]")
_BROKEN = {"\t": "</w:t><w:tab/>", "\n": "</w:t><w:br/>", "\r": "</w:t><w:br/>"}
_TEXT = '<w:t xml:space="preserve">'


def words(text: str) -> str:
    """What was typed, safe in XML; a character that XML cannot hold is shown as “�”."""
    return escape(text if text.isascii() and text.isprintable() else _NO_XML.sub("\ufffd", text))


def attribute(text: str) -> str:
    """The same, quoted."""
    return quoteattr(_NO_XML.sub("\ufffd", text))


@lru_cache(maxsize=4096)
def _opened(
    style: str,
    with_next: bool,
    list_: tuple[int, int] | None,
    right_to_left: bool,
    before: int | None,
    indent: int | None,
) -> str:
    """A paragraph and its properties, in the order of the schema."""
    parts = [f'<w:p><w:pPr><w:pStyle w:val="{style}"/>']
    if with_next:
        parts.append("<w:keepNext/>")
    if list_:
        number, level = list_
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    if right_to_left:
        parts.append("<w:bidi/>")
    if before is not None:
        parts.append(f'<w:spacing w:before="{before}"/>')
    if indent is not None:
        parts.append(f'<w:ind w:left="{indent}" w:hanging="{TWIPS_PER_CM}"/>')
    return "".join([*parts, "</w:pPr>"])


def paragraph(
    style: str,
    content: str,
    *,
    with_next: bool = False,
    list_: tuple[int, int] | None = None,
    right_to_left: bool = False,
    before: int | None = None,
    indent: int | None = None,
) -> str:
    """`list_` is a number id and a level; lengths are in twips."""
    return f"{_opened(style, with_next, list_, right_to_left, before, indent)}{content}</w:p>"


@lru_cache(maxsize=64)
def _run_opened(bold: bool, italic: bool, underlined: bool, right_to_left: bool) -> str:
    if not (bold or italic or underlined or right_to_left):
        return "<w:r>"
    parts = ["<w:r><w:rPr>"]
    if bold:
        parts.append("<w:b/><w:bCs/>")
    if italic:
        parts.append("<w:i/><w:iCs/>")
    if underlined:
        parts.append('<w:u w:val="single"/>')
    if right_to_left:
        parts.append("<w:rtl/>")
    return "".join([*parts, "</w:rPr>"])


def run(part: Run, *, bold: bool = False) -> str:
    text = words(part.text)
    if _BREAKS.search(text):
        text = _BREAKS.sub(lambda found: _BROKEN[found[0]] + _TEXT, text)
    right_to_left = not text.isascii() and reads_right_to_left(part.text)
    opened = _run_opened(bold or part.bold, part.italic, bool(part.link), right_to_left)
    return f"{opened}{_TEXT}{text}</w:t></w:r>".replace(f"{_TEXT}</w:t>", "")


def link(relation: str, part: Run) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(part)}</w:hyperlink>'


def field(instruction: str, shown: str) -> str:
    """A field that Word keeps up to date, like PAGE."""
    return f'<w:fldSimple w:instr="{instruction}">{run(Run(shown))}</w:fldSimple>'


def reads_right_to_left(text: str) -> bool:
    """By the first letter that has a direction, as readers and browsers tell."""
    for character in text:
        direction = bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def begins_right_to_left(content: Words) -> bool:
    text = next((part.text for part in content if part.text.strip()), "")
    return not text.isascii() and reads_right_to_left(text)


@lru_cache(maxsize=256)
def _cell(width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'


def table(widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A table of columns as wide as `widths` in twips; the cells hold paragraphs.

    Its first row is the header, repeated on each page. No row is torn over two pages.
    """
    parts = [
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>',
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>',
        '<w:tblLook w:val="0620" w:firstRow="1" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    opened, header = [_cell(width) for width in widths], "<w:tblHeader/>"
    for row in rows:
        parts.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>")
        parts += [f"{cell}{content}</w:tc>" for cell, content in zip(opened, row, strict=True)]
        parts.append("</w:tr>")
        header = ""
    return "".join([*parts, "</w:tbl>"])
