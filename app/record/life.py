"""The life of a meeting as it is told: by when each step was taken, not by when it was entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.accounts.rules import Viewer
from app.clock import LONDON
from app.meetings.life import Step
from app.meetings.models import Meeting, MeetingEvent
from app.meetings.queries import history_of

#: Of a meeting that came out of an older paper these say only when it was brought in.
_OF_ENTERING = {Step.SCHEDULED, Step.CONFIRMED, Step.AGENDA_PUBLISHED}
#: Taken on the day at the latest, whenever somebody came to say so.
_BY_ITS_DAY = {Step.HELD, Step.ADJOURNED, Step.INQUORATE, Step.POSTPONED, Step.CANCELLED}


@dataclass(frozen=True)
class Happened:
    """A step, with the day on which it was taken where that is not the moment of its entry."""

    event: MeetingEvent
    words: str
    on: date | None
    moment: datetime


def life_of(viewer: Viewer, meeting: Meeting) -> list[Happened]:
    """What `viewer` may know, the newest first; its clerks also what was only entered."""
    keeps = viewer.keeps(meeting.body_id)
    events = [
        event
        for event in history_of(meeting, public_only=not keeps)
        if keeps or not (meeting.is_history and event.step in _OF_ENTERING)
    ]
    told = [_told(meeting, event, _day_of(meeting, event, events)) for event in events]
    return sorted(told, key=lambda step: (step.moment, step.event.id), reverse=True)


def _told(meeting: Meeting, event: MeetingEvent, on: date | None) -> Happened:
    words = event.step.value
    if meeting.is_history and event.step is Step.MINUTES_PUBLISHED:
        words = "minutes put into this register"
    at = datetime.combine(on, meeting.starts_at or time.min, LONDON) if on else event.at
    return Happened(event, words, on, at)


def _day_of(
    meeting: Meeting, event: MeetingEvent, newest_first: Sequence[MeetingEvent]
) -> date | None:
    """None where a step was taken when it was entered."""
    day = None
    if event.step in _BY_ITS_DAY:
        day = meeting.last_day if event.step is Step.HELD else meeting.held_on
    elif event.step is Step.MINUTES_APPROVED and meeting.approved_at:
        last = next(e for e in newest_first if e.step is Step.MINUTES_APPROVED)
        day = meeting.approved_at.held_on if event is last else None
    elif event.step is Step.MINUTES_SIGNED:
        day = meeting.signed_on
    return day if day and day < event.at.date() else None
