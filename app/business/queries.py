"""What may come onto an agenda of itself: left over, sent here, promised or due."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.accounts.rules import Viewer
from app.agenda.brought_models import BroughtForward
from app.agenda.models import AgendaItem
from app.bodies.models import Body, BodyAlias
from app.business.called_in import called_in_to
from app.business.due import actions_due, reports_due
from app.business.offers import Offer, on_its_day, with_its_meeting
from app.business.rules import bodies_named
from app.database import db
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.operations import ClauseDraft
from app.decisions.rules import ClauseKind, Outcome
from app.meetings.models import Meeting
from app.record.addresses import item_address
from app.record.visibility import (
    reads_restricted,
    sees_decisions,
    sees_inside,
    sees_item,
    words_for,
    words_seen,
)
from app.referrals.queries import clauses_awaited_of

#: What a body left or sent longer ago than this is no longer offered.
_AS_FAR_BACK = timedelta(days=2 * 365)
_SENT = (ClauseKind.RECOMMEND_UP, ClauseKind.REFER)

Clause = RecommendationClause | ResolutionClause


def business_for(meeting: Meeting, viewer: Viewer) -> list[Offer]:
    """In a constant number of reads; of other bodies only what the viewer may read.

    Nothing comes onto an agenda of history.
    """
    if meeting.is_history:
        return []
    left = list(_left_or_sent(meeting, viewer))
    return [*left, *called_in_to(meeting, viewer), *reports_due(meeting), *actions_due(meeting)]


def _left_or_sent(meeting: Meeting, viewer: Viewer) -> Iterator[Offer]:
    names, awaited = _names_of_bodies(), clauses_awaited_of(meeting.body)
    found: dict[AgendaItem, list[Clause]] = {}
    clauses: list[Clause] = [*_resolved(meeting, awaited), *_recommended(meeting)]
    for clause in clauses:
        item = _item_of(clause)
        sent = isinstance(clause, ResolutionClause) and clause.id in awaited
        comes = sent or _comes_to(meeting.body, item, clause, names)
        if comes and _is_read(viewer, item, clause):
            found.setdefault(item, []).append(clause)
    for item, its_own in sorted(found.items(), key=lambda f: f[0].meeting.held_on, reverse=True):
        yield Offer(
            key=f"item-{item.id}",
            why=_why(meeting.body, item, its_own[0]),
            title=words_for(viewer, item.meeting, item.title),
            address=item_address(item, item.minute),
            item=item,
            drafts=[_draft(viewer, item, clause) for clause in its_own],
        )


def _resolved(meeting: Meeting, awaited: Collection[int]) -> Sequence[ResolutionClause]:
    """`awaited` are the clauses that were sent to this body and that it has not answered."""
    sent = or_(ResolutionClause.kind.in_(_SENT), ResolutionClause.outcome == Outcome.REFERRED)
    query = (
        select(ResolutionClause)
        .join(ResolutionClause.resolution)
        .join(Resolution.item)
        .join(AgendaItem.meeting)
        .where(
            _outstanding(
                meeting,
                ResolutionClause.outcome == Outcome.DEFERRED,
                sent,
                ResolutionClause.id.in_(awaited),
            )
        )
        .options(
            joinedload(ResolutionClause.resolution)
            .joinedload(Resolution.item)
            .options(*with_its_meeting()),
            joinedload(ResolutionClause.recommended),
        )
    )
    return db.session.scalars(query.order_by(Meeting.held_on.desc(), ResolutionClause.id)).all()


def _recommended(meeting: Meeting) -> Sequence[RecommendationClause]:
    """Those that no resolution answers, because nothing was decided on them."""
    outcome = RecommendationClause.outcome
    query = (
        select(RecommendationClause)
        .join(RecommendationClause.recommendation)
        .join(Recommendation.item)
        .join(AgendaItem.meeting)
        .where(
            _outstanding(meeting, outcome == Outcome.DEFERRED, outcome == Outcome.REFERRED),
            ~RecommendationClause.answers.any(),
        )
        .options(
            joinedload(RecommendationClause.recommendation)
            .joinedload(Recommendation.item)
            .options(*with_its_meeting())
        )
    )
    return db.session.scalars(query.order_by(Meeting.held_on.desc(), RecommendationClause.id)).all()


def _outstanding(
    meeting: Meeting,
    left: ColumnElement[bool],
    sent: ColumnElement[bool],
    awaited: ColumnElement[bool] | None = None,
) -> ColumnElement[bool]:
    """Left by this body or sent by another, not long ago and not taken up by this body since.

    What waits for its answer is left out only once it was put on an agenda. What history left is
    not known to be left still.
    """
    awaited = false() if awaited is None else awaited
    later, its_meeting = aliased(AgendaItem), aliased(Meeting)
    of_this_body = (
        select(later.id)
        .join(its_meeting, later.meeting_id == its_meeting.id)
        .where(its_meeting.body_id == meeting.body_id, later.id != AgendaItem.id)
    )
    taken_up = of_this_body.join(BroughtForward, BroughtForward.item_id == later.id).where(
        BroughtForward.from_item_id == AgendaItem.id
    )
    followed = of_this_body.where(
        later.matter_id == AgendaItem.matter_id, its_meeting.held_on > Meeting.held_on
    )
    ours = Meeting.body_id == meeting.body_id
    return and_(
        or_(and_(ours, left), and_(~ours, sent), awaited),
        Meeting.held_on < meeting.held_on,
        Meeting.held_on >= meeting.held_on - _AS_FAR_BACK,
        ~exists(taken_up.correlate(AgendaItem).subquery().select()),
        or_(
            awaited,
            and_(
                ~Meeting.is_history,
                ~exists(followed.correlate(AgendaItem, Meeting).subquery().select()),
            ),
        ),
    )


def _item_of(clause: Clause) -> AgendaItem:
    if isinstance(clause, ResolutionClause):
        return clause.resolution.item
    return clause.recommendation.item


def _comes_to(
    body: Body, item: AgendaItem, clause: Clause, names: Mapping[int, Sequence[str]]
) -> bool:
    """What names no body and recommends goes up to the parent of whoever resolved it."""
    sender = item.meeting.body
    if sender is body:
        return True
    named = bodies_named(clause.text, names) - {sender.id}
    upwards = isinstance(clause, ResolutionClause) and clause.kind is ClauseKind.RECOMMEND_UP
    return body.id in named or (upwards and not named and sender.parent_id == body.id)


def _names_of_bodies() -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    own = select(Body.id, Body.name)
    for body_id, name in db.session.execute(own.union(select(BodyAlias.body_id, BodyAlias.name))):
        names.setdefault(body_id, []).append(name)
    return names


def _is_read(viewer: Viewer, item: AgendaItem, clause: Clause) -> bool:
    decided = isinstance(clause, RecommendationClause) or sees_decisions(viewer, item.meeting)
    seen = decided and sees_item(viewer, item) and sees_inside(viewer, item)
    return seen and bool(words_seen(viewer, item, clause))


def _draft(viewer: Viewer, item: AgendaItem, clause: Clause) -> ClauseDraft:
    """What was deferred comes back as it was recommended; what was sent, as it was resolved."""
    recommended = isinstance(clause, ResolutionClause) and clause.recommended
    deferred = clause.outcome is Outcome.DEFERRED
    source: Clause = recommended if recommended and deferred else clause
    if reads_restricted(viewer, item.meeting):
        return ClauseDraft(
            source.text, restricted=source.restricted, public_text=source.public_text
        )
    return ClauseDraft(words_seen(viewer, item, source))


def _why(body: Body, item: AgendaItem, clause: Clause) -> str:
    sender = item.meeting.body
    if sender is body:
        return f"Deferred on {on_its_day(item)}"
    upwards = isinstance(clause, ResolutionClause) and clause.kind is ClauseKind.RECOMMEND_UP
    return f"{'Recommended' if upwards else 'Referred'} by {sender.name} on {on_its_day(item)}"
