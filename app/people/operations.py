"""What a clerk may do to the people and organisations that the minutes name. None commits."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.accounts.models import Account
from app.database import db
from app.errors import RuleBroken
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.people.rules import (
    OrganisationKind,
    StatutoryRole,
    check_period,
    check_unnamed,
    check_web_address,
    family_name_of,
)


def describe_person(
    person: Person,
    *,
    name: str,
    family_name: str = "",
    account: Account | None = None,
    account_holder: Person | None = None,
    namesakes: Sequence[Person] = (),
    someone_else: bool = False,
    **details: str,
) -> Person:
    """Enter or correct a person; `details` are title, honours, email and telephone.

    `namesakes` are people already there who may be the same one, and `account_holder` whoever
    is linked to the account: two people never share one.
    """
    if not name.strip():
        raise RuleBroken("Enter a name", about="name")
    if namesakes and not someone_else:
        raise RuleBroken(
            f"There is already a {namesakes[0].name}: is this someone else?", about="someone_else"
        )
    if account_holder is not None and account_holder is not person:
        raise RuleBroken(f"This account is {account_holder.name}’s", about="account")
    person.name, person.unconfirmed = name.strip(), False
    person.family_name = family_name.strip() or family_name_of(name)
    person.account = account
    for column, text in details.items():
        setattr(person, column, text.strip())
    return person


def remove_person(person: Person, named: Mapping[str, int]) -> None:
    """Take back someone entered by mistake, with their posts; `named` says where they stand."""
    check_unnamed(person.name, named)
    db.session.delete(person)


def hold_post(
    appointment: Appointment,
    *,
    post: str,
    organisation: Organisation | None = None,
    statutory_role: StatutoryRole | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Appointment:
    """Enter or correct a post that someone holds."""
    if not post.strip():
        raise RuleBroken("Enter the post", about="post")
    check_period(starts_on, ends_on)
    appointment.post, appointment.organisation = post.strip(), organisation
    appointment.statutory_role = statutory_role
    appointment.starts_on, appointment.ends_on = starts_on, ends_on
    return appointment


def tie_to(
    affiliation: Affiliation,
    *,
    organisation: Organisation,
    role: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Affiliation:
    """Enter or correct what someone is to an organisation beside holding a post there."""
    if not role.strip():
        raise RuleBroken("Enter what they are to the organisation, like governor", about="role")
    check_period(starts_on, ends_on)
    affiliation.organisation, affiliation.role = organisation, role.strip()
    affiliation.starts_on, affiliation.ends_on = starts_on, ends_on
    return affiliation


def describe_organisation(
    organisation: Organisation,
    *,
    name: str,
    kind: OrganisationKind,
    url: str = "",
    namesake: Organisation | None = None,
) -> Organisation:
    """Enter or correct an organisation; `namesake` is the one that has the name already."""
    if not name.strip():
        raise RuleBroken("Enter the name of the organisation", about="name")
    if namesake is not None and namesake is not organisation:
        raise RuleBroken(f"There is already an organisation called {namesake.name}", about="name")
    organisation.url = check_web_address(url)
    organisation.name, organisation.kind = name.strip(), kind
    return organisation


def remove_organisation(organisation: Organisation, named: Mapping[str, int]) -> None:
    check_unnamed(organisation.name, named)
    db.session.delete(organisation)
