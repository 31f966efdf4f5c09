"""Votes printed as lists: “For the motion:”, who voted so, “(4)”, and the other side."""

import re
from collections.abc import Mapping, Sequence

from app.intake.minutes.facing import faces
from app.intake.minutes.lines import Line
from app.intake.minutes.names import people_in
from app.intake.minutes.naming import PERSON
from app.intake.minutes.parsed import NamedVotes, Votes
from app.intake.minutes.registers import is_list
from app.intake.minutes.voting import together, votes_in

_WHAT = (
    r"(?:(?:of )?(?:the |this )?(?:proposal|motion|amendment|recommendation|resolution"
    r"|proposition)\b"
    r"|(?:of )?(?:removing|adopting|approving|proposed|original|amended)\b)"
)
_SIDES = {
    "ayes": re.compile(rf"^(?:for|in favou?r)(?: {_WHAT}[^.;:]{{0,120}})?\s*:?$", re.I),
    "noes": re.compile(rf"^(?:against|opposed)(?: (?:to )?{_WHAT}[^.;:]{{0,120}})?\s*:?$", re.I),
    "abstained": re.compile(r"^(?:abstain(?:ed|ing)?|abstentions?)\s*:?$", re.I),
}
_NOBODY = " (0)"
_COUNT = re.compile(r"\s*\((\d{1,3})\)\W*$")


_HEAD = re.compile(
    r"(?:(?<=^)|(?<=[\s(;.,]))(?:Ar son / |In aghaidh / )?(?:(?P<ayes>Ayes?|AYES?|Yeas?|YEAS?|Yes"
    r"|YES|(?:(?:Voting |Voted )?[Ff]or|FOR)(?: the [Mm]otion)?|In [Ff]avou?r|IN FAVOU?R)"
    r"|(?P<noes>Nays?|NAYS?|Noes|NOES|No|NO|(?:(?:Voting |Voted )?[Aa]gainst"
    r"|AGAINST)(?: the [Mm]otion)?|Opposed|OPPOSED)"
    r"|(?P<abstained>Abstain(?:ed|ing|s)?|ABSTAIN(?:ED|ING)?|Abstentions?|ABSTENTIONS?)"
    r"|(?P<absent>Absent|ABSENT|Recused|Excused|Not [Vv]oting))"
    r"\s*(?:\((?P<count>\d{1,3})\)|[-–]?\s*(?P<bare>\d{1,3})(?!\d))?\s*[:–—-]\s*(?=\S)"
)
_TITLE_STOP = re.compile(r"\b(Cllrs?|Mrs?|Ms|Dr|Cmhlr|Ald|Rev|Hon|Jr|Sr|St)\.")
_ENDS = re.compile(
    r"(?<![A-Z])[.;](?:\s|$)|\b(?:The )?[Mm]otion\b|\b(?:CARRIED|Carried|LOST|PASSED|Passed)\b"
)


def roll_in(text: str) -> Votes | None:
    """“Ayes: Able, Baker. Nays: Cole.” within a sentence or a line."""
    if faces(text):
        text = re.sub(r"\bfor the amendment\b", "Against", text, flags=re.I)
    heads = list(_HEAD.finditer(text))
    if not heads:
        return None
    named: dict[str, tuple[str, ...]] = {}
    counts: dict[str, int] = {}
    for head, end in zip(heads, [*(h.start() for h in heads[1:]), len(text)], strict=True):
        side = head.lastgroup if head.lastgroup in ("ayes", "noes", "abstained", "absent") else None
        side = side or next(s for s in ("ayes", "noes", "abstained", "absent") if head[s])
        plain = _TITLE_STOP.sub(r"\1", text[head.end() : end])
        who = _ENDS.split(plain, maxsplit=1)[0]
        listed = tuple(person.name for person in people_in(who))
        printed = head["count"] or head["bare"]
        if listed or printed or _NONE.match(who.strip()):
            named.setdefault(side, listed)
            counts.setdefault(side, int(printed) if printed else len(listed))
    if not (named.get("ayes") or named.get("noes")) or not {"ayes", "noes"} & counts.keys():
        return None
    ayes, noes, abstained = (counts.get(side) for side in _SIDES)
    sides = NamedVotes(*(named.get(side, ()) for side in _SIDES))
    return Votes(ayes, noes, abstained, named=sides)


