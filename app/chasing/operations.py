"""Noting what is sent, before and after. None of these commits."""

import hashlib
from datetime import date, datetime

from app.accounts.rules import check_email
from app.chasing.letters import Letter
from app.chasing.models import ChasingSettings, Reminder, ReminderLine
from app.chasing.rules import Kind, Policy, State, check_policy
from app.errors import RuleBroken
from app.people.models import Person


def begin(letter: Letter, on: date, at: datetime, state: State = State.GOING) -> Reminder:
    """Note what is about to be sent. The database refuses a second note of the same."""
    return Reminder(
        key=letter.key,
        kind=letter.kind,
        state=state,
        person=letter.person,
        address=letter.address,
        subject=letter.subject,
        on=on,
        begun_at=at,
        lines=[
            ReminderLine(action=action, person_id=letter.person.id, key=key, reason=reason)
            for action, (reason, key) in letter.lines
            if letter.person
        ],
    )


def name_of(reminder: Reminder) -> str:
    """What its message is called, the same whenever it is asked for."""
    return hashlib.sha256(reminder.key.encode()).hexdigest()[:32]


def note_sent(reminder: Reminder, at: datetime) -> None:
    reminder.state, reminder.sent_at = State.SENT, at


def note_not_taken(reminder: Reminder) -> None:
    """Nobody got it: the next run asks the same again, or sends this one where it is told once."""
    reminder.state = State.NOT_TAKEN
    if reminder.kind is not Kind.HANDED_OVER:
        reminder.lines = []
        reminder.key = f"{reminder.key} #{reminder.id}"


def settle(reminder: Reminder, was_kept: bool | None, at: datetime) -> None:
    """Say what became of one that a killed run left; None where nobody can know."""
    match was_kept:
        case True:
            note_sent(reminder, at)
        case False:
            note_not_taken(reminder)
        case None:
            reminder.state = State.NOT_KNOWN


def ask_again(reminder: Reminder) -> Reminder:
    """Let the next run send it, though it may have gone."""
    if reminder.state is not State.NOT_KNOWN:
        raise RuleBroken("It is known what became of this message")
    note_not_taken(reminder)
    return reminder


def set_chasing(
    settings: ChasingSettings, *, report_to: str, manager: Person | None, **days: int
) -> ChasingSettings:
    check_policy(Policy(**days))
    settings.report_to = check_report_to(report_to)
    settings.manager = manager
    for name, number in days.items():
        setattr(settings, name, number)
    return settings


def check_report_to(address: str) -> str:
    try:
        return check_email(address) if address.strip() else ""
    except RuleBroken as refusal:
        raise RuleBroken(str(refusal), about="report_to") from None
