"""One minute, certified as a true extract (handbook 5.2)."""

from collections.abc import Iterator

from app.accounts.rules import PUBLIC
from app.agenda.models import AgendaItem
from app.agenda.rules import cited_by_item
from app.clock import long_date, short_date
from app.record.visibility import sees_item, sees_meeting, sees_minutes
from app.word import names
from app.word.framing import paper_of_meeting
from app.word.minuted import minuted_item
from app.word.opening import mark_of, opening
from app.word.outline import Block, Heading, Paragraph, Signature, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import item_for_minutes, proper_officer


def paper(item: AgendaItem, asked: Asked) -> Paper | None:
    meeting = item.meeting
    readable = sees_meeting(asked.by, meeting) and sees_minutes(asked.by, meeting)
    if not (item.is_minuted and readable and sees_item(asked.by, item)):
        return None
    on, which = short_date(meeting.held_on), _which(item)
    mark = mark_of(meeting)
    return paper_of_meeting(
        meeting,
        asked,
        _extract(item, asked, mark),
        title=f"Extract from the minutes – {meeting.body.name} – {on} – {which}",
        subject=f"Extract from the minutes of the {meeting.body.name}, {on}",
        name=names.of_item(item, "extract", "draft" if mark else ""),
        mark=mark,
        public=sees_minutes(PUBLIC, meeting),
    )


def _which(item: AgendaItem) -> str:
    if item.minute:
        return f"minute {item.minute.citation}"
    return cited_by_item(item.number)


def _extract(item: AgendaItem, asked: Asked, mark: str) -> Iterator[Block]:
    meeting = item.meeting
    held = f"held on {long_date(meeting.held_on)}"
    yield from opening(
        asked,
        f"Extract from the minutes of the {meeting.body.name}",
        f"Meeting {held}: {_which(item)}.",
        mark=mark,
    )
    yield Heading(text("Minute"), 1)
    yield from minuted_item(item, asked)
    what = "the draft minutes" if mark else "the minutes"
    public = "" if asked.restricted or not item.is_restricted else " as they are open to the public"
    certified = f"Certified a true extract of {what}{public} of the {meeting.body.name} {held}."
    yield Paragraph(text(certified), with_next=True)
    yield Signature(("Proper officer", "Date"), proper_officer(asked.now.date()))


def _find(key: str | int) -> AgendaItem | None:
    return item_for_minutes(int(key))


KIND = Kind("extract", "extract of one minute", _find, paper)
