"""Sends messages, each noted before it goes and after (ADR 34), and one sender at a time.

It commits, because a note that is not kept says nothing to the next run.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from flask import current_app
from sqlalchemy.exc import IntegrityError

from app.accounts.rules import Viewer
from app.actions.models import Action
from app.actions.responsible import has_left
from app.chasing.letters import Letter, letter_of_handing
from app.chasing.models import Reminder
from app.chasing.operations import begin, name_of, note_not_taken, note_sent
from app.chasing.queries import address_of, reached, waiting
from app.chasing.rules import State
from app.clock import now
from app.database import db
from app.mail import NotSent, send
from app.people.models import Person

Say = Callable[[str], object]
_PATIENCE = 5  # seconds, in which a run may end


@contextmanager
def alone(patience: float = 0) -> Iterator[None]:
    """Raises Timeout where someone else on this machine is sending."""
    folder = Path(current_app.config["EXPORTS"])
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "remind.lock", timeout=patience):
        yield


def post(letter: Letter, on: date, say: Say) -> bool:
    try:
        reminder = begin(letter, on, now())
        db.session.add(reminder)
        db.session.commit()
    except IntegrityError:  # this person was written to today, or another machine was first
        db.session.rollback()
        return False
    return _send(reminder, letter, say)


def _send(reminder: Reminder, letter: Letter, say: Say) -> bool:
    say(f"To {letter.address}: {letter.subject}")
    try:
        send(letter.address, letter.subject, letter.text, name=name_of(reminder))
    except NotSent as refusal:
        note_not_taken(reminder)
        db.session.commit()
        say(f"Not taken: {refusal}")
        return False
    say(f"Taken for {letter.address}")
    note_sent(reminder, now())
    db.session.commit()
    return True


def told_of(action: Action, at: datetime, by: Viewer) -> Reminder | None:
    """The note of a message to whoever leads an action from now on, to be saved with the change.

    None where they did it themselves, or no mail reaches them.
    """
    person = action.owner
    if person is None or why_not_told(person, at, by):
        return None
    return begin(letter_of_handing(action, person, at), at.date(), at, State.WAITING)


def why_not_told(person: Person, at: datetime, by: Viewer) -> str:
    """Why no message goes to them when `by` makes an action theirs; "" where one does."""
    if person.account and person.account_id == by.account_id:
        return "that is you"
    if has_left(person, at.date()):
        return "they have left"
    return "" if address_of(person) else "the register has no address of theirs"


def send_waiting_now() -> None:
    """Where a run is under way it is left to that one, or to the next."""
    try:
        with alone(_PATIENCE):
            send_waiting(current_app.logger.info)
    except Timeout:
        current_app.logger.info("A run is under way: what waits goes with it or with the next")


def send_waiting(say: Say) -> int:
    """Tell of what was handed over and is still theirs. How many were sent."""
    return sum(_send_handed(reminder, say) for reminder in waiting())


def _send_handed(reminder: Reminder, say: Say) -> bool:
    action, person = reminder.lines[0].action, reminder.person
    theirs = person is not None and person is reached(action.owner, now().date())
    if person is None or not theirs or action.status.is_closed:
        reminder.state = State.NOT_NEEDED
        db.session.commit()
        return False
    letter = letter_of_handing(action, person, reminder.begun_at)
    reminder.state = State.GOING
    db.session.commit()
    return _send(reminder, letter, say)
