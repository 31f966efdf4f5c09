from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import RuleBroken
from app.people.rules import (
    check_period,
    check_unnamed,
    check_web_address,
    family_name_of,
    may_be_one_person,
    plainly,
)

NAMES = st.lists(st.text("abcdéöABC-", min_size=1, max_size=8), min_size=1, max_size=4).map(
    " ".join
)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("Suzy Lee", "suzy  lee", id="capitals and spaces"),
        pytest.param("Zoë Brontë", "Zoe Bronte", id="accents"),
        pytest.param("S. Lee", "Suzy Lee", id="an initial"),
        pytest.param("Chris Horton", "Christopher Horton", id="a short form"),
        pytest.param("Suzy Horton", "Suzy Hortan", id="a slip of the pen"),
        pytest.param("Suzy Lee", "Suzie Lee", id="another form"),
        pytest.param("Suzy A Lee", "Suzy Lee", id="a middle name"),
    ],
)
def test_names_that_may_be_one_person(name, other):
    assert may_be_one_person(name, other)
    assert may_be_one_person(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        pytest.param("Suzy Lee", "Ann Lee", id="another first name"),
        pytest.param("Ian Lee", "Jan Lee", id="names that sound alike"),
        pytest.param("Suzy Lee", "Suzy Marsh", id="another family name"),
        pytest.param("Suzy Lee", "", id="no name"),
        pytest.param("", "", id="no names"),
    ],
)
def test_names_of_two_people(name, other):
    assert not may_be_one_person(name, other)


@given(NAMES)
def test_a_name_is_like_itself_and_said_plainly_only_once(name):
    assert plainly(plainly(name)) == plainly(name)
    assert may_be_one_person(name, name.upper()) == bool(plainly(name))


@given(NAMES)
def test_a_family_name_ends_the_name(name):
    assert name.endswith(family_name_of(name))


@pytest.mark.parametrize(
    "address", ["https://www.example.org/a?b=c", "http://example.org", " https://example.org ", ""]
)
def test_a_page_may_link_to_the_web(address):
    assert check_web_address(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "www.example.org", "https://", "ftp://example.org", "https://[", "a b"],
)
def test_a_page_may_link_to_nothing_else(address):
    with pytest.raises(RuleBroken, match="begins with https://") as refusal:
        check_web_address(address)

    assert refusal.value.about == "url"


@pytest.mark.parametrize("starts_on", [None, date(2026, 3, 5)])
@pytest.mark.parametrize("ends_on", [None, date(2026, 3, 5)])
def test_a_period_may_be_a_single_day_or_open(starts_on, ends_on):
    check_period(starts_on, ends_on)


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(RuleBroken, match="not be before the first"):
        check_period(date(2026, 3, 5), date(2026, 3, 4))


def test_what_the_register_names_says_where_it_is_named():
    with pytest.raises(RuleBroken, match=r"names it: attendance \(3\), motion as mover \(1\)"):
        check_unnamed("Suzy Lee", {"attendance": 3, "motion as mover": 1})
