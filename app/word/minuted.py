"""One item as minutes print it, heading and all (handbook 2.2). Pure: records in, blocks out.

A recommendation is printed only where the resolution does not simply follow it, since minutes
record what was resolved; `asked.recommendations` prints them all. In an edition for the public what
is exempt gives way to its summary and its public twins, and personal data to “[name withheld]”.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from app.agenda import markup
from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind
from app.decisions.models import Recommendation
from app.decisions.rules import Outcome
from app.meetings.models import Meeting
from app.record.in_words import agreed_in
from app.record.visibility import (
    reads_restricted,
    sees_correction,
    sees_decided,
    sees_inside,
    words_for,
)
from app.word import resolved
from app.word.outline import Block, Heading, Paragraph, text
from app.word.papers import NOT_FOR_PUBLICATION, Asked


def items_for(asked: Asked, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Without those of a supplement that is not published, except for the clerks of the body."""
    return [item for item in items if sees_decided(asked.by, item)]


def minuted_item(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    title = words_for(asked.reader, item.meeting, item.title)
    if item.kind is ItemKind.HEADING:
        yield Heading(text(title), 1)
        return
    yield Heading(text(heading_of_minute(item, title)), 2)
    if item.is_restricted:
        yield Paragraph(text(exemption(item, asked)), "Note")
    yield from (Paragraph(text(f"({move.note})"), "Note") for move in item.movements)
    yield from _minuted(item, asked)
    for recommendation in item.recommendations:
        if asked.recommendations or not _simply_followed(recommendation):
            yield from resolved.recommendation(recommendation, asked)
    yield from resolved.motions(item, asked)
    for resolution in item.resolutions:
        yield from resolved.resolution(resolution, asked)
    yield from _corrections(item, asked)


def heading_of_minute(item: AgendaItem, title: str) -> str:
    """“10. Title (agenda item 4)”: minute number first, agenda item after (handbook 2.1)."""
    if item.minute is None:
        return f"{item.number}. {title}" if item.number else title
    reference = f" (agenda item {item.number})" if item.number else ""
    return f"{item.minute.number}{item.minute.suffix}. {title}{reference}"


def exemption(item: AgendaItem, asked: Asked) -> str:
    """On what grounds the public were not there, or will not be."""
    if not item.paragraphs:
        return "Confidential: the public may not be admitted for this item."
    law = asked.council.law
    cited = law.cited(item.paragraphs)
    under = f"{cited} of {law.schedule}" if cited else law.schedule
    why = words_for(asked.reader, item.meeting, item.public_interest)
    return f"Exempt by {under}. {why}"


def discussion(minutes: str) -> Iterator[Block]:
    """What was typed, as blocks of a paper; a sub-heading stands below that of its item."""
    for block in markup.parse(minutes):
        match block:
            case markup.Heading(words):
                yield Heading(words, 3)
            case markup.Paragraph(words):
                yield Paragraph(words)
            case _:
                yield block


def _minuted(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    words = partial(words_for, asked.reader, item.meeting)
    if not sees_inside(asked.reader, item):
        yield from _public_part(item, asked)
        return
    yield from note_of_lateness(item, asked)
    if item.minutes is None:
        return
    yield from discussion(words(item.minutes.text))
    if not reads_restricted(asked.reader, item.meeting):
        yield from discussion(words(item.minutes.public_summary))
    elif item.minutes.restricted_text:
        yield Paragraph(text(NOT_FOR_PUBLICATION, bold=True), "Note", with_next=True)
        yield from discussion(words(item.minutes.restricted_text))


def _public_part(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    summary = item.minutes.public_summary if item.minutes else ""
    whole = summary or "The minute of this item is not for publication."
    yield from discussion(words_for(asked.reader, item.meeting, whole))


def note_of_lateness(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    """The special circumstances must stand in the minutes (LGA 1972 s.100B(4)(b))."""
    words = partial(words_for, asked.reader, item.meeting)
    if item.urgency_reason:
        yield Paragraph(text(f"Taken as a matter of urgency: {words(item.urgency_reason)}"), "Note")
    if item.late_reason:
        yield Paragraph(text(f"Reason for lateness: {words(item.late_reason)}"), "Note")


def _simply_followed(recommendation: Recommendation) -> bool:
    return all(
        clause.settled_as is Outcome.ACCEPTED
        for clause in recommendation.clauses
        if not clause.children
    )


def _corrections(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    """Signed minutes are printed as signed, with what was corrected since (rule 35)."""
    meeting: Meeting = item.meeting
    words = partial(words_for, asked.reader, meeting)
    for made in item.corrections:
        if made.after_signing and sees_correction(asked.reader, made):
            reads = f"reads “{words(made.after)}”" if made.after else "is left out"
            said = f"Corrected by {agreed_in(made)}: “{words(made.before)}” {reads}."
            yield Paragraph(text(said), "Note")
