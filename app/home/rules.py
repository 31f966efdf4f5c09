"""What comes next for a meeting in its clerk’s hands. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.meetings.rules import AgendaState, MeetingStatus, MinutesState, minutes_are_closed


class Next(StrEnum):
    """In the words of the clerk’s list."""

    AGENDA = "Publish the agenda"
    PAPERS = "Papers to follow"
    MEETING = "Minute the meeting"
    MINUTES = "Draft the minutes"
    PUBLISH = "Publish the draft minutes"
    REVIEW = "Minutes in review"
    APPROVAL = "Approval of the minutes"
    AGREED = "Mark the minutes as approved"


@dataclass(frozen=True)
class Standing:
    """How far a meeting and its papers have come. `papers_missing` counts items without any;
    `is_written` is whether each item has its minutes, and `agreed` whether a later meeting agreed
    them and nobody has said so of the minutes.
    """

    held_on: date
    status: MeetingStatus
    agenda: AgendaState
    minutes: MinutesState
    papers_missing: int = 0
    is_written: bool = False
    agreed: bool = False


def next_step(at: Standing, today: date) -> Next | None:
    """None where nothing is left for the clerk to do."""
    if at.agreed and not minutes_are_closed(at.minutes):
        return Next.AGREED
    if at.minutes is MinutesState.IN_REVIEW:
        return Next.REVIEW
    if at.minutes is MinutesState.PUBLISHED_DRAFT:
        return Next.APPROVAL
    if at.minutes is not MinutesState.DRAFT:
        return None
    if at.held_on < today or at.status in {MeetingStatus.HELD, MeetingStatus.ADJOURNED}:
        return Next.PUBLISH if at.is_written else Next.MINUTES
    if at.agenda is AgendaState.DRAFT:
        return Next.AGENDA
    if at.held_on == today:
        return Next.MEETING
    return Next.PAPERS if at.papers_missing else None


@dataclass(frozen=True)
class Due:
    """A step and its day; None where there is no day for it yet."""

    step: Next
    on: date | None

    def is_late(self, today: date) -> bool:
        return self.on is not None and self.on < today

    def order(self, today: date) -> tuple[int, int]:
        """What is late first, the newest of it first; then the soonest; what has no day last."""
        if self.on is None:
            return (2, 0)
        days = self.on.toordinal()
        return (0, -days) if self.is_late(today) else (1, days)
