"""Decisions that were called in, on their way to the meeting that considers them."""

from collections.abc import Iterator

from sqlalchemy import exists, select

from app.accounts.rules import Viewer
from app.agenda.brought_models import BroughtForward
from app.agenda.models import AgendaItem
from app.business.offers import Offer, on_its_day, with_its_meeting
from app.database import db
from app.decisions.executive_models import CalledIn
from app.meetings.models import Meeting
from app.record.addresses import item_address
from app.record.visibility import sees_inside, sees_item, words_for


def called_in_to(meeting: Meeting, viewer: Viewer) -> Iterator[Offer]:
    """Those that this meeting is to consider, and that are on no item of it yet (handbook 3.3)."""
    brought = (
        exists()
        .where(BroughtForward.from_item_id == CalledIn.item_id)
        .where(BroughtForward.item_id == AgendaItem.id, AgendaItem.meeting_id == meeting.id)
    )
    here = select(CalledIn.item_id).where(
        CalledIn.considered_at_id == meeting.id, CalledIn.outcome.is_(None), ~brought
    )
    items = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id.in_(here))
        .options(*with_its_meeting())
        .order_by(AgendaItem.id)
    )
    for item in items:
        if sees_item(viewer, item) and sees_inside(viewer, item):
            yield Offer(
                key=f"item-{item.id}",
                why=f"Called in: decided by {item.meeting.body.name} on {on_its_day(item)}",
                title=words_for(viewer, item.meeting, item.title),
                address=item_address(item, item.minute),
                item=item,
            )
