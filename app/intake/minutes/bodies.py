"""Of which body the minutes are: what stands above the list of those present."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from app.intake.minutes.days import HELD, dates_in
from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import ATTENDANCE_LEAD, MONTH

_ORG = (
    r"(?:Council|Committee|Board|Sub-?Committee|Commission|Cabinet|Panel|District"
    r"|Parish|Forum|Authority|Trust|Executive|SPC|Partnership|Assembly)"
)
_OF_BODY = [
    re.compile(
        r"\bmeeting\s+of\s+(?:the\s+)?(?P<body>(?!minutes|proceedings|a\s"
        r"|an\s)[A-ZÁÉ][^.;:]*?)(?=,?\s+(?:held|on|at|which|to consider)\b|[,.;:]|\s+[-–]\s+|$)",
        re.S | re.I,
    ),
    re.compile(
        r"(?:meeting|session|proceedings|minutes)\b.{0,40}?\bof\s+(?:the\s+)?(?P<body>(?!minutes"
        r"|a\s|an\s|meeting|the\s+meeting|proceedings)[A-ZÁÉ][^.;:]*?)(?=\s+(?:held|HELD"
        r"|to consider|TO CONSIDER|on|ON|at|AT|Meeting|MEETING|which)\b|[,.;:]|\s+[-–]\s+|$)",
        re.S | re.I,
    ),
    re.compile(
        r"^(?:draft |DRAFT )?(?:minutes|MINUTES|Minutes)\s+(?:of|OF)\s+(?:the\s+"
        rf"|THE\s+)?(?P<body>[A-Z].*?{_ORG}\b.*?)(?=\s+(?:meeting|MEETING|Meeting|held|HELD)\b|$)",
        re.S | re.I,
    ),
]
_LISTING = re.compile(
    r"\b(?:meeting|session)\s+of\s+(?:the\s+)?(?P<body>[A-Z][\w’&-]+(?:\s[\w’&-]+){0,7}(?:,\s"
    r"(?!held)[\w’&-]+(?:\s[\w’&-]+){0,4}?){1,3}"
    r"\s(?:and|&)\s(?:[\w’-]+\s){0,4}(?:Strategic\sPolicy\s)?(?:Committee|SPC|Sub-?Committee|Board"
    r"|Panel|Forum))(?=[\s,.]|$)",
    re.I,
)
"""A body whose name lists what it is for: “the Housing, Roads and Parks Committee”."""
_PLAIN = re.compile(
    rf"^(?:the\s+)?(?P<body>[A-ZÁÉ][^.;:|]{{2,120}}?\b{_ORG}\b(?:[^.;:|\d]{{0,60}}?))"
    r"(?:\s+[-–]\s+.*|\s+(?:draft\s+)?minutes\b.*|\s+(?:regular|special|ordinary|annual|monthly"
    r"|meeting)\b.*)?$",
    re.I,
)
_PLACE = re.compile(
    r"^(?:the\s+)?(?P<body>(?:Royal |London |Metropolitan |Municipal )?(?:Shire|Town|City|County"
    r"|Borough|Parish|District|Village|Township|Municipality|City and County)"
    r" of (?!the\b)[^\W\d_][\w’'-]*(?: (?:[^\W\d_][\w’'-]*|&)){0,4}?(?: Council)?)$",
    re.I,
)
"""“SHIRE OF EASTFIELD” on a line of its own."""
_AUTHORITY = re.compile(
    r"(?:the\s+)?(?!.*\b(?:meeting|minutes)\b)(?:[^\W\d_][\w’'&,-]*\s+){0,7}"
    r"(?:Council|Corporation|(?:Combined|Fire|Park|Unitary|National Park) Authority)\W*",
    re.I,
)
_ITS_BODY = re.compile(
    r"(?:the\s+)?(?!(?:reports?|recommendations?|appointments?|elections?|references?|members?|held|at"
    r"|in|by|to|from|for|of)\b)"
    r"(?P<body>(?:[^\W\d_][\w’'&,/()-]*\s+){0,9}(?:(?:Sub-?\s?)?Committees?|Cabinet"
    r"|(?<!Chief )Executive|(?:Licensing |Scrutiny |Review |Advisory )?Panel|Board|Commission|Forum"
    r"|(?:Working|Task) (?:Group|Party)))"
    r"(?:\s*\([\w\s’'&-]{2,40}\))?"
    r"(?:\s*[-–—:,]?\s*(?:draft\s+|unconfirmed\s+)?(?:minutes|meeting)\b.*|\s+[-–—]\s+.*"
    rf"|,?\s+(?:on\s+)?(?:\w+day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b.*)?\W*",
    re.I,
)
"""A body of an authority, on a line of its own under the name of the authority."""
_OF_COUNCIL = re.compile(
    r"^(?:special )?council meeting\b|\bmeeting of (?:the )?(?:full )?council\b", re.I
)
_SUB = re.compile(r"\bSub-?\s?Committees?$", re.I)
_WHICH = re.compile(r"^(?:full )?(council|committee|board)(?: (?:meeting|minutes))?$", re.I)
_SAID = [_LISTING, *_OF_BODY]
_TITLE_OF = re.compile(r"(?:meeting of (?:the )?)(.+)$", re.I)
_MEETING_OF_IT = re.compile(
    r"^(?P<body>[A-Z][\w’'&.\- ]{3,60}?)\s+(?:Regular |Special |Ordinary |Annual |Monthly "
    r"|Extraordinary )*(?:Commission |Board |Council )?(?:Meeting|Work Session)\b"
)


def body(lines: Sequence[Line], facts: dict[str, str]) -> str | None:
    """The first of these that a paper tells; the surer come first."""
    titles = [line.text for line in lines[:14] if not line.cells]
    headline = headline_of([line for line in lines[:14] if not line.cells])
    found = (name for printed in _printed(titles, headline, facts) if (name := _name(printed)))
    return next(found, None) or _stated(titles, facts)


def _printed(titles: Sequence[str], headline: str, facts: dict[str, str]) -> Iterator[str]:
    for text in [headline, *titles]:
        yield from (found["body"] for each in _SAID if (found := each.search(text)))
    title = facts.get("title", "")
    if found := _TITLE_OF.search(title):
        yield found[1]
    elif found := _PLAIN.match(title):
        yield found["body"]
    yield from (found["body"] for text in titles if (found := _MEETING_OF_IT.match(text)))
    yield from _under_a_letterhead(titles)
    short = (text for text in titles if len(text) < 140)
    yield from (found["body"] for text in short if (found := _PLAIN.match(text)))
    yield from _places(titles)
    if found := re.search(r"\bof (?:the )?(.+)$", facts.get("subtitle", "")):
        yield found[1]


def is_letterhead(text: str) -> bool:
    """Is it the name of an authority and nothing else?"""
    return bool(_AUTHORITY.fullmatch(text))


def _under_a_letterhead(titles: Sequence[str]) -> list[str]:
    """“MARSH COUNCIL” over “PLANNING COMMITTEE”: the name of the authority is on all its papers."""
    above = list(takewhile(lambda text: not ATTENDANCE_LEAD.match(text), titles))
    authority = next((n for n, text in enumerate(above) if is_letterhead(text)), None)
    if authority is None or any(_OF_COUNCIL.search(text) for text in above):
        return []
    below = above[authority + 1 : authority + 6]
    named = [found["body"] for text in below if (found := _ITS_BODY.fullmatch(text))]
    return sorted(named, key=lambda name: not _SUB.search(name))


def _places(titles: Sequence[str]) -> Iterator[str]:
    """Whose place it is, and of its bodies the one that the next line names."""
    for text, below in zip(titles, [*titles[1:], ""], strict=False):
        if found := _PLACE.match(text.rstrip(" .,")):
            named = _WHICH.match(below) if "council" not in found["body"].lower() else None
            yield f"{found['body']} {named[1]}" if named else found["body"]


def _stated(titles: Sequence[str], facts: dict[str, str]) -> str | None:
    council = any(_OF_COUNCIL.search(text) for text in titles)
    if council or re.search(r"\bCouncil Meeting$", facts.get("title", "")):
        return "Council"
    stated = facts.get("council")
    return re.sub(r"\s*\([^)]*\)$", "", stated) if stated else None


def headline_of(titles: Sequence[Line]) -> str:
    """The title of a paper, whose lines stand in capitals or bold above the first list."""
    parts: list[str] = []
    for line in titles:
        text = line.text
        loud = line.bold or _is_capital(text)
        if parts and re.match(r"(?:draft )?minutes of\b", text, re.I):
            parts = []
        if ATTENDANCE_LEAD.match(text):
            break
        if not loud and parts and not re.search(r"HELD\b.*\b(?:19|20)\d\d", " ".join(parts)):
            loud = bool(re.search(r"\bHELD\b", parts[-1]) and dates_in(text))
        if not (loud or (HELD.search(text) and not parts)):
            break
        parts.append(text)
    return " ".join(parts)


def _is_capital(text: str) -> bool:
    """In capitals, but for a letter that whoever typed it could not find, or the end of “2nd”."""
    letters = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[\W\d_]", "", text)
    return len(letters) > 2 and sum(map(str.islower, letters)) <= len(letters) // 15


def _name(printed: str) -> str | None:
    name = re.sub(r"^(?:the|THE|The)\s+", "", " ".join(printed.split()).strip(" ,.–-:"))
    name = re.sub(r"(?<=[A-Za-z]{4})(?<!ouncil)(?<!OUNCIL)- (?=[A-Z])", "-", name)
    name = re.sub(r"\s+(?:Meeting|MEETING|meeting|held|HELD)$", "", name)
    if (
        len(name) < 4
        or len(name) > 160
        or dates_in(name)
        or re.match(r"(?:minutes|meeting|draft|this|last|previous|proceedings)\b", name, re.I)
        or re.fullmatch(MONTH, name, re.I)
        or re.fullmatch(
            r"(?:Governing )?(?:Board|Committee|Panel|Forum|Trust|Authority)", name, re.I
        )
    ):
        return None
    if re.fullmatch(
        r"(?:(?:an?|annual|ordinary|regular|special|monthly|extraordinary|adjourned|full|general"
        r"|parish|town|public|virtual|inaugural|statutory|reconvened|council|online|remote"
        r"|hybrid|meeting|of|the)\s*)+",
        name,
        re.I,
    ):
        return None
    return name
