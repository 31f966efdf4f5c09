"""What the log reads of each action: columns of the database, and no records.

A record with all that hangs on it takes ten times as long to make as its row in a log.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Row, Select, Text, cast, func, select
from sqlalchemy.orm import aliased

from app.actions.models import Action, ActionNoted, ActionOwner, ActionUpdate
from app.actions.queries import in_order
from app.agenda.models import AgendaItem, Matter, MinuteNumber
from app.bodies.models import Body
from app.database import db
from app.decisions.models import ResolutionClause
from app.meetings.models import Meeting
from app.people.models import Person

_BATCH = 500
_FORMAL_NAME = func.trim(Person.title + " " + Person.name + " " + Person.honours)
Read = Row[*tuple[Any, ...]]


def batches(query: Select[Action]) -> Iterator[Sequence[Read]]:
    """The actions of a query of `actions_for`, late ones first, some at a time."""
    asked = _read(in_order(query)).execution_options(yield_per=_BATCH)
    with closing(db.session.execute(asked)) as found:
        yield from found.partitions()


def _read(query: Select[Action]) -> Select[*tuple[Any, ...]]:
    citing = aliased(Body)
    return (
        query.join(Action.body)
        .outerjoin(Person, Action.owner_id == Person.id)
        .outerjoin(AgendaItem.matter)
        .outerjoin(MinuteNumber, MinuteNumber.item_id == AgendaItem.id)
        .outerjoin(citing, MinuteNumber.body_id == citing.id)
        .with_only_columns(
            *(Action.id, Action.body_id, Action.reference, Action.text, Action.public_text),
            *(Action.restricted, Action.raised_on, Action.due_on, Action.closed_on),
            *(Action.status, Action.priority, Action.rag_by_hand, Action.rag_reason),
            *(Action.owner_post, Action.owner_team, _FORMAL_NAME.label("owner")),
            *(Action.item_id, Action.clause_id, Body.name.label("body")),
            *(AgendaItem.part, AgendaItem.number, AgendaItem.title, Meeting.held_on),
            *(Meeting.minutes_published_at, Matter.title.label("matter")),
            *(MinuteNumber.label, citing.code, citing.name.label("citing")),
            ResolutionClause.restricted.label("clause_restricted"),
        )
    )


def reports(keys: Sequence[int]) -> Iterator[Read]:
    """What was reported on these actions, the oldest first."""
    return _each(
        select(
            ActionUpdate.action_id,
            ActionUpdate.made_at,
            ActionUpdate.status,
            ActionUpdate.note,
            ActionUpdate.made_by_id,
            Person.account_id,
        )
        .outerjoin(ActionUpdate.reported_by)
        .where(ActionUpdate.action_id.in_(keys))
        .order_by(ActionUpdate.id)
    )


def besides(keys: Sequence[int]) -> Iterator[Read]:
    """Who helps with these actions."""
    return _each(
        select(ActionOwner.action_id, _FORMAL_NAME, ActionOwner.words)
        .outerjoin(ActionOwner.person)
        .where(ActionOwner.action_id.in_(keys))
        .order_by(ActionOwner.action_id, ActionOwner.position)
    )


def closings(keys: Sequence[int]) -> Iterator[Read]:
    """At which meetings it was agreed that these actions are closed."""
    return _each(
        select(
            ActionNoted.action_id,
            Meeting.held_on,
            Meeting.minutes_published_at,
            MinuteNumber.label,
            Body.code,
            Body.name.label("citing"),
        )
        .join(ActionNoted.item)
        .join(AgendaItem.meeting)
        .outerjoin(MinuteNumber, MinuteNumber.item_id == AgendaItem.id)
        .outerjoin(MinuteNumber.body)
        .where(ActionNoted.action_id.in_(keys), ActionNoted.closes)
        .order_by(ActionNoted.action_id, ActionNoted.item_id)
    )


def full_labels(keys: Sequence[int]) -> Iterator[Read]:
    """The labels of these clauses, each with those above it: “(1)(a)”."""
    label = cast(ResolutionClause.label, Text).label("label")
    own = select(ResolutionClause.id.label("clause_id"), label, ResolutionClause.parent_id)
    chain = own.where(ResolutionClause.id.in_(keys)).cte(recursive=True)
    above = select(chain.c.clause_id, label + chain.c.label, ResolutionClause.parent_id)
    chain = chain.union_all(above.join(chain, ResolutionClause.id == chain.c.parent_id))
    return _each(select(chain.c.clause_id, chain.c.label).where(chain.c.parent_id.is_(None)))


def _each(query: Select[*tuple[Any, ...]]) -> Iterator[Read]:
    yield from db.session.execute(query)
