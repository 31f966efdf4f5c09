"""What a clerk or an officer may do to an action. None of these commits."""

from datetime import date, datetime

from app.accounts.models import Account
from app.actions.models import Action, ActionUpdate
from app.actions.rules import ActionStatus, check_closing, check_due
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken
from app.people.models import Person


def raise_action(
    text: str,
    *,
    raised_on: date,
    body: Body | None = None,
    item: AgendaItem | None = None,
    clause: ResolutionClause | None = None,
    owner: Person | None = None,
    owner_post: str = "",
    due_on: date | None = None,
    no_date: bool = False,
) -> Action:
    """Raise an action from a clause, an item or a body; each names the one above it."""
    _check(text, due_on, no_date)
    item = clause.resolution.item if clause else item
    body = item.meeting.body if item else body
    if body is None:
        raise RuleBroken("Choose the body that this action is for")
    return Action(
        text=text.strip(),
        raised_on=raised_on,
        body=body,
        item=item,
        clause=clause,
        owner=owner,
        owner_post=owner_post.strip(),
        due_on=due_on,
        no_date=no_date,
        status=ActionStatus.NOT_STARTED,
    )


def report_progress(
    action: Action, status: ActionStatus, note: str, *, now: datetime, by: Account | None = None
) -> ActionUpdate:
    """Add a dated update. Raises RuleBroken where an action is closed without a note."""
    check_closing(status, note)
    action.status = status
    action.closed_on = (action.closed_on or now.date()) if status.is_closed else None
    update = ActionUpdate(status=status, note=note.strip(), made_at=now, made_by=by)
    action.updates.append(update)
    return update


def change_action(
    action: Action,
    *,
    text: str,
    owner: Person | None,
    owner_post: str,
    due_on: date | None,
    no_date: bool,
) -> Action:
    """Reword it, hand it over or give it another date; what it follows from stays."""
    _check(text, due_on, no_date)
    action.text, action.owner, action.owner_post = text.strip(), owner, owner_post.strip()
    action.due_on, action.no_date = due_on, no_date
    return action


def _check(text: str, due_on: date | None, no_date: bool) -> None:
    if not text.strip():
        raise RuleBroken("Say what must be done", about="text")
    check_due(due_on, no_date)


def check_may_go(action: Action) -> None:
    """An action that was ever reported on stays, and is cancelled where it is not wanted."""
    if action.updates:
        raise RuleBroken("Progress was reported on this action: cancel it instead of removing it")
