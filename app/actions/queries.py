"""Actions as someone may see them, the most urgent first."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.rules import ActionStatus
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.rules import Part
from app.bodies.models import Body
from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.people.models import Person

CLOSED = [status for status in ActionStatus if status.is_closed]
_is_closed = Action.status.in_(CLOSED)


@dataclass(frozen=True)
class Wanted:
    """What someone looks for among the actions. `status` is a status, “open” or “all”."""

    body: Body | None = None
    owner: Person | None = None
    status: str = "open"
    overdue: bool = False


def actions_for(viewer: Viewer) -> Select[Action]:
    """Actions that someone signed in may read.

    Those from an item that the public may not read are for clerks and for their owner.
    """
    query = select(Action).outerjoin(Action.item).outerjoin(Action.owner)
    if viewer.sees_restricted:
        return query
    open_to_them = or_(AgendaItem.id.is_(None), AgendaItem.part == Part.OPEN)
    return query.where(or_(open_to_them, Person.account_id == viewer.account_id))


def action_for(viewer: Viewer, action_id: int) -> Action:
    query = actions_for(viewer).where(Action.id == action_id).options(*_with_origin())
    action: Action = db.first_or_404(query)
    return action


def narrowed(query: Select[Action], wanted: Wanted, today: date) -> Select[Action]:
    if wanted.body:
        query = query.where(Action.body == wanted.body)
    if wanted.owner:
        query = query.where(Action.owner == wanted.owner)
    if wanted.overdue:
        query = query.where(~_is_closed, Action.due_on < today)
    if wanted.status == "open":
        return query.where(~_is_closed)
    return query if wanted.status == "all" else query.where(Action.status == wanted.status)


def bodies_with_actions() -> list[Body]:
    held = select(Action.id).where(Action.body_id == Body.id).exists()
    return list(db.session.scalars(select(Body).where(held).order_by(Body.name)))


def owners_of_actions() -> list[Person]:
    held = select(Action.id).where(Action.owner_id == Person.id).exists()
    by_name = (Person.family_name, Person.name)
    return list(db.session.scalars(select(Person).where(held).order_by(*by_name)))


def of_owner(query: Select[Action], account_id: int | None) -> Select[Action]:
    return query.where(Person.account_id == account_id)


def by_urgency(query: Select[Action]) -> Select[Action]:
    """Open ones by due date, those without a date next, closed ones last."""
    return query.options(*_with_origin()).order_by(
        case((_is_closed, 1), else_=0),
        Action.closed_on.desc(),
        Action.due_on.is_(None),
        Action.due_on,
        Action.id,
    )


def _with_origin() -> list[ORMOption]:
    """What a list shows of each action besides its own words."""
    clause = joinedload(Action.clause)
    resolved_on = clause.joinedload(ResolutionClause.resolution).joinedload(Resolution.item)
    return [
        joinedload(Action.body),
        joinedload(Action.owner),
        joinedload(Action.item).joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        resolved_on.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        clause.joinedload(ResolutionClause.parent),
    ]
