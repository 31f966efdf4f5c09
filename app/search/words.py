"""How text is read as words: alike for what is indexed, asked and marked. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

#: Words that every page holds. “It” and “may” stay: people look for IT, and for May.
PASSED_OVER = frozenset(
    """
    a an and are as at be been by for from has have in is of on or that the this to was were
    which with
    """.split()  # noqa: SIM905  # words read better as words
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOREIGN = re.compile(r"[^\W\x00-\x7f]")
_RUN = re.compile(r"[^\W\d_]+|\d+")


class Token(NamedTuple):
    """One word of a text: as typed in small letters, as its stem, and where it stands."""

    word: str
    stem: str
    start: int
    end: int


#: Where a word begins and ends, and its stem: less than a `Token`, and made in a tenth of the time.
Place = tuple[int, int, str]


def tokens(text: str) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        word, root = _read(found.group())
        if root:
            yield Token(word, root, *found.span())


def as_said(text: str) -> list[str]:
    """Every word in small letters, also those that are passed over."""
    return [_read(typed)[0] for typed in _WORD.findall(text)]


@lru_cache(maxsize=100_000)
def _read(typed: str) -> tuple[str, str]:
    """A word in small letters and its stem, "" where it is passed over."""
    word = fold(typed)
    return word, "" if word in PASSED_OVER else stem(word)


def tokens_like(text: str, stems: frozenset[str], beginnings: tuple[str, ...]) -> list[Place]:
    """Where those of `tokens` stand that have one of these stems or begin so, in order.

    It looks only where a word could begin so, which spares a page of results most of its time.
    """
    found_so = []
    for place in _places(text, _beginnings(stems, beginnings)):
        found = _WORD.match(text, place)
        assert found is not None, "a place is where a word begins"
        word, root = _read(found[0])
        if root in stems or (beginnings and root and word.startswith(beginnings)):
            found_so.append((place, found.end(), root))
    return found_so


@lru_cache(maxsize=1000)
def _beginnings(stems: frozenset[str], beginnings: tuple[str, ...]) -> tuple[str, ...]:
    return (*{_beginning_of(stem) for stem in stems}, *beginnings)


def _places(text: str, starts: Iterable[str]) -> list[int]:
    """Where a word of `text` begins with one of `starts` or has a foreign letter, in order."""
    plain = text.lower() if text.isascii() else text.replace("’", "'").lower()
    if not plain.isascii() and (_FOREIGN.search(plain) or len(plain) != len(text)):
        return [found.start() for found in _WORD.finditer(text)]
    places = []
    for start in starts:
        place = plain.find(start)
        while place >= 0:
            if not place or _begins_a_word(plain, place):
                places.append(place)
            place = plain.find(start, place + 1)
    return sorted({*places}) if len(places) > 1 else places


def _begins_a_word(plain: str, place: int) -> bool:
    before = plain[place - 1]
    return not (before.isalnum() or (before == "'" and place > 1 and plain[place - 2].isalnum()))


def _beginning_of(stem: str) -> str:
    """How every word of this stem begins. Only the last letter of a stem is ever another:
    “policy” and “policies” are “polici”. (But “dying” is “die”.)
    """
    return stem[:1] if len(stem) < 3 or stem.endswith("ie") else stem[:-1]


def fold(word: str) -> str:
    """Small letters without accents and with plain apostrophes: “Siân’s” is “sian's”."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What “schools”, “school’s” and “schooling” share. A stemmer is no thread's to share."""
    return str(snowballstemmer.stemmer("english").stemWord(word))


def reference_key(text: str) -> str:
    """A citation without its punctuation: “EAB 10/2017 (2)” is “eab 10 2017 2”."""
    return " ".join(_RUN.findall(fold(text)))
