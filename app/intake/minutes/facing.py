"""A motion voted on against its amendment, as Scottish houses do: whoever is for the one is
against the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.intake.minutes.lines import Line
from app.intake.minutes.names import people_in
from app.intake.minutes.parsed import NamedVotes, Votes
from app.intake.minutes.voting import NUMBER, VOTERS, number_of, votes_in

_WHAT = r"the (?:original |first |second |substantive )?(motion|amendment)\b"
_BEFORE = re.compile(rf"\b({NUMBER}){VOTERS}\s+(?:for|in favou?r of)\s+{_WHAT}", re.I)
_BEHIND = [
    re.compile(rf"\b(?:for|in favou?r of) {_WHAT}\s*[-–—:=(,]*\s*({NUMBER})\b", re.I),
    re.compile(rf"\b(?:the )?(motion|amendment)\s*[-–—:(,]*\s*({NUMBER})\s+votes?\b", re.I),
]
_SIDE = re.compile(
    r"(?:voted |votes? |voting )?(?:(?:(?:for|in favou?r of) the )?(?P<kind>motion|amendment)\b"
    r"|abst(?:ained|aining|entions?)\b|declined to vote\b)\W{0,5}\d",
    re.I,
)
_IN_BRACKETS = re.compile(r"\(([^()]*[^\W\d_][^()]*)\)\W*$")


def facing_in(text: str) -> Votes | None:
    """The votes on the motion, those for its amendment counted against it; None for any other."""
    if not {"motion", "amendment"} <= set(re.findall(r"motion|amendment", text.casefold())):
        return None
    ways = [[(what, count) for count, what in _BEFORE.findall(text)]]
    ways += [pattern.findall(text) for pattern in _BEHIND]
    for way in ways:
        counts = {what.casefold(): number_of(count) for what, count in way}
        if len(counts) == len(way) == 2:
            return Votes(counts["motion"], counts["amendment"], votes_in(text).abstained)
    return None


def facing_at(lines: Sequence[Line], place: int) -> tuple[Votes, int] | None:
    """“For the motion – 3 votes” and “For the amendment – 2 votes” on lines of their own, with
    the names of those who so voted in brackets.
    """
    texts: list[str] = []
    named: dict[str, tuple[str, ...]] = {}
    kind = ""
    while place < len(lines) and not lines[place].cells:
        text = lines[place].text
        side, who = _SIDE.match(text), _IN_BRACKETS.search(text)
        if not side and not (texts and who and who.start() == 0):
            break
        if side:
            kind = (side["kind"] or "abstained").casefold()
            texts.append(text)
        if who:
            named[kind] = tuple(person.name for person in people_in(who[1]))
        place += 1
    votes = facing_in("; ".join(texts))
    if votes and named:
        sides = (named.get(each, ()) for each in ("motion", "amendment", "abstained"))
        votes = replace(votes, named=NamedVotes(*sides))
    return (votes, place) if votes else None


def faces(text: str) -> bool:
    """Are those for the amendment listed here beside those for the motion?"""
    sides = {what.casefold() for what in re.findall(rf"\bfor {_WHAT}", text, re.I)}
    return len(sides) == 2
