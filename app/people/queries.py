"""People and organisations, found by name."""

from datetime import date

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import selectinload

from app.accounts.models import Account
from app.accounts.rules import Role
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


def colleagues() -> list[Person]:
    """Whoever has an account or a post: nobody learns here who only came before a meeting."""
    known = or_(Person.account_id.is_not(None), Person.appointments.any())
    return list(db.session.scalars(select(Person).where(known).order_by(*_BY_FAMILY_NAME)))


def officers(on: date) -> list[Person]:
    """Whoever works for the authority or a partner on a day; a councillor’s ward is no post."""
    posted = Person.appointments.any(or_(Appointment.ends_on.is_(None), Appointment.ends_on >= on))
    no_account = Person.account_id.is_(None)
    works = or_(Account.role.in_(_AT_WORK), and_(Account.role == Role.READER, posted))
    known = or_(and_(Account.active, works), and_(no_account, posted))
    elected = func.lower(Person.title).in_(COUNCILLORS)
    query = select(Person).outerjoin(Person.account).where(known, ~elected)
    query = query.order_by(*_BY_FAMILY_NAME)
    return list(db.session.scalars(query))


#: The title of a councillor as it is entered, in small letters.
COUNCILLORS = ("councillor", "cllr", "cllr.")
_AT_WORK = (Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR)


def everyone() -> list[Person]:
    """Whoever may be chosen: no name out of an older paper that no clerk has confirmed."""
    known = select(Person).where(Person.unconfirmed.is_(False))
    return list(db.session.scalars(known.order_by(*_BY_FAMILY_NAME)))


def everyone_named() -> list[Person]:
    """Those as well whom only older papers name that nobody has confirmed."""
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
