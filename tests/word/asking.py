"""Asking for papers, as someone who may have every one."""

from io import BytesIO

import docx
from docx.document import Document

from app.agenda.markup import plain
from app.word.making import asked_by, made
from app.word.outline import Clauses, DataTable, Heading, Outline, Paragraph, Signature, Title
from app.word.papers import EVERYTHING, Asked, Council
from tests.factories import NOW


def asked(**options):
    return Asked(EVERYTHING, Council("Testshire Council"), NOW, **options)


def paper_of(kind, subject, viewer=EVERYTHING, **options):
    """The paper about a record that is in the database, or None."""
    key = getattr(subject, "slug", None) or subject.id
    return made(kind, key, asked_by(viewer, NOW, **options))


def opened(made_) -> Document:
    return docx.Document(BytesIO(made_.content))


def words_of(outline: Outline) -> str:
    """Every word of an outline, a line to each paragraph, clause or row."""
    return "\n".join(line for block in outline.blocks for line in _lines(block))


def _lines(block):
    match block:
        case Title(words):
            yield words
        case Heading(words) | Paragraph(words):
            yield plain(words)
        case Clauses(clauses):
            yield from (f"{clause.label} {clause.text}".strip() for clause in clauses)
        case DataTable(header, rows):
            yield from (" | ".join(row) for row in (header, *rows))
        case Signature(words, name):
            yield " | ".join(filter(None, (*words, name)))
        case _ if hasattr(block, "items"):
            for item in block.items:
                yield plain(item.words)
