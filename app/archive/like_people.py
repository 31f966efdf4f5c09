"""Which person of the register each name in a paper may mean, and what to ask of it. Pure.

Two people are never taken for one without asking: only the whole name of somebody who sat on the
body that day, or took part in its meetings about then, and whom nobody in the register shares a
name with, needs no question, and a name that a clerk has settled for the body before. A title is
no part of a name, but where it speaks against it. Everything else is proposed and asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.archive.likeness import (
    MOST_CANDIDATES,
    KnownPerson,
    Likeness,
    Roll,
    Sureness,
    alike,
    forms_differ,
)
from app.archive.printed_names import PrintedName, read_name
from app.people.rules import plainly

Found = Sequence[tuple[Likeness, KnownPerson]]

_IN_WORDS = {
    Likeness.SPELLING: "the names are spelt differently",
    Likeness.FAMILY_NAME: "only the family name is printed",
    Likeness.INITIALS: "only initials are printed",
    Likeness.FORM: "the first names are not printed alike",
    Likeness.WHOLE: "the register knows them, but not on this body on that day",
}


_WHEN = {
    True: ", and other papers name them before and after that day",
    False: ", and only papers of other years name them",
}


@dataclass(frozen=True)
class LikePerson:
    """`key` is the person proposed, `new` the name of one whom the register does not know.

    Neither is set where the paper names nobody, or several whom it may mean. `same_as` is
    another printed name of the same paper that this one is proposed to be short for.
    """

    printed: str
    sureness: Sureness
    key: int | None = None
    candidates: tuple[int, ...] = ()
    new: PrintedName | None = None
    same_as: str | None = None
    question: str | None = None


def person_like(printed: str, roll: Roll, corrected: Mapping[str, int] | None = None) -> LikePerson:
    """`corrected` maps `name_key` of names printed to people that a clerk chose for the body."""
    name = read_name(printed)
    settled = settled_as(name, corrected or {})
    if settled in roll.by_key:
        return _as_settled(printed, name, roll.by_key[settled], roll)
    if not name.words:
        return _by_office(printed, name, roll)
    found = roll.like(name)
    if not found:
        return _somebody_new(printed, name, roll)
    candidates = _in_order(found, roll)
    keys = tuple(person.key for _, person in candidates)
    agreeing = [pair for pair in found if not forms_differ(name.forms, (plainly(pair[1].title),))]
    best = _best(agreeing, roll)
    if best is None:
        new = None if agreeing else name
        question = _who(printed, candidates)
        return LikePerson(printed, Sureness.LOOK, None, keys, new, question=question)
    likeness, person = best
    of_the_body = person.sits or person.takes_part
    if likeness is Likeness.WHOLE and of_the_body and _is_alone(person, found):
        return LikePerson(printed, Sureness.SURE, person.key, keys)
    is_there = roll.is_there(person)
    if not is_there and likeness is Likeness.FAMILY_NAME and _served_alone(name, person, found):
        sureness = Sureness.LIKELY if person.between else Sureness.LOOK
        question = f"{_is_it(printed, person, likeness, found)}{_WHEN[person.between]}"
        return LikePerson(printed, sureness, person.key, keys, question=question)
    if not is_there and not _may_be_of_another_day(likeness, person, agreeing):
        question = _who(printed, candidates)
        return LikePerson(printed, Sureness.LOOK, None, keys, name, question=question)
    others = [other for _, other in found if other is not person]
    rivals = [p for p in others if roll.is_there(p)] if is_there else others
    alone = not rivals and likeness > (Likeness.SPELLING if is_there else Likeness.INITIALS)
    sureness = Sureness.LIKELY if alone else Sureness.LOOK
    question = _is_it(printed, person, likeness, found)
    if not is_there and likeness is Likeness.INITIALS:
        question += ", and they had no seat that day"
    return LikePerson(printed, sureness, person.key, keys, question=question)


def _may_be_of_another_day(likeness: Likeness, person: KnownPerson, found: Found) -> bool:
    """Initials stand for somebody of the body whose seat is of another time, if it is only one."""
    if likeness is Likeness.INITIALS:
        return person.belongs and len(found) == 1
    return likeness > Likeness.INITIALS


def _served_alone(name: PrintedName, person: KnownPerson, found: Found) -> bool:
    """Is it the only councillor of the family who was ever on the body, and was so in these years?

    An officer of the name may have come and gone with the years.
    """
    return (
        name.is_councillor
        and person.served
        and not any(other.belongs for _, other in found if other.key != person.key)
    )


def settled_as(name: PrintedName, corrected: Mapping[str, int]) -> int | None:
    """Whom a clerk chose for the name, or for it under another title if that was one person."""
    if name.key in corrected:
        return corrected[name.key]
    same = {key for printed, key in corrected.items() if alike(name, read_name(printed))}
    return same.pop() if len(same) == 1 else None


def _as_settled(printed: str, name: PrintedName, person: KnownPerson, roll: Roll) -> LikePerson:
    """What was settled counts; it is asked again where another of the name sat that day."""
    others = [p for _, p in roll.like(name) if p.sits and p.key != person.key]
    if person.sits or not others or not name.words:
        return LikePerson(printed, Sureness.SURE, person.key)
    question = (
        f"“{printed}” was settled as {person.name}, who had no seat that day; "
        f"{others[0].name} had one. Is it still {person.name}?"
    )
    keys = (person.key, *(other.key for other in others[:MOST_CANDIDATES]))
    return LikePerson(printed, Sureness.LIKELY, person.key, keys, question=question)


def _by_office(printed: str, name: PrintedName, roll: Roll) -> LikePerson:
    chairs = roll.chairs() if name.office else []
    if not chairs:
        return LikePerson(
            printed, Sureness.LOOK, question=f"“{printed}” names no person: who was it?"
        )
    keys = tuple(person.key for person in chairs[:MOST_CANDIDATES])
    proposed = keys[0] if len(keys) == 1 else None
    names = " or ".join(person.name for person in chairs[:MOST_CANDIDATES])
    question = f"Is “{printed}” {names}? Only the office is printed"
    return LikePerson(printed, Sureness.LOOK, proposed, keys, question=question)


def _somebody_new(printed: str, name: PrintedName, roll: Roll) -> LikePerson:
    family = roll.of_the_family(name)[:MOST_CANDIDATES]
    question = f"“{printed}” is nobody whom the register knows: is this a new person?"
    if not family:
        return LikePerson(printed, Sureness.LIKELY, new=name, question=question)
    how = "had a seat that day" if all(p.sits for p in family) else "took part about then"
    there = f" {' and '.join(person.name for person in family)} {how}"
    keys = tuple(person.key for person in family)
    return LikePerson(printed, Sureness.LOOK, None, keys, name, question=question + there)


def _best(found: Found, roll: Roll) -> tuple[Likeness, KnownPerson] | None:
    """The one to propose: of those there, or in the years about, or of all, the likest if one."""
    there = [pair for pair in found if roll.is_there(pair[1])]
    there = there or [pair for pair in found if pair[1].served] or list(found)
    most = max((likeness for likeness, _ in there), default=None)
    likest = [pair for pair in there if pair[0] == most]
    return likest[0] if len(likest) == 1 else None


def _is_alone(person: KnownPerson, found: Found) -> bool:
    """Does nobody else in the register bear the whole name?"""
    return not any(
        likeness is Likeness.WHOLE and other.key != person.key for likeness, other in found
    )


def _in_order(found: Found, roll: Roll) -> list[tuple[Likeness, KnownPerson]]:
    ordered = sorted(found, key=lambda pair: (not roll.is_there(pair[1]), -pair[0], pair[1].name))
    return ordered[:MOST_CANDIDATES]


def _who(printed: str, candidates: Found) -> str:
    names = " or ".join(person.name for _, person in candidates)
    return f"Who is “{printed}”? The register knows {names}"


def _is_it(
    printed: str,
    person: KnownPerson,
    likeness: Likeness,
    found: Found,
) -> str:
    others = [other.name for _, other in found if other.key != person.key]
    if likeness is Likeness.WHOLE and others:
        reason = f"the register also knows {' and '.join(others[:MOST_CANDIDATES])}"
    elif likeness is Likeness.INITIALS and len(read_name(printed).words[0]) > 1:
        reason = "the register has only initials"
    else:
        reason = _IN_WORDS[likeness]
    return f"Is “{printed}” {person.name}? {reason[0].upper()}{reason[1:]}"
