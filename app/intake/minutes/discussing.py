"""Discussion between a motion and what became of it."""

import re
from collections.abc import Sequence

from app.intake.minutes.motions import moves, nominates
from app.intake.minutes.naming import OFFICE, PERSON
from app.intake.minutes.parsed import Piece
from app.intake.minutes.sentences import sentences

MOST_BETWEEN = 4
"""Paragraphs of discussion between a motion and the words that settle it."""
_SAID = (
    r"(?:then |also |again )?(?:asked|said|stated|spoke|thanked|queried|explained|advised|commented"
    r"|felt|questioned|reported|suggested|replied|responded|expressed|discussed|raised|enquired"
    r"|wondered|pointed out|added|agreed that|was concerned|were concerned|left|returned)\b"
)
_REMARK = re.compile(
    rf"^(?:{PERSON}|{OFFICE}|(?:The |Some |Several )?(?:Clerk|Members?|Councillors|[A-Z]\w+ Officer"
    rf"|Officers?)),? {_SAID}"
    r"|^(?:A |Some |There (?:was|followed) (?:a |some )?)?(?:\w+ )?(?:discussion|debate)\b"
)
_UNMADE = re.compile(
    r"\b(?:not seconded|no seconder|(?:want|lack) of a seconder|withdr[ae]w|lapsed|fell)\b", re.I
)
_COMMON = re.compile(
    r"that|this|with|from|have|been|will|shall|were|which|council(?:lor)?|cllr|committee|board"
    r"|members?|motion|moved|proposed|seconded|resolved|agreed|meeting|accordingly|unanimously"
)
_POINTS = re.compile(r"\b(?:recommendations?|proposals?|as (?:set out|printed|read))\b", re.I)


def remarks(text: str) -> bool:
    """“Cllr Able asked …”: no words of a motion."""
    return bool(_REMARK.match(text))


def is_discussion(pieces: Sequence[Piece]) -> bool:
    return len(pieces) <= MOST_BETWEEN and all(
        piece.kind in ("paragraph", "bullet", "vote") for piece in pieces
    )


def put_above(pieces: Sequence[Piece]) -> Piece | None:
    """What somebody last moved, where only discussion stands below it; from the words that move."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if not is_discussion(pieces[place:][:MOST_BETWEEN]):
            return None
        said = sentences(piece.text)
        first = next((at for at, each in enumerate(said) if moves(each) or nominates(each)), None)
        if first is not None:
            text = " ".join(said[first:])
            return None if _UNMADE.search(text) else Piece(piece.kind, text, piece.line)
    return None


def is_of(motion: str, resolution: str) -> bool:
    """Do the words of a resolution take up those of the motion, or need they not?"""
    shared = _words(motion) & _words(resolution)
    return not _words(resolution) or bool(shared or _POINTS.search(motion))


def _words(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]{4,}", text.casefold())
    return {word for word in words if not _COMMON.fullmatch(word)}
