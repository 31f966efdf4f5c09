"""Who decides, as papers name them: “the Cabinet Member for Transport”, “members of the Board”."""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.wording.verbs import lemma_of

_BODY_WORDS = """
    board cabinet committee council executive panel authority group forum partnership
    subcommittee sub-committee members member trustees commissioners commission assembly
    convention court meeting party jury conference trust academy scrutiny councillors
    """
_BODIES = frozenset(_BODY_WORDS.split())
_HEADS = _BODIES | {"leader", "mayor", "holder", "provost", "convener", "directors", "governors"}
_LINK_WORDS = "of and for the in on to with & , ( ) / -"
_LINKS = frozenset(_LINK_WORDS.split())
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_MEMBERS_OF = re.compile(r"(?:the |all )?members (?:of|on) (?=(?:the )?[A-Z])", re.I)
_NO_BODY = re.compile(r"(?:the |all )?(?:members|councillors|you)\Z", re.I)


def decider_end(text: str, *, only_bodies: bool = False) -> int:
    """Where the words end that name who decides, or 0 where `text` does not begin with them.

    A leader or a mayor decides where the lead-in says so; “that the Leader write to the Minister”
    is something else, which `only_bodies` leaves out.
    """
    heads = _BODIES if only_bodies else _HEADS
    words = list(_WORD.finditer(text))
    found = list(takewhile(lambda place: _belongs(words, place), range(len(words))))
    while found and words[found[-1]][0].casefold() in _LINKS:
        found.pop()
    named = [words[place][0].casefold() for place in found]
    return words[found[-1]].end() if any(word in heads for word in named) else 0


def _belongs(words: Sequence[re.Match[str]], place: int) -> bool:
    word, low = words[place][0], words[place][0].casefold()
    before = words[place - 1][0].casefold() if place else ""
    if before in _HEADS and lemma_of(word) and low != "meeting":
        return False
    if low in _LINKS:
        return word != "," or _is_in_a_name(words, place)
    return low in _HEADS or word[0].isupper() or word[0].isdigit() or low in ("this", "all")


def _is_in_a_name(words: Sequence[re.Match[str]], place: int) -> bool:
    """“for Planning, Regeneration and Economic Development”, but not “the Board, having heard”."""
    after = words[place + 1][0] if place + 1 < len(words) else ""
    return after[:1].isupper() and not lemma_of(after)


def body_of(decider: str) -> str | None:
    """“members of the Board” decide as “the Board”; None for members of no named body."""
    decider = _MEMBERS_OF.sub("", decider.strip())
    return None if not decider or _NO_BODY.match(decider) else decider


def is_many(decider: str) -> bool:
    """Does a verb after it stand in the plural: “the trustees note”?"""
    return bool(re.search(r"(?:members|trustees|governors|directors|councillors)\Z", decider, re.I))


def same_body(one: str, other: str) -> bool:
    """Do two names mean one body, as far as words tell: “Council” and “Full Council”?"""
    first, second = (
        {
            w
            for w in re.findall(r"\w+", name.casefold())
            if w not in ("the", "full", "of", "members")
        }
        for name in (one, other)
    )
    return bool(first) and (first <= second or second <= first)
