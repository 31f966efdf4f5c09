"""When an action is late, and how it may be closed (handbook 4.1, 4.2)."""

from collections.abc import Collection
from dataclasses import dataclass
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


class Priority(StrEnum):
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Rag(StrEnum):
    """The colours of handbook 4.2; each is always printed as its word, with its reason."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    NONE = "none"


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


_COLOURS = {
    Urgency.COMPLETE: Rag.BLUE,
    Urgency.OVERDUE: Rag.RED,
    Urgency.DUE_SOON: Rag.AMBER,
    Urgency.IN_TIME: Rag.GREEN,
    Urgency.NO_DATE: Rag.NONE,
}


@dataclass(frozen=True)
class Rating:
    """A colour and why it is that one: “Red: 22 days overdue”."""

    colour: Rag
    why: str

    def __str__(self) -> str:
        return f"{self.colour.capitalize()}: {self.why}"


def rating(
    status: ActionStatus,
    due_on: date | None,
    today: date,
    by_hand: Rag | None = None,
    reason: str = "",
) -> Rating:
    """By the due date, or as someone set it by hand; what is closed is blue (handbook 4.2)."""
    if by_hand and not status.is_closed:
        return Rating(by_hand, f"{reason} (set by hand)")
    urgent = urgency(status, due_on, today)
    if status.is_closed:
        return Rating(Rag.BLUE, status.value)
    return Rating(_COLOURS[urgent], countdown(status, due_on, today) or "no due date")


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


def doubts_about_due(due_on: date | None, raised_on: date) -> list[str]:
    """Old records hold such actions, so this asks and does not refuse."""
    return ["It was due before it was raised"] if due_on and due_on < raised_on else []


def status_offered(status: ActionStatus, due_on: date | None, today: date) -> ActionStatus:
    """What a form for a report opens with: whoever reports on an action has begun it."""
    if status is not ActionStatus.NOT_STARTED:
        return status
    late = urgency(status, due_on, today) is Urgency.OVERDUE
    return ActionStatus.AT_RISK if late else ActionStatus.ON_TRACK


def doubts_about_status(
    status: ActionStatus, before: ActionStatus, due_on: date | None, today: date
) -> list[str]:
    """A form opens with how an action stood `before`, when it was not late yet; and whoever
    reports on one that is closed may mean another.
    """
    late = urgency(status, due_on, today) is Urgency.OVERDUE and status is ActionStatus.ON_TRACK
    doubts = [f"It is {countdown(status, due_on, today)}, and still on track"] if late else []
    if before.is_closed and not status.is_closed:
        doubts.append(f"It was {before}: this opens it again")
    return doubts


def may_report(
    viewer: Viewer, body_id: int, responsible: Collection[int], *, agreed: bool = False
) -> bool:
    """Clerks report on any action of their bodies, an officer on those that are their own until a
    meeting has `agreed` that they are closed (handbook 4.2).

    `responsible` are the accounts of those who are responsible for it.
    """
    is_owner = viewer.account_id in responsible and not agreed
    return viewer.keeps(body_id) or (viewer.role is Role.OFFICER and is_owner)


def doubts_about_step(due_on: date | None, today: date) -> list[str]:
    return ["That day is past"] if due_on and due_on < today else []


def reference(code: str, year: int, number: int) -> str:
    """In the house form, by the municipal year that began in `year`: “EAB 25/26 - 01”."""
    return f"{code} {year % 100:02d}/{(year + 1) % 100:02d} - {number:02d}"


def check_rating(by_hand: Rag | None, reason: str) -> None:
    if by_hand and not reason.strip():
        raise RuleBroken("Say why it has this colour", about="rag_reason")
    if reason.strip() and not by_hand:
        raise RuleBroken("Choose the colour that this is the reason for", about="rag_by_hand")


def check_closing(status: ActionStatus, note: str) -> None:
    if status.is_closed and not note.strip():
        raise RuleBroken(
            "Say what was done, or why it was cancelled, before closing an action", about="note"
        )
