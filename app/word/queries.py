"""Everything that a paper says, in a constant number of reads."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Load, joinedload, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.queries import Wanted, actions_for, narrowed
from app.agenda.models import AgendaItem, DeclarationItem, Document, MinuteNumber
from app.agenda.movement_models import Movement
from app.bodies.models import Body, Membership
from app.clock import today
from app.database import db
from app.decisions.correction_models import Correction
from app.decisions.models import Recommendation, RecommendationClause, Resolution
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.people.models import Appointment, Person
from app.people.rules import StatutoryRole


def meeting_for_minutes(meeting_id: int) -> Meeting | None:
    declared = selectinload(Meeting.declarations)
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            joinedload(Meeting.body),
            joinedload(Meeting.approved_at),
            joinedload(Meeting.contact),
            selectinload(Meeting.sittings).joinedload(Sitting.presiding),
            selectinload(Meeting.attendances).options(
                joinedload(Attendance.person),
                joinedload(Attendance.substitute_for),
                selectinload(Attendance.intervals),
            ),
            declared.joinedload(Declaration.person),
            declared.joinedload(Declaration.category),
            declared.selectinload(Declaration.concerns)
            .joinedload(DeclarationItem.item)
            .joinedload(AgendaItem.minute),
            selectinload(Meeting.items).options(*_minuted()),
        )
    )


def item_for_minutes(item_id: int) -> AgendaItem | None:
    """One item as minutes print it, with its meeting, its papers and what was declared on it."""
    declared = selectinload(AgendaItem.concerns).joinedload(DeclarationItem.declaration)
    meeting = joinedload(AgendaItem.meeting)
    return db.session.scalar(
        select(AgendaItem)
        .where(AgendaItem.id == item_id)
        .options(
            *_minuted(),
            meeting.joinedload(Meeting.body),
            meeting.joinedload(Meeting.contact),
            selectinload(AgendaItem.documents),
            declared.joinedload(Declaration.person),
            declared.joinedload(Declaration.category),
        )
    )


def _minuted() -> Sequence[_AbstractLoad]:
    votes, item = selectinload(Vote.casts).joinedload(VoteCast.member), Load(AgendaItem)
    return (
        item.joinedload(AgendaItem.minutes),
        item.selectinload(AgendaItem.movements).joinedload(Movement.person),
        item.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        item.joinedload(AgendaItem.supplement),
        item.selectinload(AgendaItem.corrections).options(
            joinedload(Correction.approved_at),
            joinedload(Correction.approved_on)
            .joinedload(AgendaItem.minute)
            .joinedload(MinuteNumber.body),
        ),
        item.selectinload(AgendaItem.recommendations)
        .selectinload(Recommendation.clauses)
        .options(
            selectinload(RecommendationClause.answers), selectinload(RecommendationClause.children)
        ),
        item.selectinload(AgendaItem.motions).options(
            joinedload(Motion.mover),
            joinedload(Motion.seconder),
            selectinload(Motion.votes).options(votes),
        ),
        item.selectinload(AgendaItem.resolutions).options(
            selectinload(Resolution.clauses), selectinload(Resolution.votes).options(votes)
        ),
    )


def meeting_for_agenda(meeting_id: int) -> Meeting | None:
    items, body = selectinload(Meeting.items), joinedload(Meeting.body)
    seats = body.selectinload(Body.memberships)
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            seats.joinedload(Membership.person),
            seats.joinedload(Membership.organisation),
            seats.joinedload(Membership.deputy_for).joinedload(Membership.person),
            joinedload(Meeting.contact).selectinload(Person.appointments),
            selectinload(Meeting.supplements),
            selectinload(Meeting.documents).joinedload(Document.item),
            items.joinedload(AgendaItem.supplement),
            items.joinedload(AgendaItem.presenter),
            items.selectinload(AgendaItem.documents),
            items.selectinload(AgendaItem.recommendations).selectinload(Recommendation.clauses),
        )
    )


def person_numbered(key: str | int) -> Person | None:
    return db.session.get(Person, int(key))


def proper_officer(on: date) -> str:
    """Name and post of whoever signed for the authority on that day, "" where nobody is known.

    The head of paid service where no post is marked as the proper officer’s.
    """
    post, roles = Appointment, (StatutoryRole.PROPER_OFFICER, StatutoryRole.HEAD_OF_PAID_SERVICE)
    held = db.session.scalars(
        select(post)
        .where(
            post.statutory_role.in_(roles),
            or_(post.starts_on.is_(None), post.starts_on <= on),
            or_(post.ends_on.is_(None), post.ends_on >= on),
        )
        .options(joinedload(post.person))
        .order_by(
            post.statutory_role != roles[0], post.starts_on.desc().nulls_last(), post.id.desc()
        )
        .limit(1)
    ).first()
    return f"{held.person.formal_name}, {held.post}" if held else ""


def actions_of_body(reader: Viewer, body: Body) -> Select[Action]:
    """Open ones, and those closed within a year: a log says what became of an action."""
    query = narrowed(reader, actions_for(reader), Wanted(body=body, status="all"), today())
    recent = Action.closed_on > today() - timedelta(days=365)
    return query.where(or_(Action.closed_on.is_(None), recent))


def actions_of_person(reader: Viewer, person: Person) -> Select[Action]:
    """Open ones: their own, for whoever must act; for others those that they read whole."""
    if person.account_id is not None and person.account_id == reader.account_id:
        own = actions_for(reader).where(Action.owner_id == person.id)
        return narrowed(reader, own, Wanted(), today())
    return narrowed(reader, actions_for(reader), Wanted(owner=person), today())
