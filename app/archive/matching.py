"""Which body and which people of the register a paper names, and what to ask of each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import selectinload

from app.archive.like_bodies import KnownBody, body_like, same_name
from app.archive.like_people import LikePerson
from app.archive.likeness import KnownPerson, Roll, Sureness
from app.archive.models import HouseCorrection
from app.archive.names_of_one_paper import people_like
from app.archive.printed_names import PrintedName
from app.archive.rules import Meant
from app.bodies.models import Body, Membership
from app.bodies.queries import authority_name
from app.bodies.rules import BodyKind, MemberRole
from app.database import db
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import AttendanceStatus, Capacity
from app.people.models import Person

ABOUT = timedelta(days=366)
"""How far off another meeting may be to tell who belonged to a body."""
TERM = 4 * ABOUT
"""For how long councillors are elected, LGA 1972 s 7: within it one may well be there still."""
_AT, _BEFORE, _AFTER = "about then", "before", "after"
_NEVER: frozenset[str] = frozenset()


@dataclass(frozen=True)
class BodyMatch:
    """`body` with a `doubt` is only proposed; `near` are those whose names are like it."""

    body: Body | None = None
    near: tuple[Body, ...] = ()
    doubt: str = ""
    sureness: Sureness = Sureness.SURE


@dataclass(frozen=True)
class PersonMatch:
    """`person` with a `doubt` is only proposed, and so is somebody `new`.

    `same_as` is another name printed in the paper that this one is proposed to be short for.
    Without any of the three it is not known who is meant: the doubt says who it may be.
    """

    person: Person | None = None
    near: tuple[Person, ...] = ()
    new: PrintedName | None = None
    same_as: str | None = None
    doubt: str = ""
    sureness: Sureness = Sureness.SURE


def match_body(printed: str) -> BodyMatch:
    return _body_like(printed, bodies_settled())


def body_named(printed: str) -> Body | None:
    """The body that the register itself calls so, whatever a clerk has said of the words."""
    found = _body_like(printed, {})
    return found.body if found.sureness is Sureness.SURE else None


def _body_like(printed: str, settled: Mapping[str, int]) -> BodyMatch:
    bodies = {
        body.id: body
        for body in db.session.scalars(
            select(Body).options(selectinload(Body.aliases)).order_by(Body.id)
        )
    }
    known = [
        KnownBody(b.id, b.name, b.code or "", tuple(a.name for a in b.aliases))
        for b in bodies.values()
    ]
    like = body_like(printed, known, settled)
    return BodyMatch(
        bodies[like.key] if like.key is not None else None,
        tuple(bodies[key] for key in like.candidates),
        like.question or "",
        like.sureness,
    )


def match_person(printed: str, body: Body, on: date) -> PersonMatch:
    return match_people([printed], body, on)[printed]


def match_people(
    printed: Iterable[str],
    body: Body,
    on: date,
    answered: Mapping[str, int] | None = None,
    *,
    lists: Sequence[Collection[str]] = (),
    apart_from: Collection[Person] = (),
) -> dict[str, PersonMatch]:
    """Every name that one paper prints, by it; asked together, they help each other.

    What was `answered` for this very paper counts where nothing is settled for the body. In no two
    of its `lists` stands one person. Nobody is found who is `apart_from` the register.
    """
    settled = {**(answered or {}), **people_settled(body)}
    like = people_like(printed, roll_of(body, on, apart_from), settled, lists=lists)
    keys = {key for found in like.values() for key in (found.key, *found.candidates) if key}
    people = {p.id: p for p in db.session.scalars(select(Person).where(Person.id.in_(keys)))}
    return {name: _with_people(found, people) for name, found in like.items()}


def _with_people(like: LikePerson, people: dict[int, Person]) -> PersonMatch:
    return PersonMatch(
        people[like.key] if like.key is not None else None,
        tuple(people[key] for key in like.candidates),
        like.new,
        like.same_as,
        like.question or "",
        like.sureness,
    )


def roll_of(body: Body, on: date, apart_from: Collection[Person] = ()) -> Roll:
    """Everybody in the register, and who of them sat on `body` that day or was there about then."""
    left_out = {person.id for person in apart_from}
    is_then = and_(
        or_(Membership.starts_on.is_(None), Membership.starts_on <= on),
        or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
    )
    seats = select(Membership.person_id, Membership.role, is_then).where(
        Membership.body_id == body.id, Membership.person_id.is_not(None)
    )
    roles: defaultdict[int | None, set[MemberRole]] = defaultdict(set)
    named = _those_named(body, on)
    belong = set(named)
    for person_id, role, then in db.session.execute(seats):
        belong.add(person_id)
        if then:
            roles[person_id].add(role)
    people = select(Person.id, Person.name, Person.family_name, Person.title).order_by(Person.id)
    return Roll(
        KnownPerson(
            key,
            name,
            family,
            title,
            sits=key in roles,
            chairs=MemberRole.CHAIR in roles.get(key, ()),
            takes_part=_AT in named.get(key, ()),
            served=not named.get(key, _NEVER).isdisjoint((_BEFORE, _AFTER)),
            between=named.get(key, _NEVER) >= {_BEFORE, _AFTER},
            belongs=key in belong,
        )
        for key, name, family, title in db.session.execute(people)
        if key not in left_out
    )


def _those_named(body: Body, on: date) -> dict[int | None, frozenset[str]]:
    """Members and officers whom minutes of `body` name at any time, and how far from the day."""
    days = {
        _AT: Meeting.held_on.between(on - ABOUT, on + ABOUT),
        _BEFORE: Meeting.held_on.between(on - TERM, on),
        _AFTER: Meeting.held_on.between(on, on + TERM),
    }
    named = (
        select(Attendance.person_id, *(func.max(case((d, 1), else_=0)) for d in days.values()))
        .join(Attendance.meeting)
        .where(
            Meeting.body_id == body.id,
            Attendance.capacity != Capacity.IN_ATTENDANCE,
            Attendance.status != AttendanceStatus.EXPECTED,
        )
        .group_by(Attendance.person_id)
    )
    return {
        key: frozenset(when for when, is_so in zip(days, told, strict=True) if is_so)
        for key, *told in db.session.execute(named)
    }


def people_settled(body: Body | None) -> dict[str, int]:
    """What names printed in papers of `body` were settled to mean, by `name_key`.

    What was said of a list of people, which names no body, counts where nothing else was said.
    """
    of_all = HouseCorrection.body_id.is_(None)
    theirs = or_(of_all, HouseCorrection.body_id == body.id) if body and body.id else of_all
    settled = (
        select(HouseCorrection.printed, HouseCorrection.person_id)
        .where(
            theirs,
            HouseCorrection.kind == Meant.PERSON,
            HouseCorrection.person_id.is_not(None),
        )
        .order_by(HouseCorrection.body_id.is_not(None), HouseCorrection.id)
    )
    return {printed: key for printed, key in db.session.execute(settled) if key is not None}


def bodies_settled() -> dict[str, int]:
    """The bodies that printed names were settled to mean, by what `plainly` makes of them.

    The authority’s own name, which every body prints, means no other than the council itself.
    """
    settled = (
        select(HouseCorrection.printed, Body.id, Body.kind)
        .join(HouseCorrection.body)
        .where(HouseCorrection.kind == Meant.BODY)
    )
    authority = authority_name()
    return {
        printed: key
        for printed, key, kind in db.session.execute(settled)
        if kind is BodyKind.COUNCIL or not same_name(printed, authority)
    }


def outcomes_settled(body: Body) -> dict[str, str]:
    """What became of a motion, by the words a house prints for it, as `plainly` gives them."""
    settled = select(HouseCorrection.printed, HouseCorrection.meaning).where(
        HouseCorrection.body_id == body.id, HouseCorrection.kind == Meant.OUTCOME
    )
    return {row.printed: row.meaning for row in db.session.execute(settled)}
