"""From the bytes of a saved page to its text, or one sentence saying why that cannot be."""

import re
from dataclasses import dataclass
from typing import BinaryIO

import charset_normalizer

from app.errors import RuleBroken

LARGEST = 5 * 1024 * 1024
"""In bytes. A council's item page is some tens of kilobytes."""

_OTHER_KINDS = [
    (b"\xff\xd8\xff", "a photo (JPEG)"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document or another Office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
]
_MARKUP = re.compile(
    r"<!doctype\s+html|<(html|head|body|main|article|div|h[1-6]|p|ol|ul|table)[\s>]", re.I
)
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.I)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_USUAL = frozenset(
    "£€©®°·§¶±²³¼½¾×÷†‡…•–—‘’‚“”„´¬\xa0\xad¢™¹º«»"  # noqa: RUF001  # they are what is meant
    "àáâäãåæçèéêëìíîïñòóôöõøœßùúûüýÿÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖØŒÙÚÛÜ"
)


@dataclass(frozen=True)
class Source:
    """The text of a page as it was read, its lines ending in “\\n”.

    `guess` says what was uncertain about its letters.
    """

    text: str
    is_html: bool
    encoding: str
    guess: str | None = None


def read(stream: BinaryIO) -> Source:
    """Read no more than the largest page allowed, whatever the size of the file."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RuleBroken(
            f"The file is larger than {LARGEST // 1024**2} MB, which no agenda item page is"
        )
    return decode(data)


def decode(data: bytes) -> Source:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise RuleBroken("The file is empty")
    for beginning, kind in _OTHER_KINDS:
        if data.startswith(beginning):
            raise RuleBroken(
                f"The file is {kind}, not a page saved as text or HTML: "
                "save the item’s own page from the council’s website"
            )
    encoding = _certain_encoding(data)
    text = data.decode(encoding) if encoding else None
    guess = None
    if text is None:
        text, encoding, guess = _eight_bit(data)
    if len(_NOT_TEXT.findall(text)) > len(text) / 200:
        raise RuleBroken("The file does not hold text that can be read")
    text = re.sub(r"\r\n?", "\n", text).replace("\x00", "")
    return Source(text, bool(_MARKUP.search(text)), encoding or "", guess)


def _certain_encoding(data: bytes) -> str | None:
    """Return what a byte order mark, zero bytes or well-formed UTF-8 prove."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark) and _decodes(data, encoding):
            return encoding
    if data.count(0) > len(data) / 4 and len(data) % 2 == 0:
        return next((e for e in _sixteen_bit(data) if _decodes(data, e)), None)
    if _decodes(data, "utf-8") and not _is_windows_by_chance_utf8(data, data.decode("utf-8")):
        return "utf-8"
    return None


def _is_windows_by_chance_utf8(data: bytes, text: str) -> bool:
    """“é££” in Windows-1252 is also a Chinese letter in UTF-8."""
    far = any("\u2e80" <= letter <= "\ud7ff" for letter in text)
    return far and _is_usual_windows(data)


def _sixteen_bit(data: bytes) -> list[str]:
    """English in UTF-16 has a zero in every other byte: which one tells the byte order."""
    little = data[1::2].count(0) >= data[0::2].count(0)
    return ["utf-16-le", "utf-16-be"] if little else ["utf-16-be", "utf-16-le"]


def _eight_bit(data: bytes) -> tuple[str, str, str | None]:
    """Windows-1252 holds Latin-1's letters, so it reads both; anything odd is a named guess."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        encoding = declared[1].decode("ascii").lower()
        if encoding not in ("utf-8", "iso-8859-1", "latin-1") and _decodes(data, encoding):
            return data.decode(encoding), encoding, None
    mostly_utf8 = data.decode("utf-8", "surrogateescape")
    wrong = sum("\ud800" <= letter <= "\udfff" for letter in mostly_utf8)
    right = sum(letter > "\x7f" for letter in mostly_utf8) - wrong
    if 0 < wrong < right and not _is_windows_by_chance_utf8(data, mostly_utf8):
        mended = re.sub("[\udc80-\udcff]", _as_windows, mostly_utf8)
        return mended, "utf-8", "The file mixes two ways of writing letters (UTF-8, Windows-1252)"
    if _is_usual_windows(data):
        return data.decode("cp1252"), "cp1252", None
    best = charset_normalizer.from_bytes(data).best()
    encoding = best.encoding if best else "cp1252"
    text = data.decode(encoding, "replace")
    return text, encoding, f"How the file writes its letters was guessed ({encoding})"


def _is_usual_windows(data: bytes) -> bool:
    if not _decodes(data, "cp1252"):
        return False
    return all(letter < "\x80" or letter in _USUAL for letter in data.decode("cp1252"))


def _as_windows(letter: re.Match[str]) -> str:
    return bytes([ord(letter[0]) - 0xDC00]).decode("cp1252", "replace")


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
