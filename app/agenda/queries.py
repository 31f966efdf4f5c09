"""Agendas, minutes and matters as a clerk’s pages read them."""

from collections.abc import Sequence

from sqlalchemy import and_, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.agenda.grounds import ExemptionLaw, law_of
from app.agenda.models import AgendaItem, DeclarationItem, Matter, MinuteNumber, MinutesRevision
from app.agenda.rules import Part
from app.bodies.models import Body
from app.bodies.queries import authority
from app.database import db
from app.meetings.models import Attendance, Declaration, Meeting
from app.meetings.rules import AgendaState, QuorumCheck


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


def agenda_to_arrange(meeting_id: int) -> Meeting:
    """With what each line shows besides: who presents it, what is recommended, its papers."""
    items = selectinload(Meeting.items)
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            items.joinedload(AgendaItem.minute),
            items.joinedload(AgendaItem.presenter),
            items.joinedload(AgendaItem.supplement),
            items.selectinload(AgendaItem.documents),
            items.selectinload(AgendaItem.recommendations),
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


def exemption_law() -> ExemptionLaw:
    """The grounds of exemption in the law that the authority is under."""
    council = authority()
    return law_of(council.regime if council else None)


def matters_offered(viewer: Viewer, item: AgendaItem | None) -> list[Matter]:
    """Those an item may become part of: none that only other bodies’ drafts or exempt items have.

    A matter that nothing is part of yet is anybody’s.
    """
    public = and_(Meeting.agenda_state == AgendaState.PUBLISHED, AgendaItem.part == Part.OPEN)
    kept = true() if viewer.every_body else Meeting.body_id.in_(viewer.clerk_of)
    known = (
        select(AgendaItem.id)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == Matter.id, or_(public, kept))
    )
    present = item.matter_id if item else None
    offered = or_(Matter.id == present, ~Matter.items.any(), known.exists())
    query = select(Matter).where(offered).order_by(func.lower(Matter.title), Matter.id)
    return list(db.session.scalars(query))


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


def scopes_at(meeting: Meeting) -> list[str]:
    """The subjects that someone at a meeting, or on its body, votes on and nothing else."""
    kept = [seat.voting_scope for seat in meeting.body.memberships]
    kept += [attendance.voting_scope for attendance in meeting.attendances]
    kept += [item.voting_scope for item in meeting.items]
    return sorted({scope.strip() for scope in kept if scope and scope.strip()}, key=str.casefold)


def items_without_quorum(meeting: Meeting) -> list[tuple[AgendaItem, QuorumCheck]]:
    """Items for which so many left the room that too few could vote (handbook rule 8)."""
    if not meeting.members_present:
        return []
    found = []
    for item in meeting.items:
        voters = set(meeting.voters(item.voting_scope))
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
