"""What comes after an agenda was published: supplements to it. None of these commits."""

from datetime import date, datetime

from app.accounts.models import Account
from app.agenda.excluding import names_follow
from app.agenda.supplement_models import Supplement
from app.errors import RuleBroken
from app.meetings.history import keep_step
from app.meetings.life import Step, minutes_are_public
from app.meetings.models import Meeting
from app.meetings.operations import check_open
from app.meetings.rules import AgendaState


def supplement_for(
    meeting: Meeting, added_on: date, at: datetime | None = None
) -> Supplement | None:
    """The supplement that something added now belongs to; None where it is no late addition.

    Late is what is added once the agenda is published, until the last sitting is over; what is
    entered afterwards records what was done there. One supplement is open at a time: the next
    begins when it is published.
    """
    if not _is_late(meeting, added_on, at):
        return None
    waiting = awaiting_publication(meeting)
    if waiting is None:
        waiting = Supplement(number=len(meeting.supplements) + 1)
        meeting.supplements.append(waiting)
    return waiting


def _is_late(meeting: Meeting, added_on: date, at: datetime | None) -> bool:
    published = meeting.agenda_published_at
    if meeting.agenda_state is not AgendaState.PUBLISHED or published is None:
        return False
    if minutes_are_public(meeting.minutes_state) or added_on > meeting.last_day:
        return False
    return at > published if at else added_on >= published.date()


def awaiting_publication(meeting: Meeting) -> Supplement | None:
    return next((s for s in meeting.supplements if s.published_at is None), None)


@names_follow
def publish_supplement(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> Supplement:
    """Publish what was added since the agenda, or since the supplement before."""
    check_open(meeting)
    waiting = awaiting_publication(meeting)
    if waiting is None or not (waiting.items or waiting.documents):
        raise RuleBroken("Nothing was added to this agenda since it was published")
    if meeting.agenda_state is AgendaState.DRAFT:
        raise RuleBroken("Publish the agenda first; what was added goes with it")
    waiting.published_at = now
    keep_step(
        meeting,
        Step.SUPPLEMENT_PUBLISHED,
        now,
        by=by,
        note=f"{waiting.name}. {note}" if note else waiting.name,
    )
    return waiting
