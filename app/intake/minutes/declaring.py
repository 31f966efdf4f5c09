"""Interests that members declared."""

import re
from collections.abc import Iterator, Sequence

from app.intake.minutes.names import people_in
from app.intake.minutes.naming import PERSON
from app.intake.minutes.outline import Section
from app.intake.minutes.parsed import Declaration
from app.intake.minutes.sentences import sentences

_TITLE = re.compile(
    r"\b(?:declarations?|disclosures?)\b.{0,30}\b(?:interests?|conflict)"
    r"|\bconflicts? of interest\b|\bpecuniary\b|^interests\b",
    re.I,
)
_TITLED = re.compile(r"(?:Cl[li]r|Councillor|Mr|Mrs|Ms|Miss|Ald)")
_NONE = re.compile(
    r"\b(?:no|none|nil|not any)\b.{0,60}\b(?:declar|disclos|interest|made|received)|^(?:none"
    r"|nil)\b|\bno pecuniary\b",
    re.I,
)
_VERB = (
    r"(?: \([^)]*\))?,? (?:also |then |both |each |all |had |has |have )*"
    r"(?:declar(?:ed|es)|disclos(?:ed|es)|advised (?:of|that)|registered|stated)\b:?\s*"
)
_ONE = re.compile(rf"\b(?P<who>{PERSON}){_VERB}")
_SEVERAL = re.compile(rf"^(?P<who>[A-Z][^.;:]{{3,200}}?){_VERB}")
_INTEREST = re.compile(
    r"(?<!\bexpressions of )(?<!\bexpression of )"
    r"\b(?:interests?|conflict|pecuniary|prejudicial)\b"
)
_NEAR = 120
"""In letters: how far behind the verb it is said that an interest is declared."""
_LISTED = re.compile(rf"^(?P<who>{PERSON})\s*[:–,-]\s*(?=\S)")


def is_about_interests(title: str) -> bool:
    return bool(_TITLE.search(title))


def declarations_in(section: Section) -> Iterator[Declaration]:
    """Under the item on interests every person named declares; elsewhere those who say so."""
    about = is_about_interests(section.title)
    for line in section.below:
        for sentence in [] if line.cells else sentences(line.text):
            found = list(_declared(sentence))
            if found or _NONE.search(sentence):
                yield from found
            elif about and (named := _LISTED.match(sentence)) and _TITLED.match(named["who"]):
                yield Declaration(named["who"], sentence[named.end() :])


def _declared(sentence: str) -> Iterator[Declaration]:
    """What is declared, without the words that lead into it: “an interest in item 3”."""
    for found in _ONE.finditer(sentence):
        said = sentence[found.end() :]
        if not _INTEREST.search(said[:_NEAR]) or not _is_one(found["who"]):
            continue
        several = _SEVERAL.match(sentence)
        together = several and several.end() == found.end() and people_in(several["who"])
        for name in [person.name for person in together or ()] or [found["who"]]:
            yield Declaration(name, said)


def _is_one(who: str) -> bool:
    return not re.match(r"(?:He|She|They|It|The (?!Mayor|Chair|Deputy))", who)


def only_one_each(found: Sequence[Declaration]) -> tuple[Declaration, ...]:
    return tuple(dict.fromkeys(found))
