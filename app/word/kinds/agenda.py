"""The agenda of a meeting, with its notice and front sheet (handbook 1.2, 5.2)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from app.agenda.models import AgendaItem, Document
from app.agenda.operations import in_listed_order
from app.agenda.rules import ItemKind
from app.bodies.house_style import house_style_of
from app.clock import long_date, short_date
from app.meetings.history import agenda_went_along
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState
from app.record.visibility import sees_agenda, sees_inside, words_for
from app.word import names, resolved
from app.word.framing import paper_of_meeting
from app.word.front_sheet import front_sheet, is_summons, summons
from app.word.linked import linked_papers
from app.word.minuted import exemption, items_for
from app.word.opening import UNPUBLISHED, call_off, opening, when_and_where
from app.word.outline import Block, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import meeting_for_agenda


def paper(meeting: Meeting, asked: Asked) -> Paper | None:
    if not sees_agenda(asked.by, meeting):
        return None
    published = meeting.agenda_state is AgendaState.PUBLISHED
    on, mark = short_date(meeting.held_on), "" if published else UNPUBLISHED
    return paper_of_meeting(
        meeting,
        asked,
        _agenda(meeting, asked, mark),
        title=f"Agenda – {meeting.body.name} – {on}{'' if published else ' (draft)'}",
        subject=f"Notice of meeting and agenda of the {meeting.body.name}, {on}",
        name=names.of_meeting(meeting, "agenda", "" if published else "draft"),
        mark=mark,
        public=published,
    )


def _agenda(meeting: Meeting, asked: Asked, mark: str) -> Iterator[Block]:
    summoned = is_summons(meeting, asked)
    yield from opening(
        asked,
        f"Notice of meeting{' and summons' if summoned else ''}: {meeting.body.name}",
        when_and_where(meeting, held=False),
        call_off(meeting),
        mark=mark,
    )
    if summoned:
        yield from summons(meeting, asked)
    yield from front_sheet(meeting, asked)
    yield Heading(text("Agenda"), 1)
    items = items_for(asked, in_listed_order(meeting))
    if not items:
        yield Paragraph(text("Nothing is on the agenda yet."))
    for item in items:
        yield from listed_item(item, asked)
    whole = [paper for paper in meeting.documents if paper.item_id is None]
    papers = list(linked_papers(whole, asked))
    if papers:
        yield Heading(text("Other papers"), 1)
        yield from papers
    if meeting.agenda_published_at and not meeting.is_history:
        day = long_date(meeting.agenda_published_at.date())
        when = f"after the meeting, on {day}" if agenda_went_along(meeting) else f"on {day}"
        yield Paragraph(text(f"This agenda was published {when}."))


def listed_item(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    """An item as an agenda lists it; of a closed one its title and grounds alone."""
    words = partial(words_for, asked.reader, item.meeting)
    if item.kind is ItemKind.HEADING:
        yield Heading(text(words(item.title)), 1)
        return
    yield Heading(text(words(item.numbered_title)), 2)
    about, below = list(_about(item, asked)), list(_recommended(item, asked))
    for paragraph in about:
        holds = bool(below) or paragraph is not about[-1]
        yield replace(paragraph, with_next=holds)
    yield from below


def _about(item: AgendaItem, asked: Asked) -> Iterator[Paragraph]:
    """What stands between the title of an item and its recommendations."""
    words = partial(words_for, asked.reader, item.meeting)
    if item.supplement:
        yield Paragraph(text(f"Added by {item.supplement.name}."), "Note")
    if item.is_restricted:
        yield Paragraph(text(exemption(item, asked)), "Note")
    if not sees_inside(asked.reader, item):
        return
    if item.purpose:
        yield Paragraph(text(words(item.purpose)))
    if item.presenter:
        name = house_style_of(item.meeting.body).named(item.presenter.formal_name)
        yield Paragraph(text(f"To be presented by {name}."))
    if item.late_reason:
        yield Paragraph(text(f"Late item: {words(item.late_reason)}"), "Note")


def _recommended(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    if not sees_inside(asked.reader, item):
        return
    for recommendation in item.recommendations:
        yield from resolved.recommendation(recommendation, asked)
    late: list[Document] = [d for d in item.documents if not _belongs_elsewhere(d, item)]
    yield from linked_papers(late, asked)


def _belongs_elsewhere(paper: Document, item: AgendaItem) -> bool:
    """A paper that came later than its item is in the supplement that it came with."""
    return paper.supplement_id is not None and paper.supplement_id != item.supplement_id


def _find(key: str | int) -> Meeting | None:
    return meeting_for_agenda(int(key))


KIND = Kind("agenda", "agenda", _find, paper)
