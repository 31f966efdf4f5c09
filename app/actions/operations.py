"""How an action is raised, numbered and changed. None of these commits."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict, Unpack

from app.actions.log_columns import USUAL, as_kept, check_columns
from app.actions.log_models import LogSettings
from app.actions.models import Action, ActionOwner
from app.actions.rules import (
    ActionStatus,
    Priority,
    Rag,
    check_due,
    check_rating,
    reference,
)
from app.agenda.models import AgendaItem
from app.agenda.privacy import check_marks
from app.bodies.models import Body
from app.bodies.rules import municipal_year
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken
from app.people.models import Person


class Told(TypedDict, total=False):
    """What an action says beside its words; `others` are people, or posts and teams in words."""

    owner: Person | None
    owner_post: str
    owner_team: str
    others: Sequence[Person | str]
    manager: Person | None
    due_on: date | None
    due_words: str
    no_date: bool
    priority: Priority
    rag_by_hand: Rag | None
    rag_reason: str
    restricted: bool
    public_text: str


def raise_action(
    text: str,
    *,
    raised_on: date,
    body: Body | None = None,
    item: AgendaItem | None = None,
    clause: ResolutionClause | None = None,
    **told: Unpack[Told],
) -> Action:
    """Raise an action from a clause, an item or a body; each names the one above it."""
    _check(text, told)
    item = clause.resolution.item if clause else item
    body = item.meeting.body if item else body
    if body is None:
        raise RuleBroken("Choose the body that this action is for")
    action = Action(raised_on=raised_on, body=body, item=item, clause=clause)
    action.status = ActionStatus.NOT_STARTED
    return _say(action, text, told)


def change_action(action: Action, *, text: str, **told: Unpack[Told]) -> Action:
    """Reword it, hand it over or give it another date; what it follows from stays."""
    _check(text, told)
    return _say(action, text, told)


def _check(text: str, told: Told) -> None:
    if not text.strip():
        raise RuleBroken("Say what must be done", about="text")
    check_due(told.get("due_on"), told.get("no_date", False))
    check_rating(told.get("rag_by_hand"), told.get("rag_reason", ""))
    check_marks(text, told.get("public_text", ""))


def _say(action: Action, text: str, told: Told) -> Action:
    action.text = text.strip()
    action.owner, action.manager = told.get("owner"), told.get("manager")
    action.owner_post = told.get("owner_post", "").strip()
    action.owner_team = told.get("owner_team", "").strip()
    action.others = [
        ActionOwner(position=position, person_id=None, words=who.strip())
        if isinstance(who, str)
        else ActionOwner(position=position, person=who, words="")
        for position, who in enumerate(told.get("others", ()), start=1)
    ]
    action.due_on, action.no_date = told.get("due_on"), told.get("no_date", False)
    action.due_words = told.get("due_words", "").strip()
    action.priority = told.get("priority", Priority.NORMAL)
    action.rag_by_hand = told.get("rag_by_hand")
    action.rag_reason = told.get("rag_reason", "").strip()
    action.restricted = told.get("restricted", False)
    action.public_text = told.get("public_text", "").strip()
    return action


def number_action(action: Action, annual_meetings: Mapping[int, date], highest: int) -> Action:
    """Give it the reference after the `highest` of its body and municipal year."""
    action.year = municipal_year(action.raised_on, annual_meetings)
    action.number = highest + 1
    action.reference = reference(short_name(action.body), action.year, action.number)
    return action


def short_name(body: Body) -> str:
    """Its code, or the first letters of its name."""
    return body.code or "".join(word[0] for word in body.name.split() if word[0].isupper())


def check_may_go(action: Action) -> None:
    """An action that was ever reported on stays, and is cancelled where it is not wanted."""
    if action.updates:
        raise RuleBroken("Progress was reported on this action: cancel it instead of removing it")


def set_log(settings: LogSettings, *, columns: str, publish_progress: bool) -> LogSettings:
    """How the council prints its log; none named means the usual columns."""
    settings.columns = check_columns(columns) or as_kept(USUAL)
    settings.publish_progress = publish_progress
    return settings
