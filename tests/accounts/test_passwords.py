import pytest

from app.accounts.passwords import check_password, hash_of, verifies
from app.errors import RuleBroken
from tests.factories import PASSWORD

#: 128 characters that nobody guesses.
LONGEST = "quiet lantern over 7 hedges; " * 4 + "and a kettle"


@pytest.mark.parametrize(
    "password", [PASSWORD, "kettle brass", "Лампа горит до утра", LONGEST], ids=lambda p: p[:20]
)
def test_a_password_of_a_fair_length_is_taken_whatever_its_characters(password):
    check_password(password)


@pytest.mark.parametrize(
    ("password", "told"),
    [("kettle bras", "12 characters or more"), (LONGEST + "x", "128 characters or fewer")],
)
def test_a_password_too_short_or_too_long_is_refused(password, told):
    with pytest.raises(RuleBroken, match=told) as refusal:
        check_password(password)

    assert refusal.value.about == "password"


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password1234",
        "p@ssw0rd1234",
        "123456789012",
        "qwertyuiop12",
        "iloveyou1234",
        "manchesterunited",
        "abcdefghijkl",
        "aaaaaaaaaaaa",
        "Christopher2026",
        "Manchester2026!",
    ],
)
def test_a_common_password_is_refused(password):
    with pytest.raises(RuleBroken, match="common or easy to guess"):
        check_password(password)


@pytest.mark.parametrize("password", ["yasminqadir1", "yasmin@thorn.example"])
def test_a_password_made_of_ones_own_name_or_address_is_refused(password):
    with pytest.raises(RuleBroken, match="easy to guess"):
        check_password(password, ["Yasmin Qadir", "yasmin@thorn.example"])


def test_a_password_is_kept_as_an_argon2_hash_that_differs_each_time():
    first, second = hash_of(PASSWORD), hash_of(PASSWORD)

    assert first.startswith("$argon2id$")
    assert first != second
    assert verifies(first, PASSWORD)
    assert not verifies(first, PASSWORD + " ")


def test_where_there_is_no_password_none_fits():
    assert not verifies(None, "")
