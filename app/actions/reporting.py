"""What is reported on an action, and what a meeting does with it. None of these commits."""

import hashlib
from datetime import date, datetime
from enum import StrEnum

from app.accounts.models import Account
from app.actions.models import Action, ActionFile, ActionNoted, ActionUpdate, Milestone
from app.actions.rules import ActionStatus, check_closing
from app.agenda.models import AgendaItem
from app.agenda.papers import Upload, check_upload, tidy_file_name
from app.agenda.privacy import check_marks
from app.errors import RuleBroken
from app.people.models import Person


def report_progress(
    action: Action,
    status: ActionStatus,
    note: str,
    *,
    now: datetime,
    by: Account | None = None,
    reported_by: Person | None = None,
    upload: Upload | None = None,
    public: bool = False,
    offered: ActionStatus | None = None,
) -> ActionUpdate:
    """Add a dated update. Raises RuleBroken where it says nothing, or closes without a note.

    To leave the status that a form `offered` says nothing.
    """
    if status in {action.status, offered} and not note.strip() and upload is None:
        raise RuleBroken("Say what was done, or choose how it stands now", about="note")
    check_closing(status, note)
    check_marks(note)
    kept = _file_of(upload) if upload else None
    action.status = status
    action.closed_on = (action.closed_on or now.date()) if status.is_closed else None
    if not status.is_closed:
        for noted in action.noted:
            noted.closes = False
    update = ActionUpdate(
        status=status,
        note=note.strip(),
        made_at=now,
        made_by=by,
        reported_by=reported_by,
        public=public,
        files=[kept] if kept else [],
    )
    action.updates.append(update)
    return update


def _file_of(upload: Upload) -> ActionFile:
    return ActionFile(
        file_name=tidy_file_name(upload.name),
        media_type=check_upload(upload),
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        content=upload.content,
    )


def add_milestone(action: Action, text: str, due_on: date | None) -> Milestone:
    if not text.strip():
        raise RuleBroken("Say what the step is", about="text")
    if due_on and action.due_on and due_on > action.due_on:
        raise RuleBroken("A step is due before the action is", about="due_on")
    milestone = Milestone(text=text.strip(), due_on=due_on)
    action.milestones.append(milestone)
    return milestone


def reach_milestone(milestone: Milestone, today: date) -> Milestone:
    """Say that the step is done, or that it is not after all."""
    milestone.done_on = None if milestone.done_on else today
    return milestone


class Heard(StrEnum):
    """What a meeting does with an action that is before it."""

    NOTED = "noted"
    CLOSED = "closed"
    TAKEN_BACK = "taken back"


def hear(
    action: Action,
    item: AgendaItem,
    heard: Heard,
    note: str,
    *,
    now: datetime,
    by: Account | None,
) -> None:
    """Note it under an item, or agree that it is closed; an open one is closed with a note.

    Taken back, the meeting did nothing with it; what was reported then stays.
    """
    closes = heard is Heard.CLOSED
    try:
        if heard is Heard.TAKEN_BACK:
            action.noted = [noted for noted in action.noted if noted.item is not item]
            return
        if closes and not action.status.is_closed:
            report_progress(action, ActionStatus.DONE, note, now=now, by=by)
        elif note.strip():
            report_progress(action, action.status, note, now=now, by=by)
        note_at(action, item, closes=closes)
    except RuleBroken as refusal:
        raise RuleBroken(f"{action.reference or action.text}: {refusal}") from refusal


def note_at(action: Action, item: AgendaItem, *, closes: bool) -> ActionNoted:
    """A meeting of its body notes an action under an item, or agrees that it is closed.

    An officer says that it is done, and the meeting takes it off the log (handbook 4.2).
    """
    if item.meeting.body is not action.body:
        raise RuleBroken(f"This is an action of {action.body.name}")
    if closes and not action.status.is_closed:
        raise RuleBroken("Say first that it is done or cancelled, and how")
    noted = next((noted for noted in action.noted if noted.item is item), None)
    if noted is None:
        noted = ActionNoted(item=item)
        action.noted.append(noted)
    noted.closes = closes
    return noted
