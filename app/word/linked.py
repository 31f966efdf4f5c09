"""The papers of an item as a list of links with words (WCAG 2.4.4). Pure."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote, urlsplit

from app.agenda.markup import Bullets, ListItem, Run, Words
from app.agenda.models import Document
from app.agenda.rules import Part
from app.record.files import safe_file_name, size_in_words
from app.record.visibility import sees_document, words_for
from app.word.outline import Block, Paragraph, text
from app.word.papers import Asked


def linked_papers(papers: Iterable[Document], asked: Asked) -> Iterator[Block]:
    """Those that the reader of the paper may know of; a restricted one not even by its title."""
    seen = [paper for paper in papers if _is_for(paper, asked)]
    if seen:
        yield Paragraph(text("Papers:", bold=True), with_next=True)
        yield Bullets(tuple(ListItem(_line(paper, asked)) for paper in seen))


def _is_for(paper: Document, asked: Asked) -> bool:
    closed = paper.restriction is not Part.OPEN or (paper.item and paper.item.is_restricted)
    return sees_document(asked.by, paper) and (asked.restricted or not closed)


def _line(paper: Document, asked: Asked) -> Words:
    title = words_for(asked.reader, paper.meeting, paper.title)
    about = [paper.kind.value, words_for(asked.reader, paper.meeting, paper.reference)]
    if paper.file_name:
        about.append(size_in_words(paper.media_type, paper.size))
    link = Run(title, link=_address(paper, asked))
    return (link, *text(f" ({', '.join(filter(None, about))})"))


def _address(paper: Document, asked: Asked) -> str:
    """Where it is kept: in the register, or elsewhere at an address of the web; "" nowhere."""
    if paper.file_name:
        name = quote(safe_file_name(paper.file_name))
        return f"{asked.council.site}/documents/{paper.id}/{name}" if asked.council.site else ""
    return paper.url if urlsplit(paper.url).scheme in {"http", "https"} else ""
