"""The notice of one executive decision, with what SI 2012/2089 reg. 12 asks (handbook 3.1).

What is recorded of the decision itself; where nothing is, the reasons and alternatives are those
that the minutes give under a sub-heading of their own.
"""

from collections.abc import Iterator

from app.agenda.models import AgendaItem
from app.agenda.rules import cited_by_item
from app.clock import long_date, short_date
from app.decisions.executive import Section, written_under
from app.record.executive import ExecutiveShown, executive_for
from app.record.visibility import (
    sees_decisions,
    sees_inside,
    sees_item,
    sees_minutes,
    words_for,
)
from app.word import names, resolved
from app.word.declarations import declared_in_words
from app.word.framing import paper_of_meeting
from app.word.linked import linked_papers
from app.word.minuted import discussion, exemption
from app.word.opening import UNPUBLISHED, contact_named, opening
from app.word.outline import Block, DataTable, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import item_for_minutes


def paper(item: AgendaItem, asked: Asked) -> Paper | None:
    meeting = item.meeting
    if not (item.resolutions and sees_item(asked.by, item) and sees_decisions(asked.by, meeting)):
        return None
    public = meeting.decisions_published_at or meeting.minutes_published_at
    on, mark = short_date(meeting.held_on), "" if public else UNPUBLISHED
    return paper_of_meeting(
        meeting,
        asked,
        _notice(item, asked, mark),
        title=f"Notice of decision – {meeting.body.name} – {on} – {_reference(item, asked)}",
        subject=f"Decision of the {meeting.body.name}, {on}",
        name=names.of_item(item, "decision-notice", "" if public else "draft"),
        mark=mark,
        public=bool(public),
    )


def _reference(item: AgendaItem, asked: Asked) -> str:
    if item.minute and sees_minutes(asked.by, item.meeting):
        return f"minute {item.minute.citation}"
    return cited_by_item(item.number)


def _notice(item: AgendaItem, asked: Asked, mark: str) -> Iterator[Block]:
    title = words_for(asked.reader, item.meeting, item.title)
    recorded = executive_for(asked.reader, item.meeting, [item]).get(item.id)
    yield from opening(asked, "Notice of decision", title, mark=mark)
    yield DataTable(
        ("Particular", "Entry"), tuple(_particulars(item, asked, recorded)), (0.35, 0.65)
    )
    if item.is_restricted:
        yield Paragraph(text(exemption(item, asked)), "Note")
    yield Heading(text("Decision"), 1)
    blocks = [b for made in item.resolutions for b in resolved.decision(made, asked)]
    yield from blocks or [Paragraph(text("What was resolved is not for publication."))]
    for section in Section:
        yield Heading(text(section.value), 1)
        yield from _section(section, item, asked, recorded)
    if recorded and recorded.called_in and recorded.called_in.reasons:
        yield Heading(text("Reasons for the call-in"), 1)
        yield from discussion(recorded.called_in.reasons)
    if sees_inside(asked.reader, item):
        yield from linked_papers(item.documents, asked)


def _particulars(
    item: AgendaItem, asked: Asked, recorded: ExecutiveShown | None
) -> Iterator[tuple[str, str]]:
    meeting = item.meeting
    yield "Date of the decision", long_date(meeting.held_on)
    yield "Reference", _reference(item, asked)
    yield from recorded.particulars if recorded else [("Decision taken by", meeting.body.name)]
    public = meeting.decisions_published_at or meeting.minutes_published_at
    if public:
        yield "Published on", long_date(public.date())
    if interests := _interests(item, asked, recorded):
        yield "Interests declared, with any dispensation", interests
    if meeting.contact:
        yield "Contact", contact_named(meeting)


def _interests(item: AgendaItem, asked: Asked, recorded: ExecutiveShown | None) -> str:
    """As they were recorded with the decision, or else in the minutes; "" where not public."""
    if recorded or not _minutes_are_open(item, asked):
        return recorded.interests if recorded else ""
    return "; ".join(declared_in_words(c.declaration, asked) for c in item.concerns) or "None"


def _section(
    section: Section, item: AgendaItem, asked: Asked, recorded: ExecutiveShown | None
) -> Iterator[Block]:
    """As it was recorded, or else under the sub-heading that the minutes have for it."""
    if not sees_inside(asked.reader, item):
        yield Paragraph(text("These are not public."))
    elif recorded:
        yield from discussion(recorded.section(section))
    elif not _minutes_are_open(item, asked):
        yield Paragraph(text("These are not public yet: the minutes give them."))
    else:
        minutes = words_for(asked.reader, item.meeting, item.minutes.text) if item.minutes else ""
        found = list(discussion(written_under(section, minutes)))
        yield from found or [Paragraph(text("None is recorded in the minutes."))]


def _minutes_are_open(item: AgendaItem, asked: Asked) -> bool:
    return sees_minutes(asked.by, item.meeting) and sees_inside(asked.reader, item)


def _find(key: str | int) -> AgendaItem | None:
    return item_for_minutes(int(key))


KIND = Kind("decision-notice", "notice of an executive decision", _find, paper)