_CALLED = re.compile(
    rf"(?:^|(?<=[;,.:] ))(?P<who>{PERSON})(?:,|:| [–-])\s*(?:voted )?"
    r"(?:(?P<ayes>(?i:ayes?|yeas?|yes))"
    r"|(?P<noes>(?i:nays?|noe?s?))|(?P<abstained>(?i:abstain(?:ed|s)?))"
    r"|(?i:absent|recused|excused))\s*(?=[;,.]|$)"
)
FEWEST_CALLED = 3


def called_in(text: str) -> Votes | None:
    """“Able, aye; Baker, nay; Cole, aye.”: each member by name as the roll is called."""
    found = list(_CALLED.finditer(text))
    if len(found) < FEWEST_CALLED:
        return None
    sides = [tuple(each["who"] for each in found if each[side]) for side in _SIDES]
    ayes, noes, abstained = map(len, sides)
    return Votes(ayes, noes, abstained, named=NamedVotes(*sides)) if ayes or noes else None


_NONE = re.compile(r"(?:none|nil|nobody|0)\b", re.I)


def told_in(text: str) -> Votes:
    """The count and the names of a vote, as far as a text prints them."""
    listed = roll_in(text) or called_in(text)
    return together(listed, votes_in(text)) if listed else votes_in(text)


def _unled(text: str) -> str:
    return re.sub(r"^(?:A )?[Rr]ecorded [Vv]ote(?: was taken)?\s*[:–-]\s*", "", text)


def _in_lines(lines: Sequence[Line], place: int) -> tuple[Votes, int] | None:
    """“For: Able, Baker”, and “Against: Cole” on the line below."""
    end = place
    while end < len(lines) and not lines[end].cells and _HEAD.match(_unled(lines[end].text)):
        end += 1
    found = roll_in(" ; ".join(line.text for line in lines[place:end])) if end > place else None
    return (found, end) if found else None


def roll_at(lines: Sequence[Line], place: int) -> tuple[Votes, int] | None:
    """The votes listed from this line on, and the place below them."""
    if here := _in_lines(lines, place):
        return here
    named: dict[str, tuple[str, ...]] = {}
    counts: dict[str, int] = {}
    while place < len(lines) and (side := _side(lines[place], named)) and side not in named:
        who, end = _names_below(lines, place + 1)
        if lines[place].text.endswith(_NOBODY):
            who, end = _NOBODY, place + 1
        if not who:
            break
        listed, count = _names(who)
        named[side], counts[side] = listed, len(listed) if count is None else count
        place = end
    if "ayes" not in named and "noes" not in named:
        return None
    sides = NamedVotes(*(named.get(side, ()) for side in _SIDES))
    ayes, noes, abstained = (counts.get(side) for side in _SIDES)
    return Votes(ayes, noes, abstained, named=sides), place


def _side(line: Line, named: Mapping[str, tuple[str, ...]] = {}) -> str | None:  # read only
    """For an amendment, where those for the motion are listed already, is against it."""
    if line.cells or line.label:
        return None
    text = line.text.removesuffix(_NOBODY)
    if "ayes" in named and re.match(r"for the (?:amendment|direct negative)\s*:?-?$", text, re.I):
        return "noes"
    return next((side for side, pattern in _SIDES.items() if pattern.match(text)), None)


def _names_below(lines: Sequence[Line], place: int) -> tuple[str, int]:
    """A list that a new page may have broken in two."""
    found: list[str] = []
    while place < len(lines) and not lines[place].cells and not lines[place].label:
        text = lines[place].text
        if found and not found[-1].endswith(","):
            break
        if _side(lines[place]) or not is_list(_COUNT.sub("", text), lines[place]):
            break
        found.append(text)
        place += 1
    return " ".join(found), place


def _names(listed: str) -> tuple[tuple[str, ...], int | None]:
    counted = _COUNT.search(listed)
    people = people_in(_COUNT.sub("", listed))
    return tuple(person.name for person in people), int(counted[1]) if counted else None
