"""Keeps a version of whatever was changed while it was public, before the change is committed.

A publication is announced (`operations.keep_version`); a change of what is public already is not,
so that nobody is told of each save. It is noted here at each flush, whatever view or program made
it, by the same `sealed_by` that guards signed minutes, and kept once at the end of the transaction.
"""

from collections.abc import Callable

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session, SessionTransaction

from app.accounts.rules import PUBLIC, Viewer
from app.agenda.models import AgendaItem, DeclarationItem, MinuteNumber, MinutesRevision
from app.agenda.movement_models import Movement
from app.clock import now
from app.database import db
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.models import Resolution, ResolutionClause
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.meetings.models import Attendance, Declaration, Interval, Meeting, MeetingEvent, Sitting
from app.meetings.seal import changed_columns, meetings_of
from app.publishing.operations import TOUCHED, keep_change
from app.record.visibility import sees_decisions, sees_meeting, sees_minutes

Seen = Callable[[Viewer, Meeting], bool]

#: What only minutes show, and what only decisions and minutes show. Typing what is not public yet
#: then costs nothing here. What is not listed is looked at too often, and never forgotten.
_SHOWN_LATER: dict[type, Seen] = {
    **dict.fromkeys([Resolution, ResolutionClause, ExecutiveDecision, CalledIn], sees_decisions),
    **dict.fromkeys(
        [MinutesRevision, MinuteNumber, Movement, Motion, Vote, VoteCast], sees_minutes
    ),
    **dict.fromkeys([Sitting, Attendance, Interval, MeetingEvent], sees_minutes),
    **dict.fromkeys([Declaration, DeclarationItem], sees_minutes),
}


@event.listens_for(db.session, "before_flush")
def _note(session: Session, _context: object, _instances: object) -> None:
    touched: dict[Meeting, set[Seen]] = session.info.setdefault(TOUCHED, {})
    for record in [*session.new, *session.dirty, *session.deleted]:
        if hasattr(record, "sealed_by") and (seen := _shown_with(record, session)):
            for meeting in meetings_of(record):
                touched.setdefault(meeting, set()).add(seen)


def _shown_with(record: object, session: Session) -> Seen | None:
    """Who reads a record that is added, changed or removed; None where nothing of it changed."""
    usual = _SHOWN_LATER.get(type(record), sees_meeting)
    if record in session.new or record in session.deleted:
        return usual
    changed = changed_columns(inspect(record))
    if changed and isinstance(record, AgendaItem) and changed <= {"revision"}:
        return sees_minutes
    return usual if changed else None


@event.listens_for(db.session, "before_commit")
def _keep(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    for meeting, ways in session.info.pop(TOUCHED, {}).items():
        if meeting in session and any(seen(PUBLIC, meeting) for seen in ways):
            keep_change(meeting, now=now())


@event.listens_for(db.session, "after_soft_rollback")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if not transaction.nested:
        session.info.pop(TOUCHED, None)
