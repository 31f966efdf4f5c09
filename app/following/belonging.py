"""Which body each link of decisions is of: the one that took the later of them."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.agenda.models import AgendaItem
from app.decisions.link_models import ClauseLink
from app.decisions.models import Resolution, ResolutionClause
from app.meetings.models import Meeting

BODIES_OF: Mapping[str, BodiesOf] = {
    "clause_link_id": lambda key: (
        select(Meeting.body_id)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .join(Resolution, Resolution.item_id == AgendaItem.id)
        .join(ResolutionClause, ResolutionClause.resolution_id == Resolution.id)
        .join(ClauseLink, ClauseLink.changed_by_id == ResolutionClause.id)
        .where(ClauseLink.id == key)
    ),
}
