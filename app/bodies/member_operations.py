"""What a clerk may do to the seats of a body. None of these commits."""

from dataclasses import dataclass, fields
from datetime import date

from app.bodies.models import Body, Membership
from app.bodies.rules import MemberRole
from app.errors import RuleBroken
from app.people.models import Organisation, Person
from app.people.rules import check_period


@dataclass(frozen=True, kw_only=True)
class Seat:
    """Who holds a seat, as what, and from when until when."""

    person: Person | None = None
    organisation: Organisation | None = None
    role: MemberRole = MemberRole.MEMBER
    voting: bool = True
    voting_scope: str = ""
    political_group: str = ""
    portfolio: str = ""
    deputy_for: Membership | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def appoint(body: Body, seat: Seat) -> Membership:
    """Give a seat on `body` to a person, an organisation, or a person for an organisation."""
    _check(body, seat)
    membership = _as_told(Membership(), seat)
    body.memberships.append(membership)
    return membership


def correct_membership(membership: Membership, seat: Seat) -> Membership:
    """Put right what was entered wrongly. Who changes role gets a new seat instead."""
    _check(membership.body, seat, membership)
    return _as_told(membership, seat)


def end_membership(membership: Membership, last_day: date) -> Membership:
    if membership.starts_on and last_day < membership.starts_on:
        raise RuleBroken("The last day must not be before the first", about="ends_on")
    membership.ends_on = last_day
    return membership


def remove_membership(membership: Membership) -> None:
    """Take back a seat entered by mistake. One that was held and left is ended, not removed."""
    deputies = [m.holder for m in membership.body.memberships if m.deputy_for is membership]
    if deputies:
        raise RuleBroken(f"{deputies[0]} is standing deputy for {membership.holder}")
    membership.body.memberships.remove(membership)


def _as_told(membership: Membership, seat: Seat) -> Membership:
    for column in fields(seat):
        setattr(membership, column.name, getattr(seat, column.name))
    for text in ("voting_scope", "political_group", "portfolio"):
        setattr(membership, text, getattr(seat, text).strip())
    return membership


def _check(body: Body, seat: Seat, correcting: Membership | None = None) -> None:
    if seat.person is None and seat.organisation is None:
        raise RuleBroken("Select a person or an organisation", about="person")
    check_period(seat.starts_on, seat.ends_on)
    _check_deputy(body, seat, correcting)
    for other in body.memberships:
        if other is not correcting and _is_the_same_seat(other, seat):
            raise RuleBroken(
                f"{other.holder} already sits on {body.name} as {other.role} at that time",
                about="person" if seat.person else "organisation",
            )


def _check_deputy(body: Body, seat: Seat, correcting: Membership | None) -> None:
    if seat.deputy_for is None:
        return
    if seat.role is not MemberRole.STANDING_DEPUTY:
        raise RuleBroken("Only a standing deputy is deputy for a member", about="deputy_for")
    if seat.deputy_for is correcting or seat.deputy_for.person is seat.person:
        raise RuleBroken("Nobody is their own deputy", about="deputy_for")
    if seat.deputy_for.body is not body:
        raise RuleBroken(f"The member must sit on {body.name}", about="deputy_for")


def _is_the_same_seat(other: Membership, seat: Seat) -> bool:
    same = (
        other.person is seat.person
        and other.organisation is seat.organisation
        and other.role is seat.role
        and other.deputy_for is seat.deputy_for
    )
    return same and _overlap(other, seat)


def _overlap(one: Membership, two: Seat) -> bool:
    return (one.starts_on or date.min) <= (two.ends_on or date.max) and (
        two.starts_on or date.min
    ) <= (one.ends_on or date.max)
