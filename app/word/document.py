"""Sets an outline in Word. Only this module, `numbering` and `styles` import python-docx."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from app.agenda.markup import Bullets, ListItem, Numbered, Run, Table, Words
from app.word import labels
from app.word.numbering import Numbering
from app.word.outline import (
    Block,
    Clauses,
    DataTable,
    Heading,
    Outline,
    Paragraph,
    Signature,
    Title,
    text,
)
from app.word.styles import TEXT_WIDTH, dress

# XML 1.0 has no place for these, however they came into the text.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TWIPS_PER_CM = 567
_AFTER_A_TABLE = "200"  # twentieths of a point
_CLOSE_STYLES = {"Normal", "Resolved", "Point", "Clause", "Note"}


def typeset(outline: Outline, made_at: datetime) -> bytes:
    """Return the outline as the bytes of a .docx file."""
    document = docx.Document()
    dress(document, outline.language)
    _properties(document, outline, made_at)
    _running(document, outline)
    page = _Page(document)
    for block in outline.blocks:
        page.add(block)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: Document, outline: Outline, made_at: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.subject = outline.title, outline.subject
    properties.author = properties.last_modified_by = outline.author
    properties.language = outline.language
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = made_at
    properties.revision = 1


def _running(document: Document, outline: Outline) -> None:
    """Body, date and DRAFT above; page X of Y below, both as text that is read aloud."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head._p.style = foot._p.style = "RunningHead"
    head.add_run(outline.running_head)
    for words, instruction in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(words)
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), instruction)
        run = OxmlElement("w:r")
        run.text = "1"
        simple.append(run)
        foot._p.append(simple)


