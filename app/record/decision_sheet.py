"""The decision sheet: what a meeting resolved, published before its minutes (handbook 3.4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select, true
from sqlalchemy.orm import joinedload, load_only, raiseload, subqueryload
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.operations import order_of_minutes
from app.agenda.rules import ItemKind, Part
from app.database import db
from app.decisions.models import Resolution
from app.meetings.models import Meeting
from app.record.addresses import item_address
from app.record.decided import show_clauses
from app.record.pairing import ClauseShown
from app.record.visibility import (
    sees_decided,
    sees_decisions,
    sees_inside,
    sees_minutes,
    words_for,
)


@dataclass(frozen=True)
class Decided:
    """An item and what was resolved on it; a closed one is known by its title alone."""

    id: int
    label: str
    address: str
    part: Part
    inside: bool
    clauses: Sequence[ClauseShown]


def decided_items(meeting: Meeting, only: int | None = None) -> Iterable[AgendaItem]:
    """The items on which something was resolved, in the order taken, and no more of them.

    `only` is the key of one.
    """
    columns = (
        AgendaItem.meeting_id,
        AgendaItem.position,
        AgendaItem.order_taken,
        AgendaItem.number,
        AgendaItem.kind,
        AgendaItem.title,
        AgendaItem.part,
        AgendaItem.supplement_id,
    )
    items = db.session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.kind != ItemKind.HEADING,
            AgendaItem.resolutions.any(),
            AgendaItem.id == only if only else true(),
        )
        .options(
            load_only(*columns),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            joinedload(AgendaItem.supplement),
            subqueryload(AgendaItem.resolutions).subqueryload(Resolution.clauses),
            raiseload("*", sql_only=True),
        )
    ).all()
    for item in items:
        set_committed_value(item, "meeting", meeting)
        for resolution in item.resolutions:
            set_committed_value(resolution, "item", item)
            for clause in resolution.clauses:
                set_committed_value(clause, "resolution", resolution)
    return order_of_minutes(items)


def show_decisions(viewer: Viewer, items: Iterable[AgendaItem]) -> list[Decided]:
    """Clauses have an address that is cited once the minutes are public."""
    return [_show(viewer, item) for item in items if sees_decided(viewer, item)]


def decided_before_minutes(viewer: Viewer, item: AgendaItem) -> Decided | None:
    """What the decision sheet says of one item, for whoever may not read its minutes yet."""
    met = item.meeting
    if sees_minutes(viewer, met) or not sees_decisions(viewer, met):
        return None
    return next(iter(show_decisions(viewer, decided_items(met, only=item.id))), None)


def _show(viewer: Viewer, item: AgendaItem) -> Decided:
    inside, minuted = sees_inside(viewer, item), sees_minutes(viewer, item.meeting)
    minute = item.minute if minuted else None
    blocks = [show_clauses(viewer, block, item, minute) for block in item.resolutions]
    clauses = [clause for block in blocks for clause in block]
    return Decided(
        id=item.id,
        label=words_for(viewer, item.meeting, item.numbered_title),
        address=item_address(item, minute),
        part=item.part,
        inside=inside,
        clauses=[clause if minuted else clause.uncited for clause in clauses],
    )
