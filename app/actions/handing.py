"""Another person leads an action from now on, and whoever gave it away may take it back."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from app.accounts.models import Account
from app.actions.models import Action, ActionUpdate
from app.actions.reporting import report_progress
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person

_TO = "Handed over to "


def check_hand_over(action: Action, to: Person | None) -> Person:
    if to is None:
        raise RuleBroken("Choose who takes it over", about="to")
    if to is action.owner:
        raise RuleBroken(f"{to.name} is responsible for it already", about="to")
    if action.status.is_closed:
        raise RuleBroken("This action is closed")
    return to


def hand_over(
    action: Action,
    to: Person | None,
    note: str,
    *,
    now: datetime,
    by: Account | None,
    person: Person | None = None,
) -> ActionUpdate:
    """What was reported says who handed it to whom; `person` is whose account `by` is."""
    to, lead = check_hand_over(action, to), action.owner
    whose = f"Handed over from {lead.name} to " if lead and lead is not person else _TO
    action.owner, action.owner_post, action.owner_team = to, "", ""
    words = f"{whose}{to.name}. {note.strip()}".strip()
    return report_progress(action, action.status, words, now=now, by=by)


def was_handed_over_by(action: Action, account: Account | None) -> bool:
    """Whether they led it and gave it away, however long ago."""
    return account is not None and any(
        update.made_by is account and update.note.startswith(_TO) for update in action.updates
    )


def take_back(
    action: Action, person: Person | None, *, now: datetime, by: Account | None
) -> ActionUpdate:
    """Whoever led it leads it again, in their own name, where nothing was reported since."""
    last = action.updates[-1] if action.updates else None
    if person is None or action.owner is None or last is None or last.made_by is not by:
        raise RuleBroken("Something was reported on it since: ask whoever leads it to hand it back")
    if action.owner is person or not last.note.startswith(f"{_TO}{action.owner.name}."):
        raise RuleBroken("It was handed on since: ask whoever leads it to hand it back")
    words = f"Taken back from {action.owner.name}."
    if action.status.is_closed:
        raise RuleBroken("This action is closed")
    action.owner = person
    return report_progress(action, action.status, words, now=now, by=by)


def handed_away(account_id: int | None) -> list[Action]:
    """Open actions that someone gave away and may take back, the last given first."""
    update = aliased(ActionUpdate)
    last = select(func.max(update.id)).where(update.action_id == Action.id)
    theirs = select(Person.id).where(Person.account_id == account_id)
    found = db.session.scalars(
        select(Action)
        .join(Action.updates)
        .where(
            ActionUpdate.id == last.correlate(Action).scalar_subquery(),
            ActionUpdate.made_by_id == account_id,
            ActionUpdate.note.startswith(_TO, autoescape=True),
            Action.owner_id.not_in(theirs),
            Action.closed_on.is_(None),
        )
        .order_by(ActionUpdate.id.desc())
    )
    return list(found)
