"""Which minutes of an archive were approved at which of its later meetings. None commits."""

import re
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import selectinload
from sqlalchemy.sql.base import ExecutableOption

from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.archive.models import ArchiveFile, Batch
from app.archive.rules import FileState
from app.database import db
from app.decisions.models import Resolution
from app.errors import RuleBroken
from app.intake.minutes.days import dates_in
from app.intake.queries import meetings_on
from app.meetings.models import Meeting
from app.meetings.suitable import check_suitable

_AT_A_TIME = 50  # meetings, with all that was said at them
_MINUTES = re.compile(r"\bminutes\b", re.I)
_APPROVED = re.compile(
    r"\b(?:approv|confirm|adopt|agree|accept|sign|correct|true|accurate|resolved|passed|carried)",
    re.I,
)


def link_approvals(batch: Batch) -> None:
    """Say on each item that approved earlier minutes whose they were; once is as good as twice.

    It waits for the end of a batch, because a later meeting may be read before an earlier one.
    """
    entered = (
        select(Meeting.id)
        .join(ArchiveFile, ArchiveFile.meeting_id == Meeting.id)
        .where(ArchiveFile.batch_id == batch.id, ArchiveFile.state == FileState.ENTERED)
        .order_by(Meeting.id)
    )
    keys = db.session.scalars(entered).all()
    for begin in range(0, len(keys), _AT_A_TIME):
        some = Meeting.id.in_(keys[begin : begin + _AT_A_TIME])
        for meeting in db.session.scalars(
            select(Meeting).where(some).options(_told_of_items()).order_by(Meeting.id)
        ).all():
            link_approvals_of(meeting)


def _told_of_items() -> ExecutableOption:
    items = selectinload(Meeting.items)
    return items.options(
        selectinload(AgendaItem.to_approve),
        selectinload(AgendaItem.revisions),
        selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
    )


def link_approvals_of(meeting: Meeting) -> None:
    for item in meeting.items:
        if meeting.unconfirmed and item.is_minuted and not item.to_approve:
            item.to_approve = [MinutesToApprove(meeting=other) for other in _approved(item)]


def _approved(item: AgendaItem) -> Iterator[Meeting]:
    words = _words(item)
    if not (_MINUTES.search(words) and _APPROVED.search(words)):
        return
    body, held_on = item.meeting.body, item.meeting.held_on
    for day in dict.fromkeys(dates_in(words)):
        found = meetings_on(body, day) if day < held_on else ()
        if len(found) == 1 and is_suitable(found[0], item.meeting):
            yield found[0]


def _words(item: AgendaItem) -> str:
    """Of an item that has “minutes” in its title all there is, of another its decisions."""
    decided = [clause.text for block in item.resolutions for clause in block.clauses]
    told = [item.revisions[-1].text] if item.revisions else []
    named = _MINUTES.search(item.title)
    return "\n".join([item.title, *decided, *(told if named else ())])


def is_suitable(earlier: Meeting, approving: Meeting) -> bool:
    try:
        check_suitable(earlier, approving)
    except RuleBroken:
        return False
    return True
