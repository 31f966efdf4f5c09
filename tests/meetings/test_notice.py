"""Every dated example of the handbook’s 1.2, 3.2, 3.3, 3.6, 4.4, section 7 and Appendix A."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.rules import Regime
from app.meetings.holidays import bank_holidays
from app.meetings.notice import (
    Notice,
    add_counted_days,
    add_months,
    clear_days,
    day_of_publication,
    end_of_period_beginning_with,
    inspect_papers_until,
    inspect_until,
    latest_publication,
    notice_of,
    parish_days,
    working_days,
)

HOLIDAYS = bank_holidays(Regime.ENGLAND_PRINCIPAL)
WORKING = working_days(HOLIDAYS)
SHUT_AFTER_CHRISTMAS = [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)]


def every_day(_day: date) -> bool:
    return True


def test_the_bank_holidays_are_those_the_handbook_counted_with():
    listed = [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]

    of_2026 = {day for day in HOLIDAYS if day.year == 2026}

    assert of_2026 == {date(2026, month, day) for month, day in listed}
    assert date(2027, 1, 1) in HOLIDAYS


@pytest.mark.parametrize(
    ("meeting", "closures", "by"),
    [
        pytest.param(date(2026, 9, 8), [], date(2026, 8, 28), id="a bank holiday is skipped"),
        pytest.param(date(2026, 4, 9), [], date(2026, 3, 30), id="after Easter"),
        pytest.param(date(2027, 1, 5), [], date(2026, 12, 23), id="after Christmas"),
        pytest.param(
            date(2027, 1, 5), SHUT_AFTER_CHRISTMAS, date(2026, 12, 18), id="offices shut as well"
        ),
    ],
)
def test_an_agenda_is_published_five_clear_days_before(meeting, closures, by):
    notice = notice_of(meeting, Regime.ENGLAND_PRINCIPAL, HOLIDAYS, closures, None)

    assert notice == Notice(needed=5, publish_by=by, given=None)


@pytest.mark.parametrize(
    ("meeting", "given", "is_short"),
    [
        pytest.param(date(2026, 9, 9), 4, True, id="a day too few"),
        pytest.param(date(2026, 9, 10), 5, False, id="enough"),
    ],
)
def test_clear_days_leave_out_the_day_of_publication_and_of_the_meeting(meeting, given, is_short):
    notice = notice_of(meeting, Regime.ENGLAND_PRINCIPAL, HOLIDAYS, [], date(2026, 9, 2))

    assert (notice.given, notice.is_short) == (given, is_short)


def test_an_item_added_after_the_weekend_before_has_one_clear_day():
    assert clear_days(date(2026, 9, 4), date(2026, 9, 8), WORKING) == 1


def test_notice_is_overdue_from_the_day_after_it_was_due():
    notice = Notice(needed=5, publish_by=date(2026, 8, 28))

    assert not notice.is_overdue(date(2026, 8, 28))
    assert notice.is_overdue(date(2026, 8, 29))
    assert not Notice(5, date(2026, 8, 28), given=4).is_overdue(date(2026, 9, 1))


@pytest.mark.parametrize(
    ("at", "counts_as"),
    [
        pytest.param(time(17), date(2026, 8, 28), id="at five"),
        pytest.param(time(17, 1), date(2026, 8, 29), id="when the office has shut"),
    ],
)
def test_publication_after_the_offices_shut_counts_as_the_next_day(at, counts_as):
    published = datetime.combine(date(2026, 8, 28), at, tzinfo=UTC)

    assert day_of_publication(published, time(17)) == counts_as


def test_a_parish_leaves_out_the_easter_break():
    notice = notice_of(date(2026, 4, 9), Regime.ENGLAND_PARISH, HOLIDAYS, [], None)

    assert (notice.needed, notice.publish_by) == (3, date(2026, 3, 30))


@pytest.mark.parametrize(
    ("saturdays", "by"),
    [
        pytest.param(True, date(2026, 9, 9), id="Saturdays count"),
        pytest.param(False, date(2026, 9, 8), id="Saturdays do not"),
    ],
)
def test_a_parish_may_count_saturdays(saturdays, by):
    counts = parish_days(HOLIDAYS, saturdays=saturdays)

    assert latest_publication(date(2026, 9, 14), 3, counts) == by


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        pytest.param(date(2026, 12, 23), True, id="the day before the break"),
        pytest.param(date(2026, 12, 24), False, id="the last weekday before Christmas"),
        pytest.param(date(2026, 12, 26), False, id="Boxing Day on a Saturday"),
        pytest.param(date(2026, 12, 29), False, id="the first weekday after the holidays"),
        pytest.param(date(2026, 12, 30), True, id="the day after the break"),
        pytest.param(date(2028, 12, 22), False, id="the Friday before a Christmas on Monday"),
        pytest.param(date(2026, 4, 2), False, id="Maundy Thursday"),
        pytest.param(date(2026, 4, 7), False, id="the Tuesday after Easter"),
        pytest.param(date(2026, 4, 8), True, id="the Wednesday after Easter"),
        pytest.param(date(2026, 5, 4), False, id="a bank holiday"),
        pytest.param(date(2026, 9, 13), False, id="a Sunday"),
    ],
)
def test_the_breaks_do_not_count_for_a_parish(day, counts):
    assert parish_days(HOLIDAYS)(day) is counts


def test_a_welsh_council_gives_three_clear_days():
    notice = notice_of(date(2026, 10, 21), Regime.WALES_PRINCIPAL, HOLIDAYS, [], None)

    assert notice.publish_by == date(2026, 10, 15)


def test_a_welsh_note_is_due_in_seven_working_days_beginning_with_the_meeting():
    assert add_counted_days(date(2026, 10, 20), 7, WORKING) == date(2026, 10, 29)


def test_a_scottish_council_does_not_count_st_andrews_day():
    scottish = bank_holidays(Regime.SCOTLAND)

    notice = notice_of(date(2026, 12, 3), Regime.SCOTLAND, scottish, [], None)

    assert notice.publish_by == date(2026, 11, 26)


def test_northern_ireland_has_its_own_holidays():
    irish = bank_holidays(Regime.NORTHERN_IRELAND)

    assert {date(2026, 3, 17), date(2026, 7, 13)} <= irish


def test_a_private_executive_meeting_is_announced_twice():
    meeting = date(2026, 10, 13)

    assert latest_publication(meeting, 28, every_day) == date(2026, 9, 14)
    assert latest_publication(meeting, 5, WORKING) == date(2026, 10, 5)


def test_a_key_decision_is_announced_twenty_eight_clear_days_before():
    decision = date(2026, 10, 13)

    assert clear_days(date(2026, 9, 14), decision, every_day) == 28
    assert clear_days(date(2026, 9, 15), decision, every_day) == 27


@pytest.mark.parametrize(
    ("noticed", "may_decide"),
    [
        pytest.param(date(2026, 8, 28), date(2026, 9, 8), id="over a bank holiday"),
        pytest.param(date(2026, 9, 15), date(2026, 9, 23), id="over a weekend"),
    ],
)
def test_under_the_general_exception_five_clear_days_elapse(noticed, may_decide):
    assert add_counted_days(noticed, 6, WORKING) == may_decide


@pytest.mark.parametrize(
    ("published", "deadline", "implement"),
    [
        pytest.param(date(2026, 8, 25), date(2026, 9, 2), date(2026, 9, 3), id="bank holiday"),
        pytest.param(date(2026, 12, 23), date(2027, 1, 4), date(2027, 1, 5), id="Christmas"),
        pytest.param(date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 9), id="Tuesday to Tuesday"),
    ],
)
def test_the_call_in_clock_runs_five_working_days(published, deadline, implement):
    assert add_counted_days(published, 5, WORKING) == deadline
    assert add_counted_days(published, 6, WORKING) == implement


def test_an_interest_is_notified_within_twenty_eight_days_beginning_with_its_disclosure():
    assert add_counted_days(date(2026, 9, 8), 27, every_day) == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param(date(2026, 9, 14), date(2026, 11, 13), id="mid-month"),
        pytest.param(date(2026, 12, 31), date(2027, 2, 28), id="no such day"),
        pytest.param(date(2027, 3, 1), date(2027, 4, 30), id="from the first"),
    ],
)
def test_scrutiny_is_answered_within_two_months_beginning_with_receipt(received, due):
    assert end_of_period_beginning_with(received, 2) == due


@pytest.mark.parametrize(
    ("last_attended", "lapses"),
    [
        pytest.param(date(2026, 4, 14), date(2026, 10, 14), id="the same day"),
        pytest.param(date(2026, 8, 31), date(2027, 2, 28), id="no such day"),
    ],
)
def test_six_months_from_a_day_end_on_the_same_day(last_attended, lapses):
    assert add_months(last_attended, 6)[0] == lapses


@pytest.mark.parametrize(
    ("held_on", "minutes", "papers"),
    [
        pytest.param(date(2024, 2, 7), date(2030, 2, 6), date(2028, 2, 6), id="handbook 3.6"),
        pytest.param(date(2026, 9, 10), date(2032, 9, 9), date(2030, 9, 9), id="rule 40"),
        pytest.param(date(2024, 2, 29), date(2030, 2, 28), date(2028, 2, 28), id="a leap day"),
    ],
)
def test_minutes_may_be_inspected_for_six_years_and_papers_for_four(held_on, minutes, papers):
    assert inspect_until(held_on) == minutes
    assert inspect_papers_until(held_on) == papers


days = st.dates(date(2019, 6, 1), date(2028, 6, 1))


@given(meeting=days, needed=st.integers(0, 28))
def test_the_latest_day_gives_enough_notice_and_the_next_open_day_does_not(meeting, needed):
    by = latest_publication(meeting, needed, WORKING)
    later = by + timedelta(days=1)
    while not WORKING(later):
        later += timedelta(days=1)

    assert WORKING(by)
    assert clear_days(by, meeting, WORKING) >= needed
    assert later >= meeting or clear_days(later, meeting, WORKING) < needed


@given(day=days, months=st.integers(1, 72))
def test_a_period_ends_before_the_next_one_of_its_length_begins(day, months):
    end = end_of_period_beginning_with(day, months)

    assert day < end
    assert end <= add_months(day, months)[0]
