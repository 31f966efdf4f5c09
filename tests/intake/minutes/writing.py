"""Papers as files: a Word document, a PDF and a web page that hold the lines of a text."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

import docx

PAGE = 54
"""Lines on a page of the PDF."""


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def word(*paragraphs: str) -> bytes:
    """Lines that begin with a bar are the rows of a table."""
    document = docx.Document()
    for text, above in zip(paragraphs, ("", *paragraphs), strict=False):
        if text.startswith("|"):
            cells = text.strip()[1:].removesuffix("|").split("|")
            if not above.startswith("|"):
                table = document.add_table(0, len(cells))
            if not text.startswith("|--"):
                for cell, said in zip(table.add_row().cells, cells, strict=False):
                    cell.text = said.strip()
            continue
        style = "List Number" if text.startswith("#") else None
        document.add_paragraph(text.lstrip("#"), style)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def page(*lines: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines if line.strip())
    return f"<!doctype html>\n<html><body>{body}</body></html>".encode()


def pdf(*lines: str, size: int = 10) -> bytes:
    """Each line where a fixed-width page prints it, so that columns stay columns."""
    pages = [lines[start : start + PAGE] for start in range(0, len(lines), PAGE)] or [()]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    leaves = [5 + 2 * number for number in range(len(pages))]
    kids = " ".join(f"{leaf} 0 R" for leaf in leaves)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
    ]
    for leaf, printed in zip(leaves, pages, strict=True):
        drawn = _drawn(printed, size)
        parts += [
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (leaf - 1),
        ]
    return _numbered(parts)


def _drawn(lines: Sequence[str], size: int) -> bytes:
    said = [f"BT /F1 {size} Tf 1 0 0 1 40 800 Tm {size * 1.4:g} TL".encode()]
    for line in lines:
        shown = line.encode("cp1252", "replace")
        for sign in (b"\\", b"(", b")"):
            shown = shown.replace(sign, b"\\" + sign)
        said.append(b"(" + shown + b") Tj T*")
    return b"\n".join([*said, b"ET"])


def _numbered(parts: Sequence[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1,
        start,
    )
    return bytes(made)
