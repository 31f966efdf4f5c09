"""What became of a recommendation, as the words of its resolution tell (handbook 2.6)."""

import re
from collections.abc import Sequence
from enum import StrEnum

from app.wording.numbering import quoted_spans
from app.wording.reading import Kind, read
from app.wording.styles import Clause
from app.wording.verbs import lemma_of


class Answer(StrEnum):
    """What a meeting made of a recommendation. What it added answers none."""

    ACCEPTED = "accepted"
    AMENDED = "amended"
    PARTLY = "partly"
    DEFERRED = "deferred"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    NOTED_INSTEAD = "noted instead"


_FATES = {
    "defer": Answer.DEFERRED,
    "adjourn": Answer.DEFERRED,
    "postpone": Answer.DEFERRED,
    "refer": Answer.REFERRED,
    "remit": Answer.REFERRED,
    "withdraw": Answer.WITHDRAWN,
    "reject": Answer.REJECTED,
    "refuse": Answer.REJECTED,
    "decline": Answer.REJECTED,
    "note": Answer.NOTED_INSTEAD,
}
_PASSIVE = re.compile(
    r"\b(?:be|is|are|was|were|been)\s+(?P<not>not\s+)?(?:\w+ly\s+)?(?P<verb>[a-z-]+)", re.I
)
_NOT = re.compile(r"\b(?:did|does|do|be|was|were) not\b|^(?:that )?(?:not|no action)\b", re.I)
_TO = re.compile(
    r"\b(?:deferred|adjourned|postponed|referred|remitted)\b(?: back)?"
    r"(?:[^.;]*?\b(?:to|until) (?P<to>[^.;,]+))?",
    re.I,
)


def fate_of(recommended: str, resolved: str) -> Answer | None:
    """The fate that the resolution’s own verb names, where the recommendation named another."""
    verb, was = _deciding(resolved), _deciding(recommended)
    negative, was_negative = _NOT.search(_unquoted(resolved)), _NOT.search(_unquoted(recommended))
    if negative and not was_negative:
        return Answer.REJECTED
    return _FATES.get(verb) if verb and verb != was else None


def fate_of_all(resolutions: Sequence[str]) -> Answer | None:
    """One resolution for the whole item, “the report be deferred”, settles every recommendation."""
    if len(resolutions) != 1:
        return None
    found = fate_of("", resolutions[0])
    is_of_whole = re.search(
        r"\b(?:items?|reports?|matters?|recommendations?|consideration|application|it)\b",
        resolutions[0],
        re.I,
    )
    return found if is_of_whole else None


def where_to(resolved: str) -> str | None:
    """To whom it was referred, or when it comes back: “the next meeting”."""
    found = _TO.search(resolved)
    return found["to"].strip() if found and found["to"] else None


def is_partial(recommended: Clause, resolved: Clause) -> bool:
    """Were only some of its sub-clauses agreed?"""
    return 0 < len(resolved.children) < len(recommended.children)


def _deciding(text: str) -> str | None:
    """The lemma of the verb that decides: the operative one, or what is to “be” done."""
    reading = read(text)
    if reading.kind is Kind.VERB:
        return reading.verbs[0].verb.lemma
    found = _PASSIVE.search(_unquoted(text))
    return lemma_of(found["verb"]) if found else None


def _unquoted(text: str) -> str:
    for start, end in reversed(quoted_spans(text)):
        text = text[:start] + text[end:]
    return text
