"""When an action is late, and how it may be closed (handbook 4.1, 4.2)."""

from datetime import date
from enum import StrEnum

from app.accounts.rules import Role, Viewer
from app.errors import RuleBroken

SOON_DAYS = 14


class ActionStatus(StrEnum):
    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    AT_RISK = "at risk"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_closed(self) -> bool:
        return self in {ActionStatus.DONE, ActionStatus.CANCELLED}


class Urgency(StrEnum):
    """Always printed as a word beside its colour."""

    COMPLETE = "complete"
    OVERDUE = "overdue"
    DUE_SOON = "due soon"
    IN_TIME = "in time"
    NO_DATE = "no date"


def urgency(status: ActionStatus, due_on: date | None, today: date) -> Urgency:
    """Blue, red, amber, green or none of handbook 4.2, by name."""
    if status.is_closed:
        return Urgency.COMPLETE
    if due_on is None:
        return Urgency.NO_DATE
    if due_on < today:
        return Urgency.OVERDUE
    return Urgency.DUE_SOON if (due_on - today).days <= SOON_DAYS else Urgency.IN_TIME


def countdown(status: ActionStatus, due_on: date | None, today: date) -> str:
    """How long it is to the due date: “22 days overdue”, “due today”, “due in 14 days”."""
    if status.is_closed or due_on is None:
        return ""
    days = (due_on - today).days
    if days == 0:
        return "due today"
    if days == 1:
        return "due tomorrow"
    return f"due in {days} days" if days > 0 else f"{-days} day{'s' if days < -1 else ''} overdue"


def check_due(due_on: date | None, no_date: bool) -> None:
    """An action has a due date or is said to have none (rule 39)."""
    if due_on is None and not no_date:
        raise RuleBroken("Enter a due date, or choose “no date”", about="due_on")
    if due_on is not None and no_date:
        raise RuleBroken("Enter a due date or choose “no date”, not both", about="due_on")


def may_report(viewer: Viewer, owner_account_id: int | None) -> bool:
    """Clerks report on any action, an officer on those that are their own."""
    is_owner = owner_account_id is not None and owner_account_id == viewer.account_id
    return viewer.keeps_the_record or (viewer.role is Role.OFFICER and is_owner)


def check_closing(status: ActionStatus, note: str) -> None:
    if status.is_closed and not note.strip():
        raise RuleBroken(
            "Say what was done, or why it was cancelled, before closing an action", about="note"
        )
