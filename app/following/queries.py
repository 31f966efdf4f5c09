"""Decisions and items like another, found as search finds them and read as someone may."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.rules import ItemKind
from app.database import db
from app.decisions.link_models import ClauseLink
from app.decisions.models import Resolution, ResolutionClause
from app.following.rules import IN_TITLE, nearest, salient
from app.meetings.models import Meeting
from app.record.visibility import (
    insides_seen,
    items_seen,
    reads_restricted,
    sees_clause,
    sees_inside,
    sees_item,
)
from app.search.asked import Asked, Hit
from app.search.audiences import audience_of
from app.search.documents import Document, Facet, Kind
from app.search.engines import Sought
from app.search.finding import answered, find
from app.search.index import IndexMissing
from app.search.queries import Group, documents_of
from app.search.tree import Word, either_of
from app.search.words import tokens

#: Words asked for; each makes a search a little slower.
_MOST_WORDS = 12
#: Hits looked through for those that may be offered, and how many are.
_LOOKED_THROUGH, _OFFERED = 20, 5
#: So many of these may be of the same matter, whose page has them all.
_OF_MATTER = 3


def alike(
    title: str, text: str, kind: Kind, viewer: Viewer, first: Sequence[Group] = ()
) -> list[Document]:
    """The documents of a kind that share most words with a title and a text, one of each item.

    Search finds what may be meant; which of these shares most is counted here, because to search
    one rare word in a title is worth more than four common ones in a text. What `first` holds
    comes before them, and is read with them.
    """
    words = salient((token.word for token in tokens(f"{title} {text}")), _MOST_WORDS)
    found = _holding(words, kind, viewer)
    read = documents_of([*first, *(Group.read(group) for _, group in found)], viewer)
    by_key = {document.key: document for made in read.values() for document in made}
    near = _nearest([by_key[key] for key, _ in found if key in by_key], title, words)
    before = (document for group in first for document in read[group] if document.kind is kind)
    return _one_of_each([*before, *near])


def _holding(words: Sequence[str], kind: Kind, viewer: Viewer) -> Sequence[tuple[str, str]]:
    """Keys and groups; none without an index."""
    if not words:
        return ()
    any_of = either_of([Word(word) for word in words])
    chosen = {Facet.KIND: (kind.value,)}
    sought = Sought(any_of, audience_of(viewer), chosen, count=_LOOKED_THROUGH)
    try:
        return answered(lambda engine: engine.search(sought)).found
    except IndexMissing:
        return ()


def _nearest(found: Sequence[Document], title: str, words: Sequence[str]) -> list[Document]:
    in_title = {token.stem for token in tokens(title)}
    wanted = {
        token.stem: IN_TITLE if token.stem in in_title else 1
        for word in words
        for token in tokens(word)
    }
    by_key = {document.key: document for document in found}
    told = {key: {t.stem for t in tokens(f"{d.title} {d.text}")} for key, d in by_key.items()}
    return [by_key[key] for key in nearest(wanted, told)]


def _one_of_each(found: Iterable[Document]) -> list[Document]:
    of_items: dict[str, Document] = {}
    for document in found:
        of_items.setdefault(document.group, document)
    return [*of_items.values()]


def decisions_like(item: AgendaItem, title: str, text: str, viewer: Viewer) -> list[Document]:
    """Decisions on the same matter, then on the same subject, as what the viewer reads tells it.

    To agree minutes or to hear apologies is like every other time.
    """
    if item.kind is ItemKind.PROCEDURAL:
        return []
    near = alike(title, text, Kind.RESOLUTION, viewer, _others_of_matter(item, viewer))
    own = str(Group("item", item.id))
    return [document for document in near if document.group != own][:_OFFERED]


def _others_of_matter(item: AgendaItem, viewer: Viewer) -> list[Group]:
    """Other items with decisions, the newest first; that an exempt item has a matter is part of
    what it holds, which is not even read for whoever may not know it.
    """
    if not sees_inside(viewer, item) or item.matter_id is None:
        return []
    others = db.session.scalars(
        select(AgendaItem.id)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == item.matter_id, AgendaItem.id != item.id)
        .where(items_seen(viewer), insides_seen(viewer), AgendaItem.resolutions.any())
        .order_by(Meeting.held_on.desc(), AgendaItem.id)
        .limit(_OF_MATTER)
    )
    return [Group("item", number) for number in others]


def decisions_asked_for(
    words: str, later: ResolutionClause, viewer: Viewer
) -> list[ResolutionClause]:
    """Decisions by a reference or by words, that may have been taken before `later`."""
    hits = find(
        Asked(words, {Facet.KIND: (Kind.RESOLUTION,)}), viewer, per_page=_LOOKED_THROUGH
    ).hits
    held_on = later.resolution.item.meeting.held_on
    found = _clauses_of(hits)
    return [
        clause
        for clause in found
        if clause.resolution_id != later.resolution_id
        and clause.resolution.item.meeting.held_on <= held_on
        and sees_clause(viewer, clause)
    ]


def _clauses_of(hits: Iterable[Hit]) -> list[ResolutionClause]:
    """In the order of the hits."""
    keys = [_key(hit.document) for hit in hits]
    resolved_on = joinedload(ResolutionClause.resolution).joinedload(Resolution.item)
    by_key = {
        clause.id: clause
        for clause in db.session.scalars(
            select(ResolutionClause)
            .where(ResolutionClause.id.in_(keys))
            .options(
                resolved_on.joinedload(AgendaItem.meeting).joinedload(Meeting.body),
                resolved_on.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            )
        )
    }
    return [by_key[key] for key in keys if key in by_key]


def _key(document: Document) -> int:
    return int(document.key.partition(":")[2])


def clause_or_404(clause_id: int) -> ResolutionClause:
    return db.get_or_404(
        ResolutionClause,
        clause_id,
        options=[
            joinedload(ResolutionClause.resolution)
            .joinedload(Resolution.item)
            .options(
                joinedload(AgendaItem.meeting).joinedload(Meeting.body),
                joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            )
        ],
    )


def link_or_404(clause_link_id: int) -> ClauseLink:
    return db.get_or_404(ClauseLink, clause_link_id)


def earlier_items(item: AgendaItem, viewer: Viewer) -> list[AgendaItem]:
    """Items like this one that may be made one matter with it, the nearest first.

    Either they have a matter, which this one then joins, or the viewer keeps their record and
    begins one for both.
    """
    near = alike(item.title, item.purpose, Kind.ITEM, viewer)
    keys = [_key(document) for document in near]
    by_key = {
        found.id: found
        for found in db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.id.in_(keys), AgendaItem.kind != ItemKind.PROCEDURAL)
            .options(
                joinedload(AgendaItem.meeting).joinedload(Meeting.body),
                joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
                joinedload(AgendaItem.matter),
            )
        )
    }
    offered = (by_key[key] for key in keys if key in by_key)
    return [other for other in offered if _may_be_one(item, other, viewer)][:_OFFERED]


def _may_be_one(item: AgendaItem, other: AgendaItem, viewer: Viewer) -> bool:
    if other.meeting_id == item.meeting_id or not sees_item(viewer, other):
        return False
    if other.matter_id is not None:
        return other.matter_id != item.matter_id and sees_inside(viewer, other)
    return viewer.keeps(other.meeting.body_id) and reads_restricted(viewer, other.meeting)
