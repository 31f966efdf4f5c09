"""Which body each record of this chapter is of, by the parameter of an address that names it.

By these a clerk of other bodies is refused (`accounts.permissions`).
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, or_, select

from app.accounts.bodies import BodiesOf
from app.bodies.models import Body, BodyLink, Membership, TemplateItem
from app.bodies.profile import ExpectedReport, Project
from app.bodies.rules import MemberRole
from app.database import db
from app.people.models import Person

BODIES_OF: Mapping[str, BodiesOf] = {
    "slug": lambda slug: select(Body.id).where(Body.slug == slug),
    "link_id": lambda key: select(BodyLink.body_id).where(BodyLink.id == key),
    "membership_id": lambda key: select(Membership.body_id).where(Membership.id == key),
    "line_id": lambda key: select(TemplateItem.body_id).where(TemplateItem.id == key),
    "project_id": lambda key: select(Project.body_id).where(Project.id == key),
    "report_id": lambda key: select(ExpectedReport.body_id).where(ExpectedReport.id == key),
}

_MEMBERS = [role for role in MemberRole if role.is_member]


def names_of_bodies() -> dict[int, str]:
    """The name of every body by its id, in the order of the alphabet."""
    query = select(Body.id, Body.name).order_by(func.lower(Body.name))
    return {row.id: row.name for row in db.session.execute(query)}


def sat_on(account_id: int, on: date) -> frozenset[int]:
    """The bodies that the holder of an account is a member of on a day."""
    query = (
        select(Membership.body_id)
        .join(Membership.person)
        .where(
            Person.account_id == account_id,
            Membership.role.in_(_MEMBERS),
            or_(Membership.starts_on.is_(None), Membership.starts_on <= on),
            or_(Membership.ends_on.is_(None), Membership.ends_on >= on),
        )
    )
    return frozenset(db.session.scalars(query))
