"""Items, minutes and clauses, each page in one eager read however long it is.

What the viewer may not read is not fetched: an item that is closed to them comes with its
number, title, grounds and public twins alone, and touching anything else raises an error.
Collections load by subquery, because loading them by lists of keys takes a statement for
every 500 keys.
"""

import re
from collections.abc import Sequence

from sqlalchemy import Select, exists, func, not_, or_, select
from sqlalchemy.orm import (
    contains_eager,
    defer,
    joinedload,
    load_only,
    raiseload,
    selectinload,
    subqueryload,
)
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.accounts.rules import PUBLIC, Viewer
from app.agenda.models import AgendaItem, DeclarationItem, Document, MinuteNumber, MinutesRevision
from app.agenda.movement_models import Movement
from app.agenda.rules import ItemKind, Part
from app.bodies.models import Body
from app.database import db
from app.decisions.correction_models import Correction
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.models import Declaration, Meeting
from app.record.visibility import (
    insides_seen,
    items_seen,
    minutes_seen,
    reads_restricted,
    sees_minutes,
)

_NUMBER = re.compile(r"(\d{1,9})([a-z]{0,4})")


def items_of(viewer: Viewer, meeting: Meeting) -> list[AgendaItem]:
    """The agenda of a meeting in the order listed. Ask only for a viewer who sees it."""
    listed = select(AgendaItem).join(AgendaItem.meeting)
    items = _read(
        viewer, meeting, listed.where(AgendaItem.meeting_id == meeting.id, items_seen(viewer))
    )
    return sorted(items, key=lambda item: (item.position, item.id))


def item_page(viewer: Viewer, item_id: int) -> AgendaItem | None:
    """One item with its meeting and body, or nothing where the viewer may not know of it."""
    meeting = db.session.scalar(
        select(Meeting)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.id == item_id, items_seen(viewer))
        .options(joinedload(Meeting.body))
    )
    if meeting is None:
        return None
    found = _read(viewer, meeting, select(AgendaItem).where(AgendaItem.id == item_id))
    return found[0]


def _read(viewer: Viewer, meeting: Meeting, query: Select[AgendaItem]) -> list[AgendaItem]:
    minuted, private = sees_minutes(viewer, meeting), reads_restricted(viewer, meeting)
    inside = query.where(insides_seen(viewer)).options(
        *_agenda(private), *(_minutes(private) if minuted else ())
    )
    outside = query.where(not_(insides_seen(viewer))).options(*_outside(minuted))
    if not viewer.keeps(meeting.body_id):
        inside = inside.options(raiseload("*", sql_only=True))
    opened, closed = db.session.scalars(inside).all(), db.session.scalars(outside).all()
    for item in (*opened, *closed):
        set_committed_value(item, "meeting", meeting)
    for item in (*opened, *closed) if minuted else ():
        _tie_clauses_to(item)
    return [*opened, *closed]


def _tie_clauses_to(item: AgendaItem) -> None:
    """A clause is cited by its item, which it would otherwise ask the database for again."""
    for resolution in item.resolutions:
        set_committed_value(resolution, "item", item)
        tie_clauses(resolution)


def tie_clauses(resolution: Resolution) -> None:
    """Tell each clause its resolution, which loading the list of them does not."""
    for clause in resolution.clauses:
        set_committed_value(clause, "resolution", resolution)


def _agenda(private: bool) -> Sequence[ORMOption]:
    papers = (
        subqueryload(AgendaItem.documents)
        if private
        else subqueryload(AgendaItem.documents.and_(Document.restriction == Part.OPEN))
    ).joinedload(Document.supplement)
    return (
        joinedload(AgendaItem.supplement),
        joinedload(AgendaItem.presenter),
        joinedload(AgendaItem.matter),
        papers,
        subqueryload(AgendaItem.recommendations).subqueryload(Recommendation.clauses),
    )


def _minutes(private: bool) -> Sequence[ORMOption]:
    written = joinedload(AgendaItem.minutes)
    if not private:
        written = written.load_only(
            MinutesRevision.text, MinutesRevision.public_summary, raiseload=True
        )
    return (
        written,
        joinedload(AgendaItem.minute),
        subqueryload(AgendaItem.movements).joinedload(Movement.person),
        subqueryload(AgendaItem.resolutions).options(
            subqueryload(Resolution.clauses), subqueryload(Resolution.votes).options(*_names())
        ),
        subqueryload(AgendaItem.motions).options(*_moved()),
        *_corrections(),
        subqueryload(AgendaItem.concerns)
        .joinedload(DeclarationItem.declaration)
        .options(joinedload(Declaration.person), joinedload(Declaration.category)),
    )


def _corrections() -> Sequence[ORMOption]:
    """Those made in its minute, and those that its minute agreed in others."""
    agreed_on = joinedload(Correction.approved_on).joinedload(AgendaItem.minute)
    agreed_on = agreed_on.joinedload(MinuteNumber.body)
    corrected = joinedload(Correction.item)
    return (
        subqueryload(AgendaItem.corrections).options(
            joinedload(Correction.approved_at), joinedload(Correction.clause), agreed_on
        ),
        subqueryload(AgendaItem.corrects).options(
            joinedload(Correction.clause),
            corrected.joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            corrected.joinedload(AgendaItem.meeting),
            corrected.joinedload(AgendaItem.minutes),  # whose personal data is withheld here too
            corrected.subqueryload(AgendaItem.resolutions).subqueryload(Resolution.clauses),
        ),
    )


