"""Who is to be asked about which actions, in as many reads however many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.actions.models import Action, ActionUpdate
from app.actions.responsible import has_left
from app.chasing.models import ChasingSettings, Reminder, ReminderLine
from app.chasing.rules import Asking, Kind, Reason, Standing, State, askings, tellings
from app.database import db
from app.people.models import Appointment, Person


@dataclass
class Post:
    """All that one person is to be sent today."""

    kind: Kind
    person: Person
    lines: list[tuple[Action, Asking]] = field(default_factory=list)


def chasing_settings() -> ChasingSettings:
    kept = db.session.get(ChasingSettings, 1)
    return kept or ChasingSettings(
        id=1, soon_days=7, late_every=7, silent_days=28, escalate_days=14, report_weekday=0
    )


def address_of(person: Person) -> str:
    """Where they get mail: that of the account they use, else that of the record."""
    return person.account.email if person.account else person.email


def posts_due(settings: ChasingSettings, today: date) -> list[Post]:
    """What each person is asked or told today and was not before, by name."""
    known = _told_before()
    holders, heard = _holders(today), _last_reports()
    found: dict[tuple[Kind, int], Post] = {}

    def put(kind: Kind, person: Person | None, action: Action, asking: Asking) -> None:
        if person and (action.id, person.id, asking[1]) not in known:
            post = found.setdefault((kind, person.id), Post(kind, person))
            post.lines.append((action, asking))

    for action in db.session.scalars(_open_actions()).unique():
        at = Standing(action.due_on, action.raised_on, heard.get(action.id))
        manager = reached(action.manager or settings.manager, today)
        asked = _whom_to_ask(action, holders, today)
        for person in asked:
            for asking in askings(at, settings.policy, today):
                put(Kind.DIGEST, person, action, asking)
        if not asked:
            put(Kind.ESCALATION, manager, action, (Reason.NOBODY, _nobody(action)))
        for telling in tellings(at, settings.policy, today):
            put(Kind.ESCALATION, manager, action, telling)
    return sorted(found.values(), key=lambda post: (post.kind, post.person.id))


def _open_actions() -> Select[Action]:
    people = [
        joinedload(person).options(joinedload(Person.account), selectinload(Person.appointments))
        for person in (Action.owner, Action.manager)
    ]
    return (
        select(Action)
        .where(Action.closed_on.is_(None))
        .options(
            *people,
            joinedload(Action.body),
            joinedload(Action.item),
            joinedload(Action.clause),
        )
        .order_by(Action.due_on.is_(None), Action.due_on, Action.id)
    )


def _last_reports() -> Mapping[int, date]:
    last = func.max(ActionUpdate.made_at)
    rows = db.session.execute(select(ActionUpdate.action_id, last).group_by(ActionUpdate.action_id))
    return {row[0]: row[1].date() for row in rows}


def _told_before() -> set[tuple[int, int, str]]:
    still_open = select(Action.id).where(Action.closed_on.is_(None))
    rows = db.session.execute(
        select(ReminderLine.action_id, ReminderLine.person_id, ReminderLine.key).where(
            ReminderLine.action_id.in_(still_open)
        )
    )
    return {(row[0], row[1], row[2]) for row in rows}


def _holders(today: date) -> Mapping[str, list[Person]]:
    """Who holds each post today, by its name in small letters."""
    current = or_(Appointment.ends_on.is_(None), Appointment.ends_on >= today)
    begun = or_(Appointment.starts_on.is_(None), Appointment.starts_on <= today)
    found: dict[str, list[Person]] = {}
    appointments = (
        select(Appointment)
        .where(current, begun)
        .options(
            joinedload(Appointment.person).options(
                joinedload(Person.account), selectinload(Person.appointments)
            )
        )
        .order_by(Appointment.id)
    )
    for appointment in db.session.scalars(appointments):
        found.setdefault(appointment.post.lower(), []).append(appointment.person)
    return found


def reached(person: Person | None, today: date) -> Person | None:
    """Someone to whom mail can go; nothing goes to people who left."""
    if person is None or has_left(person, today) or not address_of(person):
        return None
    return person


def _whom_to_ask(
    action: Action, holders: Mapping[str, Sequence[Person]], today: date
) -> list[Person]:
    """Whoever leads it; where they left, or nobody is named, whoever holds the post."""
    if lead := reached(action.owner, today):
        return [lead]
    posted = holders.get(action.owner_post.lower(), []) if action.owner_post else []
    return [person for person in posted if reached(person, today)]


def _nobody(action: Action) -> str:
    return f"nobody {action.owner_id or action.owner_post[:40]}"


@dataclass(frozen=True)
class Unanswered:
    """That someone was asked about an action and nothing was reported since."""

    person: Person
    action: Action
    asked_on: date
    times: int


def unanswered() -> list[Unanswered]:
    """Who has not answered, the longest wait first."""
    heard = _last_reports()
    rows = db.session.execute(
        select(ReminderLine, Reminder.on)
        .join(ReminderLine.reminder)
        .join(ReminderLine.action)
        .where(
            Reminder.kind == Kind.DIGEST,
            Reminder.state.in_([State.SENT, State.NOT_KNOWN]),
            Action.closed_on.is_(None),
        )
        .options(
            joinedload(ReminderLine.reminder).joinedload(Reminder.person),
            joinedload(ReminderLine.action).options(
                joinedload(Action.body), joinedload(Action.item), joinedload(Action.clause)
            ),
        )
        .order_by(Reminder.on, ReminderLine.id)
    )
    asked: dict[tuple[int, int], list[tuple[ReminderLine, date]]] = {}
    for line, on in rows:
        told = heard.get(line.action_id)
        if told is None or told < on:
            asked.setdefault((line.person_id, line.action_id), []).append((line, on))
    found = [
        Unanswered(person, lines[0][0].action, lines[0][1], len(lines))
        for lines in asked.values()
        if (person := lines[0][0].reminder.person)
    ]
    return sorted(found, key=lambda one: (one.asked_on, one.action.id))


def waiting() -> list[Reminder]:
    """Those that tell of a handing over and are certain not to have gone."""
    states = (State.WAITING, State.NOT_TAKEN)
    query = select(Reminder).where(Reminder.kind == Kind.HANDED_OVER, Reminder.state.in_(states))
    return list(db.session.scalars(query.order_by(Reminder.id)))


def reminders() -> Select[Reminder]:
    """Everything sent, the newest first."""
    return (
        select(Reminder)
        .options(
            joinedload(Reminder.person),
            selectinload(Reminder.lines).joinedload(ReminderLine.action),
        )
        .order_by(Reminder.id.desc())
    )


def askings_of(action: Action) -> list[ReminderLine]:
    return list(
        db.session.scalars(
            select(ReminderLine)
            .where(ReminderLine.action_id == action.id)
            .options(joinedload(ReminderLine.reminder).joinedload(Reminder.person))
            .order_by(ReminderLine.id)
        )
    )
