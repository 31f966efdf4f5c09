"""The words by which councils mark the parts of an agenda item page (handbook 2.2 to 2.4).

Patterns only: what follows from a cue is decided in page.py and clauses.py.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of the page that has a line of its own above it."""

    ITEM = "item"
    PURPOSE = "purpose"
    MINUTES = "minutes"
    DECISION = "decision"
    DOCUMENTS = "documents"


@dataclass(frozen=True)
class Marker:
    """A marker line; `rest` is what is printed after it on the same line."""

    part: Part
    printed: str
    rest: str = ""
    number: str | None = None


_ITEM = re.compile(
    r"(agenda item|item(?= (?:no\.? ?)?\d+[a-z]?\s*[:.–-])"
    r"|(?:item|issue|decision) details|issue - (?:meetings|decisions))"
    r"(?: (?:details|no\.?|number))?\s*[:.–-]?\s*(?P<number>[A-Z]?\d{1,3}[a-z]?(?:\.\d+)*)?"
    r"\s*(?:[:.–-]+\s*(?P<rest>\S.*)?)?$",
    re.I,
)
_MARKERS = [
    (Part.PURPOSE, r"purpose(?: of (?:the |this )?report)?|purpose / summary|summary of report"),
    (Part.MINUTES, r"(?:draft )?minutes?|discussion"),
    (Part.DECISION, r"decisions?(?: made| taken)?"),
    (
        Part.DOCUMENTS,
        r"(?:supporting|additional|accompanying|attached|associated|related|background|meeting) "
        r"(?:documents?|papers?|files?)|documents?|attachments?",
    ),
]
_ALONE = [(part, re.compile(rf"(?P<printed>(?:{words})) ?:?$", re.I)) for part, words in _MARKERS]
_RUN_ON = [
    (part, re.compile(rf"(?P<printed>(?:{words})) ?: (?P<rest>\S.*)$", re.I | re.S))
    for part, words in _MARKERS
]


def marker(text: str) -> Marker | None:
    """Return the marker that this line is, if it is one."""
    if len(text) < 300 and (found := _ITEM.match(text)):
        return Marker(Part.ITEM, found[1], found["rest"] or "", found["number"])
    for part, pattern in _ALONE:
        if found := pattern.match(text):
            return Marker(part, text)
    for part, pattern in _RUN_ON:
        if found := pattern.match(text):
            return Marker(part, f"{found['printed']}:", found["rest"])
    return None


_PROPER = r"[A-Z][\w&’'-]{0,40}"
_BODY = rf"(?:That )?(?:[Tt]he )?{_PROPER}(?:,? (?:{_PROPER}|of|and|for|the|in|on|&)){{0,20}}"
MANNER = (
    r"(?:\(?(?:unanimously|nem\.? con\.?|by assent"
    r"|(?:by|on) (?:a |the )?(?:[\w’']+ )?(?:majority|casting vote))\)?"
    r"|\((?:by|on|with|for|voting|subject)[^)]{0,80}\))"
)

RECOMMENDED = re.compile(
    r"(?:(?:officers?[’']?s?|that it is|it is(?: therefore)?|(?:the )?report) )?"
    r"(?:RECOMMENDED\b|RECOMMENDATIONS?\b|RECOMMENDATION\(S\))"
    r"|(?:Officers?[’']?s? )?Recommendation(?:s|\(s\))?(?= ?[:.–-]| ?$)"
    r"|Recommended(?= ?[:–-]| (?:that|to)\b| ?$)"
    r"|(?:It is|That it is) (?:therefore |hereby )?(?:formally )?recommended\b"
)
"""A recommendation that the page itself marks as one."""

ASKED = re.compile(rf"{_BODY} (?:is|are) (?:recommended|asked|requested|invited) to\b")
"""Grammar G6; only the agenda's part of a page uses it so."""

UPWARD = re.compile(r"(?:That )?.{0,30}RECOMMENDED TO|.{0,30}RECOMMENDED.{0,12} to (?:the )?Co")
"""A decision that recommends to a higher body (R10)."""

_BEFORE = (
    r"(?:(?:Therefore|Accordingly|Upon being put to the vote|On being put to the vote),? )?"
    rf"(?:(?:[Ii]t|IT) (?:was|WAS) (?:then )?(?:{MANNER} )?(?:also )?"
    rf"|{_BODY} (?:has |have )?(?:{MANNER} )?|and (?:it was )?)?"
)
RESOLVED = re.compile(
    rf"{_BEFORE}(?:RESOLVED|DECIDED|AGREED|ORDERED)\b"
    r"|DECISIONS?\b(?= ?[:–-]| (?:that|to|the)\b| ?$)"
    rf"|{_BEFORE}Resolved(?= ?[:–-]| {MANNER}| (?:that|to|the)\b| ?$)"
    r"|Agreed(?= ?[:–-] ?| ?that ?[:–-])"
)
"""A resolution that the page itself marks as one."""

