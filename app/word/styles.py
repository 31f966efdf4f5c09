"""The look of a document: A4, the fonts and spacing of its styles, its language."""

from functools import cache
from io import BytesIO
from typing import cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml.etree import _Element, fromstring

from app.word.running import add_running_lines

FONT = "Arial"
TEXT_WIDTH = 15.92  # centimetres between the margins of A4
_BLACK = RGBColor(0, 0, 0)
_KEPT = {
    *("Normal", "Title", "heading 1", "heading 2", "heading 3", "Table Grid"),
    *("Default Paragraph Font", "Normal Table", "No List"),
}

#: name: (size in points, bold, space before, space after)
_HEADINGS = {
    "Title": (20, True, 0, 6),
    "Heading 1": (16, True, 18, 6),
    "Heading 2": (13, True, 14, 4),
    "Heading 3": (12, True, 10, 4),
}
#: The same, of the styles that Word has not by itself.
OWN_STYLES = (
    ("Authority", 14, True, 0, 6),
    ("Resolved", 12, False, 8, 4),
    ("Clause", 12, False, 0, 4),
    ("Point", 12, False, 0, 4),
    ("Note", 12, False, 0, 8),
    ("Table Text", 11, False, 2, 2),
    ("Signing", 12, False, 36, 0),
    ("Running Head", 11, False, 0, 6),
)
_NOT_NEEDED = ("/stylesWithEffects", "/customXml", "/webSettings", "/thumbnail")


@cache
def blank(language: str) -> bytes:
    """An empty document in the house look, made once: its styles take longer than its words."""
    document = docx.Document()
    _dress(document, language)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _dress(document: Document, language: str) -> None:
    _page(document)
    _defaults(document, language)
    for name, (size, bold, before, after) in _HEADINGS.items():
        _set(_paragraph_style(document, name), size, bold=bold, before=before, after=after)
        _paragraph_style(document, name).paragraph_format.keep_with_next = True
    _set(_paragraph_style(document, "Normal"), 12, after=8, line=1.15)
    add_own_styles(document)
    _drop_what_we_do_not_use(document)
    add_running_lines(document)


def _page(document: Document) -> None:
    """python-docx's own template is US Letter with 3.2 cm sides (handbook 5.3)."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.54)
    section.top_margin = section.bottom_margin = Cm(2.54)


def _defaults(document: Document, language: str) -> None:
    set_language(document, language)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    _name_font(defaults.find(f".//{qn('w:rFonts')}"))
    compat = document.settings.element.find(qn("w:compat"))
    if compat is not None:
        compat.append(_word_2013_or_newer())


def set_language(document: Document, language: str) -> None:
    """One for the whole document, which no style of its own may gainsay."""
    styles = document.styles.element
    for lang in styles.xpath("./w:style//w:lang"):
        lang.getparent().remove(lang)
    _child(styles, "docDefaults", "rPrDefault", "rPr", "lang").set(qn("w:val"), language)
    for theme in document.settings.element.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)


def _child(of: _Element, *path: str) -> _Element:
    """The element at the end of a path, made where it is missing."""
    for name in path:
        found = of.find(qn(f"w:{name}"))
        if found is None:
            found = fromstring(f"<w:{name} {nsdecls('w')}/>")
            of.insert(0, found) if name != "lang" else of.append(found)
        of = found
    return of


def _word_2013_or_newer() -> _Element:
    """Without this setting Word opens the file in its compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    return fromstring(
        f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
    )


def _name_font(fonts: BaseOxmlElement) -> None:
    """A font named by theme would win over the one we name, so the theme's names go."""
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    return cast(ParagraphStyle, document.styles[name])


def _set(
    style: ParagraphStyle,
    size: float,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
    line: float | None = None,
) -> None:
    style.font.size, style.font.bold = Pt(size), bold
    style.font.color.rgb = _BLACK
    _name_font(style.element.get_or_add_rPr().get_or_add_rFonts())
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    if line:
        spacing.line_spacing = line
    for ornament in ("w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern"):
        for found in style.element.xpath(f".//{ornament}"):
            found.getparent().remove(found)


def add_own_styles(document: Document) -> None:
    for name, size, bold, before, after in OWN_STYLES:
        style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = document.styles["Normal"]
        _set(style, size, bold=bold, before=before, after=after)
    _paragraph_style(document, "Note").font.italic = True
    _paragraph_style(document, "Resolved").paragraph_format.keep_together = True
    stops = _paragraph_style(document, "Signing").paragraph_format.tab_stops
    stops.add_tab_stop(Cm(9.5), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
    stops.add_tab_stop(Cm(10), WD_TAB_ALIGNMENT.LEFT)
    stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _drop_what_we_do_not_use(document: Document) -> None:
    """Of the template's 160 styles a score serve, and of its other parts hardly any."""
    styles, kept = document.styles.element, _KEPT | {name for name, *_ in OWN_STYLES}
    for style in styles.findall(qn("w:style")):
        if style.name_val not in kept:
            styles.remove(style)
    for latent in styles.findall(qn("w:latentStyles")):
        styles.remove(latent)
    for leftover in styles.xpath(".//w:link | .//w:numPr"):
        leftover.getparent().remove(leftover)
    drop_parts(document, _NOT_NEEDED)


def drop_parts(document: Document, kinds: tuple[str, ...]) -> None:
    """Leave out what a document does not need: parts that nothing leads to are not saved."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in relations.items() if rel.reltype.endswith(kinds)]:
            del relations[key]
