"""The minutes of a meeting as an outline (handbook 5.1). Pure: objects in, blocks out.

A recommendation is printed only where the resolution does not simply follow it, since minutes
record what was resolved; `recommendations=True` prints them all. Exempt minutes are replaced by
their public summary unless `restricted` is asked for.
"""

from collections.abc import Iterator

from app.agenda import markup
from app.agenda.markup import Words
from app.agenda.models import AgendaItem
from app.agenda.operations import order_of_minutes
from app.agenda.rules import ItemKind
from app.clock import clock, long_date, short_date
from app.decisions.models import Recommendation, Resolution
from app.decisions.rules import Outcome
from app.decisions.voting_models import Motion
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus, MinutesState, minutes_are_closed
from app.word.attendance import attendance
from app.word.outline import (
    Block,
    Clause,
    Clauses,
    Heading,
    Outline,
    Paragraph,
    Signature,
    Title,
    text,
)
from app.word.sentences import motion_sentence, vote_sentence, votes_by_name

DRAFT = "DRAFT – subject to approval"


def minutes_outline(
    meeting: Meeting,
    *,
    authority: str,
    language: str = "en-GB",
    restricted: bool = False,
    recommendations: bool = False,
) -> Outline:
    state = "draft" if not minutes_are_closed(meeting.minutes_state) else meeting.minutes_state
    on = short_date(meeting.held_on)
    head = f"{meeting.body.name} – {on}"
    return Outline(
        title=f"Minutes – {meeting.body.name} – {on} ({state})",
        subject=f"Minutes of the {meeting.body.name}, {on}",
        author=authority,
        running_head=f"{head} – {DRAFT}" if state == "draft" else head,
        language=language,
        blocks=tuple(_minutes(meeting, authority, restricted, recommendations)),
    )


def _minutes(
    meeting: Meeting, authority: str, restricted: bool, recommendations: bool
) -> Iterator[Block]:
    yield Paragraph(text(authority), "Authority", with_next=True)
    yield Title(f"Minutes of the meeting of the {meeting.body.name}")
    yield Paragraph(text(_when_and_where(meeting)), with_next=True)
    yield from _state(meeting)
    yield from attendance(meeting)
    yield Heading(text("Minutes"), 1)
    items = order_of_minutes(meeting.items)
    if not items:
        yield Paragraph(text("No business was recorded."))
    for item in items:
        yield from _item(item, restricted, recommendations)
    yield from _close(meeting)
    yield Signature()


def _when_and_where(meeting: Meeting) -> str:
    starts = meeting.sittings[0].started_at if meeting.sittings else None
    at = starts or meeting.starts_at
    words = f"Held on {long_date(meeting.held_on)}"
    if at:
        words += f" at {clock(at)}"
    venue = (meeting.sittings[0].venue if meeting.sittings else "") or meeting.venue
    return f"{words} in {venue}." if venue else f"{words}."


def _state(meeting: Meeting) -> Iterator[Block]:
    if not minutes_are_closed(meeting.minutes_state):
        yield Paragraph(text(DRAFT, bold=True))
    elif meeting.approved_at:
        signed = " and signed" if meeting.minutes_state is MinutesState.SIGNED else ""
        day = long_date(meeting.approved_at.held_on)
        yield Paragraph(text(f"Approved{signed} at the meeting held on {day}."))
    if meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.INQUORATE}:
        yield Paragraph(text(f"This meeting was {meeting.status}. {meeting.status_note}".strip()))


def _item(item: AgendaItem, restricted: bool, recommendations: bool) -> Iterator[Block]:
    if item.kind is ItemKind.HEADING:
        yield Heading(text(item.title), 1)
        return
    yield Heading(text(_heading(item)), 2)
    if item.is_restricted:
        yield Paragraph(text(_exemption(item)), "Note")
    if item.is_restricted and not restricted:
        yield from _public_part(item)
        return
    yield from _note_of_lateness(item)
    yield from _minuted(item, restricted)
    for recommendation in item.recommendations:
        if recommendations or not _simply_followed(recommendation):
            yield from _recommendation(recommendation)
    for motion in item.motions:
        yield from _motion(motion)
    for resolution in item.resolutions:
        yield from _resolution(resolution)


