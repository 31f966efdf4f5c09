"""Until when an executive decision may be called in, and when it takes effect. Pure.

How long is for standing orders to say (LGA 2000 s.9F; handbook 3.3, rule 38): five working days
after the day of publication, unless the clerk enters another day.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.errors import RuleBroken
from app.meetings.notice import Counts, add_counted_days

CALLED_IN_WITHIN = 5


class CallIn(StrEnum):
    OPEN = "may be called in"
    NOT_SUBJECT = "not subject to call-in"
    URGENT = "urgent, so not subject to call-in"


class CallInOutcome(StrEnum):
    """What those who considered a call-in made of it; “upheld” is no further action."""

    UPHELD = "upheld"
    REFERRED_BACK = "referred back"
    TO_COUNCIL = "referred to council"
    WITHDRAWN = "withdrawn"

    @property
    def is_referred(self) -> bool:
        """Whether the decision is then to be taken again."""
        return self in {CallInOutcome.REFERRED_BACK, CallInOutcome.TO_COUNCIL}


class TakenAgain(StrEnum):
    CONFIRMED = "confirmed"
    AMENDED = "amended"
    RESCINDED = "rescinded"


class Clock(NamedTuple):
    """`until` is the last day for calling it in; what is not known yet is None."""

    until: date | None
    effective: date | None


class Course(NamedTuple):
    """What became of a decision that was called in; what has not come yet is None."""

    outcome: CallInOutcome | None = None
    outcome_on: date | None = None
    taken_again: TakenAgain | None = None
    taken_again_on: date | None = None


def call_in_clock(
    standing: CallIn, decided: date, published: date | None, works: Counts, entered: Clock
) -> Clock:
    """What cannot be called in takes effect at once: minutes only tell of it (handbook 1.9).

    The days that a clerk `entered` stand, and what is not entered follows from them.
    """
    if standing is not CallIn.OPEN:
        return Clock(None, entered.effective or decided)
    until = entered.until
    if until is None and published:
        until = add_counted_days(published, CALLED_IN_WITHIN, works)
    follows = add_counted_days(until, 1, works) if until else None
    return Clock(until, entered.effective or follows)


def effective_after(course: Course, clock: Clock, entered: date | None) -> date | None:
    """When a decision that was called in takes effect; None while it may not, or if it never will.

    Upheld or confirmed it does at once (handbook 3.3), or on the later day that a clerk `entered`.
    One whose call-in was withdrawn waits until nobody else can call it in.
    """
    if course.taken_again is TakenAgain.RESCINDED:
        return None
    settled = course.taken_again_on
    if course.outcome and not course.outcome.is_referred:
        settled = course.outcome_on
    if settled is None:
        return None
    waits = clock.effective if course.outcome is CallInOutcome.WITHDRAWN else entered
    return max(settled, waits or settled)


def check_call_in(
    standing: CallIn, urgency: str, until: date | None, effective: date | None
) -> None:
    """Raises RuleBroken where the answers do not go together."""
    if standing is CallIn.URGENT and not urgency.strip():
        raise RuleBroken("Say why it cannot wait: the notice prints it", about="urgency")
    if until and standing is not CallIn.OPEN:
        raise RuleBroken("Only a decision that may be called in has such a day", about="until")
    if until and effective and effective <= until:
        message = "It takes effect only after the time for calling it in is over"
        raise RuleBroken(message, about="effective_on")


def faults_of_the_day(
    on: date, since: date, until: date | None, today: date
) -> Iterator[RuleBroken]:
    """Why it could not be called in on that day."""
    message = ""
    if until is None:
        message = "Its time for call-in has not begun: publish the decisions of the meeting first"
    elif on > today:
        message = "This day has not come yet"
    elif on < since:
        message = f"It could be called in only from {_day(since)}"
    elif on > until:
        message = f"It could be called in only until the end of {_day(until)}"
    if message:
        yield RuleBroken(message, about="called_in_on")


def faults_of_course(
    called_in_on: date | None, course: Course, today: date
) -> Iterator[RuleBroken]:
    """Why what is said to have come of it could not have."""
    referred = course.outcome is not None and course.outcome.is_referred
    if course.taken_again and not referred:
        message = "It is taken again only where it was referred: say so above, or leave this empty"
        yield RuleBroken(message, about="taken_again")
    yield from _faults_of_step(course.outcome, course.outcome_on, called_in_on, today, "outcome")
    since = course.outcome_on or called_in_on
    again = course.taken_again, course.taken_again_on
    yield from _faults_of_step(*again, since, today, "taken_again")


def _faults_of_step(
    said: StrEnum | None, on: date | None, since: date | None, today: date, about: str
) -> Iterator[RuleBroken]:
    if said and on is None:
        yield RuleBroken("Enter the day of this", about=f"{about}_on")
    if on is None:
        return
    if said is None:
        yield RuleBroken("Say what was decided on the day below", about=about)
    if on > today:
        yield RuleBroken("This day has not come yet", about=f"{about}_on")
    elif since and on < since:
        message = f"This cannot have been before {_day(since)}"
        yield RuleBroken(message, about=f"{about}_on")


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
