from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bodies.rules import Regime
from app.demonstration.days import Calendar
from app.meetings.holidays import bank_holidays
from tests.demonstration.papers import all_words, council_calendar, meetings

# The bank holidays that the library knows without asking the network.
DAYS = st.dates(date(2020, 1, 1), date(2027, 6, 30))


@pytest.mark.parametrize(
    ("distance", "day"),
    [
        pytest.param("-14d", date(2026, 5, 20), id="days"),
        pytest.param("+2w", date(2026, 6, 17), id="weeks"),
        pytest.param("-1y+1m", date(2025, 7, 3), id="a year back and a month on"),
        pytest.param("-31m@8", date(2023, 11, 8), id="a day of the month reached"),
        pytest.param("today+10d", date(2026, 6, 13), id="from today by name"),
        pytest.param("council-1-1w", date(2026, 3, 3), id="from a meeting"),
        pytest.param("", date(2026, 6, 3), id="no distance"),
    ],
)
def test_a_date_is_a_distance_from_today(distance, day):
    calendar = Calendar(date(2026, 6, 3), meetings={"council-1": date(2026, 3, 10)})

    assert calendar.reckon(distance) == day


@pytest.mark.parametrize("nonsense", ["soon", "+3", "2026-06-03", "council-9+1w"])
def test_anything_else_is_no_date(nonsense):
    with pytest.raises(ValueError, match="is no date"):
        Calendar(date(2026, 6, 3)).reckon(nonsense)


def test_the_last_day_of_a_longer_month_becomes_the_last_of_a_shorter():
    assert Calendar(date(2028, 3, 31)).reckon("-1m") == date(2028, 2, 29)
    assert Calendar(date(2028, 2, 29)).reckon("-1y") == date(2027, 2, 28)


def test_a_meeting_on_a_bank_holiday_moves_to_the_next_working_day():
    easter_monday = Calendar(date(2026, 5, 1)).nth_of_month(-1, "monday", 1)

    assert easter_monday == date(2026, 4, 7)


def test_a_date_in_prose_on_a_day_off_becomes_the_working_day_before():
    calendar = Calendar(date(2026, 12, 23), closure_days=["12-29"])

    assert calendar.write("by {date:+6d}") == "by 24 December 2026"


def test_words_change_with_the_date():
    calendar = Calendar(date(2026, 6, 3), meetings={"cabinet-1": date(2026, 1, 13)})
    text = "{date:+5d}, {month:-2m}, {year}, {year:-1y}, {meeting:cabinet-1}"

    assert calendar.write(text) == "8 June 2026, April 2026, 2026/27, 2025/26, 13 January 2026"


def test_an_unknown_token_is_refused():
    with pytest.raises(ValueError, match=r"\{tomorrow\} is not known"):
        Calendar(date(2026, 6, 3)).write("{tomorrow}")


def test_a_line_that_ends_inside_a_paragraph_goes_on():
    text = "One\ntwo\n\n### Heading\n\n- a\n- b\n  more\n\n| a |\n|---|\n| b |\n"

    assert Calendar(date(2026, 6, 3)).write(text) == (
        "One two\n\n### Heading\n\n- a\n- b   more\n\n| a |\n|---|\n| b |"
    )


@given(today=DAYS)
def test_every_meeting_is_on_a_working_day(today):
    calendar = council_calendar(today)

    for day in calendar.meetings.values():
        assert day.weekday() < 5
        assert day not in bank_holidays(Regime.ENGLAND_PRINCIPAL)
        assert f"{day:%m-%d}" not in calendar.closure_days


@given(today=DAYS)
def test_what_was_held_is_past_and_what_is_to_come_is_not(today):
    calendar = council_calendar(today)

    for meeting in meetings():
        past = meeting.status in {"held", "cancelled"}
        assert (calendar.meetings[meeting.id] < today) == past


@given(today=DAYS)
def test_no_placeholder_is_left_and_no_date_is_refused(today):
    calendar = council_calendar(today)

    for meeting, text in all_words():
        written = calendar.write(text, calendar.meetings.get(meeting))
        assert "{" not in written
        assert "}" not in written


@given(today=DAYS)
def test_each_action_is_reported_on_between_its_meeting_and_today(today):
    calendar = council_calendar(today)

    for meeting in meetings():
        day = calendar.meetings[meeting.id]
        for action in (action for item in meeting.item for action in item.action):
            updates = [calendar.working(update.on, day) for update in action.updates]
            assert updates == sorted(updates)
            assert all(day <= update <= today for update in updates)
            assert calendar.working(action.due, day) > day


@given(today=DAYS)
def test_some_actions_are_always_open_and_some_overdue(today):
    calendar = council_calendar(today)
    due = [
        calendar.working(action.due, calendar.meetings[meeting.id])
        for meeting in meetings()
        for item in meeting.item
        for action in item.action
        if not any(update.status == "done" for update in action.updates)
    ]

    assert sum(day < today for day in due) >= 4
    assert sum(day >= today for day in due) >= 6
