from datetime import date, time

import pytest

from app.bodies.authority_operations import (
    begin_municipal_year,
    close_offices,
    describe_authority,
)
from app.bodies.models import Authority, MunicipalYear
from app.bodies.rules import Regime
from app.errors import RuleBroken

CHRISTMAS_EVE = date(2026, 12, 24)  # a Thursday


def test_an_authority_has_its_house_words():
    authority = describe_authority(
        Authority(),
        name=" Westbourne Council ",
        regime=Regime.ENGLAND_PARISH,
        publish_cutoff=time(16, 30),
        resolved_word="AGREED ",
    )

    assert (authority.name, authority.resolved_word) == ("Westbourne Council", "AGREED")
    assert (authority.regime, authority.publish_cutoff) == (Regime.ENGLAND_PARISH, time(16, 30))


@pytest.mark.parametrize("blank", ["name", "resolved_word"])
def test_no_house_word_is_empty(blank):
    words = {"name": "Westbourne Council", "resolved_word": "RESOLVED"}
    authority = Authority(name="Before")

    with pytest.raises(RuleBroken) as refusal:
        describe_authority(
            authority, **words | {blank: " "}, regime=Regime.SCOTLAND, publish_cutoff=time(17)
        )

    assert refusal.value.about == blank
    assert authority.name == "Before"


def test_the_offices_are_shut_for_a_single_day():
    days = close_offices(CHRISTMAS_EVE, None, " Christmas ")

    assert [(day.on, day.reason) for day in days] == [(CHRISTMAS_EVE, "Christmas")]


def test_weekends_and_days_already_entered_are_left_out():
    days = close_offices(
        CHRISTMAS_EVE, date(2026, 12, 29), "", closed={CHRISTMAS_EVE, date(2026, 12, 28)}
    )

    assert [day.on for day in days] == [date(2026, 12, 25), date(2026, 12, 29)]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param(CHRISTMAS_EVE, date(2026, 12, 23), "must not be before", id="backwards"),
        pytest.param(CHRISTMAS_EVE, date(2036, 12, 23), "a year at the most", id="ten years"),
        pytest.param(date(2026, 12, 26), date(2026, 12, 27), "no working days", id="a weekend"),
        pytest.param(CHRISTMAS_EVE, None, "shut then already", id="again"),
    ],
)
def test_a_closure_that_changes_nothing_is_refused(first, last, told):
    with pytest.raises(RuleBroken, match=told):
        close_offices(first, last, "", closed={CHRISTMAS_EVE})


def test_a_municipal_year_begins_with_the_annual_meeting_and_may_be_corrected():
    year = begin_municipal_year(None, date(2026, 5, 20))

    begin_municipal_year(year, date(2026, 5, 21))

    assert (year.year, year.starts_on) == (2026, date(2026, 5, 21))


def test_an_annual_meeting_is_held_in_its_year():
    with pytest.raises(RuleBroken, match="The annual meeting of 2025 is held in that year"):
        begin_municipal_year(MunicipalYear(year=2025), date(2026, 5, 21))
