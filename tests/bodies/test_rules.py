"""Quorum, municipal years and minute numbers, with the worked examples of the handbook."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.rules import (
    QuorumRule,
    SeriesReset,
    check_number_pattern,
    check_quorum,
    format_minute_number,
    municipal_year,
    municipal_year_label,
    number_period,
    quorum,
    tidy_code,
)
from app.errors import RuleBroken

ANNUAL_MEETINGS = {2014: date(2014, 5, 20), 2015: date(2015, 5, 19), 2026: date(2026, 5, 21)}
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        pytest.param(QuorumRule.QUARTER, 42, 11, id="rule 7: council of 42"),
        pytest.param(QuorumRule.QUARTER, 40, 10, id="council of 40"),
        pytest.param(QuorumRule.QUARTER, 4, 1, id="council of 4"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 9, 3, id="1.3: parish of 9"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 10, 4, id="1.3: parish of 10"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 12, 4, id="1.3: parish of 12"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 13, 5, id="rule 7: parish of 13"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 15, 5, id="1.3: parish of 15"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 16, 6, id="1.3: parish of 16"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 18, 6, id="1.3: parish of 18"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 5, 3, id="parish of 5"),
        pytest.param(QuorumRule.QUARTER_AT_LEAST_THREE, 14, 4, id="1.3: committee of 14"),
        pytest.param(QuorumRule.QUARTER_AT_LEAST_THREE, 9, 3, id="1.3: committee of 9"),
        pytest.param(QuorumRule.QUARTER_AT_LEAST_THREE, None, None, id="seats not known"),
    ],
)
def test_a_quorum_comes_from_the_seats(rule, seats, needed):
    assert quorum(rule, seats, None) == needed


def test_a_fixed_quorum_is_what_was_fixed():
    assert quorum(QuorumRule.FIXED, 9, 5) == 5


@given(st.integers(1, 1000))
def test_a_quorum_by_shares_never_falls_as_seats_are_added(seats):
    for rule in set(QuorumRule) - {QuorumRule.FIXED}:
        assert quorum(rule, seats, None) <= quorum(rule, seats + 1, None) <= seats + 3


@pytest.mark.parametrize(
    ("seats", "fixed", "about"),
    [
        pytest.param(9, None, "quorum_fixed", id="no number"),
        pytest.param(9, 0, "quorum_fixed", id="nobody"),
        pytest.param(9, 10, "quorum_fixed", id="more than the seats"),
        pytest.param(0, 3, "seats", id="no seats"),
    ],
)
def test_a_fixed_quorum_that_cannot_be_is_refused(seats, fixed, about):
    with pytest.raises(RuleBroken) as refusal:
        check_quorum(QuorumRule.FIXED, seats, fixed)

    assert refusal.value.about == about


@pytest.mark.parametrize("seats", [None, 9, 3])
def test_a_fixed_quorum_within_the_seats_is_accepted(seats):
    check_quorum(QuorumRule.FIXED, seats, 3)


@pytest.mark.parametrize(
    ("on", "year"),
    [
        pytest.param(date(2015, 3, 25), 2014, id="rule 25: in the year begun May 2014"),
        pytest.param(date(2014, 5, 19), 2013, id="the day before the annual meeting"),
        pytest.param(date(2014, 5, 20), 2014, id="at the annual meeting"),
        pytest.param(date(2015, 5, 18), 2014, id="the last day of the year"),
        pytest.param(date(2015, 5, 19), 2015, id="the first day of the next"),
        pytest.param(date(2026, 9, 29), 2026, id="rule 25: 29 September 2026"),
        pytest.param(date(2020, 5, 1), 2020, id="no meeting recorded: 1 May"),
        pytest.param(date(2020, 4, 30), 2019, id="no meeting recorded: before 1 May"),
    ],
)
def test_a_municipal_year_runs_from_annual_meeting_to_annual_meeting(on, year):
    assert municipal_year(on, ANNUAL_MEETINGS) == year


@given(DAYS, st.integers(0, 400))
def test_municipal_years_never_run_backwards(day, later):
    assert municipal_year(day, ANNUAL_MEETINGS) <= municipal_year(
        day + timedelta(days=later), ANNUAL_MEETINGS
    )


@pytest.mark.parametrize(
    ("year", "label"), [(2026, "2026/27"), (1999, "1999/00"), (2014, "2014/15")]
)
def test_a_municipal_year_is_named_by_both_its_years(year, label):
    assert municipal_year_label(year) == label


@pytest.mark.parametrize(
    ("reset", "before", "after", "begins_again"),
    [
        pytest.param(
            SeriesReset.CALENDAR_YEAR,
            date(2016, 9, 30),
            date(2017, 2, 2),
            True,
            id="rule 25: 2 February 2017 begins at 1",
        ),
        pytest.param(
            SeriesReset.CALENDAR_YEAR, date(2017, 2, 2), date(2017, 7, 11), False, id="goes on"
        ),
        pytest.param(
            SeriesReset.MUNICIPAL_YEAR,
            date(2015, 1, 20),
            date(2015, 3, 25),
            False,
            id="goes on at new year",
        ),
        pytest.param(
            SeriesReset.MUNICIPAL_YEAR,
            date(2015, 3, 25),
            date(2015, 5, 19),
            True,
            id="annual meeting",
        ),
        pytest.param(
            SeriesReset.PER_MEETING, date(2017, 2, 2), date(2017, 2, 3), True, id="each meeting"
        ),
        pytest.param(SeriesReset.NEVER, date(1990, 1, 1), date(2026, 1, 1), False, id="never"),
    ],
)
def test_a_series_begins_again(reset, before, after, begins_again):
    periods = [number_period(reset, on, ANNUAL_MEETINGS) for on in (before, after)]

    assert (periods[0] != periods[1]) is begins_again


@pytest.mark.parametrize(
    ("pattern", "reset", "on", "number", "label"),
    [
        pytest.param(
            "{code}{n}/{yy}",
            SeriesReset.MUNICIPAL_YEAR,
            date(2015, 3, 25),
            146,
            "PLA146/14",
            id="2.1: municipal year with code",
        ),
        pytest.param(
            "{n}/{yy}",
            SeriesReset.MUNICIPAL_YEAR,
            date(2015, 3, 25),
            146,
            "146/14",
            id="rule 25: 25 March 2015",
        ),
        pytest.param(
            "{yy}/{n}",
            SeriesReset.MUNICIPAL_YEAR,
            date(2026, 9, 29),
            17,
            "26/17",
            id="rule 25: 17th of the year begun May 2026",
        ),
        pytest.param(
            "{n}/{yyyy}",
            SeriesReset.CALENDAR_YEAR,
            date(2017, 7, 11),
            10,
            "10/2017",
            id="EAB 10/2017",
        ),
        pytest.param("{n}", SeriesReset.NEVER, date(2017, 7, 11), 4001, "4001", id="runs on"),
        pytest.param(
            "{n}/{yy}", SeriesReset.PER_MEETING, date(2018, 9, 5), 60, "60/18", id="2.1: 60/18"
        ),
    ],
)
def test_a_minute_number_is_printed_in_the_house_form(pattern, reset, on, number, label):
    period = number_period(reset, on, ANNUAL_MEETINGS)

    assert format_minute_number(pattern, number, suffix="", period=period, code="PLA") == label


def test_a_number_put_right_after_publication_has_a_letter():
    assert (
        format_minute_number("{n}/{yyyy}", 10, suffix="A", period="2017", code="EAB") == "10A/2017"
    )


PATTERNS = st.permutations(["{n}", "{yy}", "{code}", "/", "-"]).map("".join)


@given(PATTERNS, st.integers(1, 99999), DAYS, st.sampled_from(["EAB", "PLA-2", ""]))
def test_a_label_holds_its_number_and_no_brace(pattern, number, on, code):
    check_number_pattern(pattern)

    period = number_period(SeriesReset.CALENDAR_YEAR, on, {})
    label = format_minute_number(pattern, number, suffix="", period=period, code=code)

    assert str(number) in label
    assert not set("{}") & set(label)


@given(PATTERNS, st.integers(1, 9999), st.integers(1, 9999))
def test_two_numbers_of_one_period_have_two_labels(pattern, one, two):
    labels = {
        format_minute_number(pattern, n, suffix="", period="2017", code="EAB") for n in (one, two)
    }

    assert len(labels) == len({one, two})


@pytest.mark.parametrize(
    ("pattern", "reset", "told"),
    [
        pytest.param("{yy}", SeriesReset.NEVER, "must contain {n}", id="no number"),
        pytest.param("10/2017", SeriesReset.NEVER, "must contain {n}", id="no braces"),
        pytest.param("{n}/{year}", SeriesReset.MUNICIPAL_YEAR, "not {year}", id="unknown word"),
        pytest.param("{n}{n}", SeriesReset.MUNICIPAL_YEAR, "once at the most", id="twice"),
        pytest.param("{n}" + "x" * 30, SeriesReset.MUNICIPAL_YEAR, "30 characters", id="long"),
        pytest.param("{n}/{yy}", SeriesReset.NEVER, "no year to print", id="no year to print"),
    ],
)
def test_a_number_format_that_cannot_be_is_refused(pattern, reset, told):
    with pytest.raises(RuleBroken, match=re.escape(told)) as refusal:
        check_number_pattern(pattern, reset)

    assert refusal.value.about == "pattern"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" eab ", "EAB"), ("PLA-2", "PLA-2"), ("", None), (None, None), ("x" * 20, "X" * 20)],
)
def test_a_code_is_kept_in_capitals(typed, kept):
    assert tidy_code(typed) == kept


@pytest.mark.parametrize("typed", ["E A B", "E/B", "É", "-EAB", "EAB-", "x" * 21, "EAB\n1"])
def test_a_code_that_would_not_read_in_an_address_is_refused(typed):
    with pytest.raises(RuleBroken, match="letters, figures and hyphens"):
        tidy_code(typed)
