import pytest

from app.accounts.rules import PUBLIC, Role, Viewer, check_email, check_password
from app.errors import RuleBroken


def test_an_email_is_kept_in_small_letters_without_spaces():
    assert check_email(" Ann@Example.ORG ") == "ann@example.org"


@pytest.mark.parametrize(
    "address", ["", "ann", "ann@", "@example.org", "ann lee@example.org", "a@b@c", "a@" + "b" * 253]
)
def test_what_is_no_email_address_is_refused(address):
    with pytest.raises(RuleBroken, match="Enter an email address"):
        check_email(address)


@pytest.mark.parametrize("length", [12, 1000])
def test_a_password_of_a_fair_length_is_accepted(length):
    check_password("x" * length)


@pytest.mark.parametrize(("length", "told"), [(11, "12 characters or more"), (1001, "or fewer")])
def test_a_password_too_short_or_too_long_is_refused(length, told):
    with pytest.raises(RuleBroken, match=told):
        check_password("x" * length)


@pytest.mark.parametrize(
    ("role", "keeps", "administers"),
    [
        (None, False, False),
        (Role.READER, False, False),
        (Role.OFFICER, False, False),
        (Role.COUNCILLOR, False, False),
        (Role.CLERK, True, False),
        (Role.ADMINISTRATOR, True, True),
    ],
)
def test_what_each_role_may_do(role, keeps, administers):
    viewer = Viewer(role)

    assert (viewer.keeps_the_record, viewer.administers) == (keeps, administers)
    assert (viewer.sees_drafts, viewer.sees_restricted) == (keeps, keeps)


def test_the_public_has_no_role():
    assert Viewer(None, None) == PUBLIC
