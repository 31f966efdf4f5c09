"""The blocks of minutes as HTML.

Written as plain functions, because a page of sixty items has no time for a macro per word
(`tests/benchmarks/meeting_page.py` measures it). The same words give the same HTML, so what
was read once is kept.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from markupsafe import Markup, escape

from app.agenda.markup import (
    Block,
    Bullets,
    Heading,
    ListItem,
    Numbered,
    Paragraph,
    Run,
    Table,
    Words,
    parse,
    plain,
)

#: How many texts are kept ready; about 20 MB of long minutes at the most.
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def minutes_html(text: str, level: int = 3) -> Markup:
    """Minutes as typed, as HTML. `level` is that of their sub-headings."""
    return blocks_html(parse(text), level)


#: Not part of any text (Unicode keeps them for private use): they carry marks through Markdown.
_GONE, _COME, _END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile("[*_\\[\\]|#\n]")


def with_slips(text: str, slips: Sequence[tuple[str, str]], level: int = 3) -> Markup:
    """Minutes with what was corrected after they were signed: both wordings, in their place.

    Words with marks or line breaks in them cannot be shown so; the list of corrections has them.
    """
    for before, after in slips:
        if not _MARKED.search(before + after):
            text = text.replace(before, f"{_GONE}{before}{_COME}{after}{_END}", 1)
    html = str(minutes_html(text, level))
    for mark, tags in (
        (_GONE, '<del><span class="govuk-visually-hidden">[signed as: </span>'),
        (
            _COME,
            '<span class="govuk-visually-hidden">] </span></del> <ins>'
            '<span class="govuk-visually-hidden">[corrected to: </span>',
        ),
        (_END, '<span class="govuk-visually-hidden">]</span></ins>'),
    ):
        html = html.replace(mark, tags)
    return Markup(html)  # escaped by minutes_html; the tags put in are ours


def blocks_html(blocks: Sequence[Block], level: int = 3) -> Markup:
    return Markup("\n".join(_block(block, level) for block in blocks))


def _block(block: Block, level: int) -> str:
    match block:
        case Heading(words):
            return f'<h{level} class="govuk-heading-s">{_words(words)}</h{level}>'
        case Paragraph(words):
            return f'<p class="govuk-body">{_words(words)}</p>'
        case Bullets(items):
            points = _points(items, level)
            return f'<ul class="govuk-list govuk-list--bullet">{points}</ul>'
        case Numbered(items, start):
            points = _points(items, level)
            return f'<ol class="govuk-list govuk-list--number" start="{start}">{points}</ol>'
        case Table(header, rows):
            return _table(header, rows)


def _points(items: Iterable[ListItem], level: int) -> str:
    return "".join(
        f"<li>{_words(item.words)}{blocks_html(item.under, level)}</li>" for item in items
    )


def _table(header: Sequence[Words], rows: Iterable[Iterable[Words]]) -> str:
    """A wide table scrolls in a frame of its own, which the keyboard can reach."""
    names = escape(", ".join(plain(cell) for cell in header))
    heads = "".join(_head(_words(cell)) for cell in header)
    lines = "".join(
        '<tr class="govuk-table__row">'
        + "".join(f'<td class="govuk-table__cell">{_words(cell)}</td>' for cell in row)
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="resolved-scroll" tabindex="0" role="group" aria-label="Table: {names}">'
        '<table class="govuk-table"><thead class="govuk-table__head">'
        f'<tr class="govuk-table__row">{heads}</tr></thead>'
        f'<tbody class="govuk-table__body">{lines}</tbody></table></div>'
    )


def _head(words: str) -> str:
    """A corner with no words heads nothing."""
    if not words:
        return '<td class="govuk-table__header"></td>'
    return f'<th scope="col" class="govuk-table__header">{words}</th>'


def _words(words: Words) -> str:
    parts = []
    for link, runs in groupby(words, key=lambda run: run.link):
        text = "".join(_run(run) for run in runs)
        parts.append(f'<a class="govuk-link" href="{escape(link)}">{text}</a>' if link else text)
    return "".join(parts)


def _run(run: Run) -> str:
    text = str(escape(run.text)).replace("\n", "<br>")
    if run.bold:
        text = f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if run.italic else text
