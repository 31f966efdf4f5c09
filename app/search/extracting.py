"""Reads the words of a paper. Run as a program of its own: a file from strangers may hang it.

Kind in the first argument, the file on standard input, its text on standard output. It imports
nothing of the register, so it starts in a moment, and it sets its own limits.
"""

import io
import resource
import sys
from collections.abc import Callable, Iterator

#: Seconds of work and bytes of memory for one file, and letters taken of its text.
_SECONDS, _MEMORY, _LONGEST = 30, 1 << 30, 2_000_000


def _pdf(content: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(content)).pages:
        yield page.extract_text()


def _docx(content: bytes) -> Iterator[str]:
    from docx import Document
    from docx.table import Table

    for part in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            yield from ("\t".join(cell.text for cell in row.cells) for row in part.rows)
        else:
            yield part.text


def _odt(content: bytes) -> Iterator[str]:
    from odfdo import Document

    body = Document(io.BytesIO(content)).body
    for paragraph in body.get_elements("descendant::text:p | descendant::text:h"):
        yield paragraph.inner_text


def _text(content: bytes) -> Iterator[str]:
    """As `agenda.papers` lets text in: UTF-16 with its mark, UTF-8, or else Windows-1252."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        yield content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        yield content.decode("cp1252", errors="replace")


#: By media type, as `agenda.papers` knows files.
READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "application/pdf": _pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _docx,
    "application/vnd.oasis.opendocument.text": _odt,
    "text/plain": _text,
    "text/csv": _text,
}


def text_of(kind: str, content: bytes) -> str:
    """The text as far as it is not too long, a line to each paragraph. Raises as readers do."""
    lines: list[str] = []
    length = 0
    for line in READERS[kind](content):
        lines.append(line.replace("\0", " "))
        length += len(line)
        if length > _LONGEST:
            break
    return "\n".join(lines)[:_LONGEST]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    text = text_of(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))


if __name__ == "__main__":
    main()
