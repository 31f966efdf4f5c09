"""Which body each record of this chapter is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import func, select

from app.accounts.bodies import BodiesOf
from app.agenda.models import AgendaItem
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.decisions.voting_models import Motion, Vote
from app.meetings.models import Meeting

_OF_ITEM = select(Meeting.body_id).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
_OF_RECOMMENDATION = _OF_ITEM.join(Recommendation)
_OF_RESOLUTION = _OF_ITEM.join(Resolution)
_OF_VOTE = (
    select(Meeting.body_id)
    .select_from(Vote)
    .outerjoin(Vote.motion)
    .outerjoin(Vote.resolution)
    .join(AgendaItem, AgendaItem.id == func.coalesce(Motion.item_id, Resolution.item_id))
    .join(AgendaItem.meeting)
)

BODIES_OF: Mapping[str, BodiesOf] = {
    "recommendation_id": lambda key: _OF_RECOMMENDATION.where(Recommendation.id == key),
    "recommended_clause_id": lambda key: _OF_RECOMMENDATION.join(
        RecommendationClause, RecommendationClause.recommendation_id == Recommendation.id
    ).where(RecommendationClause.id == key),
    "resolution_id": lambda key: _OF_RESOLUTION.where(Resolution.id == key),
    "clause_id": lambda key: _OF_RESOLUTION.join(
        ResolutionClause, ResolutionClause.resolution_id == Resolution.id
    ).where(ResolutionClause.id == key),
    "motion_id": lambda key: _OF_ITEM.join(Motion).where(Motion.id == key),
    "vote_id": lambda key: _OF_VOTE.where(Vote.id == key),
}
