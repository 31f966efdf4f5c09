from datetime import date

import pytest

from app.clock import today
from app.database import db
from app.meetings.rules import MeetingStatus
from tests.factories import a_body, a_meeting


def a_month(*days: int, **details) -> None:
    body = a_body("Parks Board")
    db.session.add_all([a_meeting(body=body, held_on=date(2026, 3, d), **details) for d in days])
    db.session.commit()


def test_a_month_is_a_table_of_weeks(browser):
    a_month(5, 31)

    page = browser.get("/calendar?month=2026-03")

    table = page.select_one("table")
    assert [(th.text, th["scope"]) for th in table.select("th")][::6] == [
        ("Monday", "col"),
        ("Sunday", "col"),
    ]
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in table.select("tr")[1:]
    ]
    assert len(rows) == 6
    assert rows[0] == ["", "", "", "", "", "", "1"]
    assert rows[1][3] == "5 5.00 pm Parks Board"
    assert rows[5][1] == "31 5.00 pm Parks Board"


def test_the_same_month_is_a_list_for_narrow_screens(browser):
    a_month(5, 31)

    page = browser.get("/calendar?month=2026-03")

    assert len(page.select(".resolved-calendar-list li")) == 2


def test_the_months_before_and_after_are_linked(browser):
    page = browser.get("/calendar?month=2025-12")

    assert page.select_one("[rel=prev]")["href"] == "/calendar?month=2025-11"
    assert page.select_one("[rel=next]")["href"] == "/calendar?month=2026-01"
    assert "No meetings are arranged in December 2025." in page.text


def test_without_a_month_it_is_this_one(browser):
    page = browser.get("/calendar")

    assert f"{today():%B} {today().year}" in page.select_one("h1").text
    assert "Today" in page.select_one(".resolved-calendar__today").text


def test_a_cancelled_meeting_says_so(browser):
    a_month(5, status=MeetingStatus.CANCELLED)

    page = browser.get("/calendar?month=2026-03")

    assert "(cancelled)" in page.select_one("table a").text


def test_a_provisional_date_is_for_the_clerk_alone(browser, clerk):
    a_month(5, status=MeetingStatus.PROVISIONAL)

    assert not browser.get("/calendar?month=2026-03").select("table a")
    assert "(provisional)" in clerk.get("/calendar?month=2026-03").select_one("table a").text


@pytest.mark.parametrize(
    "month", ["2026", "2026-13", "2026-00", "march", "0000-01", "9999-12", "2026-03-01", "²026-03"]
)
def test_what_is_no_month_is_not_found(browser, month):
    assert browser.status_of("GET", f"/calendar?month={month}") == 404
