from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.agenda.movement_models import Movement
from app.database import db
from app.decisions.models import Recommendation, RecommendationClause, Resolution
from app.decisions.voting_models import Motion, Vote
from app.desk.models import StockPhrase
from app.meetings.models import Attendance, Declaration, Meeting


def meeting_on_the_desk(meeting_id: int) -> Meeting:
    """A meeting with all that is written at it, in a constant number of reads."""
    items, cast = selectinload(Meeting.items), [selectinload(Vote.casts)]
    return db.get_or_404(
        Meeting,
        meeting_id,
        options=[
            joinedload(Meeting.body),
            selectinload(Meeting.sittings),
            selectinload(Meeting.declarations).joinedload(Declaration.person),
            selectinload(Meeting.declarations).joinedload(Declaration.category),
            selectinload(Meeting.declarations).selectinload(Declaration.concerns),
            selectinload(Meeting.attendances).selectinload(Attendance.intervals),
            selectinload(Meeting.attendances).joinedload(Attendance.person),
            items.joinedload(AgendaItem.minutes),
            items.joinedload(AgendaItem.minute),
            items.selectinload(AgendaItem.documents),
            items.joinedload(AgendaItem.presenter),
            items.selectinload(AgendaItem.movements).joinedload(Movement.person),
            items.selectinload(AgendaItem.actions),
            items.selectinload(AgendaItem.to_approve).joinedload(MinutesToApprove.meeting),
            items.selectinload(AgendaItem.motions).selectinload(Motion.votes).options(*cast),
            items.selectinload(AgendaItem.recommendations)
            .selectinload(Recommendation.clauses)
            .selectinload(RecommendationClause.answers),
            items.selectinload(AgendaItem.resolutions).options(
                selectinload(Resolution.clauses), selectinload(Resolution.votes).options(*cast)
            ),
        ],
    )


def phrases() -> Sequence[StockPhrase]:
    return db.session.scalars(select(StockPhrase).order_by(func.lower(StockPhrase.text))).all()
