"""From the bytes of a file to its lines, by what they are and not by how the file is named."""

import re
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import which

from app.errors import RuleBroken
from app.intake.minutes.lines import Paper
from app.intake.minutes.reading_json import read_json
from app.intake.minutes.reading_pdf import read_pdf
from app.intake.minutes.reading_text import read_text
from app.intake.minutes.reading_web import read_web
from app.intake.minutes.reading_word import read_word
from app.intake.moderngov.replies import paper_of_reply, reads_as_reply
from app.intake.reading import decode

LARGEST = 25 * 1024 * 1024
LARGEST_TEXT = 5 * 1024 * 1024
LARGEST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 3000
LONGEST_CONVERSION = 60
"""In seconds: LibreOffice starts slowly."""
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SHIFTED = re.compile(
    rb"(?:[!-~\x0f-\x1f]|\xc2\xb6){1,60}(?:\x03(?:[!-~\x0f-\x1f]|\xc2\xb6){0,60}){1,40}"
)
_RTF = b"{\\rtf"
_LOCK = 162
"""In bytes: the owner file that Word leaves beside an open document."""


def open_paper(data: bytes, name: str = "") -> Paper:
    """Raises RuleBroken, in a sentence, for whatever cannot be read as minutes."""
    if len(data) > LARGEST:
        raise RuleBroken(f"The file is larger than {LARGEST // 1024**2} MB, which no minutes are")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise RuleBroken("The file is empty")
    if len(data) == _LOCK and Path(name).name.startswith("~$"):
        raise RuleBroken(
            "This is the lock file that Word leaves beside an open document, not the document"
        )
    paper = _opened(data)
    return replace(paper, facts={**paper.facts, "file": Path(name).stem})


def _opened(data: bytes) -> Paper:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith((_OLD_WORD, _RTF)):
        return read_word(as_modern_word(data))
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    return _text(data)


def as_modern_word(data: bytes) -> bytes:
    """An old Word or RTF file converted; anything else as it is."""
    if len(data) > LARGEST or not data.startswith((_OLD_WORD, _RTF)):
        return data
    return converted(data, ".doc" if data.startswith(_OLD_WORD) else ".rtf")


def _packed(data: bytes) -> Paper:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise RuleBroken("The packed file would unpack to far more than minutes hold")
            names = {part.filename for part in parts}
            kind = packed.read("mimetype")[:60] if "mimetype" in names else b""
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        KeyError,
    ):
        raise RuleBroken("The Word file cannot be read: it is damaged or not complete") from None
    if b"opendocument.text" in kind:
        return read_word(converted(data, ".odt"))
    if "word/document.xml" not in names and not any(name.startswith("word/") for name in names):
        raise RuleBroken("The packed file is not a Word document")
    return read_word(data)


def _text(data: bytes) -> Paper:
    if len(data) > LARGEST_TEXT:
        raise RuleBroken(
            f"The text is larger than {LARGEST_TEXT // 1024**2} MB, which no minutes are"
        )
    if reads_as_reply(data):
        return paper_of_reply(data)
    source = decode(_without_control(data))
    if source.text.lstrip()[:1] in "{[" and source.text.rstrip()[-1:] in "}]":
        return read_json(source.text)
    paper = read_web(source.text) if source.is_html else read_text(source.text)
    return replace(paper, guesses=(source.guess,)) if source.guess else paper


def _without_control(data: bytes) -> bytes:
    """Text taken from a PDF may hold the codes of letters that its fonts have no name for."""
    if b"\x03" in data:
        data = _SHIFTED.sub(_shifted_back, data)
    if b"\x00" in data or len(_CONTROL.findall(data)) > len(data) / 30:
        return data
    return _CONTROL.sub(b" ", data)


def _shifted_back(run: re.Match[bytes]) -> bytes:
    """Some PDFs give the letters of a font 29 places too low, a space as code 3."""
    back = run[0].replace(b"\xc2\xb6", b"'")
    return bytes(code + 29 if code < 98 and code != 39 else code for code in back)


def converted(data: bytes, ending: str) -> bytes:
    """An old Word file as a new one, made by LibreOffice where the machine has it."""
    program = which("soffice") or which("libreoffice")
    if not program:
        raise RuleBroken(
            "The file is an old Word document, which only LibreOffice can read and this machine "
            "does not have it: save it as .docx"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"paper{ending}"
        source.write_bytes(data)
        try:
            subprocess.run(  # a fixed program on a file of our own
                [
                    program,
                    "--headless",
                    "--norestore",
                    "--nolockcheck",
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to",
                    "docx",
                    "--outdir",
                    folder,
                    str(source),
                ],
                check=True,
                capture_output=True,
                timeout=LONGEST_CONVERSION,
            )
            return source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise RuleBroken("LibreOffice could not read the old Word document") from None
