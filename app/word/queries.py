"""Everything that the minutes of a meeting say, in a constant number of reads."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.agenda.models import AgendaItem, DeclarationItem
from app.database import db
from app.decisions.models import Recommendation, RecommendationClause, Resolution
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.models import Attendance, Declaration, Meeting, Sitting


def meeting_for_minutes(meeting_id: int) -> Meeting | None:
    items = selectinload(Meeting.items)
    votes = selectinload(Resolution.votes).selectinload(Vote.casts).joinedload(VoteCast.member)
    motion_votes = selectinload(Motion.votes).selectinload(Vote.casts).joinedload(VoteCast.member)
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id)
        .options(
            joinedload(Meeting.body),
            joinedload(Meeting.approved_at),
            selectinload(Meeting.sittings).joinedload(Sitting.presiding),
            selectinload(Meeting.attendances).joinedload(Attendance.person),
            selectinload(Meeting.attendances).joinedload(Attendance.substitute_for),
            selectinload(Meeting.attendances).selectinload(Attendance.intervals),
            selectinload(Meeting.declarations).joinedload(Declaration.person),
            selectinload(Meeting.declarations).joinedload(Declaration.category),
            selectinload(Meeting.declarations)
            .selectinload(Declaration.concerns)
            .joinedload(DeclarationItem.item)
            .joinedload(AgendaItem.minute),
            items.joinedload(AgendaItem.minutes),
            items.joinedload(AgendaItem.minute),
            items.selectinload(AgendaItem.recommendations)
            .selectinload(Recommendation.clauses)
            .selectinload(RecommendationClause.answers),
            items.selectinload(AgendaItem.motions).options(
                joinedload(Motion.mover), joinedload(Motion.seconder), motion_votes
            ),
            items.selectinload(AgendaItem.resolutions).options(
                selectinload(Resolution.clauses), votes
            ),
        )
    )
