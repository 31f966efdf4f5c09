"""Keeps every step in the life of a meeting: what, when, by whom. None of these commits.

Each publication, approval and change of status passes through `keep_step`, so whoever must act
on them (kept versions, an audit) finds them in one place.
"""

from datetime import datetime

from app.accounts.models import Account
from app.meetings.life import Step
from app.meetings.models import Meeting, MeetingEvent


def keep_step(
    meeting: Meeting, step: Step, now: datetime, *, by: Account | None = None, note: str = ""
) -> MeetingEvent:
    """Append a step to the history of a meeting. `by` is None where a program did it."""
    event = MeetingEvent(step=step, at=now, by=by, note=note.strip())
    meeting.events.append(event)
    return event
