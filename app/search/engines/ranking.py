"""What counts for how much, alike in every engine. Pure."""

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from math import exp

from app.search.documents import Kind

#: How much a word counts by where it stands.
IN_TITLE, IN_TEXT, IN_BODY_NAME = 2.0, 1.0, 0.3
#: How much more a word counts in the very form that was typed.
AS_TYPED = 0.1
#: An exact reference comes before anything that words can score, then what holds every word.
CITED, CITED_IN, EVERY_WORD = 16_000.0, 4_000.0, 1_000.0
#: How much more a decision counts than what else there is of its item, the agenda, what was
#: recommended and what was said: people look for what was decided. Less than a reference gains.
DECIDED = 1.2
#: How many values of a facet are counted out at the most.
MOST_VALUES = 100

_A_YEAR_NEWER = 0.02
_LONG_AGO, _FAR_AHEAD = 1990, 2050


def newness(on: date | None) -> float:
    """What a score is multiplied by: two parts in a hundred more for each year that it is newer.

    It needs no clock, so that an index built today and one kept since last year agree.
    """
    if on is None:
        return newness(date(2020, 1, 1))
    years = on.year + (on.month - 1) / 12 + (on.day - 1) / 372
    return exp(_A_YEAR_NEWER * (min(max(years, _LONG_AGO), _FAR_AHEAD) - 2020))


def weight(kind: Kind, on: date | None) -> float:
    """What a score by words is multiplied by, in every engine."""
    return newness(on) * (DECIDED if kind is Kind.RESOLUTION else 1.0)


def alike(word: str, candidates: Iterable[str], most: int = 12) -> list[str]:
    """Those spelt much like `word`, the likest first."""
    near = (c for c in candidates if abs(len(c) - len(word)) <= 2 and c != word)
    return get_close_matches(word, near, n=most, cutoff=0.72)
