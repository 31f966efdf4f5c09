"""What everyone reads of what was done about a decision, where the council chooses to show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.actions.log import log_settings
from app.actions.models import Action, ActionUpdate
from app.actions.rules import ActionStatus
from app.actions.shown import is_closed
from app.agenda.models import AgendaItem
from app.agenda.privacy import withheld
from app.database import db
from app.decisions.models import ResolutionClause


@dataclass(frozen=True)
class Told:
    """One action as everyone reads it: each report has its day and what it says. Without `text`
    no more is told than that it was closed.
    """

    text: str
    status: ActionStatus
    closed_on: date | None
    reports: Sequence[tuple[date, str]]


def progress_on(clause: ResolutionClause) -> list[Told]:
    """Of actions that are open to the public, the reports that a clerk let everyone read; where
    there are none, only that an action was closed, and when.

    Personal data is withheld, whoever reads: it is the page that everyone may be shown.
    """
    shows = log_settings().publish_progress
    told = Action.closed_on.is_not(None)
    actions = db.session.scalars(
        select(Action)
        .where(
            Action.clause_id == clause.id,
            or_(told, Action.updates.any(ActionUpdate.public)) if shows else told,
        )
        .options(
            selectinload(Action.updates),
            joinedload(Action.clause),
            joinedload(Action.item).joinedload(AgendaItem.meeting),
        )
        .order_by(Action.id)
    )
    return [_told(action, shows=shows) for action in actions if not is_closed(action)]


def _told(action: Action, *, shows: bool) -> Told:
    public = [update for update in action.updates if update.public and shows]
    if not public:
        return Told("", action.status, action.closed_on, ())
    return Told(
        text=withheld(action.text),
        status=public[-1].status,
        closed_on=action.closed_on if public[-1].status.is_closed else None,
        reports=[(update.made_at.date(), withheld(update.note)) for update in public],
    )
