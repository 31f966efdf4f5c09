"""A supplementary agenda: what was added after the agenda was published (handbook 1.2). Pure."""

from collections.abc import Iterator

from app.agenda.operations import in_listed_order
from app.agenda.supplement_models import Supplement
from app.clock import long_date, short_date
from app.meetings.models import Meeting
from app.record.visibility import sees_agenda, words_for
from app.word import names
from app.word.framing import paper_of_meeting
from app.word.kinds.agenda import listed_item
from app.word.linked import linked_papers
from app.word.opening import UNPUBLISHED, opening, when_and_where
from app.word.outline import Block, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.queries import meeting_for_agenda


def paper(meeting: Meeting, asked: Asked) -> Paper | None:
    """The supplement that `asked.number` names, or the last that whoever asks may read."""
    added = _supplement(meeting, asked)
    if added is None or not sees_agenda(asked.by, meeting):
        return None
    on, mark = short_date(meeting.held_on), "" if added.published_at else UNPUBLISHED
    draft = "" if added.published_at else "draft"
    return paper_of_meeting(
        meeting,
        asked,
        _added(added, asked, mark),
        title=f"Supplementary agenda {added.number} – {meeting.body.name} – {on}",
        subject=f"{added.name} to the agenda of the {meeting.body.name}, {on}",
        name=names.of_meeting(meeting, f"agenda-supplement-{added.number}", draft),
        mark=mark,
        public=bool(added.published_at),
    )


def _supplement(meeting: Meeting, asked: Asked) -> Supplement | None:
    keeps = asked.by.keeps(meeting.body_id)
    found = [s for s in meeting.supplements if keeps or s.published_at]
    if asked.number:
        return next((s for s in found if s.number == asked.number), None)
    return found[-1] if found else None


def _added(added: Supplement, asked: Asked, mark: str) -> Iterator[Block]:
    meeting = added.meeting
    yield from opening(
        asked,
        f"Supplementary agenda {added.number}: {meeting.body.name}",
        when_and_where(meeting, held=False),
        f"Published on {long_date(added.published_at.date())}." if added.published_at else "",
        mark=mark,
    )
    items = [item for item in in_listed_order(meeting) if item.supplement is added]
    if items:
        yield Heading(text("Items added"), 1)
    for item in items:
        yield from listed_item(item, asked)
    yield from _papers_added(added, asked)


def _papers_added(added: Supplement, asked: Asked) -> Iterator[Block]:
    """Papers that came with it for what was listed already, under the item that each is for."""
    listed = [item for item in in_listed_order(added.meeting) if item.supplement is not added]
    found = []
    for item in [None, *listed]:
        papers = [d for d in added.documents if (d.item is item)]
        blocks = list(linked_papers(papers, asked))
        if blocks:
            title = words_for(asked.reader, added.meeting, item.numbered_title) if item else ""
            found += [Heading(text(title or "The meeting as a whole"), 2), *blocks]
    if found:
        yield Heading(text("Papers added"), 1)
        yield from found
    elif not any(item.supplement is added for item in added.meeting.items):
        closed = "Nothing in this supplement is for publication."
        yield Paragraph(text(closed if added.documents else "Nothing is in this supplement yet."))


def _find(key: str | int) -> Meeting | None:
    return meeting_for_agenda(int(key))


KIND = Kind("supplement", "supplementary agenda", _find, paper)
