"""Who moved and who seconded, in the many ways in which minutes say so."""

import re
from dataclasses import dataclass

from app.intake.minutes.naming import MOVER, OFFICE, PERSON, TWICE
from app.intake.minutes.patterns import TITLE

_BY = (
    r"(?:,? (?:[Bb]y|BY)\b[ :]*(?:by )?"
    r"|[ ]*[:–-][ ]*(?:[Bb]y\b[ :]*)?|,? (?![A-Z][\w.’' ]{2,40} (?:and )?[Ss]econded))"
)
_MOVED = [
    r"\b(?:[Pp]roposed|PROPOSED|[Mm]oved|MOVED|[Pp]roposer|[Mm]over"
    rf"|[Rr]ecommended){_BY}(?P<who>{MOVER})",
    r"\b[Oo]n (?:the|a) (?:proposal|motion|proposition|nomination) (?:of|by"
    rf"|from)[ :]*(?P<who>{MOVER})",
    rf"\b[Pp]roposal (?:was )?(?:made |put )?by (?P<who>{MOVER})",
    r"\b(?:[Mm]otion|MOTION|Amendment) (?:was )?(?:made |moved |put )?(?:by|of|from)[: ]+"
    rf"(?P<who>{MOVER})",
    rf"(?<!\w)(?P<who>{PERSON}), seconded by {PERSON},? (?:then )?"
    r"(?:moved|proposed|MOVED|PROPOSED)\b",
    rf"\b[Mm]otion to [^.]{{2,80}}? by (?P<who>{MOVER})",
    r"\b[Ii]n (?:proposing|moving) (?:the|this|his|her) (?:notice of )?[Mm]otion,? "
    rf"(?P<who>{MOVER})",
    r"\b(?:[Pp]roposed|[Mm]oved)(?:[ :]+by)?[ :]+(?P<who>[A-Z]{2,3})\b(?=[,;./ ]+(?:and "
    r")?[Ss]econded)",
    rf"(?<!\w)(?P<who>{MOVER})(?: then| also| formally)?,? (?:proposed(?!,? by)|moved(?!,? by)"
    r"|made a motion|motioned|made the motion|nominated)\b",
    rf"(?<!\w)(?P<who>{PERSON}),? (?:and )?seconded by\b",
]
_SECONDED = [
    rf"\b(?:and )?(?:[Ss]econded|SECONDED|[Ss]econder){_BY}(?P<who>{MOVER})",
    r"\b[Ss]econded(?:[ :]+by)?[ :]+(?P<who>[A-Z]{2,3})\b",
    rf"(?<!\w)(?P<who>{MOVER})(?: then| also| duly)?,? seconded\b(?!,? by\b)",
    rf"\b(?:[Ss]econd(?:ed)?|2nd) (?:by|from)[ :]*(?P<who>{MOVER})",
]


@dataclass(frozen=True)
class Moved:
    """Names as printed; None where the text names nobody."""

    mover: str | None = None
    seconder: str | None = None


def moved_in(text: str) -> Moved:
    text = re.sub(rf"\b((?:{TITLE})(?<=\.))(?=[A-ZÀ-Þ])", r"\1 ", TWICE.sub("", text))
    return Moved(_first(text, _MOVED), _first(text, _SECONDED))


def _first(text: str, patterns: list[str]) -> str | None:
    for pattern in patterns:
        for found in re.finditer(pattern, text):
            if who := _bare(found["who"]):
                return who
    return None


_NOT_A_NAME = re.compile(
    r"^(?:That|The|This|It|And|To|In|On|No|All|Motion|Council|Councillors?|Members?|Committee"
    r"|Board|Seconded|Proposed|Moved|By|Notice|Cl[li]rs?"
    r"|Carried|Agreed|Resolved|Officers?|Staff|Item|Minutes|Recommendation|They|These|A|An|He|She"
    r"|There|With|At|Was|Were|Not)$",
    re.I,
)


def _bare(who: str) -> str | None:
    who = re.sub(
        r"\s+(?:and|seconded|Seconded|SECONDED|Carried|CARRIED|That|And|THAT|Resolved)\b.*$",
        "",
        who,
    ).strip(" ,.;:")
    who = re.sub(r"\s+(?:Standing Orders?|Motion|Council|Report|Members|Minutes)\b.*$", "", who)
    titled = re.search(rf"\s((?:{TITLE})\s+\S.*)$", who)
    if titled and not re.match(rf"(?:{TITLE}|{OFFICE})\b", who):
        who = titled[1]
    return None if not who or _NOT_A_NAME.match(who) else who
