"""A prepared .docx: what stays as it is, read once, and the places that each document fills."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element

from app.word.elements import attribute, words
from app.word.outline import Outline

#: What headers and footers hold where a document fills in its own.
RUNNING_HEAD, STAMP = "\ue000running head\ue000", "\ue000stamp\ue000"

DOCUMENT, NUMBERING = "word/document.xml", "word/numbering.xml"
_RELATIONS, _PROPERTIES = "word/_rels/document.xml.rels", "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HYPERLINK = f"{_R}/hyperlink"
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
#: Files of a document made twice from one record are the same, byte for byte.
_DAY_OF_FILES = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Template:
    """`text_width` is in twips; `running` are the headers and footers."""

    fixed: Mapping[str, bytes]
    running: Mapping[str, str]
    relations: str
    section: str
    text_width: int

    @classmethod
    def read(cls, content: bytes) -> "Template":
        return _read(content)

    def filled(
        self, outline: Outline, made_at: datetime, body: str, numbering: str, links: list[str]
    ) -> bytes:
        """The bytes of a document. `links` are the addresses that rel1, rel2… lead to."""
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as package:
            for name, part in self._parts(outline, made_at, body, numbering, links).items():
                package.writestr(_entry(name), part)
        return file.getvalue()

    def _parts(
        self, outline: Outline, made_at: datetime, body: str, numbering: str, links: list[str]
    ) -> dict[str, bytes | str]:
        head, stamp = words(outline.running_head), words(outline.stamp)
        stamp = f" – {stamp}" if stamp else ""
        return {
            **self.fixed,
            **{
                name: part.replace(RUNNING_HEAD, head).replace(STAMP, stamp)
                for name, part in self.running.items()
            },
            _PROPERTIES: _properties(outline, made_at),
            NUMBERING: numbering,
            _RELATIONS: self.relations.replace("</Relationships>", _linked(links)),
            DOCUMENT: f'{_DECLARED}<w:document xmlns:w="{_W[1:-1]}" xmlns:r="{_R}"><w:body>'
            f"{body}{self.section}</w:body></w:document>",
        }


@lru_cache(maxsize=32)
def _read(content: bytes) -> Template:
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    section = etree.fromstring(parts.pop(DOCUMENT)).find(f"{_W}body/{_W}sectPr")
    assert section is not None, "a prepared template has its page set-up"
    running = {
        name: parts.pop(name).decode()
        for name in list(parts)
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
    }
    relations = parts.pop(_RELATIONS).decode()
    for rewritten in (_PROPERTIES, NUMBERING):
        parts.pop(rewritten)
    return Template(
        parts, running, relations, etree.tostring(section).decode(), _text_width(section)
    )


def _text_width(section: _Element) -> int:
    """Between the margins; of A4 with the usual ones where the template does not say."""
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size is None or margins is None:
        return 9026
    sides = [_length(margins, side) for side in ("left", "right", "gutter")]
    return _length(size, "w") - sum(sides)


def _length(of: _Element, name: str) -> int:
    return int(float(of.get(f"{_W}{name}") or 0))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAY_OF_FILES)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _linked(links: list[str]) -> str:
    lines = [
        f'<Relationship Id="rel{number}" Type="{_HYPERLINK}" Target={attribute(link)} '
        'TargetMode="External"/>'
        for number, link in enumerate(links, start=1)
    ]
    return "".join([*lines, "</Relationships>"])


def _properties(outline: Outline, made_at: datetime) -> str:
    """Title, language and the rest, which programs read aloud or show in a list of files."""
    at = made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = {
        "dc:title": outline.title,
        "dc:subject": outline.subject,
        "dc:creator": outline.author,
        "dc:description": outline.proof,
        "cp:lastModifiedBy": outline.author,
        "cp:revision": "1",
        "cp:contentStatus": outline.state,
        "dc:language": outline.language,
    }
    lines = "".join(f"<{name}>{words(text)}</{name}>" for name, text in told.items())
    return (
        f"{_DECLARED}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{lines}'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{at}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{at}</dcterms:modified></cp:coreProperties>'
    )
