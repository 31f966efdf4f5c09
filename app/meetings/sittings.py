"""When a meeting and its sittings can have been, and who presided. Pure."""

from datetime import date, time, timedelta

from app.errors import RuleBroken
from app.meetings.rules import AttendanceStatus

FIRST_YEAR = 1800
YEARS_AHEAD = 10
LONGEST_ADJOURNMENT = timedelta(days=366)
#: A meeting that ends before this time may have begun on the day before.
EARLY_MORNING = time(6)


def check_day_of_meeting(held_on: date, today: date) -> None:
    if not FIRST_YEAR <= held_on.year <= today.year + YEARS_AHEAD:
        raise RuleBroken(
            f"Enter a year from {FIRST_YEAR} to {today.year + YEARS_AHEAD}", about="held_on"
        )


def check_sitting(
    held_on: date, on: date, started_at: time | None = None, ended_at: time | None = None
) -> None:
    """A sitting is not before its meeting, nor long after, and ends after it starts."""
    if on < held_on:
        raise RuleBroken("A sitting cannot be before the day of the meeting", about="on")
    if on - held_on > LONGEST_ADJOURNMENT:
        raise RuleBroken("A sitting cannot be more than a year after the meeting", about="on")
    if started_at and ended_at and EARLY_MORNING <= ended_at < started_at:
        raise RuleBroken("A sitting cannot end before it started", about="ended_at")


def check_may_preside(name: str, status: AttendanceStatus | None) -> None:
    """Nobody presides who was away; attendance may be entered later than who presided."""
    if status and status.away:
        raise RuleBroken(
            f"{name} is recorded as {status.away}, so cannot have presided", about="presiding"
        )
