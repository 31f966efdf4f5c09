"""PDF files with text, page by page. Nothing in them is run or fetched."""

import logging
from dataclasses import replace
from io import BytesIO
from time import process_time

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from app.errors import RuleBroken
from app.intake.minutes.furniture import without_furniture
from app.intake.minutes.lines import Paper
from app.intake.minutes.placing import in_order
from app.intake.minutes.reading_text import read_text

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a damaged file gets our one sentence
MOST_PAGES = 400
MOST_LETTERS = 3_000_000
LONGEST_ORDERING = 3.0
"""In seconds of the processor for a whole paper; later pages are read as their words come."""
DAMAGED = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OSError,
    AssertionError,
    NotImplementedError,
    ZeroDivisionError,
    OverflowError,
)


def read_pdf(data: bytes) -> Paper:
    pages, left_out = without_furniture(_pages_of(data))
    text = "\n\n".join(pages)
    if not text.strip():
        raise RuleBroken(
            "The PDF holds pictures of pages and no text: have its text recognised first"
        )
    paper = read_text(text)
    marks = tuple((mark, 1) for mark in left_out)
    return replace(paper, left_out=(*paper.left_out, *marks))


def _pages_of(data: bytes) -> list[str]:
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RuleBroken("The PDF is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise RuleBroken(f"The PDF has more than {MOST_PAGES} pages, which no minutes have")
        pages: list[str] = []
        until = process_time() + LONGEST_ORDERING
        for page in reader.pages:
            said = page.extract_text()
            pages.append(_ordered(page, said) if process_time() < until else said)
            if sum(map(len, pages)) > MOST_LETTERS:
                raise RuleBroken("The PDF holds far more text than minutes do")
        return pages
    except RuleBroken:
        raise
    except DAMAGED:
        raise RuleBroken("The PDF cannot be read: it is damaged or not complete") from None


def _ordered(page: PageObject, said: str) -> str:
    """A page whose places cannot be told is still read as its words come."""
    try:
        return in_order(page, said)
    except DAMAGED:
        return said
