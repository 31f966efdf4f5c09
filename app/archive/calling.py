"""The next meeting, which minutes name and a clerk may call with one press. None commits.

For an archive it is nearly always past: then nothing is asked.
"""

from collections.abc import Iterator
from datetime import date

from app.archive.models import ArchiveDoubt, ArchiveFile
from app.bodies.models import Body
from app.clock import long_date
from app.database import db
from app.intake.minutes.parsed import Minutes
from app.intake.queries import meetings_on
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, remove_meeting
from app.meetings.rules import YET_TO_COME, AgendaState

NEXT = "next_meeting"
CALLED, CALLED_BEFORE, PAST = "Called", "It has been called already", "The day is over: not called"


def next_to_call(minutes: Minutes, body: Body, today: date) -> Iterator[ArchiveDoubt]:
    day = minutes.next_meeting
    if day and day > today and not meetings_on(body, day):
        message = f"The next meeting is printed for {long_date(day)}, and none is called for it"
        yield ArchiveDoubt(field=NEXT, message=message)


def call_next(file: ArchiveFile, day: date | None, today: date) -> str:
    """What came of it, for the list of what was settled."""
    if file.body is None or day is None or day <= today:
        return PAST
    if meetings_on(file.body, day):
        return CALLED_BEFORE
    db.session.add(call_meeting(file.body, day))
    return CALLED


def call_off(doubt: ArchiveDoubt, day: date | None) -> None:
    """Raises RuleBroken where there is something in the meeting that was called."""
    if doubt.answer == CALLED and doubt.file.body and day:
        for meeting in meetings_on(doubt.file.body, day):
            remove_meeting(meeting)


def awaits_minutes(meeting: Meeting) -> bool:
    """Whether it was called and nothing more, as lists of another system call meetings."""
    return meeting.status in YET_TO_COME and not (
        meeting.agenda_state is AgendaState.PUBLISHED
        or meeting.items
        or meeting.documents
        or meeting.declarations
        or meeting.sittings
    )
