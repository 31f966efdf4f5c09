"""When an action is late, and how it may be closed (handbook 4.1, 4.2)."""

from datetime import date
from enum import StrEnum

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


def check_closing(status: ActionStatus, note: str) -> None:
    if status.is_closed and not note.strip():
        raise RuleBroken("Say what was done, or why it was cancelled, before closing an action")
