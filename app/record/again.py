"""Where the subject of a decision came up again, as far as someone may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, load_only

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from app.record.addresses import item_address
from app.record.visibility import (
    insides_seen,
    items_seen,
    sees_inside,
    sees_minutes,
    words_for,
)

#: The page of the matter has them all.
_MOST = 5


@dataclass(frozen=True)
class CameUp:
    """A later item of the same matter."""

    on: date
    body: str
    title: str
    address: str


def came_up_after(viewer: Viewer, item: AgendaItem) -> Sequence[CameUp]:
    """The newest first."""
    return [came_up(viewer, later) for later in later_items(viewer, item)]


def later_items(viewer: Viewer, item: AgendaItem) -> Sequence[AgendaItem]:
    """Of the same matter. That an exempt item belongs to one is part of what it holds."""
    if not sees_inside(viewer, item) or item.matter_id is None:
        return ()
    return db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(
            AgendaItem.matter_id == item.matter_id,
            Meeting.held_on > item.meeting.held_on,
            Meeting.status.not_in((MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)),
            items_seen(viewer),
            insides_seen(viewer),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc(), AgendaItem.id)
        .limit(_MOST)
        .options(
            contains_eager(AgendaItem.meeting).joinedload(Meeting.body),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            load_only(AgendaItem.meeting_id, AgendaItem.title, AgendaItem.supplement_id),
        )
    ).all()


def came_up(viewer: Viewer, item: AgendaItem) -> CameUp:
    met = item.meeting
    minute = item.minute if sees_minutes(viewer, met) else None
    title = words_for(viewer, met, item.title)
    return CameUp(met.held_on, met.body.name, title, item_address(item, minute))
