from datetime import date, timedelta

import pytest

from app.clock import long_date, today
from app.database import db
from app.meetings.rules import MeetingStatus
from tests.factories import a_body, a_meeting
from tests.record.stories import meetings_every_week


def days_on(page) -> list[str]:
    return [day.text for day in page.select(".resolved-meetings__day")]


def bodies_on(page) -> list[str]:
    return [link.find(string=True) for link in page.select(".resolved-meetings a")]


def some_meetings() -> None:
    """Two past, one to come, of two bodies."""
    soon = today() + timedelta(days=40)
    db.session.add_all(
        [
            a_meeting(body=(parks := a_body("Parks Board")), held_on=date(2024, 3, 5)),
            a_meeting(body=a_body("Cabinet"), held_on=date(2025, 3, 5)),
            a_meeting(body=parks, held_on=soon, status=MeetingStatus.SCHEDULED),
            a_meeting(body=parks, held_on=date(2025, 6, 3), status=MeetingStatus.PROVISIONAL),
        ]
    )
    db.session.commit()


def test_the_next_meeting_is_listed_first_and_then_the_past_from_the_latest(browser):
    some_meetings()
    later = a_meeting(held_on=today() + timedelta(days=80), status=MeetingStatus.SCHEDULED)
    db.session.add_all([later, a_meeting(held_on=today(), status=MeetingStatus.SCHEDULED)])
    db.session.commit()

    page = browser.get("/meetings")

    assert [h.text for h in page.select("main h2.govuk-heading-m")] == ["Upcoming", "Past"]
    to_come, were = page.select(".resolved-meetings")
    assert [day.split(",")[0] for day in days_on(to_come)] == [
        long_date(today() + timedelta(days=days)) for days in (0, 40, 80)
    ]
    assert days_on(were) == ["Wednesday 5 March 2025, 5.00 pm", "Tuesday 5 March 2024, 5.00 pm"]


@pytest.mark.parametrize(
    ("asked", "bodies"),
    [
        ("when=upcoming", ["Parks Board"]),
        ("when=past", ["Cabinet", "Parks Board"]),
        ("when=sometime", ["Parks Board", "Cabinet", "Parks Board"]),
        ("body=cabinet", ["Cabinet"]),
        ("year=2024", ["Parks Board"]),
        ("status=held", ["Cabinet", "Parks Board"]),
        ("body=parks-board&when=past", ["Parks Board"]),
        ("body=nobody&year=0&status=xx", ["Parks Board", "Cabinet", "Parks Board"]),
    ],
)
def test_the_list_is_narrowed(browser, asked, bodies):
    some_meetings()

    assert bodies_on(browser.get(f"/meetings?{asked}")) == bodies


def test_a_provisional_meeting_is_listed_for_the_clerk_alone(browser, clerk):
    some_meetings()

    assert "Provisional" not in browser.get("/meetings").text
    assert bodies_on(clerk.get("/meetings?status=provisional")) == ["Parks Board"]
    assert len(bodies_on(browser.get("/meetings?status=provisional"))) == 3


def test_twenty_stand_on_a_page(browser):
    meetings_every_week(a_body(), 41)

    pages = [browser.get(f"/meetings?page={number}") for number in (1, 2, 3)]

    assert [len(days_on(page)) for page in pages] == [20, 20, 1]
    assert len({page.title.text for page in pages}) == 3
    current = pages[1].select_one(".govuk-pagination [aria-current=page]")
    assert current["aria-label"] == "Page 2"
    assert browser.status_of("GET", "/meetings?page=4") == 404


def test_filters_stay_when_the_page_is_turned(browser):
    meetings_every_week(a_body("Parks Board"), 21)

    onward = browser.get("/meetings?body=parks-board").select_one("[rel=next]")["href"]

    assert onward == "/meetings?body=parks-board&page=2"
    assert len(days_on(browser.get(onward))) == 1


def test_nothing_to_list_is_said_in_words(browser):
    assert "No meetings have been entered." in browser.get("/meetings").text
    assert "No meetings are arranged." in browser.get("/meetings?when=upcoming").text

    some_meetings()

    assert "No meeting fits." in browser.get("/meetings?year=2024&body=cabinet").text
