"""The discussion of an item: its headings, paragraphs and bullets."""

import re
from collections.abc import Sequence

from app.intake.blocks import Block
from app.intake.parsed import Doubt, Kind, Piece

LONGEST_HEADING = 90
"""In letters; no heading seen in minutes is longer."""

_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|been|said|noted|asked|agreed|explained|thanked|left|joined"
    r"|declared|moved|seconded|proposed|would|will|could|should|welcomed|reported|advised|did"
    r"|considered|received|introduced|presented|confirmed|stated|queried|voted|abstained|withdrew"
    r"|requested|suggested|highlighted|raised|discussed|outlined|returned|arrived|took|gave)\b"
)
_NO_HEADING = re.compile(
    r"(?:Proposed|Seconded|Moved|For|Against|In favour|Abstain\w*|Abstention\w*|Present"
    r"|Vot(?:es?|ing)|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|The Chair(?:man)?)\b(?! of\b)"
)


def pieces(blocks: Sequence[Block]) -> tuple[tuple[Piece, ...], list[Doubt]]:
    found, doubts = [], []
    for place, block in enumerate(blocks):
        kind, doubt = _kind(blocks, place)
        found.append(Piece(kind, block.words, block.line))
        if doubt:
            doubts.append(Doubt(f"{doubt}: “{block.words}”", block.line))
    return tuple(found), doubts


def _kind(blocks: Sequence[Block], place: int) -> tuple[Kind, str | None]:
    block = blocks[place]
    if block.heading:
        return Kind.HEADING, None
    if block.bullet or (block.label and _is_listed(blocks, place)):
        return Kind.BULLET, None
    if not _could_be_heading(block):
        return Kind.PARAGRAPH, None
    if not _heads_something(blocks, place):
        return Kind.PARAGRAPH, "A short line on its own was kept as a paragraph"
    if block.text.endswith(":"):
        return Kind.HEADING, "A short line was taken as a heading"
    return Kind.HEADING, None


def _is_listed(blocks: Sequence[Block], place: int) -> bool:
    """Labelled points under a sentence that ends in a colon are a list; “9.1” is a paragraph."""
    label = blocks[place].label
    if not label or any(kind.startswith("paragraph") for kind, _ in label.values):
        return False
    while place and blocks[place].label:
        place -= 1
    return blocks[place].text.endswith((":", ":-", ":–")) and not blocks[place].label


def _could_be_heading(block: Block) -> bool:
    text = block.text
    return bool(
        text
        and len(block.words) <= LONGEST_HEADING
        and len(text.split()) <= 12
        and (text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'")
        and " | " not in text
        and not text.endswith((".", ";", ",", "?", "!", "”", "…"))
        and not _VERB.search(text)
        and not _NO_HEADING.match(text)
    )


def _heads_something(blocks: Sequence[Block], place: int) -> bool:
    """A heading stands above a whole paragraph or a list, or above a smaller heading that does."""
    if place + 1 == len(blocks):
        return False
    below = blocks[place + 1]
    if blocks[place].text.endswith(":") and (below.bullet or below.label):
        return False
    if below.bullet or below.heading:
        return True
    if _could_be_heading(below):
        return _heads_something(blocks, place + 1)
    return True
