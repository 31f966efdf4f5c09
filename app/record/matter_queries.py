"""Matters: one subject, followed across meetings and bodies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, load_only, subqueryload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Matter, MinuteNumber, MinutesRevision
from app.bodies.models import Body
from app.database import db
from app.decisions.models import Resolution
from app.decisions.rules import Outcome
from app.meetings.models import Meeting
from app.record.addresses import item_address
from app.record.decided import show_clauses
from app.record.item_queries import tie_clauses
from app.record.pairing import ClauseShown
from app.record.standing import as_they_stand
from app.record.visibility import (
    insides_seen,
    items_seen,
    matters_seen,
    minutes_seen,
    sees_minutes,
    words_for,
)

_PUT_OFF = {Outcome.DEFERRED, Outcome.REFERRED}


class MatterOfBody(NamedTuple):
    slug: str
    title: str
    times: int
    last: date


class Considered(NamedTuple):
    times: int
    last: date


@dataclass(frozen=True)
class Consideration:
    """One time that a matter came before a body."""

    meeting: Meeting
    title: str
    number: str
    exempt: bool
    minuted: bool
    minute: MinuteNumber | None
    address: str
    summary: str
    clauses: Sequence[ClauseShown]


def matters(viewer: Viewer) -> Select[Matter]:
    return select(Matter).where(matters_seen(viewer)).order_by(func.lower(Matter.title))


def matter_named(viewer: Viewer, slug: str) -> Matter | None:
    return db.session.scalar(select(Matter).where(Matter.slug == slug, matters_seen(viewer)))


def last_considered(viewer: Viewer, matters: Sequence[Matter]) -> Mapping[int, Considered]:
    """How often each of `matters` was on an agenda, and when last."""
    rows = db.session.execute(
        select(AgendaItem.matter_id, func.count(), func.max(Meeting.held_on))
        .join(AgendaItem.meeting)
        .where(
            AgendaItem.matter_id.in_([matter.id for matter in matters]),
            items_seen(viewer),
            insides_seen(viewer),
        )
        .group_by(AgendaItem.matter_id)
    )
    return {matter_id: Considered(times, last) for matter_id, times, last in rows if matter_id}


def history(viewer: Viewer, matter: Matter) -> list[Consideration]:
    """Each time a matter was on an agenda, oldest first, and what was decided then."""
    items = db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == matter.id, items_seen(viewer), insides_seen(viewer))
        .order_by(Meeting.held_on, Meeting.id, AgendaItem.position)
        .options(
            contains_eager(AgendaItem.meeting).joinedload(Meeting.body),
            joinedload(AgendaItem.minute),
            joinedload(AgendaItem.minutes).load_only(
                MinutesRevision.public_summary, raiseload=True
            ),
            load_only(
                AgendaItem.meeting_id,
                AgendaItem.number,
                AgendaItem.title,
                AgendaItem.part,
                AgendaItem.kind,
            ),
        )
    ).all()
    resolved = _resolved(viewer, matter)
    steps = [_consideration(viewer, item, resolved.get(item.id, [])) for item in items]
    stand = as_they_stand(viewer, [clause for step in steps for clause in step.clauses])
    known = {clause.id: clause for clause in stand}
    return [replace(step, clauses=[known[c.id] for c in step.clauses]) for step in steps]


def left_open(steps: Sequence[Consideration]) -> list[ClauseShown]:
    """What was put off or sent elsewhere, and no meeting has taken up since."""
    last = max((step.meeting.held_on for step in steps), default=None)
    return [
        clause
        for step in steps
        if step.meeting.held_on == last
        for clause in step.clauses
        if clause.outcome in _PUT_OFF
    ]


def _consideration(
    viewer: Viewer, item: AgendaItem, resolved: Sequence[Resolution]
) -> Consideration:
    minuted = sees_minutes(viewer, item.meeting)
    minute = item.minute if minuted else None
    summary = item.minutes.public_summary if minuted and item.minutes else ""
    clauses = [c for block in resolved for c in show_clauses(viewer, block, item, minute)]
    return Consideration(
        meeting=item.meeting,
        title=words_for(viewer, item.meeting, item.title),
        number=item.number or "",
        exempt=item.is_restricted,
        minuted=minuted,
        minute=minute,
        address=item_address(item, minute),
        summary=words_for(viewer, item.meeting, summary),
        clauses=clauses,
    )


def _resolved(viewer: Viewer, matter: Matter) -> Mapping[int, list[Resolution]]:
    """What was resolved on a matter, by item, as far as the viewer may read it."""
    blocks = db.session.scalars(
        select(Resolution)
        .join(Resolution.item)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == matter.id, minutes_seen(viewer), insides_seen(viewer))
        .order_by(Resolution.position, Resolution.id)
        .options(subqueryload(Resolution.clauses))
    )
    by_item: dict[int, list[Resolution]] = {}
    for block in blocks:
        tie_clauses(block)
        by_item.setdefault(block.item_id, []).append(block)
    return by_item


def matters_of(viewer: Viewer, body: Body) -> list[MatterOfBody]:
    """What a body has considered, the latest first."""
    latest = func.max(Meeting.held_on)
    rows = db.session.execute(
        select(Matter.slug, Matter.title, func.count(AgendaItem.id), latest)
        .join(AgendaItem, AgendaItem.matter_id == Matter.id)
        .join(AgendaItem.meeting)
        .where(Meeting.body_id == body.id, items_seen(viewer), insides_seen(viewer))
        .group_by(Matter.id, Matter.slug, Matter.title)
        .order_by(latest.desc(), Matter.title)
    )
    return [MatterOfBody(*row) for row in rows]
