"""What a clause is, grammatically, and where its operative verbs stand (handbook 2.3, 2.5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.wording.chains import BLOCKS, MODAL, Operative, Token, chain_from, later_chains, tokens_of
from app.wording.deciders import decider_end
from app.wording.forms import Form, inflected
from app.wording.verbs import is_participle, verb_of


class Kind(StrEnum):
    """How a clause is built."""

    VERB = "operative verb"
    SUBJUNCTIVE = "that something be done"
    INDICATIVE = "that something is done"
    CLAUSE = "that someone should do something"
    CONDITIONAL = "an operative verb under a condition"
    OTHER = "no verb was found"


STAYS = (Kind.SUBJUNCTIVE, Kind.INDICATIVE, Kind.CLAUSE)
"""Nothing in these is an operative verb (handbook 2.5: what must stay)."""


@dataclass(frozen=True)
class Reading:
    """`opening` is the length of “to ” or “That ” and of a subject of the clause’s own."""

    kind: Kind
    text: str
    verbs: tuple[Operative, ...] = ()
    opening: int = 0
    has_subject: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def tense(self) -> Form | None:
        return self.verbs[0].verb.form if self.verbs else None


_AFTER_NONE = "to will should shall may might can could would must not"
_NOT_AFTER = frozenset(_AFTER_NONE.split())
_IS = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?(\w+)", re.I)
_DECIDED = "approve agree delegate note endorse recommend adopt receive thank"
_FRONTED = re.compile(
    r"(?:Having|Subject|In|Following|After|Pursuant|On|With|Under|For|As|Without|Notwithstanding"
    r"|Given|Where|If|Before|By|From|Further)\b[^.;:]{2,200}?,\s+(?=\w)",
    re.I,
)

_CONDITION = re.compile(r"(?:Where|If|Unless|In the event|Should|Provided)\b", re.I)


def read(text: str) -> Reading:
    """Read one clause. What it quotes is never looked at."""
    tokens = tokens_of(text)
    if not tokens:
        return Reading(Kind.OTHER, text)
    opening = tokens[0].word.casefold() if len(tokens) > 1 else ""
    if opening == "that":
        return _that_clause(text, tokens[1:])
    if opening == "to" and (chain := chain_from(tokens, 1)):
        return _with_later(text, tokens, chain, opening=tokens[1].start)
    if (chain := chain_from(tokens, 0)) and not _is_noun_of_a_clause(tokens, chain):
        return _with_later(text, tokens, chain)
    return _fronted(text, tokens) or _of_its_own_subject(text, tokens) or _other(text, tokens)


def _that_clause(text: str, tokens: Sequence[Token]) -> Reading:
    own = _of_its_own_subject(text, tokens)
    if own:
        return own
    chain = chain_from(tokens, 0)
    if chain and chain[0].verb.form is Form.PRESENT and not _be(tokens):
        return _with_later(text, tokens, chain, opening=tokens[0].start)
    found = _other(text, tokens)
    return replace(found, kind=Kind.CLAUSE) if found.kind is Kind.OTHER else found


def _of_its_own_subject(text: str, tokens: Sequence[Token]) -> Reading | None:
    """“That Cabinet notes the report”."""
    start = tokens[0].start
    end = start + decider_end(text[start:], only_bodies=True)
    after = [token for token in tokens if token.start >= end]
    chain = chain_from(after, 0) if end > start and after else []
    if not chain or chain[0].verb.form is Form.PARTICIPLE:
        return None
    return replace(_with_later(text, after, chain), opening=after[0].start, has_subject=True)


def _other(text: str, tokens: Sequence[Token]) -> Reading:
    if _be(tokens):
        return Reading(Kind.SUBJUNCTIVE, text)
    said = " ".join(token.word for token in tokens[:60])
    found = _IS.search(said)
    if found and is_participle(found[1]):
        return Reading(Kind.INDICATIVE, text)
    if MODAL.search(said):
        return Reading(Kind.CLAUSE, text)
    return Reading(Kind.OTHER, text)


def _be(tokens: Sequence[Token]) -> bool:
    """Is there a “be” in the subjunctive: not “to be”, not “should be”?"""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.word.casefold() == "be" and before and before.word.casefold() not in _NOT_AFTER:
            return True
        if token.word.casefold() == "be" and before and before.word.casefold() == "not":
            return True
    return False


def _is_noun_of_a_clause(tokens: Sequence[Token], chain: Sequence[Operative]) -> bool:
    """“Support for the bid be given”, “Revised orders be adopted”: the first word is no verb."""
    first, following = tokens[0].word, tokens[1].word if len(tokens) > 1 else ""
    if chain[0].negative or first.casefold() == "recommend":
        return False
    if following[:1] == "," or following.casefold() in ("the", "a", "an", "that", "to", "and"):
        return False
    between = [token.word.casefold() for token in tokens[: _place_of_be(tokens)]]
    is_sure = verb_of(first, "") is not None and verb_of(first, "of") is not None
    may_be = not is_sure or chain[0].verb.form is Form.PAST
    return may_be and _be(tokens) and not BLOCKS & set(between)


def _place_of_be(tokens: Sequence[Token]) -> int:
    return next((i for i, token in enumerate(tokens) if token.word.casefold() == "be"), len(tokens))


def _fronted(text: str, tokens: Sequence[Token]) -> Reading | None:
    """“Having considered the report, approve the plan”: the verb stands after the comma."""
    found = _FRONTED.match(text)
    if not found or _be(tokens):
        return None
    after = [token for token in tokens if token.start >= found.end()]
    chain = chain_from(after, 0)
    if not chain:
        return None
    kind = Kind.CONDITIONAL if _CONDITION.match(text) else Kind.VERB
    return replace(_with_later(text, after, chain), kind=kind)


def _with_later(
    text: str, tokens: Sequence[Token], chain: Sequence[Operative], opening: int = 0
) -> Reading:
    later, doubts = list(chain), []
    for found, is_sure in later_chains(tokens, chain):
        if is_sure:
            later += found
        elif found[0].verb.lemma in _DECIDED.split():
            word = text[found[0].start : found[0].end]
            doubts.append(f"check wording: “{word}” may be a decision of its own")
    return Reading(Kind.VERB, text, tuple(later), opening, doubts=tuple(doubts))


def turned(reading: Reading, form: Form) -> str:
    """The clause with its operative verbs, and nothing else, in another form."""
    pieces, place = [], 0
    for operative in reading.verbs:
        printed = reading.text[operative.start : operative.end]
        pieces += [reading.text[place : operative.start], _like(printed, _words(operative, form))]
        place = operative.end
    return "".join(pieces) + reading.text[place:]


def _words(operative: Operative, form: Form) -> str:
    if not operative.negative:
        return inflected(operative.verb.lemma, form)
    auxiliary = {Form.PAST: "did not ", Form.PRESENT: "does not "}.get(form, "not ")
    return auxiliary + operative.verb.lemma


def _like(printed: str, word: str) -> str:
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    return capitalised(word) if printed[:1].isupper() else word


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