class _Page:
    """Appends blocks to the body of one document.

    Paragraphs are made from style ids, because python-docx looks a style up by name each time.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = document.element.body
        self._numbering = Numbering(document)
        self._after_table = False

    def add(self, block: Block) -> None:
        match block:
            case Title(words):
                self._paragraph("Title", text(words))
            case Heading(words, level):
                self._paragraph(f"Heading{level}", words)
            case Paragraph(words, style, with_next):
                self._paragraph(style, words, with_next=with_next)
            case Clauses(clauses):
                self._clauses(labels.number(clauses))
            case Bullets(points):
                self._points(points, self._numbering.bullets, 0)
            case Numbered(points, start):
                counting = labels.Counting("", "decimal", ".", start)
                self._points(points, self._numbering.counted(counting, 0), 0)
            case Table(header, rows):
                share = 1 / len(header)
                self._table((header, *rows), [share] * len(header))
            case DataTable(header, rows, widths):
                cells = [tuple(text(cell) for cell in row) for row in (header, *rows)]
                self._table(cells, widths)
            case Signature(words):
                self._signature(words)
            case _:
                assert_never(block)

    def _paragraph(
        self,
        style: str,
        words: Words,
        *,
        with_next: bool = False,
        list_: tuple[int, int] | None = None,
    ) -> CT_P:
        """`list_` is the number id and level (0 is the top) of a point in a list."""
        paragraph: CT_P = self._body.add_p()
        properties = paragraph.get_or_add_pPr()
        properties.style = style
        if with_next:
            properties.get_or_add_keepNext()
        if self._after_table and style in _CLOSE_STYLES:
            properties.get_or_add_spacing().set(qn("w:before"), _AFTER_A_TABLE)
        self._after_table = False
        if list_:
            number = properties.get_or_add_numPr()
            number.get_or_add_ilvl().val = list_[1]
            number.get_or_add_numId().val = list_[0]
        self._runs(paragraph, words)
        return paragraph

    def _runs(self, paragraph: BaseOxmlElement, words: Words) -> None:
        for run in words:
            parent = paragraph
            if run.link:
                parent = OxmlElement("w:hyperlink")
                parent.set(qn("r:id"), self._address(run.link))
                paragraph.append(parent)
            parent.append(_run(run))

    def _address(self, link: str) -> str:
        return self._document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def _clauses(self, clauses: Sequence[labels.Numbered]) -> None:
        """Each run of labels is a list of its own; the first of a list holds to the second."""
        lists: dict[int, int] = {}
        for place, numbered in enumerate(clauses):
            clause, level = numbered.clause, numbered.clause.level - 1
            with_next = place == 0 and len(clauses) > 1
            if numbered.counting is None:
                label = f"{clause.label}\t" if clause.label else ""
                self._indented("Clause", text(label + clause.text), level, with_next)
                continue
            if numbered.run not in lists:
                lists[numbered.run] = self._numbering.counted(numbered.counting, level)
            self._paragraph(
                "Clause", text(clause.text), with_next=with_next, list_=(lists[numbered.run], level)
            )

    def _indented(self, style: str, words: Words, level: int, with_next: bool) -> None:
        paragraph = self._paragraph(style, words, with_next=with_next)
        indent = paragraph.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:left"), str(_TWIPS_PER_CM * (level + 1)))
        indent.set(qn("w:hanging"), str(_TWIPS_PER_CM))

    def _points(self, points: Sequence[ListItem], list_: int, level: int) -> None:
        for point in points:
            self._paragraph("Point", point.words, list_=(list_, min(level, 8)))
            for block in point.under:
                match block:
                    case Bullets(inner):
                        self._points(inner, self._numbering.bullets, level + 1)
                    case Numbered(inner, start):
                        counting = labels.Counting("", "decimal", ".", start)
                        deeper = min(level + 1, 8)
                        self._points(inner, self._numbering.counted(counting, deeper), deeper)
                    case Paragraph(words) | Heading(words):
                        self._indented("Point", words, level, with_next=False)
                    case _:
                        self.add(block)  # type: ignore[arg-type]  # a table keeps its own place

    def _table(self, rows: Sequence[Sequence[Words]], widths: Sequence[float]) -> None:
        if self._after_table:
            self._paragraph("TableText", ())  # Word joins tables with nothing between them
        table = self._document.add_table(rows=0, cols=len(widths), style="Table Grid")
        table.autofit = False
        twips = [round(share * TEXT_WIDTH * _TWIPS_PER_CM) for share in widths]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, twips, strict=True):
            column.set(qn("w:w"), str(width))
        for place, row in enumerate(rows):
            table._tbl.append(self._row(row, twips, header=place == 0))
        self._after_table = True

    def _row(
        self, cells: Sequence[Words], twips: Sequence[int], *, header: bool
    ) -> BaseOxmlElement:
        row: BaseOxmlElement = OxmlElement("w:tr")
        properties = OxmlElement("w:trPr")
        properties.append(OxmlElement("w:cantSplit"))
        if header:
            properties.append(OxmlElement("w:tblHeader"))
        row.append(properties)
        for words, width in zip(cells, twips, strict=False):
            row.append(self._cell(words, width, header))
        return row

    def _cell(self, words: Words, width: int, header: bool) -> BaseOxmlElement:
        cell: BaseOxmlElement = OxmlElement("w:tc")
        properties = OxmlElement("w:tcPr")
        measure = OxmlElement("w:tcW")
        measure.set(qn("w:w"), str(width))
        measure.set(qn("w:type"), "dxa")
        properties.append(measure)
        cell.append(properties)
        paragraph = OxmlElement("w:p")
        paragraph.get_or_add_pPr().style = "TableText"
        if header:
            words = tuple(Run(run.text, True, run.italic, run.link) for run in words)
        self._runs(paragraph, words)
        cell.append(paragraph)
        return cell

    def _signature(self, words: Sequence[str]) -> None:
        line = "\t".join(f"{word} \t" for word in words)
        self._paragraph("Signing", text(line))


def _run(run: Run) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement("w:r")
    if run.bold or run.italic or run.link:
        properties = element.get_or_add_rPr()
        if run.bold:
            properties.get_or_add_b()
        if run.italic:
            properties.get_or_add_i()
        if run.link:
            properties.get_or_add_u().set(qn("w:val"), "single")
    element.text = _NO_XML.sub("\ufffd", run.text)
    return element
