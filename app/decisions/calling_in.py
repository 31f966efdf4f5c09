"""That a decision of the executive was called in, and what came of it. None of these commits.

It may be said of signed minutes too: it came afterwards, and changes nothing that was minuted.
"""

from collections.abc import Iterator
from datetime import date
from typing import NotRequired, TypedDict, Unpack, cast

from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.call_in import (
    CallIn,
    CallInOutcome,
    Clock,
    Course,
    TakenAgain,
    call_in_clock,
    faults_of_course,
    faults_of_the_day,
)
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.notice import Counts


def may_be_called_in(item: AgendaItem) -> bool:
    """Whether there is a record of a decision that is open to it."""
    return item.executive is not None and item.executive.call_in is CallIn.OPEN


def clock_of(decision: ExecutiveDecision, meeting: Meeting, works: Counts) -> Clock:
    """As it runs if nobody calls the decision in."""
    entered = Clock(decision.until, decision.effective_on)
    return call_in_clock(decision.call_in, meeting.held_on, published_on(meeting), works, entered)


def published_on(meeting: Meeting) -> date | None:
    """The day from which the time for calling in its decisions is counted."""
    published = meeting.decisions_published_at or meeting.minutes_published_at
    return published.date() if published else None


class Told(TypedDict):
    """What a clerk tells of a call-in."""

    called_in_on: date | None
    called_in_by: str
    reasons: str
    considered_at: NotRequired[Meeting | None]
    outcome: NotRequired[CallInOutcome | None]
    outcome_on: NotRequired[date | None]
    taken_again: NotRequired[TakenAgain | None]
    taken_again_on: NotRequired[date | None]


def record_call_in(
    item: AgendaItem, *, today: date, works: Counts, **told: Unpack[Told]
) -> CalledIn:
    """In the place of what was there. An outcome without a day has that of the meeting named."""
    for fault in faults_of_call_in(item, today=today, works=works, **told):
        raise fault
    decision = _callable(item)
    kept = decision.called_in or CalledIn(decision=decision)
    kept.called_in_on = cast(date, told["called_in_on"])  # without a day it was refused
    kept.called_in_by, kept.reasons = told["called_in_by"], told["reasons"]
    kept.considered_at = told.get("considered_at")
    kept.outcome, kept.outcome_on, kept.taken_again, kept.taken_again_on = _course(told)
    return kept


def faults_of_call_in(
    item: AgendaItem, *, today: date, works: Counts, **told: Unpack[Told]
) -> Iterator[RuleBroken]:
    """All that is wrong with what is told, so that a form can show it at once."""
    try:
        decision = _callable(item)
    except RuleBroken as refusal:
        yield refusal
        return
    on, at = told["called_in_on"], told.get("considered_at")
    if on is None:
        yield RuleBroken("Enter the day on which it was called in", about="called_in_on")
    elif decision.called_in is None or decision.called_in.called_in_on != on:
        yield from faults_of_the_day(on, *_window(decision, works), today)
    if not told["called_in_by"].strip():
        yield RuleBroken("Enter who called it in", about="called_in_by")
    if not told["reasons"].strip():
        yield RuleBroken("Enter the reasons that were given", about="reasons")
    if on and at and at.held_on < on:
        message = "That meeting was before it was called in: choose a later one"
        yield RuleBroken(message, about="considered_at")
    yield from faults_of_course(on, _course(told), today)


def considered_from(item: AgendaItem, works: Counts) -> date:
    """The first day of a meeting that may consider its call-in, as far as that is known yet."""
    decision = item.executive
    if decision is None:
        return item.meeting.held_on
    return decision.called_in.called_in_on if decision.called_in else _window(decision, works)[0]


def remove_call_in(item: AgendaItem) -> None:
    """For one that was entered by mistake; the log keeps what it said."""
    if item.executive and item.executive.called_in:
        db.session.delete(item.executive.called_in)


def _callable(item: AgendaItem) -> ExecutiveDecision:
    if item.executive is None:
        raise RuleBroken(
            "Record the decision first: its reasons, and until when it may be called in"
        )
    if item.executive.call_in is not CallIn.OPEN:
        raise RuleBroken(f"The record of this decision says that it is {item.executive.call_in}")
    return item.executive


def _course(told: Told) -> Course:
    at, outcome, on = told.get("considered_at"), told.get("outcome"), told.get("outcome_on")
    if outcome and at:
        on = on or at.held_on
    return Course(outcome, on, told.get("taken_again"), told.get("taken_again_on"))


def _window(decision: ExecutiveDecision, works: Counts) -> tuple[date, date | None]:
    """The first and the last day; a last day that was entered may count from another register."""
    meeting = decision.item.meeting
    since = published_on(meeting) if decision.until is None else None
    return since or meeting.held_on, clock_of(decision, meeting, works).until
