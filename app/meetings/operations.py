"""What a clerk may do to a meeting. None of these commits.

Who took part is recorded through `attendance`, what they declared through `interests`.
"""

from datetime import date, datetime, time

from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.meetings.attendance import expect_members
from app.meetings.models import Meeting, Sitting
from app.meetings.rules import (
    AgendaState,
    AttendanceStatus,
    MeetingKind,
    MeetingStatus,
    MinutesState,
    check_minutes_may_move,
    check_minutes_open,
    check_status,
    minutes_are_closed,
)


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
    meeting.status, meeting.status_note = status, note.strip()
    if resumes_on:
        if not meeting.sittings:
            record_sitting(meeting, 1, meeting.held_on, started_at=meeting.starts_at)
        record_sitting(meeting, max(2, len(meeting.sittings)), resumes_on, started_at=resumes_at)
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


def record_sitting(meeting: Meeting, number: int, on: date, **details: object) -> Sitting:
    """Record or correct sitting `number`; the second follows an adjournment."""
    check_open(meeting)
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


def remove_sitting(sitting: Sitting) -> None:
    """Remove the last sitting of a meeting; those before it hold its place in the order."""
    check_open(sitting.meeting)
    if sitting.number != len(sitting.meeting.sittings):
        raise RuleBroken("Remove the last sitting first")
    sitting.meeting.sittings.remove(sitting)


def publish_agenda(meeting: Meeting, now: datetime) -> None:
    """Publish the agenda. One that is published keeps the time at which it first was."""
    if meeting.agenda_state is AgendaState.PUBLISHED:
        return
    meeting.agenda_state, meeting.agenda_published_at = AgendaState.PUBLISHED, now


def withdraw_agenda(meeting: Meeting) -> None:
    if meeting.minutes_state is not MinutesState.DRAFT:
        raise RuleBroken("The minutes are published, so the agenda must stay published")
    meeting.agenda_state, meeting.agenda_published_at = AgendaState.DRAFT, None


def move_minutes(
    meeting: Meeting, to: MinutesState, now: datetime, approved_at: Meeting | None = None
) -> None:
    """Move the minutes to another state; publishing minutes publishes the agenda with them."""
    check_minutes_may_move(meeting.minutes_state, to)
    if approved_at and approved_at.held_on < meeting.held_on:
        raise RuleBroken("Minutes are approved at a later meeting")
    meeting.minutes_state = to
    meeting.approved_at = approved_at or meeting.approved_at if minutes_are_closed(to) else None
    if to is MinutesState.DRAFT:
        meeting.minutes_published_at = None
        return
    meeting.minutes_published_at = meeting.minutes_published_at or now
    if meeting.agenda_state is AgendaState.DRAFT:
        publish_agenda(meeting, now)
