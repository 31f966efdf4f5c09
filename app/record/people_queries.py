"""People: the list from A to Z, and what the record holds of one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, subqueryload

from app.accounts.rules import Viewer
from app.bodies.models import Body, Membership
from app.bodies.rules import MemberRole
from app.database import db
from app.meetings.models import Attendance, Declaration, Meeting
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Affiliation, Appointment, Person
from app.record.visibility import minutes_seen, people_seen

#: Meetings that took place; one that was cancelled, postponed or inquorate counts for nobody.
_TOOK_PLACE = (MeetingStatus.HELD, MeetingStatus.ADJOURNED)


def people(viewer: Viewer, name: str = "", letter: str = "") -> Select[Person]:
    """By family name. `name` is any part of a name; `letter` the first of a family name."""
    query = select(Person).where(people_seen(viewer))
    if name:
        query = query.where(Person.name.icontains(name, autoescape=True))
    if letter:
        query = query.where(Person.family_name.istartswith(letter, autoescape=True))
    return query.order_by(func.lower(Person.family_name), func.lower(Person.name), Person.id)


def first_letters(viewer: Viewer) -> Sequence[str]:
    letter = func.upper(func.substr(Person.family_name, 1, 1))
    return db.session.scalars(
        select(letter).where(people_seen(viewer)).distinct().order_by(letter)
    ).all()


def seats_by_person(people: Sequence[Person], today: date) -> Mapping[int, list[Membership]]:
    """Where each of `people` sits now."""
    seats = db.session.scalars(
        select(Membership)
        .join(Membership.body)
        .where(Membership.person_id.in_([person.id for person in people]))
        .order_by(Body.name)
        .options(contains_eager(Membership.body))
    )
    by_person: dict[int, list[Membership]] = {}
    for seat in seats:
        if seat.is_current(today):
            by_person.setdefault(seat.person_id or 0, []).append(seat)
    return by_person


def person_page(viewer: Viewer, person_id: int) -> Person | None:
    return db.session.scalar(
        select(Person)
        .where(Person.id == person_id, people_seen(viewer))
        .options(
            subqueryload(Person.appointments).joinedload(Appointment.organisation),
            subqueryload(Person.affiliations).joinedload(Affiliation.organisation),
        )
    )


def seats_held(person: Person) -> Sequence[Membership]:
    """Every seat of a person, the latest first; one with no known start comes last."""
    return db.session.scalars(
        select(Membership)
        .where(Membership.person_id == person.id)
        .order_by(Membership.starts_on.desc().nulls_last(), Membership.id.desc())
        .options(joinedload(Membership.body), joinedload(Membership.organisation))
    ).all()


class Attended(NamedTuple):
    body: Body
    capacity: Capacity
    times: int
    last: date


@dataclass
class Record:
    """How often someone came to the meetings of one body that were held while they sat on it."""

    body: Body
    held: int = 0
    attended: int = 0
    apologies: int = 0
    absent: int = 0

    @property
    def not_recorded(self) -> int:
        """Those of which the minutes do not say whether they came."""
        return self.held - self.attended - self.apologies - self.absent


def attendance_record(viewer: Viewer, person: Person) -> list[Record]:
    """By body, of the meetings whose minutes the viewer may read."""
    came = and_(Attendance.meeting_id == Meeting.id, Attendance.person_id == person.id)
    rows = db.session.execute(
        select(Body, Attendance.status)
        .select_from(Meeting)
        .join(Meeting.body)
        .outerjoin(Attendance, came)
        .where(Meeting.status.in_(_TOOK_PLACE), minutes_seen(viewer), _sat(person))
    )
    by_body: dict[int, Record] = {}
    for body, status in rows:
        if status is AttendanceStatus.NOT_REQUIRED:
            continue
        record = by_body.setdefault(body.id, Record(body))
        record.held += 1
        record.attended += status is not None and status.was_there
        record.apologies += status is AttendanceStatus.APOLOGIES
        record.absent += status is AttendanceStatus.ABSENT
    return sorted(by_body.values(), key=lambda record: record.body.name)


def _sat(person: Person) -> ColumnElement[bool]:
    """Whether `person` held a seat on the day of a meeting; a standing deputy holds none."""
    return exists().where(
        Membership.body_id == Meeting.body_id,
        Membership.person_id == person.id,
        Membership.role != MemberRole.STANDING_DEPUTY,
        or_(Membership.starts_on.is_(None), Membership.starts_on <= Meeting.held_on),
        or_(Membership.ends_on.is_(None), Membership.ends_on >= Meeting.held_on),
    )


def attended_otherwise(viewer: Viewer, person: Person) -> list[Attended]:
    """Meetings someone came to without a seat, as substitute, officer, speaker or guest."""
    there = (AttendanceStatus.PRESENT, AttendanceStatus.REMOTE)
    counted = (
        select(
            Meeting.body_id,
            Attendance.capacity,
            func.count().label("times"),
            func.max(Meeting.held_on).label("last"),
        )
        .select_from(Attendance)
        .join(Attendance.meeting)
        .where(
            Attendance.person_id == person.id,
            Attendance.status.in_(there),
            minutes_seen(viewer),
            ~_sat(person),
        )
        .group_by(Meeting.body_id, Attendance.capacity)
        .subquery()
    )
    rows = db.session.execute(
        select(Body, counted.c.capacity, counted.c.times, counted.c.last)
        .join(counted, counted.c.body_id == Body.id)
        .order_by(Body.name, counted.c.capacity)
    )
    return [Attended(*row) for row in rows]


def declared(viewer: Viewer, person: Person) -> Sequence[Declaration]:
    return db.session.scalars(
        select(Declaration)
        .join(Declaration.meeting)
        .where(Declaration.person_id == person.id, minutes_seen(viewer))
        .order_by(Meeting.held_on.desc(), Declaration.id)
        .options(
            contains_eager(Declaration.meeting).joinedload(Meeting.body),
            joinedload(Declaration.category),
        )
    ).all()
