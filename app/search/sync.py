"""Notes what changed, in the transaction that changes it, for the index to be made anew from.

A flush writes the notes as rows of `search_pending`, so they are committed or rolled back
with the change itself. Nothing here touches the index: after the commit whoever keeps it is
woken, and what a crash leaves behind is still in the table.
"""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from flask import current_app
from sqlalchemy import event, insert
from sqlalchemy.orm import InstrumentedAttribute, ORMExecuteState, Session
from sqlalchemy.orm.attributes import get_history

from app.actions.models import Action
from app.agenda.models import AgendaItem, DeclarationItem, Matter, MinuteNumber, MinutesRevision
from app.agenda.models import Document as Paper
from app.agenda.supplement_models import Supplement
from app.bodies.models import Body, BodyAlias, Membership, MunicipalYear
from app.bodies.profile import Project
from app.clock import now
from app.database import db
from app.decisions.link_models import ClauseLink
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.voting_models import Motion
from app.meetings.models import Attendance, Declaration, InterestCategory, Meeting, Sitting
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.search.models import PaperText, SearchPending

log = logging.getLogger(__name__)

Note = tuple[str, int]
Column = InstrumentedAttribute[Any]
EVERYTHING: Note = ("everything", 0)
_NOTED = "search.noted"

#: For each model, the columns that name what its change is noted for (`reach` goes on from there).
_NAMES: dict[type[object], list[tuple[str, Column]]] = {
    Body: [("body", Body.id)],
    BodyAlias: [("body", BodyAlias.body_id)],
    Project: [("body", Project.body_id)],
    Membership: [("presence", Membership.person_id)],
    Person: [("person", Person.id)],
    Appointment: [("person", Appointment.person_id)],
    Affiliation: [("person", Affiliation.person_id)],
    Organisation: [("organisation", Organisation.id)],
    Matter: [("matter", Matter.id)],
    Meeting: [
        ("meeting", Meeting.id),
        ("body", Meeting.body_id),
        ("presence", Meeting.contact_id),
    ],
    Attendance: [("presence", Attendance.person_id)],
    Declaration: [("presence", Declaration.person_id), ("declaration", Declaration.id)],
    DeclarationItem: [("declaration", DeclarationItem.declaration_id)],
    InterestCategory: [("category", InterestCategory.id)],
    Sitting: [("presence", Sitting.presiding_id)],
    AgendaItem: [
        ("item", AgendaItem.id),
        ("matter", AgendaItem.matter_id),
        ("presence", AgendaItem.presenter_id),
    ],
    Supplement: [("meeting", Supplement.meeting_id)],
    MinutesRevision: [("item", MinutesRevision.item_id)],
    MinuteNumber: [("item", MinuteNumber.item_id)],
    Recommendation: [("item", Recommendation.item_id)],
    RecommendationClause: [("recommendation", RecommendationClause.recommendation_id)],
    Resolution: [("item", Resolution.item_id)],
    ResolutionClause: [("item", ResolutionClause.item_id)],
    ClauseLink: [("clause", ClauseLink.clause_id)],
    Motion: [("item", Motion.item_id)],
    Action: [("action", Action.id)],
    Paper: [("paper", Paper.id)],
    PaperText: [("paper", PaperText.paper_id)],
    MunicipalYear: [],  # moves meetings from one year to another
}
_TABLES = {model.__table__.name for model in _NAMES}  # type: ignore[attr-defined]  # a Table


@event.listens_for(db.session, "after_flush")
def _note_changes(session: Session, _context: object) -> None:
    changed = [*session.new, *session.deleted]
    changed += [r for r in session.dirty if session.is_modified(r, include_collections=False)]
    _write({note for record in changed for note in _notes_of(record)}, session)


@event.listens_for(db.session, "do_orm_execute")
def _note_statements(state: ORMExecuteState) -> None:
    """A statement that changes many rows at once tells nobody which: look at everything."""
    changes = state.is_insert or state.is_update or state.is_delete
    if changes and state.statement.table.name in _TABLES:  # type: ignore[attr-defined]  # it has
        _write({EVERYTHING}, state.session)


def _notes_of(record: object) -> Iterator[Note]:
    """For a record that moved, what it was moved from as well as what it was moved to."""
    if isinstance(record, MunicipalYear):
        yield EVERYTHING
    for kind, column in _NAMES.get(type(record), []):
        before = get_history(record, column.key).deleted or ()
        yield from (
            (kind, key) for key in {getattr(record, column.key), *before} if key is not None
        )


def _write(notes: Iterable[Note], session: Session) -> None:
    at = now()
    rows = [{"kind": kind, "key": key, "noted_at": at} for kind, key in sorted(notes)]
    if rows:
        session.connection().execute(insert(SearchPending), rows)
        session.info[_NOTED] = True


@event.listens_for(db.session, "after_commit")
def _wake_the_keeper(session: Session) -> None:
    """Not at the release of a savepoint: nothing of it can be read yet."""
    if session.in_nested_transaction() or not session.info.pop(_NOTED, False):
        return
    try:
        current_app.extensions["search"].wake()
    except Exception:
        log.exception("The index is behind; `flask search work` brings it into step")


def _remember_the_old(_record: object, value: Any, _old: Any, _event: object) -> Any:
    """Listening makes SQLAlchemy read the old value before it is replaced, even when expired."""
    return value


for _columns in _NAMES.values():
    for _, _column in _columns:
        event.listen(_column, "set", _remember_the_old, active_history=True, retval=True)
