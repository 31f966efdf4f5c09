"""Entering the bodies, people, seats and meetings that another system lists. None commits.

What the register has already stays as it is, so that a list may be brought again. Nobody is taken
for somebody else without asking: only the whole name of one person alone needs no question.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from app.archive.roster_names import Bodies, People
from app.bodies.member_operations import Seat, appoint, correct_membership
from app.bodies.models import Body, Membership
from app.bodies.operations import place_under
from app.database import db
from app.errors import RuleBroken
from app.intake.queries import meetings_on
from app.intake.rosters.parsed import (
    ListedBody,
    ListedMeeting,
    ListedPerson,
    ListedSeat,
    Roster,
    Standing,
)
from app.intake.rosters.vocabulary import Meant, role_of
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, change_status
from app.meetings.rules import YET_TO_COME, MeetingStatus
from app.people.models import Person


@dataclass
class Entered:
    """How many of each kind are new, changed or there already, and what a clerk should look at.

    `asked` says of which printed name a doubt asks whose it is.
    """

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    doubts: list[tuple[int | None, str]] = field(default_factory=list)
    asked: dict[str, str] = field(default_factory=dict)

    def doubt(self, line: int | None, message: str, *, asks: str = "") -> None:
        if asks:
            self.asked[message] = asks
        if (line, message) not in self.doubts:
            self.doubts.append((line, message))


def enter_roster(
    roster: Roster, answers: Mapping[str, str], *, now: datetime, today: date
) -> Entered:
    """Everything that is certain; a doubt says what was left out and why.

    `answers` are what a clerk says of printed names: whose they are, or “new”.
    """
    done = Entered()
    for doubt in roster.doubts:
        done.doubt(doubt.line, doubt.message)
    bodies = Bodies([body.name for body in roster.bodies], answers)
    people = People([person.name for person in roster.people], answers)
    for body in roster.bodies:
        _enter_body(body, bodies, done)
    for body in roster.bodies:
        _place(body, bodies, done)
    for person in roster.people:
        _enter_person(person, people, done)
    for seat in roster.seats:
        _enter_seat(seat, bodies, people, done)
    db.session.flush()  # whoever sits on a body is expected at the meetings called now
    for meeting in roster.meetings:
        _enter_meeting(meeting, bodies, done, now=now, today=today)
    bodies.remember_answers(now)
    people.remember_answers(now)
    return done


def in_figures(counts: Mapping[str, int]) -> str:
    """“2 bodies, 1 person”."""
    return ", ".join(
        f"{count} {what if count == 1 else _MANY[what]}" for what, count in counts.items()
    )


_MANY = {
    "body": "bodies",
    "person": "people",
    "seat": "seats",
    "meeting": "meetings",
    "meeting of the past": "meetings of the past",
}


def _enter_body(listed: ListedBody, bodies: Bodies, done: Entered) -> None:
    if listed.is_over and bodies.known(listed.name) is None:
        done.doubt(listed.line, f"{listed.name} no longer meets, and was not entered")
        return
    body, is_new, question = bodies.find_or_establish(listed)
    if question:
        done.doubt(listed.line, question, asks="" if body else listed.name)
    if body is None:
        return
    (done.new if is_new else done.known)["body"] += 1
    for alias in listed.aliases:
        if not any(each.name.lower() == alias.lower() for each in body.aliases):
            _try(partial(bodies.add_alias, body, alias), listed.line, done)


def _place(listed: ListedBody, bodies: Bodies, done: Entered) -> None:
    body = bodies.known(listed.name)
    if not listed.parent or body is None or body.parent is not None:
        return
    parent = bodies.known(listed.parent)
    if parent is None:
        done.doubt(listed.line, f"{listed.parent}, above {listed.name}, is not in the register")
        return
    _try(lambda: place_under(body, parent), listed.line, done)


def _enter_person(listed: ListedPerson, people: People, done: Entered) -> None:
    person = _person(listed.name, listed.line, None, people, done)
    if person is None:
        return
    for column in ("email", "telephone"):
        said = getattr(listed, column)
        if said and not getattr(person, column):
            setattr(person, column, said)
        elif said and said.lower() != getattr(person, column).lower():
            done.doubt(listed.line, f"{person.name} has another {column} in the register: {said}")


def _person(
    printed: str, line: int | None, body: Body | None, people: People, done: Entered
) -> Person | None:
    person, is_new, question = people.find_or_enter(printed, body)
    if question:
        done.doubt(line, question, asks="" if person else printed)
    if is_new:
        done.new["person"] += 1
    if person is not None:
        person.unconfirmed = False
    return person


def _enter_seat(listed: ListedSeat, bodies: Bodies, people: People, done: Entered) -> None:
    body = bodies.known(listed.body)
    if body is None:
        done.doubt(listed.line, f"{listed.person}: {listed.body} is not in the register")
        return
    person = _person(listed.person, listed.line, body, people, done)
    if person is None:
        return
    meant = role_of(listed.role)
    if meant.is_guess:
        done.doubt(listed.line, f"{person.name}: “{listed.role}” was taken as a member’s seat")
    _try(lambda: _seated(body, person, listed, meant, done), listed.line, done)


def _seated(
    body: Body, person: Person, listed: ListedSeat, meant: Meant, done: Entered
) -> Membership:
    """A new seat, or the one that is there with the days that the list alone knows."""
    seat = Seat(
        person=person,
        role=meant.role,
        voting=meant.voting,
        political_group=listed.political_group or "",
        starts_on=listed.starts_on,
        ends_on=listed.ends_on,
    )
    held = [each for each in body.memberships if each.person is person]
    same = next((each for each in held if _is_same(each, seat)), None)
    if same is None:
        overlapping = next((each for each in held if _overlaps(each, seat)), None)
        if overlapping:
            raise RuleBroken(
                f"{person.name} sits on {body.name} as {overlapping.role}, and the list says "
                f"{meant.role}: change it there if the list is right"
            )
        done.new["seat"] += 1
        return appoint(body, seat)
    fuller = Seat(
        person=person,
        organisation=same.organisation,
        role=same.role,
        voting=same.voting,
        voting_scope=same.voting_scope,
        political_group=same.political_group or seat.political_group,
        portfolio=same.portfolio,
        deputy_for=same.deputy_for,
        starts_on=same.starts_on or seat.starts_on,
        ends_on=same.ends_on or seat.ends_on,
    )
    adds = (fuller.political_group, fuller.starts_on, fuller.ends_on) != (
        same.political_group, same.starts_on, same.ends_on,
    )  # fmt: skip
    (done.changed if adds else done.known)["seat"] += 1
    return correct_membership(same, fuller) if adds else same


def _is_same(held: Membership, told: Seat) -> bool:
    """The same role over days that do not speak against it."""
    return (
        held.role is told.role
        and all(
            one is None or two is None or one == two
            for one, two in ((held.starts_on, told.starts_on), (held.ends_on, told.ends_on))
        )
        and _overlaps(held, told)
    )


def _overlaps(held: Membership, told: Seat) -> bool:
    return (held.starts_on or date.min) <= (told.ends_on or date.max) and (
        told.starts_on or date.min
    ) <= (held.ends_on or date.max)


def _enter_meeting(
    listed: ListedMeeting, bodies: Bodies, done: Entered, *, now: datetime, today: date
) -> None:
    """What is to come, and what was called off; what was held is entered with its minutes."""
    body = bodies.known(listed.body)
    if body is None:
        done.doubt(listed.line, f"{listed.held_on}: {listed.body} is not in the register")
        return
    called_off = listed.standing in (Standing.CANCELLED, Standing.POSTPONED)
    meeting = _meeting_of(body, listed)
    if meeting is None and listed.held_on < today and not called_off:
        done.known["meeting of the past"] += 1
        return
    if meeting is None:
        meeting = call_meeting(
            body, listed.held_on, starts_at=listed.starts_at, venue=listed.venue or ""
        )
        if listed.standing is Standing.PROVISIONAL:
            meeting.status = MeetingStatus.PROVISIONAL
        db.session.add(meeting)
        done.new["meeting"] += 1
    elif not called_off or meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        done.known["meeting"] += 1
        return
    elif meeting.status not in YET_TO_COME:
        done.doubt(
            listed.line,
            f"{body.name}, {listed.held_on}: the list says {listed.standing}, the register "
            f"{meeting.status}",
        )
        return
    else:
        done.changed["meeting"] += 1
    if called_off:
        note = listed.as_printed or str(listed.standing)
        change_status(meeting, MeetingStatus(listed.standing.value), note, now=now)


def _meeting_of(body: Body, listed: ListedMeeting) -> Meeting | None:
    """The one of that day, or where there are several the one of that hour."""
    found = list(meetings_on(body, listed.held_on)) if body.id else []
    if len(found) == 1 and None in (found[0].starts_at, listed.starts_at):
        return found[0]
    return next((each for each in found if each.starts_at == listed.starts_at), None)


def _try(act: Callable[[], object], line: int | None, done: Entered) -> None:
    try:
        act()
    except RuleBroken as refusal:
        done.doubt(line, str(refusal))
