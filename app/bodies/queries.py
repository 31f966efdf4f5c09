"""Bodies, their members and the council they belong to."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.bodies.models import (
    Authority,
    Body,
    BodyAlias,
    ClosureDay,
    Membership,
    MunicipalYear,
)
from app.database import db, named_by
from app.people.models import Organisation, Person


def authority() -> Authority | None:
    """Held by the session, which forgets what nobody holds: each item asks of its law and style."""
    found = db.session.info["authority"] = db.session.get(Authority, 1)
    return found


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


def bodies_matching(words: str) -> Select[Body]:
    """Bodies with `words` in the name, code or an alias; those that still meet come first."""
    found = or_(
        Body.name.icontains(words, autoescape=True),
        Body.code.icontains(words, autoescape=True),
        Body.aliases.any(BodyAlias.name.icontains(words, autoescape=True)),
    )
    return select(Body).where(found).order_by(Body.dissolved != "", func.lower(Body.name), Body.id)


def all_bodies() -> list[Body]:
    return list(db.session.scalars(bodies_matching("")))


def body_at(slug: str) -> Body:
    """The body at this address, or a page that says there is none."""
    body: Body = db.first_or_404(select(Body).where(Body.slug == slug))
    return body


def slugs() -> set[str]:
    return set(db.session.scalars(select(Body.slug)))


def names_in_use(apart_from: Body | None = None) -> dict[str, str]:
    """Whose each name, code, alias and address is, as a sentence by its lower-case form."""
    own = apart_from.id if apart_from is not None else None
    in_use = {}
    for body in db.session.scalars(select(Body).where(Body.id != own) if own else select(Body)):
        in_use[body.slug] = f"{body.slug} is the address of {body.name}"
        in_use[body.name.lower()] = f"There is already a body called {body.name}"
        if body.code:
            in_use[body.code.lower()] = f"{body.code} is the code of {body.name}"
    for alias in db.session.scalars(select(BodyAlias).options(joinedload(BodyAlias.body))):
        if alias.body_id != own:
            in_use[alias.name.lower()] = f"{alias.name} is another name of {alias.body.name}"
    return in_use


def is_cited(body: Body) -> bool:
    """Whether a minute was numbered, so that its address holds the body’s code."""
    return "minute number" in named_by(body)


def seats_of(body: Body, today: date) -> Select[Membership]:
    """Every seat on `body`, past ones last, by family name or organisation."""
    over = case((Membership.ends_on < today, 1), else_=0)
    name = func.lower(func.coalesce(Person.family_name, Organisation.name))
    return (
        select(Membership)
        .outerjoin(Membership.person)
        .outerjoin(Membership.organisation)
        .where(Membership.body_id == body.id)
        .options(
            contains_eager(Membership.person),
            contains_eager(Membership.organisation),
            selectinload(Membership.deputy_for).options(
                joinedload(Membership.person), joinedload(Membership.organisation)
            ),
        )
        .order_by(over, name, Membership.id)
    )


def closure_days() -> Select[ClosureDay]:
    return select(ClosureDay).order_by(ClosureDay.on.desc())


def municipal_years() -> Select[MunicipalYear]:
    return select(MunicipalYear).order_by(MunicipalYear.year.desc())
