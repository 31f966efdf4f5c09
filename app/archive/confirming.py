"""Confirming that a paper was read rightly, and taking that back. None of these commits."""

from datetime import datetime

from app.accounts.models import Account
from app.archive.following import catch_up
from app.archive.models import ArchiveFile
from app.archive.new_people import confirm_people, unconfirm_people
from app.archive.remembering import settle
from app.archive.reviewing import check_open
from app.archive.rules import FileState
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState

NOT_LOOKED_AT = "Confirmed without being looked at"


def confirm(
    file: ArchiveFile,
    now: datetime,
    by: Account | None,
    *,
    as_it_stands: bool = False,
    in_hand: bool = False,
) -> None:
    """A clerk answers for the meeting. Doubts that are open are waved through only if told so.

    From then on it is history, but for one that is `in_hand`: its minutes wait for approval.
    """
    check_open(file)
    reason = why_not_to_confirm(file)
    if reason or file.meeting is None:
        raise RuleBroken(reason)
    catch_up(file, now, by)
    left = [doubt for doubt in file.doubts if doubt.settled_at is None]
    if left and not as_it_stands:
        raise RuleBroken(
            f"{_counted(len(left), 'doubt')} not settled: look at them, or say that they may stand"
        )
    for doubt in left:
        settle(doubt, NOT_LOOKED_AT, now, by)
    file.meeting.unconfirmed = False
    confirm_people(file)
    if in_hand:
        file.meeting.brought_in_on = None
    file.state, file.confirmed_at, file.confirmed_by = FileState.CONFIRMED, now, by


def why_not_to_confirm(file: ArchiveFile) -> str:
    """What to say where there is no meeting of this paper to confirm, else nothing."""
    if file.meeting is None:
        return "This paper has not become a meeting yet: settle its doubts first"
    if file.state is FileState.CONFIRMED:
        return f"{file.meeting.name} is confirmed already"
    return "" if file.state is FileState.ENTERED else "Another paper has become this meeting"


def take_back_confirmation(file: ArchiveFile) -> None:
    """Shut a meeting again that was confirmed by mistake; what nobody looked at is asked anew."""
    meeting = confirmed_meeting(file)
    if meeting.agenda_state is AgendaState.PUBLISHED or meeting.minutes_published_at:
        raise RuleBroken(f"{meeting.name} is published: withdraw its minutes first")
    meeting.unconfirmed = True
    meeting.brought_in_on = file.entered_at.date() if file.entered_at else meeting.brought_in_on
    unconfirm_people(file)
    file.state, file.confirmed_at, file.confirmed_by = FileState.ENTERED, None, None
    for doubt in file.doubts:
        if doubt.answer == NOT_LOOKED_AT:
            doubt.settled_at, doubt.settled_by, doubt.answer = None, None, ""


def confirmed_meeting(file: ArchiveFile) -> Meeting:
    if file.meeting is None or file.state is not FileState.CONFIRMED:
        raise RuleBroken("This meeting is not confirmed")
    return file.meeting


def _counted(number: int, word: str) -> str:
    return f"{number} {word} is" if number == 1 else f"{number} {word}s are"
