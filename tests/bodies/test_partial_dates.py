from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.partial_dates import (
    check_partial_date,
    check_partial_order,
    first_day_of,
    last_day_of,
)
from app.errors import RuleBroken

PARTIAL = st.tuples(st.dates(), st.sampled_from([4, 7, 10])).map(
    lambda known: known[0].isoformat()[: known[1]]
)


@given(PARTIAL)
def test_what_is_partly_known_is_kept_as_it_is(text):
    assert check_partial_date(f" {text} ") == text


@given(PARTIAL)
def test_a_partly_known_day_lies_between_its_first_and_last(text):
    first, last = first_day_of(text), last_day_of(text)

    assert first <= last
    assert first.isoformat().startswith(text)
    assert last.isoformat().startswith(text)


@given(PARTIAL, PARTIAL)
def test_of_two_partly_known_days_one_order_at_least_can_be(one, two):
    refused = 0
    for starts, ends in ((one, two), (two, one)):
        try:
            check_partial_order(starts, ends, about="ended")
        except RuleBroken:
            refused += 1

    assert refused <= 1


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text):
    try:
        kept = check_partial_date(text)
    except RuleBroken:
        return

    assert kept == "" or first_day_of(kept) <= last_day_of(kept)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-09", date(2014, 9, 1), date(2014, 9, 30)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014-09-05", date(2014, 9, 5), date(2014, 9, 5)),
    ],
)
def test_the_first_and_last_day_it_may_mean(text, first, last):
    assert (first_day_of(text), last_day_of(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "14",
        "2014-9",
        "2014-13",
        "2014-02-30",
        "2014-00",
        "0000",
        "\u0662\u0660\u0661\u0664",
        "2014-09-",
        "soon",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(RuleBroken, match="Enter a year, like 2014"):
        check_partial_date(text)
    with pytest.raises(ValueError, match=text):
        last_day_of(text)


def test_something_may_have_ended_in_the_year_it_began():
    check_partial_order("2014-09", "2014", about="ended")


def test_nothing_ends_before_it_began():
    with pytest.raises(RuleBroken, match="must not be before the beginning") as refusal:
        check_partial_order("2014-09", "2014-08-31", about="ended")

    assert refusal.value.about == "ended"
