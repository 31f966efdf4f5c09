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


def agenda_went_along(meeting: Meeting) -> bool:
    """Whether the agenda became public only with the decisions or minutes made on it.

    The moment of that says nothing of the notice that the meeting had.
    """
    at = meeting.agenda_published_at
    if at is None or at.date() < meeting.held_on:
        return False
    of_agenda = {Step.AGENDA_PUBLISHED, Step.AGENDA_WITHDRAWN}
    steps = [event.step for event in meeting.events if event.step in of_agenda]
    return steps[-1:] != [Step.AGENDA_PUBLISHED]
