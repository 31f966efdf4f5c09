"""How often someone is told of what is new in what they follow, and when that is due. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum


class Often(StrEnum):
    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def days(self) -> int:
        return {Often.DAILY: 1, Often.WEEKLY: 7}.get(self, 0)


#: For so long a search that was removed can be had back.
UNDO_WITHIN = timedelta(days=1)
#: How long one process has to send what is new before another may.
CLAIM = timedelta(minutes=10)


_DECISION = "decision="


def following(clause_id: int) -> str:
    """What a decision that is followed has in the place of the address of a search."""
    return f"{_DECISION}{clause_id}"


def decision_of(address: str) -> int | None:
    """Which decision is followed; None for a search."""
    number = address.removeprefix(_DECISION)
    return int(number) if number != address and number.isdecimal() else None


def is_due(often: Often, told_on: date, today: date) -> bool:
    return often is not Often.NEVER and today - told_on >= timedelta(days=often.days)


#: Kinds of documents that are published with an agenda, with minutes or, in part, with either.
_WITH_AGENDA = {"item", "recommendation", "paper", "meeting"}
_WITH_MINUTES = {"item", "minutes", "resolution", "motion", "declaration", "action"}


def became_public(
    kind: str, agenda: Iterable[datetime | None], minutes: datetime | None
) -> datetime | None:
    """When what a document says was last added to what everyone may read; None where it never was.

    `agenda` has the moments of the agenda and of the supplement that it came with.
    """
    moments = [
        *(agenda if kind in _WITH_AGENDA else ()),
        minutes if kind in _WITH_MINUTES else None,
    ]
    return max((moment for moment in moments if moment), default=None)
