"""How papers begin: whose they are, what they are, when and where it was or will be. Pure."""

from collections.abc import Iterator

from app.bodies.house_style import house_style_of
from app.clock import clock, long_date, short_date
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus, minutes_are_closed
from app.record.in_words import FROM_THE_ARCHIVE, IMPORTED
from app.word.outline import Block, Paragraph, Title, text
from app.word.papers import NOT_FOR_PUBLICATION, Asked

DRAFT = "DRAFT – subject to approval"
UNPUBLISHED = "DRAFT – not published"


def mark_of(meeting: Meeting) -> str:
    """How far the minutes of a meeting may be trusted; "" once they are approved."""
    if meeting.unconfirmed:
        return IMPORTED
    if minutes_are_closed(meeting.minutes_state):
        return ""
    return FROM_THE_ARCHIVE if meeting.is_history else DRAFT


def opening(asked: Asked, title: str, *lines: str, mark: str = "") -> Iterator[Block]:
    """The authority, the title and the lines under it. `mark` says how far to trust the paper."""
    if asked.council.name:
        yield Paragraph(text(asked.council.name), "Authority", with_next=True)
    yield Title(title)
    for line in filter(None, lines):
        yield Paragraph(text(line))
    if asked.restricted:
        yield Paragraph(text(NOT_FOR_PUBLICATION, bold=True))
    if mark:
        yield Paragraph(text(mark, bold=True))


def running_head(meeting: Meeting, asked: Asked, mark: str = "") -> str:
    """“Parks Board – 5 March 2026 – DRAFT – subject to approval”."""
    parts = [meeting.body.name, short_date(meeting.held_on), mark]
    return " – ".join(filter(None, [*parts, NOT_FOR_PUBLICATION if asked.restricted else ""]))


def when_and_where(meeting: Meeting, *, held: bool) -> str:
    """Of what was held as it took place; of what will be as it was called."""
    sitting = meeting.sittings[0] if held and meeting.sittings else None
    at = (sitting.started_at if sitting else None) or meeting.starts_at
    words = f"{'Held' if held else 'To be held'} on {long_date(meeting.held_on)}"
    if at:
        words += f" at {clock(at)}"
    venue = (sitting.venue if sitting else "") or meeting.venue
    return f"{words} in {venue}." if venue else f"{words}."


def contact_named(meeting: Meeting) -> str:
    """Whom to ask, by the title that the house prints; "" where nobody is named."""
    contact = meeting.contact
    return house_style_of(meeting.body).named(contact.formal_name) if contact else ""


def call_off(meeting: Meeting) -> str:
    """That a meeting was called off or not quorate, "" of one that took place or will."""
    off = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED, MeetingStatus.INQUORATE}
    if meeting.status not in off:
        return ""
    return f"This meeting was {meeting.status}. {meeting.status_note}".strip()
