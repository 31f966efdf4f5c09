"""On which bodies someone sits, and so whose exempt business they may read."""

from datetime import date, timedelta

import pytest

from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.bodies.belonging import sat_on
from app.bodies.rules import MemberRole
from app.clock import today
from app.database import db
from tests.factories import a_body, a_membership, a_person, an_account

pytestmark = pytest.mark.usefixtures("app")
DAY = date(2026, 3, 5)


def a_seat(**changes):
    """A seat held by a councillor who may sign in."""
    account = an_account(Role.COUNCILLOR)
    body = a_body()
    seat = a_membership(body, a_person(account=account), **changes)
    db.session.add_all([account, body, seat])
    db.session.commit()
    return seat


def holder_of(seat):
    return seat.person.account


@pytest.mark.parametrize(
    ("starts", "ends", "sits"),
    [
        pytest.param(None, None, True, id="dates unknown"),
        pytest.param(DAY, DAY, True, id="on that one day"),
        pytest.param(None, DAY - timedelta(1), False, id="ended the day before"),
        pytest.param(DAY + timedelta(1), None, False, id="begins the day after"),
    ],
)
def test_a_seat_counts_from_its_first_day_to_its_last(starts, ends, sits):
    seat = a_seat(starts_on=starts, ends_on=ends)

    assert sat_on(holder_of(seat).id, DAY) == ({seat.body_id} if sits else set())
    assert seat.is_current(DAY) is sits


@pytest.mark.parametrize(
    ("role", "sits"),
    [
        (MemberRole.CHAIR, True),
        (MemberRole.CO_OPTED, True),
        (MemberRole.STANDING_DEPUTY, True),
        (MemberRole.ADVISER, False),
        (MemberRole.OBSERVER, False),
    ],
)
def test_whoever_advises_or_observes_is_no_member(role, sits):
    seat = a_seat(role=role)

    assert bool(sat_on(holder_of(seat).id, DAY)) is sits


def test_a_councillor_is_a_member_until_the_seat_ends():
    seat = a_seat()
    assert SignedIn(holder_of(seat)).viewer.reads_restricted(seat.body_id)

    seat.ends_on = today() - timedelta(1)
    db.session.commit()

    assert not SignedIn(holder_of(seat)).viewer.reads_restricted(seat.body_id)


@pytest.mark.parametrize("role", [Role.READER, Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR])
def test_only_the_account_of_a_councillor_is_a_members(role):
    seat = a_seat()
    holder_of(seat).role = role
    holder_of(seat).every_body = False
    db.session.commit()

    assert SignedIn(holder_of(seat)).viewer.member_of == frozenset()


def test_a_seat_of_someone_else_is_not_theirs():
    seat, other = a_seat(), a_seat()

    assert sat_on(holder_of(other).id, DAY) == {other.body_id}
    assert seat.body_id != other.body_id
