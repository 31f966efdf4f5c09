"""What followed from the record, for those who may know of it."""

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.queries import CLOSED, actions_for, by_urgency
from app.actions.shown import ActionShown, show_action
from app.agenda.models import AgendaItem, Matter
from app.database import db
from app.decisions.models import ResolutionClause
from app.record.visibility import sees_inside


def actions_of_clause(viewer: Viewer, clause: ResolutionClause) -> list[ActionShown]:
    """None for the public, who are told of no action."""
    if viewer.role is None:
        return []
    query = actions_for(viewer).where(Action.clause_id == clause.id)
    return [show_action(viewer, action) for action in db.session.scalars(by_urgency(query))]


def open_actions_of_matter(viewer: Viewer, matter: Matter) -> list[ActionShown]:
    """Those whose origin the reader may know: that they belong to a matter tells it."""
    if viewer.role is None:
        return []
    query = actions_for(viewer).where(
        AgendaItem.matter_id == matter.id, Action.status.not_in(CLOSED)
    )
    shown = [show_action(viewer, action) for action in db.session.scalars(by_urgency(query))]
    return [
        action
        for action in shown
        if action.origin and (item := action.action.item) and sees_inside(viewer, item)
    ]
