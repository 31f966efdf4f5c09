"""Paragraphs, runs, tables and fields as WordprocessingML.

Made with lxml directly: python-docx looks up names and places for each element it adds, which
takes most of the time of a long document.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import SubElement, _Element

from app.agenda.markup import Run

TWIPS_PER_CM = 567

# XML 1.0 has no place for these, however they came into the text.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECES = re.compile(r"([\t\n])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_name = cache(qn)


def element(tag: str, **attributes: object) -> _Element:
    """An element and its attributes, all in Word's namespace."""
    return _filled(etree.Element(_name(f"w:{tag}")), attributes)


def add(parent: _Element, tag: str, **attributes: object) -> _Element:
    return _filled(SubElement(parent, _name(f"w:{tag}")), attributes)


def _filled(made: _Element, attributes: dict[str, object]) -> _Element:
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    return made


def paragraph(
    style: str,
    *,
    with_next: bool = False,
    list_: tuple[int, int] | None = None,
    before: int | None = None,
    indent: int | None = None,
) -> _Element:
    """An empty paragraph. `list_` is a number id and a level; lengths are in twips.

    The order of the properties is the schema's.
    """
    made = element("p")
    properties = add(made, "pPr")
    add(properties, "pStyle", val=style)
    if with_next:
        add(properties, "keepNext")
    if list_:
        number = add(properties, "numPr")
        add(number, "ilvl", val=list_[1])
        add(number, "numId", val=list_[0])
    if before is not None:
        add(properties, "spacing", before=before)
    if indent is not None:
        add(properties, "ind", left=indent, hanging=TWIPS_PER_CM)
    return made


def add_run(parent: _Element, run: Run, *, bold: bool = False) -> None:
    made = add(parent, "r")
    if run.bold or bold or run.italic or run.link:
        properties = add(made, "rPr")
        if run.bold or bold:
            add(properties, "b")
        if run.italic:
            add(properties, "i")
        if run.link:
            add(properties, "u", val="single")
    for piece in _PIECES.split(_NO_XML.sub("\ufffd", run.text)):
        if piece == "\t":
            add(made, "tab")
        elif piece == "\n":
            add(made, "br")
        elif piece:
            words = add(made, "t")
            words.text = piece
            words.set(_SPACE, "preserve")


def add_link(parent: _Element, relation: str, run: Run) -> None:
    link = SubElement(parent, _name("w:hyperlink"))
    link.set(_name("r:id"), relation)
    add_run(link, run)


def add_field(parent: _Element, instruction: str, shown: str) -> None:
    """A field that Word keeps up to date, like PAGE."""
    add_run(add(parent, "fldSimple", instr=instruction), Run(shown))


def table(widths: Sequence[int], style: str = "TableGrid") -> _Element:
    """A table without rows, of columns as wide as `widths` in twips."""
    made = element("tbl")
    properties = add(made, "tblPr")
    add(properties, "tblStyle", val=style)
    add(properties, "tblW", w=sum(widths), type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1)
    grid = add(made, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=width)
    return made


def add_row(parent: _Element, widths: Sequence[int], *, header: bool) -> Iterable[_Element]:
    """A row that is never torn over two pages; yields the paragraph of each cell."""
    row = add(parent, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    if header:
        add(properties, "tblHeader")
    for width in widths:
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=width, type="dxa")
        inside = paragraph("TableText")
        cell.append(inside)
        yield inside
