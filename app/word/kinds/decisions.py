"""The decision sheet of a meeting, which goes out before its minutes (handbook 3.4). Pure."""

from collections.abc import Iterator

from app.agenda.models import AgendaItem
from app.agenda.operations import in_listed_order, order_of_minutes
from app.clock import long_date, short_date
from app.meetings.models import Meeting
from app.record.executive import ExecutiveShown, executive_for
from app.record.visibility import sees_decisions, sees_minutes, words_for
from app.word import names, resolved
from app.word.framing import paper_of_meeting
from app.word.minuted import heading_of_minute, items_for
from app.word.opening import UNPUBLISHED, call_off, contact_named, opening, when_and_where
from app.word.outline import Block, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import meeting_for_minutes

_BEFORE_THE_MINUTES = "The minutes, once they are published, are the record of the meeting."


def paper(meeting: Meeting, asked: Asked) -> Paper | None:
    if not sees_decisions(asked.by, meeting):
        return None
    public = meeting.decisions_published_at or meeting.minutes_published_at
    on, mark = short_date(meeting.held_on), "" if public else UNPUBLISHED
    return paper_of_meeting(
        meeting,
        asked,
        _sheet(meeting, asked, mark),
        title=f"Decisions – {meeting.body.name} – {on}",
        subject=f"Decisions of the {meeting.body.name}, {on}",
        name=names.of_meeting(meeting, "decisions", "" if public else "draft"),
        mark=mark,
        public=bool(public),
    )


def _sheet(meeting: Meeting, asked: Asked, mark: str) -> Iterator[Block]:
    at = meeting.decisions_published_at
    yield from opening(
        asked,
        f"Decisions of the {meeting.body.name}",
        when_and_where(meeting, held=True),
        call_off(meeting),
        f"Published on {long_date(at.date())}." if at else "",
        "" if meeting.minutes_published_at else _BEFORE_THE_MINUTES,
        f"Contact: {contact_named(meeting)}." if meeting.contact else "",
        mark=mark,
    )
    yield Heading(text("Decisions"), 1)
    taken = order_of_minutes(items_for(asked, in_listed_order(meeting)))
    decided = [item for item in taken if item.resolutions]
    if not decided:
        yield Paragraph(text("Nothing was resolved at this meeting."))
    recorded = executive_for(asked.reader, meeting, decided)
    for item in decided:
        yield from decided_item(item, asked)
        if item.id in recorded:
            yield from _standing(recorded[item.id])


def decided_item(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    title = words_for(asked.reader, item.meeting, item.title)
    cited = sees_minutes(asked.by, item.meeting)
    listed = f"{item.number}. {title}" if item.number else title
    yield Heading(text(heading_of_minute(item, title) if cited else listed), 2)
    blocks = [b for resolution in item.resolutions for b in resolved.decision(resolution, asked)]
    yield from blocks or [Paragraph(text("What was resolved is not for publication."))]


def _standing(recorded: ExecutiveShown) -> Iterator[Block]:
    """What a reader of a decision sheet asks first of a decision of the executive."""
    for label, words in recorded.standing:
        yield Paragraph((*text(f"{label}: ", bold=True), *text(f"{words}.")))


def _find(key: str | int) -> Meeting | None:
    return meeting_for_minutes(int(key))


KIND = Kind("decisions", "decision sheet", _find, paper)
