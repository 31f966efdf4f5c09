"""How decisions stand today, as far as someone may know what changed them.

A later decision counts from the moment that its reader may read it: that a draft or an exempt
item rescinds something is part of what that item holds.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased, contains_eager
from sqlalchemy.orm.interfaces import ORMOption

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.database import db
from app.decisions.effects import Effect, Standing, standing_after
from app.decisions.link_models import ClauseLink
from app.decisions.models import Resolution, ResolutionClause
from app.meetings.models import Meeting
from app.record.addresses import clause_address
from app.record.again import CameUp, came_up_after
from app.record.pairing import ClauseShown
from app.record.shown import ItemShown
from app.record.visibility import sees_clause, words_for, words_seen


@dataclass(frozen=True)
class LinkShown:
    """One decision that changed another, or was changed by it, as the reader may cite it."""

    id: int
    effect: Effect
    clause_id: int
    citation: str
    address: str
    title: str
    body: str
    on: date
    words: str


@dataclass(frozen=True)
class ClauseStanding:
    """How one decision stands, what later ones did to it and what it did to earlier ones.

    `again` is where its subject came up later, which may have changed it without saying so.
    """

    now: Standing
    changed_by: Sequence[LinkShown]
    changes: Sequence[LinkShown]
    again: Sequence[CameUp]


def standing_of(viewer: Viewer, clause: ResolutionClause) -> ClauseStanding:
    changing = links_changing([clause.id]).get(clause.id, [])
    later = [link for link in changing if sees_clause(viewer, link.changed_by)]
    earlier = db.session.scalars(
        _links(ClauseLink.clause).where(ClauseLink.changed_by_id == clause.id)
    ).unique()
    return ClauseStanding(
        now=standing_after(link.effect for link in later),
        changed_by=[show_link(viewer, link, link.changed_by) for link in later],
        changes=[
            show_link(viewer, link, link.clause)
            for link in earlier
            if sees_clause(viewer, link.clause)
        ],
        again=came_up_after(viewer, clause.resolution.item),
    )


def standings(viewer: Viewer, clause_ids: Collection[int]) -> dict[int, Standing]:
    """How each of these decisions stands; those that nothing changed are left out."""
    changed = links_changing(clause_ids)
    return {clause_id: standing_known(viewer, links) for clause_id, links in changed.items()}


def standing_known(viewer: Viewer, links: Iterable[ClauseLink]) -> Standing:
    """How a decision stands that `links` say was changed, as far as the viewer may know."""
    return standing_after(link.effect for link in links if sees_clause(viewer, link.changed_by))


def links_changing(clause_ids: Collection[int]) -> dict[int, list[ClauseLink]]:
    """What changed each of these decisions, whoever may know of it; read once for all viewers."""
    found: dict[int, list[ClauseLink]] = {}
    keys = sorted(clause_ids)
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        query = _links(ClauseLink.changed_by).where(ClauseLink.clause_id.in_(some))
        for link in db.session.scalars(query).unique():
            found.setdefault(link.clause_id, []).append(link)
    return found


def as_they_stand(viewer: Viewer, clauses: Sequence[ClauseShown]) -> list[ClauseShown]:
    """Resolved clauses, each with how it stands today."""
    known = standings(viewer, {clause.id for clause in clauses})
    return [replace(c, standing=known.get(c.id, Standing.UNCHANGED)) for c in clauses]


def item_as_it_stands(viewer: Viewer, item: ItemShown) -> ItemShown:
    """An item with how each decision on it stands today, in one more read."""
    known = {
        clause.id: clause
        for clause in as_they_stand(viewer, [c for b in item.resolutions for c in b.clauses])
    }
    blocks = [replace(b, clauses=[known[c.id] for c in b.clauses]) for b in item.resolutions]
    return replace(item, resolutions=blocks)


#: So many keys at most in one statement; SQLite takes 32,766.
_AT_ONCE = 10_000


def _links(to: object) -> Select[ClauseLink]:
    """Links with the decision at one end of them, the oldest first, in one statement."""
    clause = aliased(ResolutionClause)
    loaded = contains_eager(to.of_type(clause))  # type: ignore[attr-defined]  # a relationship
    resolved_on = loaded.joinedload(clause.resolution).joinedload(Resolution.item)
    options: list[ORMOption] = [
        resolved_on.joinedload(AgendaItem.meeting).joinedload(Meeting.body),
        resolved_on.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
        resolved_on.joinedload(AgendaItem.supplement),
        loaded.joinedload(clause.parent),
    ]
    return (
        select(ClauseLink)
        .join(to.of_type(clause))  # type: ignore[attr-defined]
        .options(*options)
        .order_by(ClauseLink.id)
    )


def show_link(viewer: Viewer, link: ClauseLink, clause: ResolutionClause) -> LinkShown:
    item = clause.resolution.item
    return LinkShown(
        id=link.id,
        effect=link.effect,
        clause_id=clause.id,
        citation=clause.citation,
        address=clause_address(clause, item.minute),
        title=words_for(viewer, item.meeting, item.title),
        body=item.meeting.body.name,
        on=item.meeting.held_on,
        words=words_seen(viewer, item, clause),
    )
