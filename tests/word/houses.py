"""Word documents as three councils might keep them, and some that no register should take.

Made here by code, so that no council’s own file is needed: a town with a crest and a serif, a
county with a coloured band and headings of its own, and a parish that typed a letterhead.
"""

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor


def town() -> bytes:
    """A crest in the middle of the first page, Georgia, wide margins."""
    document = docx.Document()
    _page(document, Cm(3))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = section.first_page_header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run().add_picture(BytesIO(crest(0x1D, 0x4E, 0x2B)), width=Cm(2.2))
    _letters(document, "Georgia", 12, RGBColor(0x1D, 0x4E, 0x2B))
    return _saved(document)


def county() -> bytes:
    """A band of colour, its own style for what was resolved, a foot that counts pages itself."""
    document = docx.Document()
    _page(document, Cm(2))
    _letters(document, "Verdana", 11, RGBColor(0x4B, 0x1D, 0x6E))
    style = document.styles.add_style("Resolution", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.bold, style.font.color.rgb = True, RGBColor(0x4B, 0x1D, 0x6E)
    style.paragraph_format.left_indent = Cm(1)
    table_text = document.styles.add_style("Table Body", WD_STYLE_TYPE.PARAGRAPH)
    table_text.base_style = document.styles["Normal"]
    table_text.font.size = Pt(11)
    head = document.sections[0].header.paragraphs[0]
    head.add_run("Northmoor County Council – working for every parish").bold = True
    head.add_run().add_picture(BytesIO(crest(0x4B, 0x1D, 0x6E)), width=Cm(1))
    document.add_paragraph("Delete this text before use.")
    return _saved(document)


def parish() -> bytes:
    """A typed letterhead and nothing else: every other style is the register’s."""
    document = docx.Document()
    _page(document, Cm(2.5))
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(12)
    for style in list(document.styles):
        if style.name.startswith(("Heading", "Title", "Table Grid", "List")):
            style.element.getparent().remove(style.element)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Little Fenwick Parish Council"
    section.footer.paragraphs[0].text = "Clerk: 01234 567890"
    return _saved(document)


HOUSES = {"town": town, "county": county, "parish": parish}


def crest(red: int, green: int, blue: int, size: int = 64) -> bytes:
    """A shield as a PNG."""
    rows = []
    for y in range(size):
        wide = size // 2 if y < size // 2 else size - y
        shield = [abs(x - size // 2) < wide for x in range(size)]
        pixels = [bytes((red, green, blue)) if inside else b"\xff\xff\xff" for inside in shield]
        rows.append(b"\0" + b"".join(pixels))
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def _page(document, margin) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = Cm(2.5)


def _letters(document, font, size, colour) -> None:
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name, style.font.color.rgb = font, colour
        fonts = style.element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[theme]


def _saved(document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The document with one part more, or another in its place."""
    file = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(file, "w", ZIP_DEFLATED) as changed:
        for other in package.namelist():
            if other != name:
                changed.writestr(other, package.read(other))
        changed.writestr(name, part)
    return file.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as package:
        return package.read(name)
