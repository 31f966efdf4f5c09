from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.record.months import Month


def test_a_month_is_read_as_addresses_write_it():
    month = Month.read("2026-03")

    assert month == Month(2026, 3)
    assert str(month) == "2026-03"
    assert month.title == "March 2026"


@pytest.mark.parametrize(
    "written", ["2026-3", "2026-13", "1799-12", "2201-01", "x", "\u0662026-03"]
)
def test_what_is_no_month_is_refused(written):
    with pytest.raises(ValueError, match=written):
        Month.read(written)


def test_nothing_is_no_month():
    with pytest.raises(ValueError, match=r"^$"):
        Month.read("")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_the_weeks_hold_each_day_of_the_month_once_in_order(day):
    month = Month.of(day)

    days = [found for week in month.weeks for found in week if found]

    length = (month.last_day - month.first_day).days + 1
    assert days == [month.first_day + timedelta(days=n) for n in range(length)]
    assert all(len(week) == 7 for week in month.weeks)
    assert all(week[0] is None or week[0].weekday() == 0 for week in month.weeks)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_the_month_after_the_month_before_is_this_one(day):
    month = Month.of(day)

    assert month.previous.next == month.next.previous == month
