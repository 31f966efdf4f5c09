"""A stretch of days in which people are asked about their actions, run by run.

Some runs are killed, right after a message was noted or right after it was taken, as by kill -9.
"""

from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from app.actions.models import Action
from app.actions.operations import number_action, raise_action
from app.actions.raising_queries import offices_open
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.bodies.models import ClosureDay
from app.chasing.commands import remind_all
from app.chasing.models import ChasingSettings, Reminder, ReminderLine
from app.clock import LONDON
from app.database import db
from app.mail import kept_messages
from app.people.models import Appointment
from tests.chasing.killing import killed_at
from tests.factories import a_body, a_person

#: What a run says just before a message goes, and just after it went.
MOMENTS = ("To ", "Taken")
LEAVER, HEIR, MANAGER = "Lena Leaver", "Harry Heir", "Mona Manager"


@dataclass
class Seen:
    """What came of all the runs."""

    runs: int = 0
    killed: int = 0
    messages: int = 0
    on_quiet_days: int = 0
    after_leaving: int = 0
    twice: int = 0
    missed: list[str] = field(default_factory=list)


def go_through(first: date, days: int, kills: int, seed: int = 7) -> Seen:
    """A run every day, on some a second, and `kills` more that are broken off.

    Needs an app context and empty tables.
    """
    chance, seen = Random(seed), Seen()
    leaves_on = first + timedelta(days=days // 2)
    actions = _a_council(chance, first, days, leaves_on)
    is_open = offices_open()
    dates = [first + timedelta(days=n) for n in range(days)]
    working = [day for day in dates if is_open(day)]
    killed_on = set(chance.sample(working, kills))
    for day in dates:
        if day in killed_on:
            seen.killed += killed_at(chance.choice(MOMENTS), partial(remind_all, day))
        for _ in range(2 if day in killed_on or day.day % 9 == 0 else 1):
            remind_all(day, lambda _: None)
            seen.runs += 1
        _live(chance, actions, day)
    sent = [(_day_in(message.subject), message.to) for message in kept_messages()]
    _judge(seen, sent, actions, is_open, leaves_on, first, dates[-1])
    return seen


def _day_in(subject: str) -> date:
    """Each subject ends with the day of its run."""
    day, month, year = subject.rpartition(" – ")[2].split()
    return date(int(year), list(month_name).index(month), int(day))


def _a_council(chance: Random, first: date, days: int, leaves_on: date) -> list[Action]:
    people = [a_person(f"Officer {chr(65 + n)}", email=f"o{n}@example.org") for n in range(6)]
    leaver, heir = (
        a_person(LEAVER, email="leaver@example.org"),
        a_person(HEIR, email="heir@example.org"),
    )
    manager = a_person(MANAGER, email="manager@example.org")
    db.session.add_all([*people, leaver, heir, manager])
    db.session.add_all(
        [
            Appointment(person=leaver, post="Head of Parks", ends_on=leaves_on),
            Appointment(person=heir, post="Head of Parks", starts_on=leaves_on + timedelta(days=1)),
            ClosureDay(on=first + timedelta(days=20)),
            ChasingSettings(id=1, manager=manager, report_to="clerk@example.org"),
        ]
    )
    body = a_body(code="EAB")
    actions = []
    for number in range(24):
        raised = first + timedelta(days=chance.randrange(days // 3))
        due = raised + timedelta(days=chance.randrange(10, days // 2))
        lead = leaver if number % 6 == 0 else people[number % 6]
        action = raise_action(
            f"Task {number}",
            raised_on=raised,
            body=body,
            owner=lead,
            owner_post="Head of Parks" if lead is leaver else "",
            due_on=due,
        )
        actions.append(number_action(action, {}, number))
    db.session.add_all(actions)
    db.session.commit()
    return actions


def _live(chance: Random, actions: list[Action], day: date) -> None:
    """Now and then somebody reports, and something is done."""
    if chance.random() < 0.15:
        action = chance.choice(actions)
        done = chance.random() < 0.3
        status = ActionStatus.DONE if done else ActionStatus.ON_TRACK
        if not action.status.is_closed and action.raised_on <= day:
            at = datetime.combine(day, time(23, 30), LONDON)
            report_progress(action, status, "Something was done", now=at)
            db.session.commit()


def _judge(
    seen: Seen,
    sent: list[tuple[date, str]],
    actions: list[Action],
    is_open: Callable[[date], bool],
    leaves_on: date,
    first: date,
    last: date,
) -> None:
    seen.messages = len(sent)
    seen.on_quiet_days = sum(not is_open(day) for day, _ in sent)
    seen.after_leaving = sum(day > leaves_on and "leaver" in to for day, to in sent)
    seen.twice = sum(number - 1 for number in Counter(sent).values())
    noted = db.session.query(Reminder).filter(Reminder.state == "sent").count()
    if noted != len(sent):
        seen.missed.append(f"{noted} noted, {len(sent)} sent")
    seen.missed += _not_asked(actions, is_open, first, last)


def _not_asked(
    actions: list[Action], is_open: Callable[[date], bool], first: date, last: date
) -> Iterator[str]:
    """Worked out anew: on the first working day of its week before it is due, and once late."""
    lines = db.session.query(ReminderLine, Reminder).join(Reminder).all()
    asked = {(line.action_id, line.key): reminder.on for line, reminder in lines}
    for action in actions:
        due, closed = action.due_on, action.closed_on or last + timedelta(days=1)
        soon = _next(is_open, max(due - timedelta(days=7), first))
        if (
            soon <= min(due, last)
            and soon <= closed
            and soon not in {asked.get((action.id, f"soon {due}"))}
        ):
            yield f"{action.text} due {due}: not asked on {soon}"
        late = _next(is_open, due + timedelta(days=1))
        if late <= last and late <= closed and asked.get((action.id, f"late {due} 0")) != late:
            yield f"{action.text} due {due}: not asked when late, on {late}"


def _next(is_open: Callable[[date], bool], day: date) -> date:
    while not is_open(day):
        day += timedelta(days=1)
    return day
