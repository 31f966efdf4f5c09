"""What is known of an imported meeting from elsewhere than its minutes. None commits.

The hour and the addresses of papers come from another system, and what is put up for approval
links meetings: a meeting that is entered anew from its paper keeps them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import select

from app.agenda.approval_models import MinutesToApprove
from app.agenda.filing import add_document
from app.agenda.models import AgendaItem
from app.agenda.rules import ItemKind
from app.archive.approving import is_suitable, link_approvals_of
from app.archive.models import ArchiveFile
from app.database import db
from app.meetings.models import Meeting

Beside = Mapping[str, Any]
WITHHELD = "withheld"
"""The places of items that another system keeps from the public."""


def also_known(file: ArchiveFile, more: Beside) -> None:
    """JSON does not see a change within it."""
    file.beside = {**(file.beside or {}), **more}


def keep_hour(file: ArchiveFile, called: Meeting) -> None:
    """Of a meeting that a list called, which its minutes are now entered as."""
    if called.starts_at:
        also_known(file, {"starts_at": called.starts_at.isoformat()})


def keep_links(file: ArchiveFile, meeting: Meeting) -> None:
    """Which items put these minutes up for approval, and what its own items put up."""
    put_up = db.session.scalars(
        select(MinutesToApprove).where(MinutesToApprove.meeting_id == meeting.id)
    ).all()
    also_known(
        file,
        {
            "put_up_on": [link.item_id for link in put_up],
            "puts_up": [
                [place, link.meeting_id]
                for place, item in enumerate(_minuted(meeting))
                for link in item.to_approve
            ],
        },
    )
    for link in put_up:
        link.item.to_approve.remove(link)
    db.session.flush()


def complete(meeting: Meeting, beside: Beside, *, now: datetime) -> None:
    """Lay what is known from elsewhere beside what the minutes said."""
    if starts_at := beside.get("starts_at"):
        meeting.starts_at = meeting.starts_at or time.fromisoformat(starts_at)
    known = {document.url for document in meeting.documents}
    items = _minuted(meeting)
    as_they_were = len(items) == beside.get("items")
    for title, url, place, under in beside.get("papers", ()):
        if url not in known:
            known.add(url)
            at = items[place] if as_they_were and place is not None else _called(under, items)
            add_document(meeting, at, now=now, title=title, url=url)


def link_again(meeting: Meeting, beside: Beside) -> None:
    db.session.flush()
    items = _minuted(meeting)
    for place, key in beside.get("puts_up", ()):
        earlier = db.session.get(Meeting, key)
        if earlier and place < len(items) and is_suitable(earlier, meeting):
            _put_up(items[place], earlier)
    for key in beside.get("put_up_on", ()):
        item = db.session.get(AgendaItem, key)
        if item and is_suitable(meeting, item.meeting):
            _put_up(item, meeting)
    link_approvals_of(meeting)
    db.session.flush()


def _put_up(item: AgendaItem, earlier: Meeting) -> None:
    if earlier not in [link.meeting for link in item.to_approve]:
        item.to_approve.append(MinutesToApprove(meeting=earlier))


def _called(title: str, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """Where items were put in or taken out, places do not count any more."""
    named = [item for item in items if title and item.title == title]
    return named[0] if len(named) == 1 else None


def _minuted(meeting: Meeting) -> list[AgendaItem]:
    return [item for item in meeting.items if item.kind is not ItemKind.HEADING]
