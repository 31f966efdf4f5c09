from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import RuleBroken
from app.retention.rules import check_years, inspect_until, is_over


@pytest.mark.parametrize(
    ("met_on", "years", "last"),
    [
        pytest.param(date(2024, 2, 7), 6, date(2030, 2, 6), id="minutes"),
        pytest.param(date(2024, 2, 7), 4, date(2028, 2, 6), id="background papers"),
        pytest.param(date(2024, 2, 29), 6, date(2030, 2, 28), id="leap day, plain year"),
        pytest.param(date(2024, 2, 29), 4, date(2028, 2, 28), id="leap day, leap year"),
        pytest.param(date(2026, 9, 10), 6, date(2032, 9, 9), id="rule 40"),
    ],
)
def test_the_last_day_of_inspection(met_on, years, last):
    assert inspect_until(met_on, years) == last


@given(st.dates(date(1900, 1, 1), date(2300, 1, 1)), st.integers(4, 200))
def test_a_period_is_over_the_day_after_its_last_day_and_not_before(met_on, years):
    last = inspect_until(met_on, years)

    assert not is_over(met_on, years, last)
    assert is_over(met_on, years, last + timedelta(days=1))


@pytest.mark.parametrize(
    ("record", "background", "about"),
    [(5, 4, "record_years"), (6, 3, "background_years"), (201, 4, "record_years")],
)
def test_no_period_is_shorter_than_the_law_has_it(record, background, about):
    with pytest.raises(RuleBroken, match="The law asks for at least") as refusal:
        check_years(record, background)

    assert refusal.value.about == about
