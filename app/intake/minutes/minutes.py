"""From the lines of a paper to the minutes of a meeting."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.intake.minutes.accounting import words_left_out
from app.intake.minutes.attending import (
    apologies_in,
    attendance_in,
)
from app.intake.minutes.bodies import body as body_of
from app.intake.minutes.closing import closing_of
from app.intake.minutes.days import date_held, next_meeting
from app.intake.minutes.deciding import Reading
from app.intake.minutes.declaring import declarations_in, only_one_each
from app.intake.minutes.dispositions import Disposed, disposed
from app.intake.minutes.joining import paragraphs
from app.intake.minutes.lines import Line, Paper
from app.intake.minutes.namesakes import which_of_them
from app.intake.minutes.outline import Outline, Section, outline
from app.intake.minutes.parsed import Declaration, Doubt, Item, Minutes, Outcome
from app.intake.minutes.patterns import ATTENDANCE_LEAD
from app.intake.minutes.registers import is_list
from app.intake.minutes.seating import Attendance, without_those_away
from app.intake.minutes.tally import has_result
from app.intake.minutes.unrolling import unrolled
from app.intake.minutes.venues import venue

_NOBODY = re.compile(r"\b(?:no|none|nil|all (?:members )?(?:were )?present)\b", re.I)
_OPENS = re.compile(
    r"^(?:call(?:ing)? to order|roll call|attendance|present|members present|opening|welcome"
    r"|apolog|in attendance|records? of (?:attendance|those)"
    r"|.*\b(?:present|in attendance)$|to (?:record|note|receive) (?:the )?(?:attendance|apolog"
    r"|those present))",
    re.I,
)


def parse(paper: Paper, body: str | None = None) -> Minutes:
    if paper.understood:
        return _named(paper.understood, body)
    lines = paragraphs(paper.lines, are_wrapped=paper.is_wrapped)
    listed = disposed(lines)
    if listed:
        return _named(_accounted(paper, lines, _of_dispositions(paper, lines, listed)), body)
    if any(line.cells for line in paper.lines):
        paper = unrolled(paper)
        lines = paragraphs(paper.lines, are_wrapped=paper.is_wrapped)
    closing, found = closing_of(outline(lines))
    attendance = attendance_in([*found.before, *_opening(found)])
    _hear_apologies(attendance, found)
    without_those_away(attendance)
    held_on = date_held(_above(found, lines), paper.facts)
    items = tuple(_item(section) for section in found.sections)
    if not items and attendance.body:
        items = _without_headings(attendance.body)
    read = Minutes(
        body=body_of(_above(found, lines), paper.facts),
        held_on=held_on,
        venue=venue(_above(found, lines)),
        present=tuple(attendance.present),
        apologies=tuple(attendance.apologies),
        in_attendance=tuple(attendance.in_attendance),
        declarations=only_one_each([d for s in found.sections for d in declarations_in(s)]),
        items=items,
        next_meeting=next_meeting(lines, held_on),
        doubts=tuple(_doubts(paper, attendance, held_on, items)),
        closing=closing,
    )
    return _named(_accounted(paper, lines, read), body)


def _accounted(paper: Paper, lines: Sequence[Line], read: Minutes) -> Minutes:
    missed = words_left_out(lines, paper.left_out, read)
    return replace(read, doubts=(*read.doubts, *missed))


def _named(read: Minutes, body: str | None) -> Minutes:
    """The body as the person who brings it in names it counts more than what was found."""
    return replace(read, body=body) if body else read


def _above(found: Outline, lines: Sequence[Line]) -> list[Line]:
    return found.before or list(lines[:14])


def _opening(found: Outline) -> Iterator[Line]:
    """A call to order may hold the list of those present."""
    for section in found.sections[:3]:
        if ATTENDANCE_LEAD.fullmatch(section.title) and section.below:
            first, *others = section.below
            yield replace(first, text=f"{section.title}: {first.text}", label=None)
            yield from others
        elif _OPENS.match(section.title):
            yield from section.below


def _hear_apologies(attendance: Attendance, found: Outline) -> None:
    for section in found.sections[:8]:
        if "apolog" in section.title.casefold():
            names = apologies_in(section.title)
            listed = any(ATTENDANCE_LEAD.fullmatch(line.text) for line in section.below)
            for line in section.below:
                names += apologies_in(line.text)
                if (
                    not names
                    and not listed
                    and is_list(line.text, line)
                    and not _NOBODY.search(line.text)
                ):
                    names += _listed(line.text)
            known = set(attendance.apologies)
            attendance.apologies += [name for name in dict.fromkeys(names) if name not in known]


def _listed(text: str) -> list[str]:
    found = attendance_in([Line(f"Apologies: {text}", 0)])
    return found.apologies


def _item(section: Section) -> Item:
    read = Reading(section.below, title=section.title).read()
    return Item(
        section.title,
        section.line,
        section.number,
        section.section,
        tuple(read.pieces),
        tuple(read.recommended),
        tuple(read.resolved),
    )


def _without_headings(body: Sequence[Line]) -> tuple[Item, ...]:
    read = Reading([line for line in body if line.text or line.cells]).read()
    if not read.resolved:
        return ()
    return (
        Item(
            "",
            body[0].number,
            None,
            None,
            tuple(read.pieces),
            tuple(read.recommended),
            tuple(read.resolved),
        ),
    )


def _of_dispositions(paper: Paper, lines: Sequence[Line], listed: Disposed) -> Minutes:
    attendance = attendance_in(listed.rest)
    declared: list[Declaration] = list(listed.declarations)
    held_on = date_held(lines, paper.facts)
    return Minutes(
        body=body_of(listed.rest, paper.facts),
        held_on=held_on,
        venue=venue(listed.rest),
        present=tuple(attendance.present),
        apologies=tuple(attendance.apologies),
        in_attendance=tuple(attendance.in_attendance),
        declarations=tuple(declared),
        items=tuple(listed.items),
        next_meeting=next_meeting(attendance.body, held_on),
        doubts=tuple(_doubts(paper, attendance, held_on, tuple(listed.items))),
    )


def _doubts(
    paper: Paper, attendance: Attendance, held_on: object, items: tuple[Item, ...]
) -> Iterator[Doubt]:
    yield from (Doubt(guess) for guess in paper.guesses)
    if not held_on:
        yield Doubt("The day of the meeting was not found")
    if not attendance.present:
        yield Doubt("Nobody was found who was present")
    for line in attendance.absent:
        yield Doubt(f"Printed as absent, listed under apologies: “{line.text}”", line.number)
    if not items:
        yield Doubt("No items of business were found")
    for item in items:
        yield from _of_decisions(item)
    there = [person.name for person in (*attendance.present, *attendance.in_attendance)]
    yield from which_of_them([*there, *attendance.apologies], items)


def _of_decisions(item: Item) -> Iterator[Doubt]:
    said = {piece.text: piece.line for piece in item.discussion}
    for resolved in item.resolutions:
        if said.get(resolved.text, resolved.line) < resolved.line and not resolved.mover:
            yield Doubt(
                f"“{resolved.as_printed}” stands alone: what it decides is taken from above it",
                resolved.line,
            )
        told = has_result(resolved) or resolved.outcome is Outcome.LOST
        if resolved.mover and not told:
            yield Doubt("What became of this motion is not printed", resolved.line)
        if resolved.text.endswith(":"):
            yield Doubt("What this decision lists was not found below it", resolved.line)
        if resolved.votes.named and resolved.votes.ayes not in (
            None,
            len(resolved.votes.named.ayes),
        ):
            yield Doubt("The count of the vote and the names do not agree", resolved.line)
