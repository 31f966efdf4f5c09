"""The operative verbs of a clause, found among its words (handbook 2.5)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.wording.forms import Form
from app.wording.numbering import quoted_spans
from app.wording.verbs import (
    Verb,
    is_adverb,
    is_infinitive,
    is_phrase,
    lemma_of,
    may_be_noun,
    verb_of,
)

_TOKEN = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]")
MODAL = re.compile(r"\b(?:should|shall|will|would|must|may|can|could|has|have|had)\b", re.I)
_CLAUSE_OPENS = "that what which who whom whose where whether how if because when while"
_JOINS = (",", "and", "&", "or", "/")
_FIT = ("necessary", "appropriate", "possible", "needed", "required", "applicable")
BLOCKS = frozenset(_CLAUSE_OPENS.split())


@dataclass(frozen=True)
class Operative:
    """A verb to turn, from `start` to `end`; `negative` for “Does not approve”."""

    start: int
    end: int
    verb: Verb
    negative: bool = False


@dataclass(frozen=True)
class Token:
    word: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    quoted = quoted_spans(text)
    return [
        Token(found[0], found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if not any(a <= found.start() < b for a, b in quoted)
    ]


def chain_from(tokens: Sequence[Token], place: int) -> list[Operative]:
    """The verbs from `place` on, joined by commas and “and”: “Review, amend and approve”."""
    found: list[Operative] = []
    while place < len(tokens):
        place = _past_adverbs(tokens, place)
        negation = _negation(tokens, place)
        at = place + negation
        if at >= len(tokens):
            break
        verb = verb_of(tokens[at].word, _following(tokens, at))
        if not verb or verb.lemma == "do" or (found and not _alike(found[0].verb, verb)):
            break
        verb = replace(verb, form=_form_of_negated(tokens[place].word)) if negation else verb
        found.append(Operative(tokens[place].start, tokens[at].end, verb, bool(negation)))
        place = _past_joins(tokens, at + 1)
        if place == at + 1:
            break
    return found


def _negation(tokens: Sequence[Token], place: int) -> int:
    """How many tokens say “does not”, “not to” or “not” before a verb."""
    words = [token.word.casefold() for token in tokens[place : place + 2]]
    if len(words) == 2 and words[0] in ("do", "does", "did") and words[1] == "not":
        return 2
    if words[:1] == ["not"]:
        return 2 if words[1:] == ["to"] else 1
    return 0


def _form_of_negated(auxiliary: str) -> Form:
    return {"does": Form.PRESENT, "did": Form.PAST}.get(auxiliary.casefold(), Form.BARE)


def _following(tokens: Sequence[Token], place: int) -> str:
    after = _past_adverbs(tokens, place + 1)
    return tokens[after].word if after < len(tokens) else ""


def _past_adverbs(tokens: Sequence[Token], place: int) -> int:
    while place < len(tokens) and is_adverb(tokens[place].word):
        place += 1
    return place


def _past_joins(tokens: Sequence[Token], place: int) -> int:
    """Past “,”, “and” and “and, where necessary,” to the next verb."""
    start = place
    while place < len(tokens) and tokens[place].word.casefold() in _JOINS:
        place += 1
    words = [token.word.casefold() for token in tokens[place : place + 2]]
    if place > start and len(words) == 2 and words[0] in ("where", "if", "as") and words[1] in _FIT:
        return _past_joins(tokens, place + 2) if place + 2 < len(tokens) else place
    return place


def _alike(first: Verb, later: Verb) -> bool:
    return first.form is later.form or later.lemma in ("set", "put", "let")


def later_chains(
    tokens: Sequence[Token], chain: Sequence[Operative]
) -> Iterator[tuple[list[Operative], bool]]:
    """Further on: “note the report and endorse the plan”, unless an inner verb claims it."""
    first = chain[0].verb
    relative = inner = False
    words = [token.word.casefold() for token in tokens]
    for place in range(len(tokens) - 1):
        if tokens[place].start < chain[-1].end:
            continue
        word = words[place]
        if word in ".;":
            relative = inner = False
        elif word in BLOCKS:
            relative = True
        elif (word == "to" and is_infinitive(tokens[place + 1].word)) or MODAL.fullmatch(word):
            inner = True
        if word not in (".", ";", ",", "and"):
            continue
        at = _past_joins(tokens, place + 1) if word == ";" else place + 1
        if at < len(tokens) and (found := _laterchain_from(tokens, at, first, word)):
            blocked = relative or (inner and first.form is not Form.PRESENT)
            yield found, not blocked


def _laterchain_from(tokens: Sequence[Token], at: int, first: Verb, join: str) -> list[Operative]:
    found = chain_from(tokens, at)
    if not found or not found[0].verb.is_listed or not _alike(first, found[0].verb):
        return []
    last = next(i for i, token in enumerate(tokens) if token.end == found[-1].end)
    following = tokens[last + 1].word.casefold() if last + 1 < len(tokens) else ""
    if join == "." and not tokens[at].word[:1].isupper():
        return []
    lemma = found[-1].verb.lemma
    opens = following in ("to", "that", "authority") or not may_be_noun(lemma)
    is_sure = (
        opens
        or is_phrase(lemma, following)
        or verb_of("fund", _following(tokens, last)) is not None
    )
    return found if is_sure and lemma_of(tokens[at].word) else []
