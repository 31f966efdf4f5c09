"""The number or letter that stands before a paragraph, parted from its text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.intake.minutes.lines import Line
from app.intake.minutes.patterns import MONTH
from app.intake.minutes.titles import is_title

_LABEL = re.compile(
    r"""^(?:(?P<item>(?i:(?:agenda\s+)?item\s*(?:no\.?\s*)?)\d{1,3}(?!\d|\.\d)(?:\s*\([a-z]\)|[a-z]\b)?)\s*[:.–-]*\s*
      | (?P<ref>(?:\d{1,4}\s?/\s?(?:\d{2}|\d{4})(?:\.\d{1,2})?|\d{2}/\d{3}))(?=\s|[.:])[.:]?\s*
      | (?P<year>\d{2,4}[-/]\d{1,3}(?:[-/]\d{1,3})?)\s*[.:]\s+
      | (?P<points>\d{1,3}(?:\.\d{1,3}){1,3}[.)]?(?:\s?[a-z]\)?)?)(?=\s)\s*
      | (?P<number>\d{1,3}\s?[.)](?!\d))\s*
      | (?P<bracket>\(\s?(?:\d{1,3}|[ivxl]{1,6}|[a-z]{1,2}|[A-Z])\s?\)[.:]?)\s*
      | (?P<half>(?:[ivxl]{1,6}|[a-z]{1,2}|[A-Z])\))\s*
      | (?P<letter>[a-zA-Z]\.)(?=\s|$)\s+(?=\S)
      | (?P<roman>(?:[IVX1]{1,6}|[ivx]{1,5})[.:])(?=\s|$)\s*
      | (?P<wide>\d{1,3})(?:\t|\s{2,})(?=[A-Z“"‘'])
      | (?P<bullet>[•●▪■◦○*\u2022\uf0b7\uf0a7]|[–—-](?=\s)|o(?=\s[A-Z\d]))\s*
    )(?P<rest>.*)$""",
    re.X | re.S,
)


def labelled(line: Line) -> Line:
    if line.cells or line.label:
        return line
    if line.bold and re.fullmatch(r"\d{1,2}(?:\s?\([a-z]\))?", line.text):
        return replace(line, label=line.text, text="")
    found = _LABEL.match(line.text)
    if not found or _labels_nothing(found):
        return line
    printed = next(
        found[name] for name in _LABEL.groupindex if name != "rest" and found[name] is not None
    )
    rest = found["rest"].strip()
    if found["number"] and (
        under := re.match(rf"{int(printed.strip(' .)'))}\.\d{{1,2}}\.?(?=\s)", rest)
    ):
        printed, rest = under[0], rest[under.end() :].strip()
    return replace(line, label=" ".join(printed.split()), text=rest)


_CODE = re.compile(
    r"(?P<family>(?:[A-Z]{1,6}\d{0,4}[./ -]?(?:\d{2,4}[/-]\d{2,4}[./-]|\d{2,4}[./-])?"
    r"|\d{2}[A-Z]{1,3}[./-]))"
    r"(?P<value>\d{1,4})(?P<sub>[a-z])?(?:/\d{2,4})?[.:)]?\s+(?P<rest>\S.*)$",
    re.S,
)
_OF_A_YEAR = re.compile(
    r"(?P<family>[A-Z]{1,6}[ .-]?)(?P<value>\d{1,4})/\d{2,4}[.:)]?\s+(?P<rest>\S.*)$", re.S
)
"""“C141/25”: which of the two numbers counts on, only the row tells."""
_BARE = re.compile(
    rf"(?P<value>\d{{1,4}})\s+(?!(?i:{MONTH}|a\.?m|p\.?m)\b)(?P<rest>[“\"‘']?[A-Z\d].*)$", re.S
)
_LETTER = re.compile(r"(?P<value>[A-Z])\.\s+(?P<rest>[A-Z].{3,})$", re.S)
FURTHEST = 100
FEWEST = 3
"""So many in a row make numbers of what might be the beginning of a sentence or an address."""


def counting_on(lines: Sequence[Line]) -> list[Line]:
    """Give the labels that only their row tells: “B.1412 Apologies”, “14 Minutes”, “A. Ordinance”.

    Where a paper numbers its items plainly nothing is sought.
    """
    found = {**_coded(lines), **_lettered(lines)}
    plain = sum(
        bool(re.match(r"(?:\d{1,3}[.)]?|(?i:item).*|\d+/\d+)$", line.label or "")) for line in lines
    )
    bare = {} if found else _bare(lines)
    if plain < FEWEST or all(line.text.isupper() for line in bare.values()):
        found |= bare
    return [found.get(place, line) for place, line in enumerate(lines)]


def _coded(lines: Sequence[Line]) -> dict[int, Line]:
    families: dict[str, list[tuple[int, int, Line]]] = {}
    for place, line in enumerate(lines):
        given = line.text if not line.label else f"{line.label} {line.text}"
        for code in (_CODE, _OF_A_YEAR):
            if line.cells or not (found := code.match(given)):
                continue
            label = given[: found.start("rest")].strip(" .:)")
            one = replace(line, label=label, text=found["rest"])
            families.setdefault(found["family"], []).append((place, int(found["value"]), one))
    kept: dict[int, Line] = {}
    for rows in families.values():
        run = _longest(rows)
        if len(run) >= FEWEST:
            kept |= {place: line for place, _, line in run}
    return kept


def _bare(lines: Sequence[Line]) -> dict[int, Line]:
    rows = []
    for place, line in enumerate(lines):
        found = None if line.cells or line.label else _BARE.match(line.text)
        if found and len(line.text) < 200 and (is_title(found["rest"]) or line.bold):
            one = replace(line, label=found["value"], text=found["rest"])
            rows.append((place, int(found["value"]), one))
    run = _longest(rows)
    return {place: line for place, _, line in run} if len(run) >= FEWEST else {}


def _lettered(lines: Sequence[Line]) -> dict[int, Line]:
    """“A. …”, “B. …”: letters that count on are no initials of names."""
    rows = []
    for place, line in enumerate(lines):
        given = f"{line.label} {line.text}" if line.label else line.text
        found = None if line.cells or len(given) > 200 else _LETTER.match(given)
        if found and is_title(found["rest"]) and "," not in found["rest"][:12]:
            one = replace(line, label=f"{found['value']}.", text=found["rest"])
            rows.append((place, ord(found["value"]) - 64, one))
    kept: dict[int, Line] = {}
    for at, (_, value, _line) in enumerate(rows):
        run = [at] if value == 1 else []
        while run and run[-1] + 1 < len(rows) and rows[run[-1] + 1][1] == rows[run[-1]][1] + 1:
            run.append(run[-1] + 1)
        if len(run) >= FEWEST:
            kept |= {rows[each][0]: rows[each][2] for each in run}
    return kept


def _longest(rows: Sequence[tuple[int, int, Line]]) -> list[tuple[int, int, Line]]:
    """The longest run of numbers that count on by one or two."""
    best: list[list[int]] = []
    for at, (_, value, _line) in enumerate(rows):
        near = range(max(0, at - FURTHEST), at)
        before = [best[each] for each in near if 0 < value - rows[each][1] <= 2]
        best.append([*max(before, key=len, default=[]), at])
    run = max(best, key=len, default=[])
    return [rows[each] for each in run]


_OF_AN_AGENDA = re.compile(
    r"(?:Adoption|Agreement|Amendment|Application|Appointment|Approval|Award|Budget|Claims?|Contract"
    r"|Discussion|First|Letter|Minutes|Notice|Ordinance|Payment|Presentation|Proposal|Purchase|Report"
    r"|Request|Resolution|Review|Second|Third|Update) (?!and\b)[a-z]"
)
"""“A. Contract for …” is no person."""


def _labels_nothing(found: re.Match[str]) -> bool:
    """“24. March” is a day, “10.30 a.m.” a time, “B. Baker” a person."""
    rest = found["rest"]
    if found["letter"] and rest.isupper() and len(rest) > 3:
        return False
    if found["points"] and re.match(
        r"\s*(?:(?:a\.?m|p\.?m|hrs|hours|noon|ha|km|million)\b|%)", rest, re.I
    ):
        return True
    if found["points"] and re.match(r"[£$€]", rest):
        return True
    if found["letter"] and found["letter"][0].isupper():
        return not _OF_AN_AGENDA.match(rest) and bool(
            re.match(
                r"[A-ZÓÁÉ][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?:,|\s*$|\s+\(|\s+[a-z]|\s+and\b|;)", rest
            )
        )
    if found["roman"] and "1" in found["roman"]:
        return not re.search(r"[IVX]", found["roman"])
    return bool(
        found["item"] and re.match(r"(?:of|in|on|was|were|be|to|and|above|below|is|would)\b", rest)
    )