def _names() -> Sequence[_AbstractLoad]:
    return [subqueryload(Vote.casts).joinedload(VoteCast.member)]


def _moved() -> Sequence[_AbstractLoad]:
    return [
        joinedload(Motion.mover),
        joinedload(Motion.seconder),
        subqueryload(Motion.votes).options(*_names()),
    ]


def _outside(minuted: bool) -> Sequence[ORMOption]:
    """What is public of an exempt item (LGA 1972 s.100A and s.100C(2)).

    Of its decisions only those that have a public twin, and of these not the words themselves.
    """
    columns = (
        AgendaItem.meeting_id,
        AgendaItem.supplement_id,
        AgendaItem.position,
        AgendaItem.order_taken,
        AgendaItem.number,
        AgendaItem.kind,
        AgendaItem.title,
        AgendaItem.part,
        AgendaItem.grounds,
        AgendaItem.public_interest,
    )
    options: list[ORMOption] = [
        load_only(*columns, raiseload=True),
        joinedload(AgendaItem.supplement),
    ]
    recommended, resolved = AgendaItem.recommendations, AgendaItem.resolutions
    options.append(
        subqueryload(recommended)
        .options(defer(Recommendation.lead_in, raiseload=True))
        .subqueryload(Recommendation.clauses)
        .options(defer(RecommendationClause.text, raiseload=True))
    )
    if minuted:
        summary = joinedload(AgendaItem.minutes)
        clauses = subqueryload(Resolution.clauses)
        options += [
            joinedload(AgendaItem.minute),
            subqueryload(AgendaItem.movements).joinedload(Movement.person),
            summary.load_only(MinutesRevision.public_summary, raiseload=True),
            subqueryload(resolved).options(
                defer(Resolution.lead_in, raiseload=True),
                clauses.options(defer(ResolutionClause.text, raiseload=True)),
                subqueryload(Resolution.votes).options(*_names()),
            ),
            subqueryload(AgendaItem.motions.and_(Motion.public_text != "")).options(
                defer(Motion.text, raiseload=True),
                defer(Motion.substantive_text, raiseload=True),
                *_moved(),
            ),
        ]
    return [*options, raiseload("*", sql_only=True)]


def item_of_minute(viewer: Viewer, code: str, period: str, number: str) -> int | None:
    """The item behind a readable address: its key, where its minutes may be seen.

    A body is named by its code; the addresses from before it had one stay good.
    """
    parts = _NUMBER.fullmatch(number.lower())
    if parts is None:
        return None
    by_code = func.lower(Body.code) == code.lower()
    return db.session.scalar(
        select(MinuteNumber.item_id)
        .join(MinuteNumber.body)
        .join(MinuteNumber.item)
        .join(AgendaItem.meeting)
        .where(
            or_(by_code, Body.slug == code.lower()),
            MinuteNumber.period == period,
            MinuteNumber.number == int(parts[1]),
            func.lower(MinuteNumber.suffix) == parts[2],
            minutes_seen(viewer),
        )
        .order_by(by_code.desc())
        .limit(1)
    )


def item_of_clause(clause_id: int) -> int | None:
    return db.session.scalar(
        select(ResolutionClause.item_id).where(ResolutionClause.id == clause_id)
    )


def items_beside(viewer: Viewer, item: AgendaItem) -> tuple[AgendaItem | None, AgendaItem | None]:
    """The items listed before and after this one."""
    listed = db.session.scalars(
        select(AgendaItem)
        .join(AgendaItem.meeting)
        .where(
            AgendaItem.meeting_id == item.meeting_id,
            AgendaItem.kind != ItemKind.HEADING,
            items_seen(viewer),
        )
        .order_by(AgendaItem.position, AgendaItem.id)
        .options(load_only(AgendaItem.number, AgendaItem.title))
    ).all()
    place = listed.index(item) if item in listed else 0
    before = listed[place - 1] if place else None
    return before, listed[place + 1] if place + 1 < len(listed) else None


def newest_resolutions(limit: int) -> Sequence[Resolution]:
    """What was resolved most lately among what everyone may read; forms of procedure left out."""
    found = db.session.scalars(
        select(Resolution)
        .join(Resolution.item)
        .join(AgendaItem.meeting)
        .outerjoin(AgendaItem.minute)
        .where(
            minutes_seen(PUBLIC),
            insides_seen(PUBLIC),
            AgendaItem.kind != ItemKind.PROCEDURAL,
            exists().where(
                ResolutionClause.resolution_id == Resolution.id,
                or_(~ResolutionClause.restricted, ResolutionClause.public_text != ""),
            ),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id, AgendaItem.position, Resolution.position)
        .limit(limit)
        .options(
            contains_eager(Resolution.item).options(
                contains_eager(AgendaItem.meeting).joinedload(Meeting.body),
                contains_eager(AgendaItem.minute),
            ),
            selectinload(Resolution.clauses),
        )
    ).all()
    for resolution in found:
        tie_clauses(resolution)
    return found
