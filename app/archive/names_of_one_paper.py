"""The names that one paper prints, matched together: they help each other. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace

from app.archive.like_people import LikePerson, person_like
from app.archive.likeness import Roll, Sureness, agree, alike, forms_differ
from app.archive.printed_names import PrintedName, read_name


def people_like(
    printed: Iterable[str],
    roll: Roll,
    corrected: Mapping[str, int] | None = None,
    *,
    lists: Sequence[Collection[str]] = (),
) -> dict[str, LikePerson]:
    """Every name that one paper prints. “Cllr Able” may be the one listed as “Cllr Ann Able”.

    In no two of the paper’s `lists`, of members and of officers, stands one person.
    """
    printed = list(dict.fromkeys(printed))
    seen = copy(roll)
    seen.named = set()
    matches: dict[str, LikePerson] = {}
    for name in sorted(printed, key=lambda each: -len(" ".join(read_name(each).words))):
        if titled := _under_another_title(name, printed, matches):
            matches[name] = titled
            continue
        match = person_like(name, seen, corrected)
        if of_several := _namesakes(match, printed, matches):
            matches[name] = of_several
            continue
        if match.key is not None and len(read_name(name).words) > 1:
            seen.named.add(match.key)
        fuller = _named_more_fully(match, matches) if match.new else []
        fuller = [other for other in fuller if not _apart(name, other.printed, lists)]
        matches[name] = _short_for(match, fuller) if fuller else match
    return {name: matches[name] for name in printed}


def _under_another_title(
    printed: str, others: Sequence[str], matches: Mapping[str, LikePerson]
) -> LikePerson | None:
    """Whom the paper names by the same words and another title, where it can be no two people."""
    names = [read_name(other) for other in others if alike(read_name(printed), read_name(other))]
    if any(forms_differ(one.forms, two.forms) for one in names for two in names):
        return None
    known = [m for o, m in matches.items() if alike(read_name(printed), read_name(o))]
    match = next((m for m in known if m.key is not None or m.new), None)
    if match is None:
        return None
    same_as = match.same_as or (match.printed if match.new else None)
    new = read_name(printed) if same_as else None
    return replace(
        match, printed=printed, sureness=Sureness.SURE, new=new, same_as=same_as, question=None
    )


def _named_more_fully(match: LikePerson, others: Mapping[str, LikePerson]) -> list[LikePerson]:
    """New people whom this paper names, and whom `match` may be short for."""
    name = match.new
    if name is None:
        return []
    known = [(other, other.new) for other in others.values() if other.new and not other.same_as]
    return [other for other, fuller in known if fuller and _is_short_for(name, fuller)]


def _namesakes(
    match: LikePerson, printed: Sequence[str], others: Mapping[str, LikePerson]
) -> LikePerson | None:
    """Who it may be, where a paper names several fully of whom a family name alone may be said."""
    name = read_name(match.printed)
    if len(name.words) != 1 or not (match.question or match.new):
        return None
    told = [(other, read_name(other)) for other in printed]
    fuller = [(other, each) for other, each in told if each.words[1:] and _is_short_for(name, each)]
    if not any(not agree(one.words[:-1], two.words[:-1]) for _, one in fuller for _, two in fuller):
        return None
    keys = [others[other].key for other, _ in fuller]
    candidates = dict.fromkeys([*filter(None, keys), *match.candidates])
    named = " or ".join(dict.fromkeys(f"“{other}”" for other, _ in fuller))
    question = f"Who is “{match.printed}”? The paper names {named}"
    return LikePerson(match.printed, Sureness.LOOK, None, tuple(candidates), question=question)


def _apart(printed: str, other: str, lists: Sequence[Collection[str]]) -> bool:
    """Does the paper list the two in different lists, and neither in both?"""
    first, second = (
        {n for n, names in enumerate(lists) if any(_is_listed_as(of, name) for name in names)}
        for of in (printed, other)
    )
    return bool(first and second) and first.isdisjoint(second)


def _is_listed_as(printed: str, listed: str) -> bool:
    """“Councillors Able and Fold” lists “Councillor Fold” as “Fold”."""
    name, there = read_name(printed), read_name(listed)
    return alike(name, there) or (
        name.is_councillor and not there.forms and name.words == there.words
    )


def _is_short_for(name: PrintedName, fuller: PrintedName) -> bool:
    if alike(name, fuller):
        return True
    if name.words == fuller.words:
        return name.forms == fuller.forms or not (name.forms and fuller.forms)
    first, second = name.words[:-1], fuller.words[:-1]
    if name.words[-1] != fuller.words[-1] or forms_differ(name.forms, fuller.forms):
        return False
    return not first or (bool(second) and agree(first, second))


def _short_for(match: LikePerson, fuller: Sequence[LikePerson]) -> LikePerson:
    if len(fuller) > 1:
        named = " or ".join(f"“{other.printed}”" for other in fuller)
        question = f"Who is “{match.printed}”? The paper names {named}"
        return LikePerson(match.printed, Sureness.LOOK, None, match.candidates, question=question)
    other, name = fuller[0], match.new
    if name and alike(name, read_name(other.printed)):
        return replace(match, sureness=Sureness.SURE, same_as=other.printed, question=None)
    question = f"Is “{match.printed}” the same person as “{other.printed}” in this paper?"
    return replace(match, sureness=Sureness.LIKELY, same_as=other.printed, question=question)
