"""Whose an action is: who leads it, who helps, and who holds the post that leads it."""

from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from app.actions.models import Action, ActionOwner
from app.clock import today
from app.database import db
from app.people.models import Appointment, Person


def is_of(account_id: int | None) -> ColumnElement[bool]:
    """That whoever has this account leads it or helps, or holds the post that leads it.

    Of the present holders of a post the register knows whoever has it and has not left it.
    """
    own = select(Person.id).where(Person.account_id == account_id)
    helped = select(ActionOwner.action_id).where(ActionOwner.person_id.in_(own))
    held = posts_held(today()).where(Appointment.person_id.in_(own))
    by_post = and_(Action.owner_id.is_(None), func.lower(Action.owner_post).in_(held))
    return or_(Action.owner_id.in_(own), Action.id.in_(helped), by_post)


def posts_held(on: date) -> Select[str]:
    current = or_(Appointment.ends_on.is_(None), Appointment.ends_on >= on)
    begun = or_(Appointment.starts_on.is_(None), Appointment.starts_on <= on)
    return select(func.lower(Appointment.post)).where(current, begun)


def accounts_responsible(action: Action) -> set[int]:
    """Of everyone who may report on it as their own."""
    people = {action.owner, *(other.person for other in action.others)}
    found = {person.account_id for person in people if person}
    if action.owner is None and action.owner_post:
        found |= set(db.session.scalars(_holders_of(action.owner_post)))
    return {account_id for account_id in found if account_id is not None}


def _holders_of(post: str) -> Select[int | None]:
    query = posts_held(today()).join(Appointment.person)
    return query.with_only_columns(Person.account_id).where(
        func.lower(Appointment.post) == post.lower()
    )


def is_responsible(person: Person, action: Action, on: date) -> bool:
    """Whether it is theirs on a day, as `is_of` has it, account or none."""
    if person is action.owner or any(other.person is person for other in action.others):
        return True
    if action.owner is not None or not action.owner_post:
        return False
    held = posts_held(on).where(Appointment.person_id == person.id)
    return action.owner_post.lower() in set(db.session.scalars(held))


def has_left(person: Person, on: date) -> bool:
    """Every post they had is over, or their account was closed: nothing is sent to them."""
    if person.account and not person.account.active:
        return True
    posts = person.appointments
    return bool(posts) and all(post.ends_on is not None and post.ends_on < on for post in posts)
