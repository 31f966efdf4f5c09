"""Which lines of a paper are headings of items, and how deep each stands."""

import re
from collections.abc import Sequence

from app.intake.minutes.chains import best_chain
from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import ATTENDANCE_LEAD, CASE, MARKER, MOTION_LEAD
from app.intake.minutes.registers import is_list
from app.intake.minutes.titles import is_title, parted
from app.intake.minutes.unnumbered import CAPITALS, unnumbered

_NO_HEADING = re.compile(
    r"^(?:signed|dated?|(?:(?:an|the|deputy|vice)[- ])*(?:chair(?:man|woman|person)?|mayor"
    r"|cathaoirleach)|attested|present|vote|yeas|nays|motion (?:passed|failed|carried|lost)|for"
    r"|against"
    r"|additional votes|in favour|reply|resolved|recommended|decision|and resolved|carried|action"
    r"|actions|none|proposed|seconded"
    r"|abstain\w*|original link|by order|to|from|re|note|draft|minutes"
    r"|members present)\b[\s:.]*(?:$|by\b)"
    r"|^(?:for|against|in favour of) (?:the |removing |proposed |(?:original"
    r"|amended) )*(?:proposal|motion|amendment|recommendation|resolution)\b"
    r"|^for (?:Councillor|Cllr|Cmhlr)\b",
    re.I,
)
SUB = re.compile(r"^\(?[a-z]{1,2}[).]$|^[A-Z]\.$|^\(?[ivx]{1,5}[).]$|^\d{1,3}(?:\.\d{1,2})+\.?$")
_ASKS = re.compile(
    r"To (?:consider|review|receive|note|approve|discuss|appoint|adopt|agree|elect"
    r"|confirm)\b[^.;]*\.?$"
)
"""A heading in the words of the agenda."""
_TOLD = re.compile(
    r"(?:There|It|They|We|He|She|This|That|These) (?:is|are|was|were|ha[sd]|have|will)\b"
)
_CALLED = re.compile(r"^(?:call to order|roll call|opening|welcome)\b", re.I)


def heads_in(lines: Sequence[Line]) -> dict[int, int]:
    """The places of headings with their depth, 1 for an item and more for what is under it."""
    marked = _numbered_only(
        lines, {p: line.level for p, line in enumerate(lines) if line.level and _may_head(line)}
    )
    chain = best_chain(lines)
    if len(chain) > 1 and marked and max(marked) < chain[0]:
        marked = {}  # the title of the page
    if len(marked) >= max(2, len(chain) * 0.6):
        return _shallow(lines, marked)
    apart = _apart(lines)
    if set(chain) < {p for p, depth in apart.items() if depth == 1} and len(apart) > len(chain) + 1:
        return apart
    is_list = bool(chain) and chain[-1] - chain[0] < 1.5 * len(chain)
    if is_list and sum(depth == 1 for depth in apart.values()) >= 3:
        return apart
    if len(chain) >= 3 or (chain and not marked and _is_strong(lines, chain)):
        standing = {place for place in range(len(lines)) if _stands_apart(lines, place)}
        without = dict.fromkeys(unnumbered(lines, chain, standing), 1)
        return dict.fromkeys(chain, 1) | _beneath(lines, chain) | without
    if len(apart) >= 2:
        return apart
    lone = [p for p in apart if lines[p].bold and re.match(r"\d", lines[p].label or "")]
    return dict.fromkeys(chain or lone, 1)


def _numbered_only(lines: Sequence[Line], marked: dict[int, int]) -> dict[int, int]:
    """Where a page numbers its items, its other headings are those of the page."""
    numbered = [p for p in marked if lines[p].label and re.search(r"\w", lines[p].label or "")]
    if len(numbered) < max(2, 0.5 * len(marked)):
        return marked
    level = min(marked[p] for p in numbered)
    return {
        p: depth
        for p, depth in marked.items()
        if p in numbered or (depth > level and p > numbered[0])
    }


def _is_strong(lines: Sequence[Line], chain: Sequence[int]) -> bool:
    return len(chain) >= 2 or all(lines[p].bold for p in chain)


def _shallow(lines: Sequence[Line], marked: dict[int, int]) -> dict[int, int]:
    """Levels counted from the first; a lone heading above all others is the title."""
    levels = sorted(set(marked.values()))
    first = min(marked)
    if (
        len(levels) > 1
        and marked[first] == levels[0]
        and (list(marked.values()).count(levels[0]) == 1)
        and not lines[first].label
    ):
        marked = {p: level for p, level in marked.items() if p != first}
        levels = levels[1:]
    return {p: levels.index(level) + 1 for p, level in marked.items()}


def _may_head(line: Line) -> bool:
    numbered = line.level and re.match(r"\d", line.label or "")
    return bool(
        line.text
        and not line.cells
        and (line.label or not MARKER.match(line.text))
        and (numbered or not _NO_HEADING.match(line.text))
        and not MOTION_LEAD.match(line.text)
    )


