"""What a clerk may do to a meeting. None of these commits.

Who took part is recorded through `attendance`, what they declared through `interests`.
"""

from datetime import date, datetime, time
from typing import Any

from app.accounts.models import Account
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.meetings.attendance import attendance_of, expect_members
from app.meetings.history import keep_step
from app.meetings.life import (
    Step,
    check_minutes_may_move,
    minutes_are_public,
    step_between,
    step_of,
)
from app.meetings.models import Meeting, Sitting
from app.meetings.rules import (
    YET_TO_COME,
    AgendaState,
    AttendanceStatus,
    MeetingKind,
    MeetingStatus,
    MinutesState,
    check_minutes_open,
    check_status,
    minutes_are_closed,
)
from app.meetings.sittings import LONGEST_ADJOURNMENT, check_may_preside, check_sitting
from app.meetings.suitable import check_suitable


def call_meeting(
    body: Body,
    held_on: date,
    *,
    starts_at: time | None = None,
    venue: str = "",
    kind: MeetingKind = MeetingKind.ORDINARY,
    **details: object,
) -> Meeting:
    """A new meeting of `body`, at which each of its members of that day is expected."""
    begins_as = {
        "status": MeetingStatus.SCHEDULED,
        "agenda_state": AgendaState.DRAFT,
        "minutes_state": MinutesState.DRAFT,
    }
    meeting = Meeting(body=body, held_on=held_on, starts_at=starts_at, kind=kind)
    for name, value in (begins_as | {"venue": venue.strip()} | details).items():
        setattr(meeting, name, value)
    expect_members(meeting)
    return meeting


def change_meeting(meeting: Meeting, **details: object) -> Meeting:
    """Change when, where or how a meeting was called; `details` are columns of `Meeting`."""
    check_open(meeting)
    for name, value in details.items():
        setattr(meeting, name, value)
    return meeting


def change_status(
    meeting: Meeting,
    status: MeetingStatus,
    note: str = "",
    *,
    now: datetime,
    by: Account | None = None,
    resumes_on: date | None = None,
    resumes_at: time | None = None,
) -> Meeting:
    """Say how a meeting stands. One adjourned to another day gets its second sitting."""
    check_open(meeting)
    check_status(status, note)
    if resumes_on and status is not MeetingStatus.ADJOURNED:
        raise RuleBroken("Only an adjourned meeting resumes on another day", about="resumes_on")
    if resumes_on and resumes_on < meeting.held_on:
        raise RuleBroken("A meeting cannot resume before it was held", about="resumes_on")
    if resumes_on and resumes_on - meeting.held_on > LONGEST_ADJOURNMENT:
        raise RuleBroken("A meeting resumes within a year", about="resumes_on")
    is_news = (status, note.strip()) != (meeting.status, meeting.status_note) or resumes_on
    meeting.status, meeting.status_note = status, note.strip()
    words = note
    if resumes_on:
        if not meeting.sittings:
            record_sitting(meeting, 1, meeting.held_on, started_at=meeting.starts_at)
        last = meeting.sittings[-1]
        number = max(2, last.number + (last.ended_at is not None))
        again = record_sitting(meeting, number, resumes_on, started_at=resumes_at)
        words = f"To {again.begins}. {note}"
    if is_news:
        keep_step(meeting, step_of(status), now, by=by, note=words)
    return meeting


def remove_meeting(meeting: Meeting) -> None:
    """Only a meeting with nothing in it may go; one that was announced is cancelled instead."""
    check_open(meeting)
    if meeting.agenda_state is AgendaState.PUBLISHED or meeting.minutes_published_at:
        raise RuleBroken("This meeting was published, so it stays: cancel it instead")
    holds = {
        "items": meeting.items,
        "documents": meeting.documents,
        "declarations of interest": meeting.declarations,
        "sittings": meeting.sittings,
        "attendance": [a for a in meeting.attendances if a.status is not AttendanceStatus.EXPECTED],
    }
    found = [what for what, records in holds.items() if records]
    if found:
        raise RuleBroken(f"This meeting has {' and '.join(found)}: remove those first or cancel it")
    db.session.delete(meeting)


def check_open(meeting: Meeting) -> None:
    """Raises RuleBroken where the minutes have been approved (handbook 1.9, rule 35)."""
    check_minutes_open(meeting.minutes_state)


def check_confirmed(meeting: Meeting) -> None:
    """Raises RuleBroken where it was read out of an older paper and nobody has looked at it."""
    if meeting.unconfirmed:
        raise RuleBroken("This meeting was imported: confirm first that it was read rightly")


def record_sitting(meeting: Meeting, number: int, on: date, **details: Any) -> Sitting:
    """Record or correct sitting `number`; the second follows an adjournment."""
    check_open(meeting)
    check_sitting(meeting.held_on, on, details.get("started_at"), details.get("ended_at"))
    if presiding := details.get("presiding"):
        part = attendance_of(meeting, presiding)
        check_may_preside(presiding.name, part.status if part else None)
    sitting = next((s for s in meeting.sittings if s.number == number), None)
    if sitting is None:
        if number != len(meeting.sittings) + 1:
            raise RuleBroken(f"Record sitting {len(meeting.sittings) + 1} first")
        sitting = Sitting(number=number)
        meeting.sittings.append(sitting)
    sitting.on = on
    for name, value in details.items():
        setattr(sitting, name, value)
    return sitting


