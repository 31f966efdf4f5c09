"""Which body of the register a printed name may mean. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from app.archive.likeness import MOST_CANDIDATES, Sureness
from app.people.rules import plainly

#: How alike the names of bodies must be to ask whether they are one.
NEARLY = 0.75
#: How alike two words must be to be one that is misspelt: “comittee”, but not “parks” and “paths”.
SAME_WORD = 0.86
_SHORT = dict.fromkeys(("cttee", "ctte", "cte", "comm", "cmte", "cmttee"), "committee")
_FORMAL = frozenset(
    [
        "a",
        "an",
        "annual",
        "extraordinary",
        "full",
        "held",
        "meeting",
        "of",
        "ordinary",
        "special",
        "the",
    ]
)
_AUTHORITIES = ("town council", "parish council", "borough council", "district council")
_SMALL = {"OF", "THE", "AND", "FOR", "IN", "ON", "TO", "WITH"}


@dataclass(frozen=True)
class KnownBody:
    key: int
    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        return [name for name in (self.name, self.code, *self.aliases) if name]


@dataclass(frozen=True)
class LikeBody:
    """`key` is the body proposed; `question` what to ask before it is taken for granted."""

    printed: str
    sureness: Sureness
    key: int | None = None
    candidates: tuple[int, ...] = ()
    question: str | None = None


def body_like(
    printed: str, bodies: Sequence[KnownBody], corrected: Mapping[str, int] | None = None
) -> LikeBody:
    """`corrected` maps names printed, as `plainly` gives them, to bodies that a clerk chose."""
    told = plainly(printed)
    bare = _bare_body(told)
    same = [body for body in bodies if any(_bare_body(plainly(n)) == bare for n in body.names)]
    if corrected and told in corrected:
        return _as_settled(printed, corrected[told], same, bodies)
    if len(same) == 1:
        return LikeBody(printed, Sureness.SURE, same[0].key)
    near = same or _bodies_near(bare, bodies)
    if not near or not told:
        return LikeBody(
            printed, Sureness.LOOK, question=f"The register has no body called “{printed}”"
        )
    keys = tuple(body.key for body in near[:MOST_CANDIDATES])
    names = " or ".join(body.name for body in near[:MOST_CANDIDATES])
    if len(keys) > 1:
        return LikeBody(printed, Sureness.LOOK, None, keys, f"Is “{printed}” {names}?")
    if any(_nearly_certain(bare, _bare_body(plainly(name))) for name in near[0].names):
        return LikeBody(printed, Sureness.LIKELY, keys[0], keys, f"Is “{printed}” {names}?")
    question = f"The register has no body called “{printed}”: is it {names}, or another?"
    return LikeBody(printed, Sureness.LOOK, None, keys, question)


def _as_settled(
    printed: str, key: int, same: Sequence[KnownBody], bodies: Sequence[KnownBody]
) -> LikeBody:
    """What was settled counts, but not silently for papers of the one body that is called so."""
    others = [body for body in same if body.key != key]
    settled = next((body.name for body in bodies if body.key == key), None)
    if settled is None or not others:
        return LikeBody(printed, Sureness.SURE, key)
    names = " or ".join(body.name for body in others[:MOST_CANDIDATES])
    question = f"Whose is it? “{printed}” was settled as {settled}, and is a name of {names}"
    keys = (key, *(body.key for body in others[:MOST_CANDIDATES]))
    return LikeBody(printed, Sureness.LOOK, None, keys, question)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their capitals and a “The” before them."""
    return bool(one) and _bare_body(plainly(one)) == _bare_body(plainly(other))


def as_name(printed: str) -> str:
    """A name that is printed in capitals, as it is written elsewhere."""
    if not printed.isupper():
        return printed
    words = [w.lower() if w in _SMALL else w.capitalize() for w in printed.split()]
    name = " ".join(words)
    return name[:1].upper() + name[1:]


def _bare_body(told: str) -> str:
    return told.removeprefix("the ").removeprefix("minutes of ").removeprefix("the ").strip()


def _nearly_certain(told: str, name: str) -> bool:
    """The name with a word or two about it that no body is told apart by, or one letter amiss.

    “Licensing Committee” is as like “Planning Committee” as a name misspelt, and is another body.
    """
    before, found, after = f" {told} ".partition(f" {name} ")
    if found:
        words = before.split()
        is_of_authority = words[-1:] == ["council"] or name.startswith(_AUTHORITIES)
        return not after.split() and (is_of_authority or _FORMAL.issuperset(words))
    one, two = told.split(), name.split()
    return len(one) == len(two) and all(map(_misspelt, one, two))


def _misspelt(one: str, two: str) -> bool:
    """Is it one word, but for a letter or two?"""
    one, two = (_SHORT.get(word, word) for word in (one, two))
    same = one[:1] == two[:1] and len(one) > 3
    return one == two or (same and SequenceMatcher(None, one, two).ratio() >= SAME_WORD)


def _bodies_near(bare: str, bodies: Sequence[KnownBody]) -> list[KnownBody]:
    """Named within the words printed, none of them as part of another; else spelt nearly so."""
    by_name = {_bare_body(plainly(name)): body for body in bodies for name in body.names}
    within = [name for name in by_name if " " in name and f" {name} " in f" {bare} "]
    whole = [n for n in within if not any(n != m and f" {n} " in f" {m} " for m in within)]
    near = whole or get_close_matches(bare, by_name, n=3, cutoff=NEARLY)
    return list({by_name[name].key: by_name[name] for name in near}.values())
