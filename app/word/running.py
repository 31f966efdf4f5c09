"""What stands at the head and foot of every page: body, date and DRAFT; page X of Y and the stamp.

As text, so that it is read aloud (handbook 5.1). A template holds the places; each document fills
in its own.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import _Element

from app.agenda.markup import Run
from app.word import elements
from app.word.template import RUNNING_HEAD, STAMP

_DRAWN = [qn("w:drawing"), qn("w:pict"), qn("w:object")]


def add_running_lines(document: Document) -> None:
    """Below what the template has there already, on every page that has a head or foot of its own.

    A foot that counts its pages is left to count them.
    """
    for head, foot in _heads_and_feet(document):
        _append(head, elements.run(Run(RUNNING_HEAD)))
        counts = [] if _counts_pages(foot) else [_counted()]
        _append(foot, "".join([*counts, elements.run(Run(STAMP))]))


def _heads_and_feet(document: Document) -> Iterator[tuple[_Element, _Element]]:
    section = document.sections[0]
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    for head, foot in pairs:
        head.is_linked_to_previous = foot.is_linked_to_previous = False
        yield head._element, foot._element


def _counts_pages(foot: _Element) -> bool:
    told = " ".join(map(str, foot.itertext())) + " ".join(
        field.get(qn("w:instr"), "") for field in foot.iter(qn("w:fldSimple"))
    )
    return "PAGE" in told.split()


def _counted() -> str:
    page, of = elements.field("PAGE", "1"), elements.field("NUMPAGES", "1")
    return f"{elements.run(Run('Page '))}{page}{elements.run(Run(' of '))}{of}"


def _append(part: _Element, content: str) -> None:
    for paragraph in part.findall(qn("w:p")):
        if not "".join(map(str, paragraph.itertext())).strip() and not list(
            paragraph.iter(*_DRAWN)
        ):
            part.remove(paragraph)
    made = elements.paragraph("RunningHead", content)
    part.append(parse_xml(made.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
