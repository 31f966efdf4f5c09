"""The list of documents at the foot of an item page."""

import re
from dataclasses import replace

from app.intake import cues
from app.intake.blocks import Block, clean
from app.intake.parsed import Paper

_URL = re.compile(r"[(<]?\b(https?://[^\s<>)]+)[)>]?")
_NONE = re.compile(r"(?:none|there are no(?:ne| .*)|n/a|nil)\.?$", re.I)
_FOOTER = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright|all rights reserved|privacy|cookies?\b|contact us|accessibility"
    r"|terms (?:and|of)|follow us|sitemap|a to z|back to|share this|print this|last updated)",
    re.I,
)


def paper(block: Block) -> Paper | None:
    """Return the document that a line names, or None where it names none."""
    text = cues.NOISE.sub(" ", block.words)
    found = _URL.search(text)
    title = clean(_URL.sub(" ", text)).strip(" -–,;:")
    url = block.url or (found[1] if found else None)
    if not title or _NONE.match(title):
        return None
    return Paper(title, url, block.line)


def item_number(block: Block) -> str | None:
    """Return the item that the system prints after a document: “Report, item 4.”"""
    found = cues.ITEM_OF_PAPER.search(block.words)
    return found[1] if found else None


def is_address(block: Block) -> bool:
    """Is this line only the web address of the document above it?"""
    return bool(_URL.fullmatch(block.text.strip()))


def with_address(above: Paper, block: Block) -> Paper:
    found = _URL.search(block.text)
    return replace(above, url=found[1]) if found else above


def is_footer(block: Block) -> bool:
    """Is this the end of the website rather than a document?"""
    text = block.text
    sentence = text.endswith(".") and len(text.split()) > 12
    return bool(_FOOTER.match(text) or cues.FURNITURE_LINE.match(text) or sentence)