def _beneath(lines: Sequence[Line], chain: Sequence[int]) -> dict[int, int]:
    """Lettered and pointed headings under numbered items: “(a) Local plan”, “6.1 …”."""
    found: dict[int, int] = {}
    inside = False
    heads = set(chain)
    above = ""
    for place in range(chain[0], len(lines)):
        line = lines[place]
        if place in heads:
            inside, above = True, (line.label or "").strip(" .")
            continue
        if not inside or not line.label or not SUB.match(line.label):
            continue
        if _heads_here(lines, place) or _is_point_of(above, lines, place):
            found[place] = 2
    return found


def _heads_here(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if _ASKS.match(line.text) and len(line.text.split()) <= 30 and not line.text.endswith(";"):
        return True
    if _pointed(line):
        return True
    if (
        _TOLD.match(line.text)
        or not is_title(line.text)
        or not line.text[:1].isupper()
        or not _may_head(line)
    ):
        return False
    if place + 1 >= len(lines) or lines[place + 1].label == line.label:
        return False
    after = lines[place + 1]
    listed = after.label and SUB.match(after.label) and not after.bold
    return line.bold or (
        not listed
        and line.label is not None
        and len(line.text.split()) <= 18
        and not line.text.endswith((";", ",", "."))
        and (len(after.text.split()) > 6 or bool(MOTION_LEAD.match(after.text)))
    )


def _is_point_of(above: str, lines: Sequence[Line], place: int) -> bool:
    """“6.1 Culvert” under item 6, where what stands below it is its business."""
    line = lines[place]
    if not re.fullmatch(rf"{re.escape(above)}\.\d{{1,2}}\.?", line.label or "") or not above:
        return False
    below = lines[place + 1 : place + 2]
    return bool(
        below
        and not below[0].label
        and is_title(line.text)
        and len(line.text.split()) <= 18
        and line.text[:1].isupper()
        and not line.text.endswith((";", ",", "."))
        and not _TOLD.match(line.text)
        and _may_head(line)
    )


def _pointed(line: Line) -> bool:
    """“5.2 Clerk’s Report • Letters were …”: a short title, and what was said after it."""
    if not re.match(r"\d{1,3}\.\d{1,2}\.?$", line.label or ""):
        return False
    title, rest = parted(line.text)
    return bool(rest) and rest != line.text and len(title.split()) <= 7 and is_title(title)


def _apart(lines: Sequence[Line]) -> dict[int, int]:
    """Headings printed bold or in capitals, and short titles between them."""
    first = _past_opening(lines)
    apart = [p for p in range(first, len(lines)) if _stands_apart(lines, p)]
    bold = [p for p in apart if lines[p].bold]
    caps = [p for p in apart if CAPITALS.match(lines[p].text)]
    if len(caps) >= 3:
        subs = [p for p in bold if p not in caps]
        if not subs:
            subs = [p for p in range(len(lines)) if p not in caps and _is_lettered(lines, p)]
        if not subs:
            subs = [p for p in range(len(lines)) if p not in caps and _is_of_case(lines[p])]
        if not subs:
            subs = [p for p in range(len(lines)) if p not in caps and _is_short_title(lines, p)]
        return {p: 2 for p in subs if p > caps[0]} | dict.fromkeys(caps, 1)
    return dict.fromkeys(bold, 1)


def _is_lettered(lines: Sequence[Line], place: int) -> bool:
    label = lines[place].label
    listed = place and re.fullmatch(r"[A-Z]\.", lines[place - 1].label or "")
    lettered = label and not listed and re.fullmatch(r"[A-Z]\.", label)
    return bool(lettered and _heads_here(lines, place))


def _past_opening(lines: Sequence[Line]) -> int:
    """The place below who was there, where a paper says so at its beginning."""
    leads = [p for p, line in enumerate(lines[:60]) if not line.cells and _is_attendance(line.text)]
    if not leads:
        return 0
    first = next((p for p, line in enumerate(lines[: leads[0]]) if _CALLED.match(line.text)), None)
    return leads[0] + 1 if first is None else first


def _stands_apart(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    return bool(
        _may_head(line)
        and is_title(line.text)
        and not _is_attendance(line.text)
        and not ("," in line.text and is_list(line.text, line))
        and (line.gap or place == 0 or line.bold or (line.label and line.text.isupper()))
    )


def _is_attendance(text: str) -> bool:
    found = ATTENDANCE_LEAD.match(text)
    return bool(found and text[found.end() :][:1] in (":", ""))


def _is_of_case(line: Line) -> bool:
    """“Case No. Z-25-14: Rezoning …”, “Application 25/0412 – The Mill”."""
    return bool(
        not line.cells
        and not line.label
        and is_title(line.text)
        and not line.text.endswith(".")
        and CASE.match(line.text)
    )


def _is_short_title(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    after = lines[place + 1] if place + 1 < len(lines) else None
    return bool(
        line.gap
        and not line.label
        and not line.cells
        and len(line.text.split()) <= 10
        and not re.search(r"[.:;,?!]$", line.text)
        and line.text[:1].isupper()
        and _may_head(line)
        and not (ATTENDANCE_LEAD.match(line.text) and ":" in line.text)
        and after
        and after.gap
        and not after.cells
    )
