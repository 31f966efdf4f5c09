"""How a stored paper is named, described and handed over. Pure."""

import re
import unicodedata

_LONGEST = 120

#: What a browser may show in its own window; anything else is saved and opened elsewhere.
_SHOWN_INLINE = {
    "application/pdf",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/plain",
}

_KINDS = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.ms-powerpoint": "PowerPoint",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument",
    "text/csv": "CSV",
    "text/plain": "Text",
    "text/markdown": "Text",
    "application/zip": "ZIP",
}

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*", re.ASCII)


def safe_file_name(name: str) -> str:
    """A name that is one piece of an address and harms no folder it is saved in.

    Letters of any script stay; slashes, control characters and dots at the start do not.
    """
    plain = unicodedata.normalize("NFC", name)
    plain = re.sub(r"[^\w .()&+,’'-]+", "-", plain).strip(" .-")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: _LONGEST - len(ending) - 1].rstrip()}.{ending}"
    return plain[:_LONGEST] or "document"


def safe_media_type(media_type: str) -> str:
    """The stored media type if it is one, else that of unknown bytes."""
    plain = media_type.lower().strip()
    return plain if _MEDIA_TYPE.fullmatch(plain) else "application/octet-stream"


def charset_of(content: bytes) -> str:
    """How a text is written, as far as its bytes tell: UTF-8 unless it cannot be."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def is_shown_inline(media_type: str) -> bool:
    return media_type in _SHOWN_INLINE


def size_in_words(media_type: str, size: int) -> str:
    """“PDF, 2.3 MB”."""
    kind = _KINDS.get(media_type, "")
    kilobytes = max(1, round(size / 1000))
    amount = f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes} KB"
    return f"{kind}, {amount}" if kind else amount
