import pytest
from argon2 import PasswordHasher

from app.accounts.operations import (
    change_account,
    change_own_password,
    change_password,
    keep_hash_strong,
    open_account,
    password_matches,
)
from app.accounts.rules import Role
from app.errors import RuleBroken
from tests.factories import NOW, PASSWORD, an_account


def _open(**changes):
    answers = {
        "email": "Ann@Example.org",
        "name": " Ann Lee ",
        "role": Role.CLERK,
        "password": PASSWORD,
    }
    return open_account(**answers | changes, now=NOW)


def _change(account, others=1, **changes):
    answers = {
        "email": account.email,
        "name": account.name,
        "role": account.role,
        "active": account.active,
        "every_body": account.every_body,
    }
    return change_account(account, **answers | changes, other_administrators=others)


def test_an_account_keeps_its_password_only_as_a_hash():
    account = _open()

    assert (account.email, account.name) == ("ann@example.org", "Ann Lee")
    assert account.password_hash.startswith("$argon2id$")
    assert password_matches(account, PASSWORD)


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"email": "ann"}, "email"),
        ({"name": " "}, "name"),
        ({"password": "short"}, "password"),
        ({"holder": an_account()}, "email"),
    ],
)
def test_an_account_that_cannot_be_is_refused_at_its_answer(changes, about):
    with pytest.raises(RuleBroken) as refusal:
        _open(**changes)

    assert refusal.value.about == about


def test_an_account_may_be_corrected():
    account = an_account(active=True, every_body=False)

    _change(account, name="Ann Marsh", email="ANN@example.org", role=Role.OFFICER, active=False)

    assert (account.name, account.email) == ("Ann Marsh", "ann@example.org")
    assert (account.role, account.active) == (Role.OFFICER, False)


def test_an_account_keeps_its_own_email():
    account = an_account(active=True)

    _change(account, holder=account)

    assert account.active


def test_an_email_of_someone_else_is_refused():
    account = an_account(active=True)

    with pytest.raises(RuleBroken, match="Suzy Lee has an account"):
        _change(account, email="suzy@example.org", holder=an_account(name="Suzy Lee"))


@pytest.mark.parametrize(
    ("changes", "about"), [({"role": Role.CLERK}, "role"), ({"active": False}, "active")]
)
def test_the_last_administrator_stays(changes, about):
    account = an_account(Role.ADMINISTRATOR, active=True)

    with pytest.raises(RuleBroken, match="last administrator") as refusal:
        _change(account, others=0, **changes)

    assert refusal.value.about == about
    assert account.administers


@pytest.mark.parametrize("changes", [{"role": Role.CLERK}, {"active": False}])
def test_one_administrator_of_two_may_go(changes):
    account = an_account(Role.ADMINISTRATOR, active=True)

    _change(account, others=1, **changes)

    assert not account.administers


def test_the_last_administrator_may_change_their_name():
    account = an_account(Role.ADMINISTRATOR, active=True)

    _change(account, others=0, name="Ann Marsh")

    assert account.name == "Ann Marsh"


def test_a_password_of_nobody_matches_nothing():
    assert not password_matches(None, PASSWORD)


def test_a_spoilt_hash_matches_nothing():
    assert not password_matches(an_account(password_hash="?", active=True), PASSWORD)


def test_a_new_password_makes_a_new_session():
    account = an_account(session_key="before", active=True)

    change_password(account, "another long password")

    assert account.session_key != "before"
    assert password_matches(account, "another long password")


def test_a_hash_of_older_strength_is_made_anew_at_sign_in():
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    account = an_account(password_hash=weak, session_key="kept", active=True)

    assert keep_hash_strong(account, PASSWORD)

    assert account.password_hash != weak
    assert account.session_key == "kept"
    assert password_matches(account, PASSWORD)
    assert not keep_hash_strong(account, PASSWORD)


@pytest.mark.parametrize(
    ("current", "password", "about"),
    [
        pytest.param("guess", "another long password", "current", id="wrong present one"),
        pytest.param(PASSWORD, PASSWORD, "password", id="not new"),
        pytest.param(PASSWORD, "short", "password", id="too short"),
    ],
)
def test_ones_own_password_is_changed_only_with_the_present_one(current, password, about):
    account = an_account(active=True, session_key="kept")

    with pytest.raises(RuleBroken) as refusal:
        change_own_password(account, current=current, password=password)

    assert refusal.value.about == about
    assert account.session_key == "kept"
