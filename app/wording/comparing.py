"""Whether a resolution says what was recommended (handbook 2.6 and rule 29).

The form of the operative verb, letter case, labels and the last punctuation mark make no
difference; any other word does. Pure, like rules.py.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from app.wording.moving import moved
from app.wording.outcomes import Answer, fate_of
from app.wording.reading import read
from app.wording.verbs import is_past_of, lemma_of, operative

ALIKE = 0.5
"""A resolution and a recommendation less alike than this, from 0 to 1, are not a pair."""

_TOKEN = re.compile(
    r"\((?P<label>\d+|[ivx]+|[a-z])\)(?= (?:above|below)\b)"
    r"|[\w£$€%]+(?:[.,'-][\w%]+)*|[^\w\s]",
    re.I,
)
_CLOSING = re.compile(r"(?:[\s.;:,–-]|[\s;,](?:and|or)\b)+$", re.I)
_BE = re.compile(r"\bbe\b", re.I)
_SIGNS = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
_LIGHT = frozenset(("the", "a", "an", "that", "be", "to", "of", "and", "in", "for", "on", "by"))
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BODIES = """
    board cabinet committee council executive panel authority group forum partnership
    subcommittee members member leader mayor directors governors trustees
"""
_DECIDERS = frozenset(_BODIES.split())


@dataclass(frozen=True)
class Pair:
    """A resolution by its place, and the recommendation it answers: None where it was added."""

    resolution: int
    recommendation: int | None
    answer: Answer | None


def same_in_substance(recommended: str, resolved: str) -> bool:
    return (
        _canonical(recommended) == _canonical(resolved)
        or _only_tense(recommended, resolved)
        or _only_moved(recommended, resolved)
    )


def answer_to(recommended: str, resolved: str) -> Answer:
    """What a resolution made of the recommendation it answers."""
    if same_in_substance(recommended, resolved):
        return Answer.ACCEPTED
    return fate_of(recommended, resolved) or Answer.AMENDED


def match(recommendations: Sequence[str], resolutions: Sequence[str]) -> list[Pair]:
    """Pair each resolution with the recommendation it answers, keeping both in order."""
    likeness = [[_likeness(before, after) for before in recommendations] for after in resolutions]
    chosen = _best_pairs(likeness)
    return [
        Pair(
            place,
            chosen.get(place),
            answer_to(recommendations[chosen[place]], resolved) if place in chosen else None,
        )
        for place, resolved in enumerate(resolutions)
    ]


def differences(recommended: str, resolved: str) -> list[tuple[str, str]]:
    """Return what was left out and what was put in, as printed; "" where only one happened."""
    before, after = _words(recommended), _words(resolved)
    steps = _compare([word.canonical for word in before], [word.canonical for word in after])
    return [
        (_printed(recommended, before[a:b]), _printed(resolved, after[c:d]))
        for kind, a, b, c, d in steps.get_opcodes()
        if kind != "equal"
    ]


@dataclass(frozen=True)
class _Word:
    """A word as it is compared, and where it is printed."""

    canonical: str
    start: int
    end: int


def _words(text: str) -> list[_Word]:
    """Take the text apart: without its closing stop and the words that only say who decides."""
    plain = text.translate(_SIGNS)
    closing = _CLOSING.search(plain)
    found = list(_TOKEN.finditer(plain[: closing.start()] if closing else plain))
    words = [
        _numbered(token["label"]) if token["label"] else token[0].casefold() for token in found
    ]
    lead = _lead(words)
    verbs = operative(words[lead:])
    return [
        _Word(verbs.get(place, word), token.start(), token.end())
        for place, (word, token) in enumerate(zip(words[lead:], found[lead:], strict=True))
    ]


@lru_cache(maxsize=1024)
def _canonical(text: str) -> tuple[str, ...]:
    return tuple(word.canonical for word in _words(text))


@lru_cache(maxsize=1024)
def _canonical_if_moved(text: str) -> tuple[str, ...] | None:
    found = None if _BE.search(text) else moved(read(text))
    return _canonical(found.text) if found else None


def _printed(text: str, words: Sequence[_Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _compare(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before, after, autojunk=False)


def _numbered(label: str) -> str:
    """Write a cross-reference as a number, so that “(ii) above” is “(2) above”."""
    core = label.lower()
    if core in _NUMERALS:
        return f"({_NUMERALS.index(core) + 1})"
    return f"({core if core.isdigit() else ord(core) - 96})"


def _lead(words: Sequence[str]) -> int:
    """Count the words before the verb that only say who decides: “that the Panel”, “to”."""
    start = int(words[:1] == ["that"])
    for place in range(start, min(len(words), start + 9)):
        if words[place - 1] in _DECIDERS and place > start and lemma_of(words[place]):
            return place
    if words[:1] == ["to"] and words[1:] and lemma_of(words[1]):
        return 1
    return start


def _only_tense(recommended: str, resolved: str) -> bool:
    """“Work with partners” and “Worked with partners”: a verb that is not in the list."""
    before, after = _canonical(recommended), _canonical(resolved)
    return (
        before[1:] == after[1:]
        and bool(before and after)
        and before[0].isalpha()
        and is_past_of(after[0], before[0])
    )


def _only_moved(recommended: str, resolved: str) -> bool:
    """“Note the report” and “that the report be noted” (form R2)."""
    return bool(_BE.search(resolved)) and _canonical_if_moved(recommended) == _canonical(resolved)


def _likeness(recommended: str, resolved: str) -> float:
    """How alike two clauses are, in the order of their words or without it."""
    if same_in_substance(recommended, resolved):
        return 1
    before, after = _canonical(recommended), _canonical(resolved)
    likeness = max(_compare(before, after).ratio(), 0.9 * _shared(before, after))
    return likeness if likeness >= ALIKE else 0


def _shared(before: Sequence[str], after: Sequence[str]) -> float:
    """“note the figures” and “that the figures be noted” share their weighty words."""
    one, other = (
        {lemma_of(word) or word for word in words if word.isalnum() and word not in _LIGHT}
        for words in (before, after)
    )
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0


def _best_pairs(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """Choose pairs that never cross and together are the most alike."""
    width = len(likeness[0]) if likeness else 0
    best: list[list[tuple[float, dict[int, int]]]] = [[(0, {})] * (width + 1)]
    for row, values in enumerate(likeness):
        line: list[tuple[float, dict[int, int]]] = [(0, {})]
        for column, value in enumerate(values):
            sofar, pairs = best[row][column]
            together = (sofar + value, pairs | {row: column}) if value else (0, {})
            ways = [best[row][column + 1], line[column], together]
            line.append(max(ways, key=lambda way: way[0]))
        best.append(line)
    return best[-1][-1][1]
