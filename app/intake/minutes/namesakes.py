"""A family name that several of those at a meeting bear, where a decision names one of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.intake.minutes.naming import INITIAL, SURNAME, WORD
from app.intake.minutes.parsed import Doubt, Item
from app.intake.minutes.patterns import TITLE

_FULLER = re.compile(
    rf"(?:(?:{TITLE})\s+)*(?P<given>(?:{INITIAL}|{WORD}))(?:[\s.]|{INITIAL}|{WORD})*?\s?"
    rf"(?P<family>{SURNAME})"
)


def which_of_them(names: Iterable[str], items: Iterable[Item]) -> Iterator[Doubt]:
    """A doubt where “that Councillor Able be appointed” leaves open which of two Ables is."""
    shared = {family: them for family, them in _families(names).items() if len(them) > 1}
    for item in items:
        for resolved in item.resolutions:
            for family, them in shared.items():
                alone = rf"\b(?:{TITLE})\s+{re.escape(family)}\b(?!\s*\()(?!-)"
                if found := re.search(alone, resolved.text):
                    told = " or ".join(them)
                    yield Doubt(f"Who is “{found[0]}”? The paper names {told}", resolved.line)


def _families(names: Iterable[str]) -> dict[str, list[str]]:
    """By family name, one name for each first letter of a given name."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        if parts := _FULLER.fullmatch(name):
            found[parts["family"]].setdefault(parts["given"][0], name)
    return {family: list(them.values()) for family, them in found.items()}
