"""Bodies, their members and the council they belong to."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app.bodies.models import Authority, Body, BodyAlias, Membership, MunicipalYear
from app.database import db


def authority() -> Authority | None:
    return db.session.get(Authority, 1)


def authority_name() -> str:
    return db.session.scalar(select(Authority.name)) or "Resolved"


def annual_meetings() -> Mapping[int, date]:
    """The day on which each municipal year began, by the year it began in."""
    years = db.session.scalars(select(MunicipalYear))
    return {year.year: year.starts_on for year in years}


def body_named(words: str) -> Body | None:
    """The body of this name, code or alias, whatever its capitals."""
    plain = words.strip().lower()
    return db.session.scalar(
        select(Body)
        .outerjoin(BodyAlias)
        .where(
            or_(
                func.lower(Body.name) == plain,
                func.lower(Body.code) == plain,
                func.lower(BodyAlias.name) == plain,
            )
        )
        .distinct()
        .limit(1)
    )


def members(body: Body, on: date) -> list[Membership]:
    """Who sits on `body` on a day: chair, vice-chair, then by family name."""
    seats = db.session.scalars(
        select(Membership)
        .where(
            Membership.body_id == body.id,
            or_(Membership.starts_on.is_(None), Membership.starts_on <= on),
            or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
        )
        .options(joinedload(Membership.person), joinedload(Membership.organisation))
    ).all()
    order = list(type(seats[0].role)) if seats else []
    return sorted(seats, key=lambda seat: (order.index(seat.role), _sort_name(seat)))


def _sort_name(seat: Membership) -> str:
    if seat.person:
        return f"{seat.person.family_name} {seat.person.name}"
    return seat.organisation.name if seat.organisation else ""
