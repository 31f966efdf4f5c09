"""Sets an outline in Word. With `numbering`, `styles` and `elements`, all that knows of .docx."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element

from app.agenda.markup import Bullets, ListItem, Numbered, Run, Table, Words
from app.word import elements, labels
from app.word.numbering import LEVELS, Numbering
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
from app.word.styles import TEXT_WIDTH, blank

_AFTER_A_TABLE = 200
_CLOSE_STYLES = {"Normal", "Resolved", "Point", "Clause", "Note"}


def typeset(outline: Outline, made_at: datetime) -> bytes:
    """Return the outline as the bytes of a .docx file."""
    document = docx.Document(BytesIO(blank(outline.language)))
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
    head, foot = section.header.paragraphs[0]._p, section.footer.paragraphs[0]._p
    head.style = foot.style = "RunningHead"
    elements.add_run(head, Run(outline.running_head))
    for words, instruction in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        elements.add_run(foot, Run(words))
        elements.add_field(foot, instruction, "1")


class _Page:
    """Appends blocks to the body of one document."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._end = document.element.body.sectPr
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
            case Bullets() | Numbered():
                self._points(block, 0)
            case Table(header, rows):
                self._table((header, *rows), [1 / len(header)] * len(header))
            case DataTable(header, rows, widths):
                cells = [tuple(text(cell) for cell in row) for row in (header, *rows)]
                self._table(cells, widths)
            case Signature(words):
                self._paragraph("Signing", text("\t".join(f"{word} \t" for word in words)))
            case _:
                assert_never(block)

    def _paragraph(
        self,
        style: str,
        words: Words,
        *,
        with_next: bool = False,
        list_: tuple[int, int] | None = None,
        indent: int | None = None,
    ) -> None:
        """`list_` is the number id and level (0 is the top) of a point in a list."""
        before = _AFTER_A_TABLE if self._after_table and style in _CLOSE_STYLES else None
        made = elements.paragraph(
            style, with_next=with_next, list_=list_, before=before, indent=indent
        )
        self._words(made, words)
        self._end.addprevious(made)
        self._after_table = False

    def _words(self, paragraph: _Element, words: Words, *, bold: bool = False) -> None:
        for run in words:
            if run.link:
                relation = self._part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, True)
                elements.add_link(paragraph, relation, run)
            else:
                elements.add_run(paragraph, run, bold=bold)

    def _clauses(self, clauses: Sequence[labels.Numbered]) -> None:
        """Each run of labels is a list of its own; the first of a list holds to the second."""
        lists: dict[int, int] = {}
        for place, numbered in enumerate(clauses):
            clause, level = numbered.clause, numbered.clause.level - 1
            with_next = place == 0 and len(clauses) > 1
            if numbered.counting is None:
                label = f"{clause.label}\t" if clause.label else ""
                self._indented("Clause", text(label + clause.text), level, with_next=with_next)
                continue
            if numbered.run not in lists:
                lists[numbered.run] = self._numbering.counted(numbered.counting, level)
            place_in_list = (lists[numbered.run], level)
            self._paragraph("Clause", text(clause.text), with_next=with_next, list_=place_in_list)

    def _indented(self, style: str, words: Words, level: int, *, with_next: bool = False) -> None:
        indent = elements.TWIPS_PER_CM * (level + 1)
        self._paragraph(style, words, with_next=with_next, indent=indent)

    def _points(self, points: Bullets | Numbered, level: int) -> None:
        level = min(level, LEVELS - 1)
        list_ = self._list_for(points, level)
        for point in points.items:
            self._paragraph("Point", point.words, list_=(list_, level))
            self._under(point, level)

    def _list_for(self, points: Bullets | Numbered, level: int) -> int:
        if isinstance(points, Bullets):
            return self._numbering.bullets
        return self._numbering.counted(labels.Counting("", "decimal", ".", points.start), level)

    def _under(self, point: ListItem, level: int) -> None:
        for block in point.under:
            match block:
                case Bullets() | Numbered():
                    self._points(block, level + 1)
                case Table(header, rows):
                    self._table((header, *rows), [1 / len(header)] * len(header))
                case _:
                    self._indented("Point", block.words, level)

    def _table(self, rows: Sequence[Sequence[Words]], shares: Sequence[float]) -> None:
        """`shares` of the text width for each column."""
        if self._after_table:
            self._paragraph("TableText", ())  # Word joins tables with nothing between them
        widths = [round(share * TEXT_WIDTH * elements.TWIPS_PER_CM) for share in shares]
        table = elements.table(widths)
        for place, row in enumerate(rows):
            cells = elements.add_row(table, widths, header=place == 0)
            for cell, words in zip(cells, row, strict=False):
                self._words(cell, words, bold=place == 0)
        self._end.addprevious(table)
        self._after_table = True
