"""How text is read as words: alike for what is indexed, asked and marked. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

#: Words that every page holds. “It” and “may” stay: people look for IT, and for May.
PASSED_OVER = frozenset(
    """
    a an and are as at be been by for from has have in is of on or that the this to was were
    which with
    """.split()  # noqa: SIM905  # words read better as words
)

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: as typed in small letters, as its stem, and where it stands."""

    word: str
    stem: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    for found in _WORD.finditer(text):
        word = fold(found.group())
        if word not in PASSED_OVER:
            yield Token(word, stem(word), found.start(), found.end())


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
