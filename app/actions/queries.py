"""Actions as someone may see them, the most urgent first."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.accounts.rules import Viewer
from app.actions.models import Action, ActionNoted, ActionOwner, ActionUpdate
from app.actions.responsible import is_of
from app.actions.rules import SOON_DAYS, ActionStatus
from app.agenda.models import AgendaItem, Matter, MinuteNumber
from app.agenda.rules import Part
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.bodies.rules import municipal_year
from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.meetings.models import Meeting
from app.people.models import Person

CLOSED = [status for status in ActionStatus if status.is_closed]
_is_closed = Action.status.in_(CLOSED)


@dataclass(frozen=True)
class Wanted:
    """What someone looks for among the actions.

    `status` is a status, “open”, “to agree” or “all”; `year` the municipal year it was raised in.
    """

    body: Body | None = None
    owner: Person | None = None
    status: str = "open"
    overdue: bool = False
    year: int | None = None
    matter: Matter | None = None

    @property
    def of_any_status(self) -> "Wanted":
        return replace(self, status="all", overdue=False)


def actions_for(viewer: Viewer) -> Select[Action]:
    """Actions that someone signed in may know of.

    From draft minutes they are for the clerks of the body. One that is not public is known to its
    owner, who must do it, and to everyone where it has a public twin; `shown` says in what words.
    """
    query = (
        select(Action).outerjoin(Action.item).outerjoin(AgendaItem.meeting).outerjoin(Action.clause)
    )
    if viewer.every_body:
        return query
    drafted = and_(Action.item_id.is_not(None), Meeting.minutes_published_at.is_(None))
    told = or_(whole_to(viewer), Action.public_text != "")
    return query.where(
        or_(
            Action.body_id.in_(sorted(viewer.clerk_of)),
            is_of(viewer.account_id),
            and_(~drafted, told),
        )
    )


def whole_to(viewer: Viewer) -> ColumnElement[bool]:
    """For such a query: those that the viewer reads in full."""
    if viewer.every_body:
        return true()
    closed = or_(
        Action.restricted,
        func.coalesce(AgendaItem.part, Part.OPEN) != Part.OPEN,
        func.coalesce(ResolutionClause.restricted, false()),
    )
    return or_(Action.body_id.in_(sorted(viewer.clerk_of | viewer.member_of)), ~closed)


def action_for(viewer: Viewer, action_id: int) -> Action:
    query = actions_for(viewer).where(Action.id == action_id).options(*with_origin())
    action: Action = db.first_or_404(query)
    return action


def narrowed(viewer: Viewer, query: Select[Action], wanted: Wanted, on: date) -> Select[Action]:
    if wanted.body:
        query = query.where(Action.body == wanted.body)
    if wanted.owner:
        query = query.where(Action.owner == wanted.owner, whole_to(viewer))
    if wanted.overdue:
        query = query.where(~_is_closed, Action.due_on < on)
    if wanted.year:
        began, ends = _municipal_year(wanted.year)
        query = query.where(Action.raised_on >= began, Action.raised_on < ends)
    if wanted.matter:
        query = query.where(AgendaItem.matter_id == wanted.matter.id, _origin_known(viewer))
    if wanted.status == "open":
        return query.where(~_is_closed)
    if wanted.status == "to agree":
        return query.where(_is_closed, ~Action.noted.any(ActionNoted.closes))
    return query if wanted.status == "all" else query.where(Action.status == wanted.status)


def bodies_with_actions(viewer: Viewer) -> list[Body]:
    held = actions_for(viewer).with_only_columns(Action.body_id)
    return list(db.session.scalars(select(Body).where(Body.id.in_(held)).order_by(Body.name)))


def owners_of_actions(viewer: Viewer) -> list[Person]:
    held = actions_for(viewer).where(whole_to(viewer)).with_only_columns(Action.owner_id)
    by_name = (Person.family_name, Person.name)
    return list(db.session.scalars(select(Person).where(Person.id.in_(held)).order_by(*by_name)))


def matters_of_actions(viewer: Viewer) -> list[Matter]:
    """Of those that they read in full and may follow to where they come from."""
    told = actions_for(viewer).where(whole_to(viewer), _origin_known(viewer))
    held = told.with_only_columns(AgendaItem.matter_id)
    return list(
        db.session.scalars(select(Matter).where(Matter.id.in_(held)).order_by(Matter.title))
    )


def _origin_known(viewer: Viewer) -> ColumnElement[bool]:
    """What was decided at a meeting is not told before its minutes are published."""
    if viewer.every_body:
        return true()
    kept = Action.body_id.in_(sorted(viewer.clerk_of))
    return and_(or_(Meeting.minutes_published_at.is_not(None), kept), whole_to(viewer))


def years_of_actions(viewer: Viewer) -> list[int]:
    """From the newest to the oldest municipal year in which one was raised."""
    span = actions_for(viewer).with_only_columns(
        func.min(Action.raised_on), func.max(Action.raised_on)
    )
    first, last = db.session.execute(span).one()
    if first is None:
        return []
    began = annual_meetings()
    return list(range(municipal_year(last, began), municipal_year(first, began) - 1, -1))


def _municipal_year(year: int) -> tuple[date, date]:
    began = annual_meetings()
    first, after = (began.get(y, date(y, 5, 1)) for y in (year, year + 1))
    return first, after


def of_owner(query: Select[Action], account_id: int | None) -> Select[Action]:
    return query.where(is_of(account_id))


def counts_by_urgency(query: Select[Action], on: date) -> tuple[int, int]:
    """How many of them are late, and how many are due soon."""
    soon = and_(Action.due_on >= on, Action.due_on <= on + timedelta(days=SOON_DAYS))
    counted = query.where(~_is_closed).with_only_columns(
        func.count(case((Action.due_on < on, 1))), func.count(case((soon, 1)))
    )
    late, coming = db.session.execute(counted).one()
    return late, coming


def by_urgency(query: Select[Action]) -> Select[Action]:
    return in_order(query).options(*with_origin())


def in_order(query: Select[Action]) -> Select[Action]:
    """Open ones by due date, those without a date next, closed ones last."""
    return query.order_by(
        case((_is_closed, 1), else_=0),
        Action.closed_on.desc(),
        Action.due_on.is_(None),
        Action.due_on,
        Action.id,
    )


def with_origin() -> list[ORMOption]:
    """What a list shows of each action besides its own words."""
    clause = joinedload(Action.clause)
    resolved_on = clause.joinedload(ResolutionClause.resolution).joinedload(Resolution.item)
    return [
        joinedload(Action.body),
        joinedload(Action.owner),
        selectinload(Action.others).joinedload(ActionOwner.person),
        joinedload(Action.item).options(
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            joinedload(AgendaItem.meeting),
        ),
        selectinload(Action.updates).selectinload(ActionUpdate.files),
        resolved_on.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        clause.joinedload(ResolutionClause.parent),
    ]


def before_meeting(item: AgendaItem, limit: int) -> list[Action]:
    """What an action log is to a meeting: open ones of its body, those that a meeting has to agree
    are closed, and what this item noted already."""
    here = Action.noted.any(ActionNoted.item_id == item.id)
    agreed = Action.noted.any(ActionNoted.closes)
    waits = and_(
        Action.body_id == item.meeting.body_id,
        Action.raised_on <= item.meeting.last_day,
        or_(~_is_closed, ~agreed),
        or_(Action.item_id.is_(None), Action.item_id != item.id),
    )
    noted = selectinload(Action.noted).joinedload(ActionNoted.item)
    query = select(Action).where(or_(here, waits)).options(noted)
    return list(db.session.scalars(by_urgency(query).limit(limit)).unique())


def doubts_about_another(
    text: str, *, body: Body, item: AgendaItem | None, owner: Person | None, due_on: date | None
) -> list[str]:
    """A form sent twice raises an action twice."""
    same = select(Action.id).where(
        Action.text == text,
        Action.body_id == body.id,
        Action.item_id == (item.id if item else None),
        Action.owner_id == (owner.id if owner else None),
        Action.due_on == due_on,
        Action.closed_on.is_(None),
    )
    if db.session.scalar(same.limit(1)) is None:
        return []
    return ["There is an action in these words with this date already: this is another"]
