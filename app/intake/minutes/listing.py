"""Lists of people as a page sets them: in columns, and broken where the line ended."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.intake.minutes.lines import Line
from app.intake.minutes.names import people_in
from app.intake.minutes.patterns import ATTENDANCE_LEAD, MARKER, TITLE
from app.intake.minutes.registers import is_list

_HALF = re.compile(rf"(?:,|\b(?:and|&|of|for)|(?:^|[\s(])(?:{TITLE}|[A-Z]\.)|[a-z]-)$")
"""How a line ends that breaks off within a name."""
_NEXT = re.compile(rf"(?:{TITLE})\s+[A-Z]")
"""How the line of the next person begins."""


def lists_whole(lines: Sequence[Line]) -> list[Line]:
    """The lists under a heading like “Present:”, each line holding whole names."""
    made: list[Line] = []
    inside = False
    for line in _with_their_leads(lines):
        if _leads(line):
            inside = True
            made.append(_across(line))
        elif not inside or line.cells or line.level or line.label or MARKER.match(line.text):
            inside = inside and bool(line.cells)
            made.append(line)
        elif made and _goes_on(made[-1], line):
            glue = "" if re.search(r"[a-z]-$", made[-1].text) else " "
            made[-1] = replace(made[-1], text=f"{made[-1].text}{glue}{_across(line).text}")
        else:
            line = _across(line)
            inside = bool(line.columns) or is_list(line.text, line) or len(line.text) < SHORT
            made.append(line)
    return made


SHORT = 40
"""In letters: an office or a party alone on its line."""


def _leads(line: Line) -> bool:
    found = None if line.cells or line.label else ATTENDANCE_LEAD.match(line.text)
    if not found:
        return False
    after = line.text[found.end() :].lstrip()
    return after[:1] in (":", "–", "-", "") or bool(
        line.columns and ATTENDANCE_LEAD.fullmatch(line.columns[0].rstrip(" :-–"))
    )


def _with_their_leads(lines: Sequence[Line]) -> Iterator[Line]:
    """“Officers in | Director …” over “Attendance: | Clerk …”: a heading set in two lines."""
    waiting: Line | None = None
    for line in lines:
        if waiting:
            below = line.columns[0] if line.columns else line.text
            above = waiting.columns or (waiting.text,)
            lead = f"{above[0]} {below.split(':')[0]}".rstrip(" :")
            if (":" in below or line.columns) and ATTENDANCE_LEAD.fullmatch(lead):
                people = (*above[1:], *(line.columns[1:] or (line.text.split(":", 1)[1].strip(),)))
                waiting = replace(
                    waiting, text=f"{lead}: {' '.join(people)}", columns=(f"{lead}:", *people)
                )
                line, waiting = waiting, None
            else:
                yield waiting
                waiting = None
        if not line.cells and not line.label and _begins((line.columns or (line.text,))[0]):
            waiting = line
        else:
            yield line
    if waiting:
        yield waiting


def _begins(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:(?:Other |Committee |Council )?(?:Members?|Officers?|Councillors?)(?: (?:also"
            r"|in))?|In|Also(?: in)?|Apologies for)",
            text,
        )
    )


def _across(line: Line) -> Line:
    """Names and offices side by side become one list."""
    if not line.columns:
        return line
    lead, *others = line.columns
    if ATTENDANCE_LEAD.fullmatch(lead.rstrip(" :-–")):
        return replace(line, text=f"{lead.rstrip(' :-–')}: {', '.join(_bare(others))}")
    return replace(line, text=", ".join(_bare(line.columns)))


def _bare(parts: Sequence[str]) -> list[str]:
    return [part.rstrip(" ,;") for part in parts]


def _goes_on(made: Line, line: Line) -> bool:
    if made.cells or made.level or line.columns or line.bold != made.bold:
        return False
    above = made.text
    if above.endswith((".", ";", ":")) and not _HALF.search(above):
        return False
    if ATTENDANCE_LEAD.fullmatch(above.rstrip(" :-–")):
        return False
    if _NEXT.match(line.text) and not re.search(r"(?:,|\band|&)$", above):
        return False
    if _HALF.search(above) or re.match(r"[a-z(]", line.text):
        return bool(people_in(above)) and bool(re.match(r"[^\W\d_]|[(‘’']", line.text))
    more = above.count(",") >= 2 and not above.endswith(")")  # than name and office
    return more and (not line.gap or above.endswith(",")) and is_list(line.text, line)
