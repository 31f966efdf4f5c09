"""What keeps somebody from reading a Word file: the checks of handbook 5.3, made on its XML.

`faults` names each in a sentence. tests/word/test_accessibility.py shows that each can be found.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TYPED_LABEL = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|[•–*-])[ \t]")
_SAYS_NOTHING = {"here", "click here", "link", "this link", "more", "read more", "download"}
_SMALLEST = 22  # half-points: 11 pt
_ENOUGH_CONTRAST = 4.5  # WCAG 1.4.3


def faults(content: bytes) -> list[str]:
    return list(_faults(_Package(content)))


class _Package:
    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self.body = self.part("word/document.xml").find(f"{W}body")
        self.styles = self.part("word/styles.xml")

    def part(self, name: str):
        return etree.fromstring(self._parts[name])

    @property
    def pages(self):
        """The body, and the headers and footers around it."""
        names = [name for name in self._parts if re.match(r"word/(?:header|footer)", name)]
        return [self.body, *(self.part(name) for name in names if name.endswith(".xml"))]


def _faults(package: _Package) -> Iterator[str]:
    yield from _title(package)
    yield from _language(package)
    yield from _headings(package)
    yield from _lists(package)
    yield from _tables(package)
    yield from _pictures(package)
    yield from _links(package)
    yield from _looks(package)
    yield from _gaps(package)


def words(element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def _style(paragraph) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return found.get(f"{W}val") if found is not None else "Normal"


def _title(package):
    """WCAG 2.4.2."""
    core = package.part("docProps/core.xml")
    title = core.find("{http://purl.org/dc/elements/1.1/}title")
    if title is None or not (title.text or "").strip():
        yield "the document has no title"


def _language(package):
    """WCAG 3.1.1."""
    language = package.styles.find(f"{W}docDefaults//{W}lang")
    value = language.get(f"{W}val") if language is not None else ""
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z]{2})?", value or ""):
        yield "the document has no language"


def _headings(package):
    """WCAG 1.3.1 and 2.4.6: one title, and no level skipped."""
    levels = []
    for paragraph in package.body.iter(f"{W}p"):
        style = _style(paragraph)
        if style == "Title" or re.fullmatch(r"Heading\d", style):
            levels.append(0 if style == "Title" else int(style[-1]))
            if not words(paragraph).strip():
                yield "a heading is empty"
    if levels.count(0) != 1 or levels[:1] != [0]:
        yield "the document does not begin with one title"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield "a heading skips a level"


def _lists(package):
    """WCAG 1.3.1: a list that is typed is none for a screen reader."""
    for paragraph in package.body.iter(f"{W}p"):
        listed = paragraph.find(f"{W}pPr/{W}numPr") is not None
        typed = _TYPED_LABEL.match(words(paragraph))
        if typed and not listed and not _style(paragraph).startswith(("Heading", "Title")):
            yield f"a list is typed: {words(paragraph)[:20]}"


def _tables(package):
    """WCAG 1.3.1: a header row that is said to be one, and a plain grid."""
    for table in package.body.iter(f"{W}tbl"):
        first = table.find(f"{W}tr")
        if first is None or first.find(f"{W}trPr/{W}tblHeader") is None:
            yield "a table has no header row"
        elif not all(words(cell).strip() for cell in first.iter(f"{W}tc")):
            yield "a table has a column without a header"
        if any(True for tag in ("gridSpan", "vMerge") for _ in table.iter(f"{W}{tag}")):
            yield "a table has merged cells"
        if table.find(f".//{W}tc//{W}tbl") is not None:
            yield "a table stands in a table"


def _pictures(package):
    """WCAG 1.1.1 and 1.3.2."""
    for page in package.pages:
        for picture in page.iter(f"{_DRAWN}docPr"):
            if not (picture.get("descr") or "").strip():
                yield "a picture has no alternative text"
    if any(True for _ in package.body.iter(f"{_DRAWN}anchor")):
        yield "a picture floats beside the text"


def _links(package):
    """WCAG 2.4.4."""
    for link in package.body.iter(f"{W}hyperlink"):
        said = words(link).strip()
        if not said or said.lower() in _SAYS_NOTHING or re.match(r"https?://|www\.", said):
            yield f"a link does not say where it leads: {said}"


def _looks(package):
    """WCAG 1.4.3 and 1.4.8: contrast, size, and no justified text."""
    for place in (package.styles, *package.pages):
        for colour in place.iter(f"{W}color"):
            value = colour.get(f"{W}val") or "auto"
            if value != "auto" and contrast(value, _behind(colour)) < _ENOUGH_CONTRAST:
                yield f"text in {value} is hard to read"
        for size in place.iter(f"{W}sz"):
            if int(float(size.get(f"{W}val"))) < _SMALLEST:
                yield "text is smaller than 11 points"
        for aligned in place.iter(f"{W}jc"):
            if aligned.get(f"{W}val") in {"both", "distribute"}:
                yield "text is justified"


def _behind(colour) -> str:
    shade = colour.getparent().find(f"{W}shd")
    fill = shade.get(f"{W}fill") if shade is not None else "auto"
    return "FFFFFF" if fill in {None, "auto"} else fill


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _gaps(package):
    """Empty paragraphs stand for space nowhere; one parts two tables, which Word would join."""
    blocks = list(package.body)
    for place, block in enumerate(blocks):
        if (
            block.tag != f"{W}p"
            or words(block).strip()
            or block.find(f".//{_DRAWN}inline") is not None
        ):
            continue
        around = [b.tag for b in (blocks[place - 1 : place] + blocks[place + 1 : place + 2])]
        if around != [f"{W}tbl", f"{W}tbl"]:
            yield "a paragraph is empty"
