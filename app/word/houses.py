"""Makes a council's own Word document into a template: its styles, page, headers and logo."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from lxml.etree import _Element

from app.errors import RuleBroken
from app.word.running import add_running_lines
from app.word.styles import blank, drop_parts, set_language
from app.word.template import Template
from app.word.uploaded import check_upload

#: Word's name of each style that documents use, our id of it, and what else a house may call it.
_WANTED = (
    ("Normal", "Normal", ()),
    ("Title", "Title", ("minutes title", "document title")),
    ("heading 1", "Heading1", ()),
    ("heading 2", "Heading2", ()),
    ("heading 3", "Heading3", ()),
    ("Table Grid", "TableGrid", ()),
    ("Authority", "Authority", ("council name", "organisation")),
    ("Resolved", "Resolved", ("resolution", "decision", "recommendation")),
    ("Clause", "Clause", ("resolution list", "numbered clause")),
    ("Point", "Point", ("list paragraph",)),
    ("Note", "Note", ("notes",)),
    ("Table Text", "TableText", ("table body",)),
    ("Signing", "Signing", ("signature",)),
    ("Running Head", "RunningHead", ("header text",)),
)
_KEPT_PARTS = ("/styles", "/settings", "/theme", "/fontTable", "/numbering", "/header", "/footer")
_SECTION = ("headerReference", "footerReference", "pgSz", "pgMar", "titlePg", "pgBorders")
_REFUSED = "That document cannot be made into a template: save it anew in Word and try again"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True)
class Prepared:
    """A template, and by their names the styles that it had and those that it was given."""

    content: bytes
    found: tuple[str, ...]
    added: tuple[str, ...]


def prepare(upload: bytes, language: str) -> Prepared:
    """Raises RuleBroken in a sentence for whoever uploaded it."""
    check_upload(upload)
    try:
        document = docx.Document(BytesIO(upload))
        found, added = _dress(document, language)
        file = BytesIO()
        document.save(file)
        Template.read(file.getvalue())
    except Exception as error:  # whatever python-docx stumbles over
        raise RuleBroken(_REFUSED, about="file") from error
    return Prepared(file.getvalue(), tuple(found), tuple(added))


def _dress(document: Document, language: str) -> tuple[list[str], list[str]]:
    document.part.partname = PackURI("/word/document.xml")
    _empty(document)
    found, added = _styles(document)
    set_language(document, language)
    add_running_lines(document)
    _name_pictures(document)
    for protection in ("documentProtection", "trackRevisions", "mailMerge", "attachedTemplate"):
        for setting in document.settings.element.findall(qn(f"w:{protection}")):
            document.settings.element.remove(setting)
    document.part.numbering_part  # noqa: B018  # python-docx makes one where there is none
    return found, added


def _empty(document: Document) -> None:
    """Without its words; of its parts only those that make its look."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    section = body.get_or_add_sectPr()
    for child in list(section):
        if child.tag not in {qn(f"w:{tag}") for tag in _SECTION}:
            section.remove(child)
    others = {rel.reltype for rel in document.part.rels.values()}
    drop_parts(document, tuple(kind for kind in others if not kind.endswith(_KEPT_PARTS)))


def _styles(document: Document) -> tuple[list[str], list[str]]:
    """Call its styles by our ids, lend it those that it lacks, and drop what is not used."""
    root, ours = document.styles.element, docx.Document(BytesIO(blank("en-GB"))).styles.element
    found, added = [], []
    for name, own_id, others in _WANTED:
        style = _style_called(root, (name.lower(), *others))
        if style is None:
            root.append(_lent(ours, name, own_id))
            added.append(name)
        else:
            found.append(_name_of(style))
            _call(document, style, own_id)
    for leftover in root.xpath(".//w:numPr | .//w:link"):
        leftover.getparent().remove(leftover)
    _drop_unused(document)
    return found, added


def _name_of(style: _Element) -> str:
    name = style.find(qn("w:name"))
    return str(name.get(qn("w:val"))) if name is not None else ""


def _style_called(root: _Element, names: tuple[str, ...]) -> _Element | None:
    by_name = {_name_of(style).lower(): style for style in root.findall(qn("w:style"))}
    return next((by_name[name] for name in names if name in by_name), None)


def _call(document: Document, style: _Element, own_id: str) -> None:
    """Give a style our id, and follow it wherever it is named."""
    was = style.get(qn("w:styleId"))
    style.set(qn("w:styleId"), own_id)
    for place in _places(document):
        for tag in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"):
            for named in place.iter(qn(f"w:{tag}")):
                if named.get(qn("w:val")) == was:
                    named.set(qn("w:val"), own_id)


def _places(document: Document) -> Iterator[_Element]:
    """Where styles are named: among themselves, in headers and in footers."""
    yield document.styles.element
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part.element


def _lent(ours: _Element, name: str, own_id: str) -> _Element:
    """Our style in the fonts of the house: nothing of our letters but the size of a heading."""
    found = _style_called(ours, (name.lower(),))
    assert found is not None, f"the register’s own template has {own_id}"
    lent = deepcopy(found)
    lent.attrib.pop(qn("w:default"), "")
    letters = lent.find(qn("w:rPr"))
    if letters is not None:
        heading = own_id.startswith(("Heading", "Title", "Authority"))
        for tag in ("rFonts", "color", *(() if heading else ("sz", "szCs"))):
            for property_ in letters.findall(qn(f"w:{tag}")):
                letters.remove(property_)
    return lent


def _drop_unused(document: Document) -> None:
    root = document.styles.element
    styles = {style.get(qn("w:styleId")): style for style in root.findall(qn("w:style"))}
    waiting: set[str | None] = {own_id for _, own_id, _ in _WANTED}
    waiting |= {key for key, style in styles.items() if style.get(qn("w:default"))}
    for place in list(_places(document))[1:]:
        named_by = place.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
        waiting |= {named.get(qn("w:val")) for named in named_by}
    used: set[str | None] = set()
    while waiting:
        key = waiting.pop()
        if key in styles and key not in used:
            used.add(key)
            tags = (qn("w:basedOn"), qn("w:next"))
            waiting |= {named.get(qn("w:val")) for named in styles[key].iter(*tags)}
    for key, style in styles.items():
        if key not in used:
            root.remove(style)


def _name_pictures(document: Document) -> None:
    """A crest that nobody described is read out as what it is."""
    for place in _places(document):
        for picture in place.iter(_DRAWN):
            if not (picture.get("descr") or "").strip():
                picture.set("descr", "Logo")
