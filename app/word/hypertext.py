"""A paper as a page of the web: the same words, order and numbers, for a preview. Pure."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from app.agenda.markup import Bullets, Numbered, Table, Words
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


def as_html(outline: Outline) -> Markup:
    """The title as a heading of the second rank, below that of the page."""
    return Markup("\n").join(_html(block) for block in outline.blocks)


def _html(block: Block) -> Markup:
    match block:
        case Title(words):
            return Markup('<h2 class="govuk-heading-l">{}</h2>').format(words)
        case Heading(words, level):
            size = "m" if level == 1 else "s"
            return Markup('<h{0} class="govuk-heading-{1}">{2}</h{0}>').format(
                level + 2, size, _runs(words)
            )
        case Paragraph(words):
            return Markup('<p class="govuk-body">{}</p>').format(_runs(words))
        case Clauses(clauses):
            points = [
                Markup(
                    '<li class="resolved-clause resolved-clause--{}">'
                    '<span class="resolved-clause__label">{}</span>'
                    '<span class="resolved-clause__words">{}</span></li>'
                ).format(c.level, c.label, _runs(text(c.text)))
                for c in clauses
            ]
            return _wrapped('<ul class="resolved-clauses">', points, "</ul>")
        case Bullets() | Numbered():
            return _points(block)
        case Table(header, rows):
            return _table([header, *rows])
        case DataTable(header, rows):
            return _table([[text(cell) for cell in row] for row in (header, *rows)])
        case Signature(words, name):
            lines = " ".join(f"{word} ……………………" for word in words)
            named = Markup("<br>{}").format(name) if name else ""
            return Markup('<p class="govuk-body">{}{}</p>').format(lines, named)


def _points(points: Bullets | Numbered) -> Markup:
    items = [
        Markup("<li>{}{}</li>").format(_runs(p.words), Markup("").join(map(_under, p.under)))
        for p in points.items
    ]
    if isinstance(points, Numbered):
        opened = Markup('<ol class="govuk-list govuk-list--number" start="{}">').format(
            points.start
        )
        return _wrapped(opened, items, "</ol>")
    return _wrapped('<ul class="govuk-list govuk-list--bullet">', items, "</ul>")


def _under(block: object) -> Markup:
    match block:
        case Bullets() | Numbered():
            return _points(block)
        case Table(header, rows):
            return _table([header, *rows])
    return Markup("<br>{}").format(_runs(getattr(block, "words", ())))


def _table(rows: Sequence[Sequence[Words]]) -> Markup:
    header, *others = rows
    head = Markup("").join(
        Markup('<th scope="col" class="govuk-table__header">{}</th>').format(_runs(cell))
        for cell in header
    )
    body = Markup("").join(Markup("<tr>{}</tr>").format(_cells(row)) for row in others)
    return Markup(
        '<div class="resolved-scroll" tabindex="0" role="group" aria-label="Table">'
        '<table class="govuk-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(head, body)


def _cells(row: Sequence[Words]) -> Markup:
    cell = Markup('<td class="govuk-table__cell">{}</td>')
    return Markup("").join(cell.format(_runs(words)) for words in row)


def _runs(words: Words) -> Markup:
    return Markup("").join(_marked(words))


def _marked(words: Words) -> Iterator[Markup]:
    for run in words:
        made = Markup("<br>").join(escape(line) for line in run.text.split("\n"))
        if run.bold:
            made = Markup("<strong>{}</strong>").format(made)
        if run.italic:
            made = Markup("<em>{}</em>").format(made)
        yield made


def _wrapped(opened: str, parts: Sequence[Markup], closed: str) -> Markup:
    return Markup("{}{}{}").format(Markup(opened), Markup("").join(parts), Markup(closed))
