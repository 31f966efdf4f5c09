"""Whether a file may become a template: a Word document with nothing hidden in it. Pure."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from app.errors import RuleBroken

LARGEST = 5 * 1024 * 1024
_LARGEST_UNPACKED, _MOST_PARTS = 50 * 1024 * 1024, 400
_NOT_WORD = "That file cannot be read as a Word document: open it in Word and save it as .docx"
_MACROS = "That document has macros: save it as a Word document (.docx), which has none"
_ELSEWHERE = "That document takes a part from elsewhere, {}: put it into the document itself"
_TOO_LARGE = "That file is larger than 5 MB: make the pictures in it smaller"
_UNPACKS = "That file unpacks to more than a template needs: make the pictures in it smaller"
_OBJECT = "That document holds a program or an embedded file: only pictures are taken over"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def check_upload(content: bytes) -> None:
    """Raises RuleBroken in a sentence for whoever uploaded it."""
    if len(content) > LARGEST:
        raise RuleBroken(_TOO_LARGE, about="file")
    parts = _unpacked(content)
    names = " ".join(parts).lower()
    types = parts.get("[Content_Types].xml", b"").decode(errors="replace")
    if "vbaproject" in names or "macroenabled" in types.lower():
        raise RuleBroken(_MACROS, about="file")
    if _MAIN not in types:
        raise RuleBroken(_NOT_WORD, about="file")
    if re.search(r"activex|embeddings/", names):
        raise RuleBroken(_OBJECT, about="file")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            _check_xml(part)
    for target in _elsewhere(parts):
        raise RuleBroken(_ELSEWHERE.format(target), about="file")


def _unpacked(content: bytes) -> Mapping[str, bytes]:
    """A zip says beforehand how large its files are, and one that lies is refused as it unpacks."""
    try:
        with ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            size = sum(entry.file_size for entry in entries)
            if len(entries) > _MOST_PARTS or size > _LARGEST_UNPACKED:
                raise RuleBroken(_UNPACKS, about="file")
            return {entry.filename: package.read(entry) for entry in entries}
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise RuleBroken(_NOT_WORD, about="file") from error


def _check_xml(part: bytes) -> None:
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part:
        raise RuleBroken(_NOT_WORD, about="file")
    try:
        etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise RuleBroken(_NOT_WORD, about="file") from error


def _elsewhere(parts: Mapping[str, bytes]) -> Iterator[str]:
    """What is fetched when the document is opened; a link waits for somebody to follow it."""
    for name, part in parts.items():
        if name.endswith(".rels"):
            for relation in etree.fromstring(part):
                external = relation.get("TargetMode") == "External"
                if external and not (relation.get("Type") or "").endswith("/hyperlink"):
                    yield (relation.get("Target") or "")[:80]