def _minuted(item: AgendaItem, restricted: bool) -> Iterator[Block]:
    if item.minutes is None:
        return
    yield from _discussion(item.minutes.text)
    if restricted and item.minutes.restricted_text:
        yield Paragraph(text("NOT FOR PUBLICATION", bold=True), "Note", with_next=True)
        yield from _discussion(item.minutes.restricted_text)


def _motion(motion: Motion) -> Iterator[Block]:
    yield Paragraph(text(motion_sentence(motion)))
    for vote in motion.votes:
        yield from votes_by_name(vote)


def _heading(item: AgendaItem) -> str:
    """“10. Title (AI 4)”: minute number first, agenda item after (handbook 2.1)."""
    if item.minute is None:
        return f"{item.number}. {item.title}" if item.number else item.title
    reference = f" (AI {item.number})" if item.number else ""
    return f"{item.minute.number}{item.minute.suffix}. {item.title}{reference}"


def _exemption(item: AgendaItem) -> str:
    if not item.paragraphs:
        return "Confidential: the public were not admitted for this item."
    several = "s" if len(item.paragraphs) > 1 else ""
    numbers = ", ".join(map(str, item.paragraphs))
    return (
        f"Exempt by paragraph{several} {numbers} of Part 1 of Schedule 12A to the "
        f"Local Government Act 1972. {item.public_interest}"
    )


def _public_part(item: AgendaItem) -> Iterator[Block]:
    summary = item.minutes.public_summary if item.minutes else ""
    yield from _discussion(summary or "The minute of this item is not for publication.")


def _note_of_lateness(item: AgendaItem) -> Iterator[Block]:
    """The special circumstances must stand in the minutes (LGA 1972 s.100B(4)(b))."""
    if item.urgency_reason:
        yield Paragraph(text(f"Taken as a matter of urgency: {item.urgency_reason}"), "Note")
    if item.late_reason:
        yield Paragraph(text(f"Reason for lateness: {item.late_reason}"), "Note")


def _discussion(minutes: str) -> Iterator[Block]:
    for block in markup.parse(minutes):
        match block:
            case markup.Heading(words):
                yield Heading(words, 3)
            case markup.Paragraph(words):
                yield Paragraph(words)
            case _:
                yield block


def _simply_followed(recommendation: Recommendation) -> bool:
    return all(
        clause.settled_as is Outcome.ACCEPTED
        for clause in recommendation.clauses
        if not clause.children
    )


def _recommendation(recommendation: Recommendation) -> Iterator[Block]:
    opening = recommendation.lead_in or "RECOMMENDED:"
    yield Paragraph(_lead_in(opening, "RECOMMENDED"), "Resolved", with_next=True)
    yield Clauses(tuple(Clause(c.label, c.text, c.level) for c in recommendation.clauses))


def _resolution(resolution: Resolution) -> Iterator[Block]:
    words = _lead_in(resolution.lead_in, resolution.keyword)
    clauses = [Clause(c.label, c.text, c.level) for c in resolution.clauses]
    if len(clauses) == 1 and not clauses[0].label:
        yield Paragraph((*words, *text(f" {clauses[0].text}")), "Resolved")
    else:
        yield Paragraph(words, "Resolved", with_next=True)
        yield Clauses(tuple(clauses))
    for vote in resolution.votes:
        yield Paragraph(text(vote_sentence(vote)))
        yield from votes_by_name(vote)


def _lead_in(words: str, keyword: str) -> Words:
    """A lead-in with its keyword in bold, wherever in the sentence the house puts it."""
    before, found, after = words.partition(keyword)
    return (*text(before), *text(found, bold=True), *text(after))


def _close(meeting: Meeting) -> Iterator[Block]:
    ended = meeting.sittings[-1].ended_at if meeting.sittings else None
    if ended:
        yield Paragraph(text(f"The meeting concluded at {clock(ended)}."))
