"""Sets an outline in Word: the body is written, and put into a prepared template."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from app.agenda.markup import Bullets, ListItem, Numbered, Table, Words
from app.word import elements, holding, labels
from app.word.numbering import LEVELS, Numbering
from app.word.outline import (
    Block,
    Clause,
    Clauses,
    DataTable,
    Heading,
    Outline,
    Paragraph,
    Signature,
    Title,
    text,
)
from app.word.styles import blank
from app.word.template import Template

_AFTER_A_TABLE = 200
_CLOSE_STYLES = {"Normal", "Resolved", "Point", "Clause", "Note"}
#: Points stand closer than paragraphs; what follows the last of them stands as far as others do.
_AFTER_A_LIST = 160
_LISTED, _APART = {"Point", "Clause"}, {"Normal", "Note"}


def typeset(outline: Outline, made_at: datetime, template: bytes | None = None) -> bytes:
    """Return the outline as the bytes of a .docx file.

    `template` is one that was prepared (`word.houses`); without one it is the register's own.
    """
    look = Template.read(template or blank(outline.language))
    page = _Page(look.text_width)
    for block in outline.blocks:
        page.add(block)
    return look.filled(outline, made_at, page.body, page.numbering.xml(), page.links)


class _Page:
    """Writes blocks into the body of one document."""

    def __init__(self, text_width: int) -> None:
        self.numbering = Numbering()
        self.links: list[str] = []
        self._width = text_width
        self._written: list[str] = []
        self._after_table = False
        self._after = ""

    @property
    def body(self) -> str:
        return "".join(self._written)

    def add(self, block: Block) -> None:
        match block:
            case Title(words):
                self._paragraph("Title", text(words), with_next=True)
            case Heading(words, level):
                self._paragraph(f"Heading{level}", words, with_next=True)  # whatever the house has
            case Paragraph(words, style, with_next):
                self._paragraph(style, words, with_next=with_next)
            case Clauses(clauses, with_next):
                self._clauses(clauses, with_next=with_next)
            case Bullets() | Numbered():
                self._points(block, 0)
            case Table(header, rows):
                self._table((header, *rows), [1 / len(header)] * len(header))
            case DataTable(header, rows, widths):
                cells = [tuple(text(cell) for cell in row) for row in (header, *rows)]
                self._table(cells, widths)
            case Signature(words, name):
                line = text("\t".join(f"{word} \t" for word in words))
                self._paragraph("Signing", line, with_next=bool(name))
                if name:
                    self._paragraph("Normal", text(name))
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
        self._written.append(
            elements.paragraph(
                style,
                self._content(words),
                with_next=with_next,
                list_=list_,
                right_to_left=elements.begins_right_to_left(words),
                before=self._space_before(style),
                indent=indent,
            )
        )
        self._after_table, self._after = False, style

    def _space_before(self, style: str) -> int | None:
        """Where it differs from what the style says."""
        if self._after_table:
            return _AFTER_A_TABLE if style in _CLOSE_STYLES else None
        return _AFTER_A_LIST if self._after in _LISTED and style in _APART else None

    def _content(self, words: Words, *, bold: bool = False) -> str:
        parts = []
        for run in words:
            if run.link:
                self.links.append(run.link)
                parts.append(elements.link(f"rel{len(self.links)}", run))
            else:
                parts.append(elements.run(run, bold=bold))
        return "".join(parts)

    def _clauses(self, clauses: Sequence[Clause], *, with_next: bool) -> None:
        """One multilevel list where that gives the labels of the record; else several."""
        held = [holding.clause(place, len(clauses)) for place in range(len(clauses) - 1)] + [
            with_next
        ]
        if levels := labels.as_one_list(clauses):
            whole = self.numbering.counted(levels)
            for place, clause in enumerate(clauses):
                self._clause(clause, held[place], whole)
            return
        lists: dict[int, int] = {}
        for place, numbered in enumerate(labels.number(clauses)):
            clause = numbered.clause
            if numbered.counting and numbered.run not in lists:
                levels = (numbered.counting,) * clause.level
                lists[numbered.run] = self.numbering.counted(levels, only=clause.level - 1)
            self._clause(clause, held[place], lists.get(numbered.run))

    def _clause(self, clause: Clause, with_next: bool, list_: int | None) -> None:
        """A label that no counting gives is typed."""
        level = clause.level - 1
        if list_ is not None:
            place = (list_, level)
            self._paragraph("Clause", text(clause.text), with_next=with_next, list_=place)
        else:
            label = f"{clause.label}\t" if clause.label else ""
            self._indented("Clause", text(label + clause.text), level, with_next=with_next)

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
            return self.numbering.bullets
        counting = labels.Counting("", "decimal", ".", points.start)
        return self.numbering.counted((counting,) * (level + 1), only=level)

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
        """`shares` of the text width for each column. No row is left alone by the end of a page."""
        if self._after_table:
            self._paragraph("TableText", ())  # Word joins tables with nothing between them
        widths = [round(share * self._width) for share in shares]
        short = holding.is_short(rows)
        held = [holding.row(place, len(rows), short=short) for place in range(len(rows))]
        cells = (
            [self._cell(words, header=place == 0, with_next=held[place]) for words in row]
            for place, row in enumerate(rows)
        )
        self._written.append(elements.table(widths, cells))
        self._after_table = True

    def _cell(self, words: Words, *, header: bool, with_next: bool) -> str:
        return elements.paragraph(
            "TableText",
            self._content(words, bold=header),
            with_next=with_next,
            right_to_left=elements.begins_right_to_left(words),
        )
