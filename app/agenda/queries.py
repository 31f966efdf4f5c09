"""Agendas, minutes and matters as a clerk’s pages read them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.agenda.models import AgendaItem, DeclarationItem, Matter, MinuteNumber, MinutesRevision
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Attendance, Declaration, Meeting
from app.meetings.rules import QuorumCheck


def item_or_404(item_id: int) -> AgendaItem:
    return db.get_or_404(
        AgendaItem,
        item_id,
        options=[
            joinedload(AgendaItem.meeting).joinedload(Meeting.body),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        ],
    )


def agenda_or_404(meeting_id: int) -> Meeting:
    """A meeting with its items and their numbers, in as many queries whatever their number."""
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            selectinload(Meeting.items).joinedload(AgendaItem.minute),
        ],
    )


def next_item(item: AgendaItem) -> AgendaItem | None:
    """The item listed after this one that is not a heading."""
    later = [
        other
        for other in item.meeting.items
        if other.is_minuted and (other.position, other.id) > (item.position, item.id)
    ]
    return min(later, key=lambda other: (other.position, other.id), default=None)


def revisions(item: AgendaItem) -> Sequence[MinutesRevision]:
    """Every revision of the minutes of an item, the newest first."""
    return db.session.scalars(
        select(MinutesRevision)
        .where(MinutesRevision.item_id == item.id)
        .options(joinedload(MinutesRevision.saved_by))
        .order_by(MinutesRevision.number.desc())
    ).all()


def numbers_used(body: Body) -> Sequence[MinuteNumber]:
    """Every minute number of a body, those whose item is gone among them."""
    return db.session.scalars(select(MinuteNumber).where(MinuteNumber.body_id == body.id)).all()


def matters() -> list[Matter]:
    return list(db.session.scalars(select(Matter).order_by(func.lower(Matter.title), Matter.id)))


def slugs_of_matters() -> set[str]:
    return set(db.session.scalars(select(Matter.slug)))


def declarations_or_404(meeting_id: int) -> Meeting:
    """A meeting with what was declared at it, its items and who was there."""
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            selectinload(Meeting.items),
            selectinload(Meeting.attendances).joinedload(Attendance.person),
            selectinload(Meeting.declarations).joinedload(Declaration.person),
            selectinload(Meeting.declarations).joinedload(Declaration.category),
            selectinload(Meeting.declarations)
            .selectinload(Declaration.concerns)
            .joinedload(DeclarationItem.item),
        ],
    )


def items_without_quorum(meeting: Meeting) -> list[tuple[AgendaItem, QuorumCheck]]:
    """Items for which so many left the room that too few could vote (handbook rule 8)."""
    voters = set(meeting.members_present)
    if not voters:
        return []
    found = []
    for item in meeting.items:
        left = {
            declaration.person
            for declaration in meeting.declarations
            for concern in declaration.concerns
            if concern.item is item and concern.left_room
        }
        check = QuorumCheck(meeting.body.quorum, len(voters - left))
        if left & voters and not check.is_met:
            found.append((item, check))
    return found
