"""People, bodies and short forms named before a reader can know them (handbook rule 32). Pure."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from app.checks.found import Finding, Level

_SPOKE = (
    r"(?:said|added|noted|explained|asked|advised|confirmed|reported|stated|highlighted|commented"
    r"|considered|suggested|replied|responded|outlined|summarised|presented|introduced|agreed"
    r"|welcomed|thanked|proposed|referred|queried|felt)"
)
_FULL_NAME = re.compile(r"\b(?=(([A-Z][a-z’'-]+) [A-Z][A-Za-z’'-]+[a-z]\b))")
_ALONE = re.compile(rf"\b([A-Z][a-z’'-]{{2,}}) (?:then |also |further |briefly )?{_SPOKE}\b")
#: Words that begin a sentence before a verb of speaking, and are nobody's first name.
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """Councillor Members Member Officers Officer Cabinet Council Committee Board Panel Chair
        Chairman Chairperson Convener Mayor Leader Minister Clerk Director They She He It Residents
        Schools Governors Trustees Resolved Recommended Also Both All Some Others Who And The This
        That There Group Forum Partnership Government Ofsted Police Staff Applicant Objector
        Speaker Alderman
        Superintendent Executive Inspector Sergeant Garda Constable Manager Engineer President
        Secretary Treasurer Commissioner Senator Deputy Provost Bailie Convenor Reverend""",
    )
)
_TITLE = re.compile(
    r"\b(?:Councillor|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr|Rev|Sir|Dame|Lord|Lady|Professor|Canon)\.?\s+$"
)
#: Looking no farther back keeps a long minute quick; “Councillor ” is the longest of them.
_LONGEST_TITLE = 20

_ACRONYM = re.compile(r"(?<![\w./’'-])([A-Z](?:[A-Z&]|[a-z](?=[A-Z])){1,5})s?(?![\w/’'-]|\.\d)")
_SHOUT_AFTER = re.compile(r"[\s:;,.’'-]{1,3}[A-Z]{3,}\b")
_SHOUT_BEFORE = re.compile(r"\b[A-Z]{3,}[\s:;,.’'-]{1,3}$")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_SURNAME = re.compile(r" [A-Z][a-z]+")
#: Short forms that need no spelling out, and words that minutes print in capitals.
_KNOWN = frozenset(
    re.findall(
        r"\w+",
        """UK GB EU USA BBC NHS VAT PDF MP QC KC OBE MBE CBE BEM JP AM PM TV IT HR ID OK NB RIP GP
        DVD CCTV COVID AGM EGM AOB PC CV FAQ LED CEO MSP MS TBC TBA TBD TODO FIXME XXX
        PCSO ICT II III IV VI VII NOTED AGREED RESOLVED THAT AND OR OF THE TO IN ON AT BY NOT NO YES
        DECISION CARRIED LOST PART NIL PRESENT ITEM CALL OLD NEW ONE REPLY KB MB LLP LTD
        JANUARY MARCH APRIL MAY JUNE JULY AUGUST""",
    )
)

_BODY = re.compile(
    r"\b(?!The |At |This |That |A )((?:[A-Z][\w’'&-]*\s+){1,5}"
    r"(?:Board|Committee|Sub-Committee|Panel|Group|Forum|Partnership|Trust))\b"
)


def check_first_mentions(text: str, known: Iterable[str] = ()) -> Iterator[Finding]:
    """A first name alone before the whole name. `known` are names given elsewhere in the minutes,
    such as the presenter of the item, which do not need to be said again.
    """
    named = {name.split()[0] for name in known if " " in name}
    full: dict[str, tuple[int, str]] = {}
    for match in _FULL_NAME.finditer(text):
        if match[2] not in _NO_NAMES:
            full.setdefault(match[2], (match.start(), match[1]))
    asked = set(named)
    for match in _ALONE.finditer(text):
        first = match[1]
        if (
            first in asked
            or first in _NO_NAMES
            or _TITLE.search(text, max(0, match.start() - _LONGEST_TITLE), match.start())
        ):
            continue
        if first in full and match.start() < full[first][0]:
            asked.add(first)
            yield _prompt(
                f"Named before “{full[first][1]}” is: give the whole name first", match[0]
            )


def check_short_forms(text: str, known: Iterable[str] = ()) -> Iterator[Finding]:
    """An acronym that is never spelt out, once each. `known` are codes of the register's bodies."""
    asked = _KNOWN | set(known)
    for match in _ACRONYM.finditer(text):
        short = match[1]
        if short in asked or _is_shouted(text, match):
            continue
        asked = asked | {short}
        if not _is_spelt_out(text, match):
            yield _prompt("A short form that is not spelt out where it first stands", short)


def _is_spelt_out(text: str, match: re.Match[str]) -> bool:
    """“Teaching School Alliance (TSA)” or “TSA (Teaching School Alliance)”."""
    plural = rf"\b{re.escape(match[1])}s?\b"
    opened = text[: match.end()].rstrip("s")
    in_brackets = re.search(rf"\((?:the |“|\"|‘)?{plural}", opened + "s")
    return bool(in_brackets) or bool(re.match(r"s?\s*\([A-Z][a-z]", text[match.end() :]))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """In a line of capitals or beside another word of them; or the initials of a person."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    beside = _SHOUT_AFTER.match(text, match.end()) or _SHOUT_BEFORE.search(text[: match.start()])
    initials = len(match[1]) == 2 and _SURNAME.match(text, match.end())
    return bool(beside or initials or len(_SHOUTED.findall(line)) > 1)


def check_body_names(text: str) -> Iterator[Finding]:
    """Two names so alike that they may be one body: “Strategy Board” and “Strategic Board”."""
    names = dict.fromkeys(" ".join(match[1].split()) for match in _BODY.finditer(text))
    asked: set[tuple[str, str]] = set()
    for name, other in combinations(names, 2):
        unlike = _one_word_apart(name, other)
        if unlike and unlike not in asked:
            asked |= {unlike, unlike[::-1]}
            yield _prompt(f"Is “{other}” the same body as “{name}”? Use one name", other)


def _one_word_apart(name: str, other: str) -> tuple[str, str] | None:
    words, others = name.split(), other.split()
    if len(words) != len(others):
        return None
    unlike = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(unlike) != 1 or not all(word.isalpha() for word in unlike[0]):
        return None
    return unlike[0] if SequenceMatcher(a=unlike[0][0], b=unlike[0][1]).ratio() > 0.7 else None


def _prompt(message: str, words: str) -> Finding:
    return Finding(32, Level.PROMPT, message, words)
