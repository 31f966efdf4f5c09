"""What each declaration under a route means."""

import pytest

from app.accounts.rules import PUBLIC, Role, Viewer
from app.accounts.who_may import (
    ADMINISTRATORS,
    ANY_CLERK,
    CHIEF_CLERKS_AND_ADMINISTRATORS,
    CLERKS,
    EVERYONE,
    OFFICERS_AND_CLERKS,
    SIGNED_IN,
)

PARKS, ROADS = 1, 2
OF_PARKS = Viewer(Role.CLERK, clerk_of=frozenset({PARKS}))
CHIEF = Viewer(Role.CLERK, every_body=True)
ADMINISTRATOR = Viewer(Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("bodies", "may"),
    [
        pytest.param([{PARKS}], True, id="their own"),
        pytest.param([{ROADS}], False, id="another"),
        pytest.param([{PARKS}, {ROADS}], False, id="one record of each"),
        pytest.param([{PARKS, ROADS}], True, id="a matter of both"),
        pytest.param([set()], True, id="a matter of none yet"),
        pytest.param([], False, id="nothing says which"),
    ],
)
def test_a_clerk_may_only_where_every_record_in_the_address_is_of_their_bodies(bodies, may):
    assert CLERKS.allows(OF_PARKS, bodies) is may


def test_an_address_that_says_nothing_of_a_body_is_closed_to_a_chief_clerk_too():
    assert not CLERKS.allows(CHIEF, [])
    assert CLERKS.allows(CHIEF, [()])


@pytest.mark.parametrize("declared", [CLERKS, ANY_CLERK, OFFICERS_AND_CLERKS])
def test_an_administrator_keeps_nothing_by_being_one(declared):
    assert not declared.allows(ADMINISTRATOR, [{PARKS}])
    assert not declared.allows(ADMINISTRATOR, [set()])


@pytest.mark.parametrize("role", [None, Role.READER, Role.COUNCILLOR, Role.OFFICER])
def test_a_record_of_no_body_is_still_for_clerks(role):
    assert not CLERKS.allows(Viewer(role), [set()])


def test_what_holds_for_the_authority_is_for_whoever_keeps_all_of_it():
    assert CHIEF_CLERKS_AND_ADMINISTRATORS.allows(CHIEF)
    assert CHIEF_CLERKS_AND_ADMINISTRATORS.allows(ADMINISTRATOR)
    assert not CHIEF_CLERKS_AND_ADMINISTRATORS.allows(OF_PARKS)


def test_accounts_are_for_administrators_and_not_for_chief_clerks():
    assert ADMINISTRATORS.allows(ADMINISTRATOR)
    assert not ADMINISTRATORS.allows(CHIEF)


def test_the_public_may_only_what_everyone_may():
    assert EVERYONE.allows(PUBLIC)
    assert not SIGNED_IN.allows(PUBLIC)
