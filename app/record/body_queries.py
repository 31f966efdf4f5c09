"""Bodies: the list, and everything that stands on a body’s page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, subqueryload

from app.bodies.models import Body, BodyLink, Membership
from app.bodies.profile import Project, ProjectPartner
from app.bodies.rules import BodyKind, MemberRole
from app.database import db
from app.people.models import Affiliation, Appointment, Person


@dataclass(frozen=True)
class Bodies:
    """The bodies of each kind that sit now, and those that have been dissolved."""

    current: Mapping[BodyKind, list[Body]]
    dissolved: Sequence[Body]


def bodies_by_kind() -> Bodies:
    every = db.session.scalars(
        select(Body).order_by(Body.name).options(joinedload(Body.parent))
    ).all()
    sitting = {k: [b for b in every if b.kind is k and not b.dissolved] for k in BodyKind}
    return Bodies(
        current={kind: bodies for kind, bodies in sitting.items() if bodies},
        dissolved=[body for body in every if body.dissolved],
    )


def body_page(slug: str) -> Body | None:
    """A body with all that its profile says; its people and its meetings are read apart."""
    return db.session.scalar(
        select(Body)
        .where(Body.slug == slug)
        .options(
            joinedload(Body.parent),
            subqueryload(Body.children),
            subqueryload(Body.aliases),
            subqueryload(Body.links).options(
                joinedload(BodyLink.other_body), joinedload(BodyLink.organisation)
            ),
            subqueryload(Body.projects)
            .subqueryload(Project.partners)
            .joinedload(ProjectPartner.organisation),
            subqueryload(Body.expected_reports),
        )
    )


#: Whoever leads a body comes before those who sit on it, and those who only look on come last.
_PRECEDENCE = (
    MemberRole.CHAIR,
    MemberRole.VICE_CHAIR,
    MemberRole.LEAD,
    MemberRole.MEMBER,
    MemberRole.REPRESENTATIVE,
    MemberRole.CO_OPTED,
    MemberRole.STANDING_DEPUTY,
    MemberRole.ADVISER,
    MemberRole.OBSERVER,
)


@dataclass(frozen=True)
class Seats:
    """Who sits on a body, by role in the order of precedence, and who did before."""

    now: Mapping[MemberRole, list[Membership]]
    before: Sequence[Membership]
    to_come: Sequence[Membership]


def seats_of(body: Body, today: date) -> Seats:
    seats = db.session.scalars(
        select(Membership)
        .where(Membership.body_id == body.id)
        .options(
            joinedload(Membership.person).options(
                subqueryload(Person.appointments).joinedload(Appointment.organisation),
                subqueryload(Person.affiliations).joinedload(Affiliation.organisation),
            ),
            joinedload(Membership.organisation),
            joinedload(Membership.deputy_for).joinedload(Membership.person),
        )
    ).all()
    listed = sorted(seats, key=_by_name)
    now = {r: [s for s in listed if s.role is r and s.is_current(today)] for r in _PRECEDENCE}
    ended = [seat for seat in listed if seat.ends_on and seat.ends_on < today]
    return Seats(
        now={role: seats for role, seats in now.items() if seats},
        before=sorted(ended, key=lambda seat: seat.ends_on or today, reverse=True),
        to_come=[seat for seat in listed if seat.starts_on and seat.starts_on > today],
    )


def _by_name(seat: Membership) -> tuple[str, str]:
    if seat.person:
        return seat.person.family_name, seat.person.name
    return (seat.organisation.name if seat.organisation else ""), ""


def all_bodies() -> Sequence[Body]:
    return db.session.scalars(select(Body).order_by(Body.name)).all()