LISTED = re.compile(
    rf"(?:[A-Z].{{0,400}}?, )?{_BODY},? (?:then )?(?:{MANNER} )?(?:resolved|agreed|decided)\b"
    rf"(?: {MANNER})?(?: that| to| the following[\w ]*)? ?:[-–]?$"
    rf"|[Ii]t was (?:{MANNER} )?(?:resolved|agreed|decided)(?: {MANNER})?(?: that| to)? ?:[-–]?$"
)
"""A sentence in small letters that leads into the clauses of a decision."""

PASSING = re.compile(rf"{_BODY} resolved\b|[Ii]t was (?:{MANNER} )?resolved\b")
ONE_WORD = re.compile(r"(?:NOTED|RECEIVED|APPROVED|AGREED|ENDORSED|DEFERRED|REFUSED|GRANTED)\.?$")
KEYWORD = re.compile(r"\b(?:RESOLVED|DECIDED)\b")
_INWARD = re.compile(rf"(?:\b(?:it was|was|were|and|and it was|then|{_BODY}) )$")

DISCUSSION = re.compile(
    r"(?:Councillors?|Cllrs?|Members|Mr|Mrs|Ms|Miss|Dr|Prof|The (?:Vice-)?(?:Chair|Chairman|Mayor)"
    r"|In (?:response|answer|reply)|Following|During|Arising|It was)\b"
    rf"|{_BODY} (?:considered|received|noted|discussed|heard|was|were|had|said|reported|advised)\b"
)
"""How a paragraph of discussion begins; the agenda's part of a page is not in the past tense."""

PURPOSE = re.compile(
    r"(?:The |This )?(?:main |key )?purpose\b|(?:This|The|Attached) (?:is a |is the )?report\b"
    r"|To [a-z]|(?:Joint )?[Rr]eport (?:of|by|from)\b|For \w+ing\b",
)
OF_MEETING = re.compile(r"Meeting of .{3,200}\(Item (?P<number>[A-Z]?\d+[a-z]?(?:\.\d+)*)\.?\)$")
"""Where a page says which meeting it is of: “Meeting of Cabinet, … (Item 4.)”."""

DETAIL = re.compile(
    r"(?:Decision (?:Maker|status|type|ref(?:erence)?)|Is Key decision\??|Is subject to call in\??"
    r"|Report author|Publication date|Date of decision|Decided at meeting|Effective from|Wards? "
    r"affected|Lead (?:Member|officer)|Contact(?: officer)?|Notice of (?:proposed )?decision\b.*?"
    r"|Notice of decision)s?: ?.{0,200}$",
    re.I,
)
"""Facts of a decision that a system prints on lines of their own."""

TAKE_IN = re.compile(r"\(\s*TAKE IN (?:REPORT|MINUTES?)\s*\)", re.I)

NOISE = re.compile(
    r"(?:\(?\s*pdf icon\s*\)?\s*)?\b(?:PDF|DOCX?|XLSX?|PPTX?|RTF|ZIP)\s+[\d.,]+\s*(?:[KMG]B|bytes)"
    r"(?:\s*/\s*\d+)?|\(?\bpdf icon\b\)?|\(?opens? in (?:a )?new (?:window|tab)\)?"
    r"|(?:\.\.\. )?view the full \w+ text for item \w+\.?"
    r"|\bview (?:as )?(?:DOCX?|PDF|HTML)\b(?:\s*\([^)]*\))?|, item \d+[a-z]?\.(?=\s|$)",
    re.I,
)
FILE_SIZE = re.compile(r"\b(?:PDF|DOCX?|XLSX?|PPTX?) [\d.,]+ ?[KMG]B$")
ITEM_OF_PAPER = re.compile(r", item (\d+[a-z]?)\.(?=\s|$)", re.I)
FURNITURE_LINE = re.compile(
    r"(?:share this (?:item|page)|view directions|printer friendly(?: version)?|print this page"
    r"|back to (?:top|the top)|skip to (?:main )?content|you are here:?|view the (?:full )?"
    r"(?:reasons|minutes|decisions?|background)[^.]*\.?|top of page|return to (?:the )?agenda)$",
    re.I,
)


def sentence_that_resolves(text: str) -> tuple[str, str] | None:
    """Part the discussion before a sentence that decides from that sentence.

    Returns None where RESOLVED stands in a sentence about something else.
    """
    for found in KEYWORD.finditer(text):
        start = max(
            (m.end() for m in re.finditer(r"[.!?][”’\"]? ", text[: found.start()])), default=0
        )
        before = text[start : found.start()]
        inward = not before or _INWARD.search(before[-150:])
        if "“" in before or '"' in before or not inward:
            continue
        if re.search(r"\b(?:had|previously|whether|last meeting)\b", before):
            continue
        return text[:start].strip(), text[start:].strip()
    return None
