"""Decisions read with what their pages show of them, in a few queries however many members."""

from sqlalchemy.orm import joinedload
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.strategy_options import _AbstractLoad

from app.agenda.models import AgendaItem, DeclarationItem
from app.database import db
from app.decisions.models import Resolution
from app.decisions.voting_models import Motion, Vote
from app.meetings.models import Attendance, Meeting


def _with_voters(to_item: _AbstractLoad) -> list[ORMOption]:
    """Who was there for an item, and who left the room for it."""
    there = to_item.joinedload(AgendaItem.meeting).selectinload(Meeting.attendances)
    left = to_item.selectinload(AgendaItem.concerns)
    return [there.joinedload(Attendance.person), left.joinedload(DeclarationItem.declaration)]


def item_with_voters(item_id: int) -> AgendaItem:
    there = joinedload(AgendaItem.meeting).selectinload(Meeting.attendances)
    left = joinedload(AgendaItem.concerns).joinedload(DeclarationItem.declaration)
    return db.get_or_404(AgendaItem, item_id, options=[there.joinedload(Attendance.person), left])


def motion_with_voters(motion_id: int) -> Motion:
    return db.get_or_404(Motion, motion_id, options=_with_voters(joinedload(Motion.item)))


def resolution_with_voters(resolution_id: int) -> Resolution:
    options = _with_voters(joinedload(Resolution.item))
    return db.get_or_404(Resolution, resolution_id, options=options)


def vote_with_voters(vote_id: int) -> Vote:
    on_motion = _with_voters(joinedload(Vote.motion).joinedload(Motion.item))
    on_resolution = _with_voters(joinedload(Vote.resolution).joinedload(Resolution.item))
    return db.get_or_404(Vote, vote_id, options=[*on_motion, *on_resolution])
