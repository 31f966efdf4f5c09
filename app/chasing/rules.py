"""When someone is asked about an action, and when their manager is told. Pure.

Each asking has a key, which a person is sent once: a due date that moves is another asking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.errors import RuleBroken

LONGEST_DAYS = 365


class Reason(StrEnum):
    SOON = "due soon"
    LATE = "overdue"
    SILENT = "nothing heard for a while"
    STILL_LATE = "late, and nothing heard since it was due"
    NOBODY = "nobody can be asked"
    HANDED_OVER = "handed over to them"


class Kind(StrEnum):
    DIGEST = "to whom is responsible"
    ESCALATION = "to a manager"
    REPORT = "who has not answered"
    HANDED_OVER = "handing over"


class State(StrEnum):
    """How far a message has come.

    A run that is killed leaves one that is going. Where the mail server may have taken it, it is
    not known, and it is not sent again of itself. One that waits goes when no run is under way.
    """

    WAITING = "waiting to go"
    GOING = "going"
    SENT = "sent"
    NOT_TAKEN = "not taken"
    NOT_KNOWN = "not known"
    NOT_NEEDED = "not needed any more"


@dataclass(frozen=True)
class Policy:
    """In days. `report_weekday` counts from Monday, 0."""

    soon_days: int = 7
    late_every: int = 7
    silent_days: int = 28
    escalate_days: int = 14
    report_weekday: int = 0


@dataclass(frozen=True)
class Standing:
    """What of an open action decides whether someone is asked."""

    due_on: date | None
    raised_on: date
    reported_on: date | None = None


Asking = tuple[Reason, str]


def askings(at: Standing, policy: Policy, today: date) -> Iterator[Asking]:
    """What whoever is responsible is asked today, unless they were asked it before."""
    heard = max(at.reported_on or at.raised_on, at.raised_on)
    silent = (today - heard).days // policy.silent_days
    if at.due_on is not None and at.due_on < today:
        weeks = ((today - at.due_on).days - 1) // policy.late_every
        yield Reason.LATE, f"late {at.due_on} {weeks}"
    elif at.due_on is not None and (at.due_on - today).days <= policy.soon_days:
        yield Reason.SOON, f"soon {at.due_on}"
    elif silent > 0:
        yield Reason.SILENT, f"silent {heard} {silent}"


def tellings(at: Standing, policy: Policy, today: date) -> Iterator[Asking]:
    """What their manager is told today, once for each due date."""
    if at.due_on is None or (today - at.due_on).days < policy.escalate_days:
        return
    if at.reported_on is None or at.reported_on <= at.due_on:
        yield Reason.STILL_LATE, f"still late {at.due_on}"


def week_of_report(policy: Policy, today: date) -> str | None:
    """The week that is reported on from its weekday on: a holiday puts it off to the next day."""
    year, week, weekday = today.isocalendar()
    return f"{year}-W{week:02d}" if weekday - 1 >= policy.report_weekday else None


def check_policy(policy: Policy) -> None:
    for name in ("soon_days", "late_every", "silent_days", "escalate_days"):
        if not 1 <= getattr(policy, name) <= LONGEST_DAYS:
            raise RuleBroken(f"Enter 1 to {LONGEST_DAYS} days", about=name)
