"""People and organisations, found by name."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from app.accounts.models import Account
from app.database import db
from app.people.models import Appointment, Organisation, Person
from app.people.rules import family_name_of, may_be_one_person


def people_matching(words: str) -> Select[Person]:
    """People with `words` in the name, by family name, with their posts."""
    return (
        select(Person)
        .where(Person.name.icontains(words, autoescape=True))
        .options(selectinload(Person.appointments).joinedload(Appointment.organisation))
        .order_by(*_BY_FAMILY_NAME)
    )


_BY_FAMILY_NAME = (func.lower(Person.family_name), func.lower(Person.name), Person.id)


def everyone() -> list[Person]:
    return list(db.session.scalars(select(Person).order_by(*_BY_FAMILY_NAME)))


def people_like(name: str | None, apart_from: Person | None = None) -> list[Person]:
    """Who is in the register under nearly this name.

    Only family names with the same first letter are compared, so that a large register
    answers at once; nobody mistypes the first letter and sees nothing odd.
    """
    initial = family_name_of(name or "")[:1].lower()
    if not name or not initial:
        return []
    near = db.session.scalars(
        select(Person)
        .where(func.lower(func.substr(Person.family_name, 1, 1)) == initial)
        .order_by(*_BY_FAMILY_NAME)
    )
    return [p for p in near if p is not apart_from and may_be_one_person(name, p.name)]


def person_of(account: Account | None) -> Person | None:
    """Whom the holder of `account` is in the minutes."""
    if account is None:
        return None
    return db.session.scalar(select(Person).where(Person.account_id == account.id))


def organisations_matching(words: str) -> Select[Organisation]:
    return (
        select(Organisation)
        .where(Organisation.name.icontains(words, autoescape=True))
        .order_by(func.lower(Organisation.name), Organisation.id)
    )


def organisations() -> list[Organisation]:
    return list(db.session.scalars(organisations_matching("")))


def organisation_named(name: str | None) -> Organisation | None:
    """The organisation of this name, whatever its capitals."""
    plain = (name or "").strip().lower()
    return db.session.scalar(select(Organisation).where(func.lower(Organisation.name) == plain))
