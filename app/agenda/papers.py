"""Which files the register keeps, and how it knows that a file is what its name says. Pure.

The content decides, not the name. An Office file names its own kind inside, which is read here;
libraries that guess from the first bytes take one kind of Office file for another.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from app.errors import RuleBroken

LARGEST_FILE = 20 * 1024 * 1024
_LONGEST_NAME = 120
_LARGEST_PART = 1024 * 1024

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

#: The extensions that are taken, and as what each is served.
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": f"{_ODF}text",
    "ods": f"{_ODF}spreadsheet",
    "txt": "text/plain",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}

#: What begins a file of the older Office formats, and of a newer one locked with a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    KeyError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
)


@dataclass(frozen=True)
class Upload:
    """A file as someone sent it."""

    name: str
    content: bytes


def check_upload(upload: Upload) -> str:
    """The media type of a file that may be kept.

    Raises RuleBroken where it is too large, of another kind, or not what its name says.
    """
    extension = upload.name.rpartition(".")[2].lower()
    if extension not in MEDIA_TYPES:
        raise RuleBroken(
            "Choose a PDF, Word, Excel, PowerPoint, OpenDocument, text, CSV, PNG or JPEG file",
            about="file",
        )
    if not upload.content:
        raise RuleBroken("The file is empty", about="file")
    if len(upload.content) > LARGEST_FILE:
        raise RuleBroken("A file may be 20 MB at the most", about="file")
    media_type = MEDIA_TYPES[extension]
    if not _is(media_type, upload.content):
        raise RuleBroken(_why_not(extension, upload.content), about="file")
    return media_type


def _why_not(extension: str, content: bytes) -> str:
    if content.startswith(_OLD_OFFICE):
        return (
            "The file is locked with a password or of an older kind: "
            f"save it as .{extension} without a password"
        )
    return f"The file is damaged, or is not what its name says (.{extension})"


def _is(media_type: str, content: bytes) -> bool:
    match media_type:
        case "application/pdf":
            return b"%PDF-" in content[:1024]
        case "image/png":
            return content.startswith(b"\x89PNG\r\n\x1a\n")
        case "image/jpeg":
            return content.startswith(b"\xff\xd8\xff")
        case "text/plain" | "text/csv":
            return _is_text(content)
    return _is_office_file(media_type, content)


def _is_text(content: bytes) -> bool:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return not re.search(r"[\x00-\x08\x0e-\x1f\ufffd]", text)


def _is_office_file(media_type: str, content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if media_type.startswith(_ODF):
                return _part(archive, "mimetype").strip() == media_type
            kinds = _part(archive, "[Content_Types].xml")
    except _BROKEN_ARCHIVE:
        return False
    if "vbaProject" in kinds or "macroEnabled" in kinds:
        raise RuleBroken("The file has macros in it: save it without them", about="file")
    return f'"{media_type}.main+xml"' in kinds


def _part(archive: zipfile.ZipFile, name: str) -> str:
    """The beginning of one part, however much it claims to unpack to."""
    with archive.open(name) as part:
        return part.read(_LARGEST_PART).decode("utf-8", errors="replace")


def tidy_file_name(name: str) -> str:
    """A name without folders, control characters or needless length; its extension stays."""
    last = re.split(r"[/\\]", name)[-1]
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", last).split())
    stem, dot, extension = plain.rpartition(".")
    if not stem:
        return plain
    return stem[: _LONGEST_NAME - len(extension) - 1].rstrip() + dot + extension.lower()
