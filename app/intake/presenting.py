"""Who introduced a report, from the sentence of the minutes that says so."""

import re
from collections.abc import Sequence

from app.intake.parsed import Doubt, Piece

_TITLE = (
    r"(?:Councillors?|Cllrs?\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Dr\.?|Prof(?:essor)?\.?|Sir|Dame|Lord"
    r"|Lady|Baroness|Alderman|Rev(?:erend)?\.?|Superintendent|Chief|Inspector|PC|Sgt\.?)"
)
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w’'-]*[\wà-ÿ]|[A-Z]\.?(?= [A-ZÀ-Þ])|de|van|der|von|le|la|al|ap|ab)"
_ONE = rf"(?:{_TITLE} )*[A-ZÀ-Þ](?:[\w’'-]+|\.)?(?: {_NAME_WORD}){{0,4}}"
_NAMES = rf"{_ONE}(?:(?:, {_ONE})* (?:and|&) {_ONE})?"
_POST = r"[Tt]he [A-Z][\w&’'/-]*(?:,? (?:[A-Z][\w&’'/-]*|of|and|for|the|to|in|on|&))*"
_WHO = rf"(?P<post>{_POST})(?:,? \((?P<bracketed>{_NAMES})\))?|(?P<name>{_NAMES})"
_THING = (
    r"(?:the|a|an|his|her|their|this) (?:[\w’'-]+ ){0,5}?"
    r"(?:report|item|paper|update|presentation|strategy|plan|petition|policy|review|document|budget"
    r"|framework|briefing|motion|draft|reports|papers)"
)
_PASSIVE = re.compile(
    rf"\b(?:was|were) (?:jointly |briefly |then )?(?:introduced|presented) by (?:{_WHO})"
)
_ACTIVE = re.compile(
    rf"(?:{_WHO})(?:,(?! who)[^.;]{{3,160}}?,|,? \([^)]{{3,160}}\),?|,)? "
    rf"(?:then |formally |briefly |jointly )?(?:introduced|presented) {_THING}\b"
)
_PERSON = re.compile(rf"(?:{_TITLE} .+|[A-ZÀ-Þ][\w’'-]+(?: {_NAME_WORD}){{1,3}})$")
_OF_A_POST = re.compile(
    r"\b(?:and|of|for|Health|Care|Services?|Education|Housing|Finance|Planning|Transport|Culture"
    r"|Environment|Leisure|Communit(?:y|ies)|Families|Resources|Skills|Regeneration|Growth|Safety"
    r"|Protection|Place|People|Assets|Change|Learning|Parks|Highways|Property|Waste|Governance)\b"
)


def introduced_by(found: Sequence[Piece]) -> tuple[str | None, list[Doubt]]:
    """Return who introduced the report, by name, or by post where no name is given."""
    for piece in found:
        match = _PASSIVE.search(piece.text) or _ACTIVE.match(piece.text)
        if match:
            name = match["name"] or match["bracketed"] or _name_after_post(match["post"])
            if name:
                return name.rstrip(" ,."), []
            doubt = Doubt("Who introduced the report is given by post, not by name", piece.line)
            return re.sub(r"^[Tt]he ", "", match["post"]).rstrip(" ,."), [doubt]
    return None, []


def _name_after_post(post: str) -> str | None:
    """“the Head of Property, Rosalind Teasel”, but not “the Director of Care, Public Health”."""
    _, comma, last = post.rpartition(", ")
    return last if comma and _PERSON.match(last) and not _OF_A_POST.search(last) else None
