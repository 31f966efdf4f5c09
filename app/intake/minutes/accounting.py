"""Every word of a paper is in the account of it or named here as left out."""

import re
from collections.abc import Iterator, Sequence

from app.intake.accounting import words
from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Doubt, Item, Minutes
from app.intake.minutes.patterns import ATTENDANCE_LEAD, CLOCK, TITLE
from app.intake.minutes.registers import is_list

LONGEST_QUOTED = 300
_LISTING = re.compile(rf"\b(?:{TITLE}|and|in the [Cc]hair)(?!\w)", re.I)
"""What stands in a list of people beside their names: who of them is a councillor."""


def words_left_out(
    lines: Sequence[Line], marks: Sequence[tuple[str, int]], minutes: Minutes
) -> Iterator[Doubt]:
    """A doubt for each line that holds words the account does not, and one for the page marks.

    When the meeting began has no place in the account, whatever else happened at that hour.
    """
    kept = {word for text in _texts(minutes) for word in words(text)}
    first = min((item.line for item in minutes.items), default=0)
    for line in lines:
        is_above = line.number < first
        began = is_above and re.search(rf"\b{CLOCK}", line.text, re.I)
        told = _beside_names(line) if is_above else line.text
        missing = [word for word in words(told) if word not in kept]
        if missing or began:
            yield Doubt(f"Left out: “{line.text[:LONGEST_QUOTED]}”", line.number)
            rest = line.text[LONGEST_QUOTED:]
            if rest:
                yield Doubt(f"Left out: “… {rest}”", line.number)
    if marks:
        printed = " ".join(dict.fromkeys(mark for mark, _ in marks))
        yield Doubt(f"Left out as marks of the page: {printed}", marks[0][1])


def _beside_names(line: Line) -> str:
    """A line of those present without the words that only say what it lists."""
    lead = None if line.cells else ATTENDANCE_LEAD.match(line.text)
    if lead and line.text[lead.end() :].lstrip()[:1] in (":", "–", "-", ""):
        return _LISTING.sub(" ", line.text[lead.end() :])
    return _LISTING.sub(" ", line.text) if is_list(line.text, line) else line.text


def _texts(minutes: Minutes) -> Iterator[str]:
    yield from filter(None, (minutes.body, minutes.venue, minutes.closing))
    if minutes.held_on:
        yield minutes.held_on.strftime("%A %d %B %Y %-d")
    for person in (*minutes.present, *minutes.in_attendance):
        yield f"{person.name} {person.role or ''}"
    yield from minutes.apologies
    for declared in minutes.declarations:
        yield f"{declared.name} {declared.text}"
    for item in minutes.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[str]:
    yield f"{item.number or ''} {item.title} {item.section or ''}"
    yield from (piece.text for piece in item.discussion)
    yield from (f"{asked.label or ''} {asked.text}" for asked in item.recommendations)
    for resolved in item.resolutions:
        yield f"{resolved.lead_in} {resolved.text}"
        for part in (resolved.label, resolved.mover, resolved.seconder, resolved.as_printed):
            yield part or ""
        named = resolved.votes.named
        if named:
            yield " ".join((*named.ayes, *named.noes, *named.abstained))
