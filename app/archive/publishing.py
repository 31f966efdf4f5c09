"""Publishing the minutes of confirmed meetings as what they are, and taking that back (ADR 47).

Approved is only what a later meeting of the archive is known to have approved; anything else is
public as it came, and marked so. Signed is never presumed. None of these commits.
"""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.models import Account
from app.agenda.approval_models import Approval, MinutesToApprove
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.operations import publish_minutes
from app.archive.confirming import confirmed_meeting
from app.archive.models import ArchiveFile
from app.database import db
from app.decisions.corrections import Approver, approve, take_back
from app.decisions.models import Resolution
from app.meetings.announcements import Publication, announce
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, withdraw_agenda
from app.meetings.rules import MinutesState

_APPROVED = re.compile(r"\b(?:approv|confirm|adopt|agree|accept|sign|correct record|passed)", re.I)
_BUT = re.compile(
    r"\b(?:subject to|amend|correction|corrected|corrigend|alter|defer|refus|reject"
    r"|not (?:be )?(?:approv|agree|accept))",
    re.I,
)
NOTE = "From the archive. "


def publish(
    file: ArchiveFile, now: datetime, by: Account | None, *, as_approved: bool = True
) -> None:
    """Raises RuleBroken where it may not be; what is published already stays as it is."""
    meeting = confirmed_meeting(file)
    if meeting.minutes_published_at:
        return
    item = approvals_of([meeting.id]).get(meeting.id) if as_approved else None
    _know_numbers(meeting)
    if item is None:
        publish_minutes(meeting, now, by=by, note=NOTE.strip())
        announce(meeting, Publication.DRAFT_MINUTES, by=by, now=now)
        return
    approval = approve(meeting, Approver(item.meeting, item), (), now, by=by, note=NOTE.strip())
    if approval:
        db.session.add(approval)
    announce(meeting, Publication.APPROVED_MINUTES, by=by, now=now)


def _know_numbers(meeting: Meeting) -> None:
    """Ask for the minute numbers of its items at once, not item by item."""
    of_items = select(MinuteNumber).join(MinuteNumber.item)
    found = db.session.scalars(of_items.where(AgendaItem.meeting_id == meeting.id))
    numbers = {number.item_id: number for number in found}
    for item in meeting.items:
        set_committed_value(item, "minute", numbers.get(item.id))


def approvals_of(meetings: Collection[int]) -> dict[int, AgendaItem]:
    """The items of later meetings that approved the minutes of these as they stood, by meeting.

    Where corrections were agreed, which words of a paper are the approved ones is for a clerk.
    """
    links = (
        select(MinutesToApprove)
        .join(MinutesToApprove.item)
        .join(AgendaItem.meeting)
        .where(
            MinutesToApprove.meeting_id.in_(meetings),
            Meeting.is_history,
            Meeting.unconfirmed.is_(False),
        )
        .options(
            contains_eager(MinutesToApprove.item).options(
                contains_eager(AgendaItem.meeting).joinedload(Meeting.body),
                selectinload(AgendaItem.revisions),
                selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
            )
        )
        .order_by(Meeting.held_on.desc(), Meeting.id, AgendaItem.position)
    )
    return {
        link.meeting_id: link.item for link in db.session.scalars(links) if _approves(link.item)
    }


def _approves(item: AgendaItem) -> bool:
    decided = " ".join(_decided(item))
    told = item.revisions[-1].text if item.revisions else ""
    return bool(_APPROVED.search(decided)) and not _BUT.search(f"{item.title} {decided} {told}")


def _decided(item: AgendaItem) -> Iterator[str]:
    for block in item.resolutions:
        yield block.lead_in
        yield from (clause.text for clause in block.clauses)


def withdraw(file: ArchiveFile, now: datetime, by: Account | None) -> None:
    """Make drafts again of minutes that were published; signed ones stay. History keeps each."""
    meeting = confirmed_meeting(file)
    if meeting.minutes_state is MinutesState.APPROVED:
        take_back(meeting, now, by=by, note=NOTE.strip())
        if approval := db.session.get(Approval, meeting.id):
            db.session.delete(approval)
    move_minutes(meeting, MinutesState.DRAFT, now, by=by, note=NOTE.strip())
    if not meeting.decisions_published_at:
        withdraw_agenda(meeting, now, by=by, note=NOTE.strip())
