"""Days in words; holidays, leap days and the ends of months are real ones."""

from datetime import date

import pytest

from app.actions.due_words import day_meant, due_said_in
from app.bodies.rules import Regime
from app.errors import RuleBroken
from app.meetings.holidays import bank_holidays
from app.meetings.notice import working_days

TODAY = date(2026, 11, 21)
WORKING = working_days(bank_holidays(Regime.ENGLAND_PRINCIPAL), {date(2026, 12, 29)})


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("by the next meeting", date(2027, 1, 14), id="next meeting"),
        pytest.param("end of term 12 July", date(2027, 7, 12), id="next year’s July"),
        pytest.param("by 5 December", date(2026, 12, 5), id="this year’s December"),
        pytest.param("by the 1st of Dec", date(2026, 12, 1), id="short month"),
        pytest.param("12 July 2029", date(2029, 7, 12), id="a year said"),
        pytest.param("2027-03-01", date(2027, 3, 1), id="ISO"),
        pytest.param("by 29 February", date(2028, 2, 29), id="the next leap day"),
        pytest.param("end of February", date(2027, 2, 28), id="no leap year"),
        pytest.param("end of February 2028", date(2028, 2, 29), id="a leap year"),
        pytest.param("end of the month", date(2026, 11, 30), id="this month"),
        pytest.param("June 2027", date(2027, 6, 30), id="a month and its year"),
        pytest.param("before June 2027", date(2027, 5, 31), id="before a month"),
        pytest.param("within two weeks", date(2026, 12, 5), id="weeks"),
        pytest.param("in a month", date(2026, 12, 21), id="a month"),
        pytest.param("within 3 months", date(2027, 2, 21), id="months"),
        pytest.param("within 10 days", date(2026, 12, 1), id="days"),
        pytest.param("within 5 working days", date(2026, 11, 27), id="from a Saturday"),
        pytest.param("before the next meeting on 3 December", date(2026, 12, 3), id="its day"),
    ],
)
def test_words_mean_a_day(words, day):
    assert day_meant(words, TODAY, next_meeting=date(2027, 1, 14), working=WORKING) == day


def test_working_days_leave_out_bank_holidays_and_days_on_which_the_offices_shut():
    """Friday 25, Monday 28 (for Boxing Day) are holidays, Tuesday 29 is a closure day."""
    meant = day_meant("within two working days", date(2026, 12, 24), working=WORKING)

    assert meant == date(2026, 12, 31)


def test_a_month_from_the_end_of_january_ends_with_february():
    assert day_meant("within one month", date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    "words",
    ["soon", "31 June", "autumn", "30 February", "99 May 2027", "31 June 2027", "April to say"],
)
def test_words_that_mean_no_day_are_refused(words):
    with pytest.raises(RuleBroken, match="No day can be read") as refusal:
        day_meant(words, TODAY)

    assert refusal.value.about == "due_on"


def test_the_next_meeting_is_a_day_only_once_it_is_called():
    with pytest.raises(RuleBroken, match="No later meeting is called"):
        day_meant("by the next meeting", TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the Head of Parks reports by the end of June 2027 on trees", "by the end of June 2027"),
        ("a report be brought By June 2027", "By June 2027"),
        ("officers write to the Trust within 10 working days", "within 10 working days"),
        ("a lease be granted from 1 April 2027", ""),
    ],
)
def test_a_decision_may_say_by_when(text, said):
    assert due_said_in(text) == said
