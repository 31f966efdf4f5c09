"""`flask actions`: asks those responsible how their actions stand."""

from collections.abc import Iterator
from datetime import date, datetime

import click
from filelock import Timeout
from flask.cli import AppGroup
from sqlalchemy import select

from app.actions.raising_queries import offices_open
from app.chasing.letters import Letter, letter_of, report_of
from app.chasing.models import Reminder
from app.chasing.operations import name_of, settle
from app.chasing.posting import Say, alone, post, send_waiting
from app.chasing.queries import chasing_settings, posts_due, unanswered
from app.chasing.rules import State, week_of_report
from app.clock import LONDON, today
from app.database import db
from app.mail import messages_are_kept, was_kept

actions = AppGroup("actions", help="What must be done because of decisions.")


@actions.command()
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
def remind(day: datetime | None) -> None:
    """Send what is due today: once, however often this is run. Nothing goes on a quiet day."""
    try:
        with alone():
            remind_all(day.date() if day else today(), click.echo)
    except Timeout:
        raise click.ClickException("Another run is under way.") from None


def remind_all(on: date, say: Say) -> None:
    """Each message is noted, sent and noted again, in a transaction of its own.

    Whatever moment it is killed at, the next run knows which message was on its way.
    """
    _settle_what_was_left(say)
    if not offices_open()(on):
        say("A quiet day: nothing is sent.")
        return
    handed = send_waiting(say)
    sent = sum(post(letter, on, say) for letter in list(_letters(on)))
    say(f"{handed + sent} sent.")


def _letters(on: date) -> Iterator[Letter]:
    settings = chasing_settings()
    for due in posts_due(settings, on):
        yield letter_of(due, on)
    week = week_of_report(settings.policy, on)
    if week and settings.report_to and not _reported(week):
        yield report_of(unanswered(), settings.report_to, week, on)


def _reported(week: str) -> bool:
    return (
        db.session.scalar(select(Reminder.id).where(Reminder.key == f"report {week}")) is not None
    )


def _settle_what_was_left(say: Say) -> None:
    """A folder says whether a message is in it; a mail server cannot be asked."""
    left = select(Reminder).where(Reminder.state == State.GOING).order_by(Reminder.id)
    for reminder in db.session.scalars(left).all():
        known = was_kept(name_of(reminder)) if messages_are_kept() else None
        settle(reminder, known, reminder.begun_at.astimezone(LONDON))
        say(f"Left by a run that was broken off, to {reminder.address}: {reminder.state}")
    db.session.commit()