def count_as_held(meeting: Meeting, now: datetime, *, by: Account | None = None) -> None:
    """A meeting whose last sitting has closed was held, and nobody need say so apart."""
    last = meeting.sittings[-1] if meeting.sittings else None
    again = meeting.status is MeetingStatus.ADJOURNED and len(meeting.sittings) > 1
    if last is None or last.ended_at is None or last.on > now.date():
        return
    if again or meeting.status in YET_TO_COME:
        change_status(meeting, MeetingStatus.HELD, now=now, by=by)


def remove_sitting(sitting: Sitting) -> None:
    """Remove the last sitting of a meeting; those before it hold its place in the order."""
    check_open(sitting.meeting)
    if sitting.number != len(sitting.meeting.sittings):
        raise RuleBroken("Remove the last sitting first")
    sitting.meeting.sittings.remove(sitting)


def publish_agenda(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Publish the agenda. One that is published keeps the time at which it first was."""
    if _make_agenda_public(meeting, now):
        keep_step(meeting, Step.AGENDA_PUBLISHED, now, by=by, note=note)


def _make_agenda_public(meeting: Meeting, now: datetime) -> bool:
    """Whether it was not public before."""
    is_news = meeting.agenda_state is AgendaState.DRAFT
    if is_news:
        check_confirmed(meeting)
        meeting.agenda_state, meeting.agenda_published_at = AgendaState.PUBLISHED, now
        _publish_supplements(meeting, now)
    return is_news


def _take_agenda_along(meeting: Meeting, now: datetime, note: str) -> str:
    """Make public what decisions and minutes stand on, and answer with the `note` of their step.

    No step of its own: an agenda that goes with them called nobody to the meeting.
    """
    went_along = _make_agenda_public(meeting, now) and not meeting.is_history
    _publish_supplements(meeting, now)
    return f"The agenda was published with them. {note}" if went_along else note


def _publish_supplements(meeting: Meeting, now: datetime) -> None:
    """What waited to be published apart goes with the whole of which it is part."""
    for supplement in meeting.supplements:
        supplement.published_at = supplement.published_at or now


def withdraw_agenda(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Make the agenda a draft again. That it was published stays in the history."""
    if minutes_are_public(meeting.minutes_state):
        raise RuleBroken("The minutes are published, so the agenda must stay published")
    if meeting.decisions_published_at:
        raise RuleBroken("The decisions are published, so the agenda must stay published")
    if meeting.agenda_state is AgendaState.DRAFT:
        return
    meeting.agenda_state, meeting.agenda_published_at = AgendaState.DRAFT, None
    keep_step(meeting, Step.AGENDA_WITHDRAWN, now, by=by, note=note)


def publish_decisions(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Publish what was resolved before the minutes are written (handbook 3.4)."""
    if meeting.held_on > now.date():
        raise RuleBroken("The meeting has not been held yet, so it has decided nothing")
    if minutes_are_public(meeting.minutes_state):
        raise RuleBroken("The minutes are published, and the decisions with them")
    if meeting.decisions_published_at:
        raise RuleBroken("The decisions are published already")
    note = _take_agenda_along(meeting, now, note)
    meeting.decisions_published_at = now
    keep_step(meeting, Step.DECISIONS_PUBLISHED, now, by=by, note=note)


def withdraw_decisions(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    if minutes_are_public(meeting.minutes_state):
        raise RuleBroken("The minutes are published, so the decisions stay published")
    if meeting.decisions_published_at is None:
        raise RuleBroken("The decisions are not published")
    meeting.decisions_published_at = None
    keep_step(meeting, Step.DECISIONS_WITHDRAWN, now, by=by, note=note)


def move_minutes(
    meeting: Meeting,
    to: MinutesState,
    now: datetime,
    approved_at: Meeting | None = None,
    *,
    by: Account | None = None,
    note: str = "",
) -> None:
    """Move the minutes to another state; publishing minutes publishes the agenda with them."""
    before = meeting.minutes_state
    check_minutes_may_move(before, to)
    check_confirmed(meeting)
    if approved_at:
        check_suitable(meeting, approved_at)
    approving = approved_at or meeting.approved_at if minutes_are_closed(to) else None
    published_at = (meeting.minutes_published_at or now) if minutes_are_public(to) else None
    meeting.minutes_state, meeting.minutes_published_at = to, published_at
    meeting.approved_at = approving
    if published_at:
        note = _take_agenda_along(meeting, now, note)
    if to is not before:
        keep_step(meeting, step_between(before, to), now, by=by, note=note)


def sign_minutes(
    meeting: Meeting,
    now: datetime,
    *,
    signed_by: str,
    signed_on: date,
    by: Account | None = None,
    note: str = "",
) -> None:
    """Record that the minutes were signed. Whoever signs presided at the meeting that approved
    them (LGA 1972 Sch 12 para 41(1)), but the clerk has the last word.
    """
    check_minutes_may_move(meeting.minutes_state, MinutesState.SIGNED)
    approved_on = meeting.approved_at.held_on if meeting.approved_at else meeting.last_day
    if signed_on > now.date():
        raise RuleBroken("That day is still to come", about="signed_on")
    if signed_on < approved_on:
        raise RuleBroken("Minutes are signed once they are approved", about="signed_on")
    meeting.signed_by, meeting.signed_on = signed_by.strip(), signed_on
    move_minutes(meeting, MinutesState.SIGNED, now, by=by, note=note)
