"""The minutes of a meeting, for the public or in full (handbook 5.1)."""

from collections.abc import Iterator

from app.accounts.rules import PUBLIC
from app.agenda.operations import in_listed_order, order_of_minutes
from app.clock import long_date, short_date
from app.meetings.models import Meeting
from app.meetings.rules import MinutesState, minutes_are_closed
from app.record.in_words import (
    FROM_THE_ARCHIVE,
    closing_in_words,
    order_in_words,
    state_in_words,
)
from app.record.visibility import reads_restricted, sees_meeting, sees_minutes, words_for
from app.word import names
from app.word.attendance import attendance
from app.word.declarations import declarations
from app.word.minuted import items_for, minuted_item
from app.word.opening import call_off, mark_of, opening, running_head, when_and_where
from app.word.outline import Block, Heading, Outline, Paragraph, Signature, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import meeting_for_minutes
from app.word.stamping import stamped


def paper(meeting: Meeting, asked: Asked) -> Paper | None:
    """Where everyone may read just what a kept version holds, it says which."""
    if not (sees_meeting(asked.by, meeting) and sees_minutes(asked.by, meeting)):
        return None
    if asked.restricted and not reads_restricted(asked.by, meeting):
        return None
    outline = minutes_outline(meeting, asked)
    outline = stamped(outline, meeting, asked, public=sees_minutes(PUBLIC, meeting))
    is_draft = not (minutes_are_closed(meeting.minutes_state) or meeting.is_history)
    name = names.of_meeting(meeting, "minutes", "draft" if is_draft else "")
    return Paper(outline, name, meeting.body, restricted=asked.restricted)


def minutes_outline(meeting: Meeting, asked: Asked) -> Outline:
    open_words = FROM_THE_ARCHIVE.lower() if meeting.is_history else "draft"
    state = meeting.minutes_state if meeting.is_closed else open_words
    on = short_date(meeting.held_on)
    return Outline(
        title=f"Minutes – {meeting.body.name} – {on} ({state})",
        subject=f"Minutes of the {meeting.body.name}, {on}",
        author=asked.council.name,
        running_head=running_head(meeting, asked, mark_of(meeting)),
        language=asked.council.language,
        state=state_in_words(meeting),
        blocks=tuple(_minutes(meeting, asked)),
    )


def _minutes(meeting: Meeting, asked: Asked) -> Iterator[Block]:
    yield from opening(
        asked,
        f"Minutes of the meeting of the {meeting.body.name}",
        when_and_where(meeting, held=True),
        _approval(meeting),
        call_off(meeting),
        mark=mark_of(meeting),
    )
    yield from attendance(meeting)
    yield from declarations(meeting, asked)
    yield Heading(text("Minutes"), 1)
    listed = items_for(asked, in_listed_order(meeting))
    taken = order_of_minutes(listed)
    if not taken:
        yield Paragraph(text("No business was recorded."))
    if order := order_in_words(listed, taken):
        words = words_for(asked.reader, meeting, order)
        yield Paragraph(text(f"The items were taken in this order: {words}."))
    for item in taken:
        yield from minuted_item(item, asked)
    yield from _close(meeting)


def _approval(meeting: Meeting) -> str:
    if not minutes_are_closed(meeting.minutes_state) or meeting.approved_at is None:
        return ""
    with_them = meeting.signed_on in {None, meeting.approved_at.held_on}
    is_signed = meeting.minutes_state is MinutesState.SIGNED
    signed = " and signed" if is_signed and with_them else ""
    day = long_date(meeting.approved_at.held_on)
    return f"Approved{signed} at the meeting held on {day}."


def _close(meeting: Meeting) -> Iterator[Block]:
    ended = meeting.sittings[-1].ended_at if meeting.sittings else None
    if ended:
        yield Paragraph(text(closing_in_words(ended)), with_next=True)
    if meeting.minutes_state is MinutesState.SIGNED:
        words = " ".join(filter(None, ["Signed as a correct record", meeting.signed_in_words]))
        yield Paragraph(text(f"{words}."))
    elif not meeting.is_history:
        yield Signature()


def _find(key: str | int) -> Meeting | None:
    return meeting_for_minutes(int(key))


KIND = Kind("minutes", "minutes", _find, paper)
