import pytest

from app.agenda.models import MinuteNumber
from app.bodies.models import NumberSeries
from app.bodies.rules import SeriesReset
from app.database import db
from tests.factories import a_body, a_meeting, an_item, numbered, published


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    body = a_body(code="EAB")
    body.series = NumberSeries(pattern="{n}/{yyyy}", reset=SeriesReset.CALENDAR_YEAR)
    meeting = a_meeting(body=body)
    for title in ("Apologies", "Parks"):
        an_item(meeting=meeting, title=title)
    db.session.add(meeting)
    db.session.commit()
    return meeting


def labels():
    db.session.expire_all()
    return [n.label for n in db.session.scalars(db.select(MinuteNumber).order_by(MinuteNumber.id))]


def test_the_numbers_are_shown_before_they_are_given(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/minute-numbers", first="7", preview="y")

    shown = [row.select_one("td").text for row in page.select("tbody tr")]
    assert shown == ["7/2026", "8/2026"]
    assert labels() == []


@pytest.mark.parametrize("button", ["preview", "give"])
def test_a_first_number_that_is_none_is_refused(clerk, meeting, button):
    page = clerk.post(f"/meetings/{meeting.id}/minute-numbers", first="abc", **{button: "y"})

    assert "must be a whole number" in page.select_one("#first-error").text
    assert labels() == []


def test_a_button_numbers_the_minutes(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/minute-numbers", first="", give="y")

    assert "The minutes are numbered" in page.text
    assert labels() == ["1/2026", "2/2026"]
    assert not page.select("[name=give]")


def test_a_first_number_that_was_used_is_refused(clerk, meeting):
    other = a_meeting(body=meeting.body)
    an_item(meeting=other)
    numbered(other)
    db.session.add(other)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/minute-numbers", first="1", give="y")

    assert "Minute number 1 has been used already" in page.select_one("#first-error").text
    assert labels() == ["1/2026"]


def test_one_number_is_corrected_before_publication(clerk, meeting):
    numbered(meeting, first=10)
    db.session.commit()

    clerk.post(f"/items/{meeting.items[1].id}/minute-number", number="10", suffix="a")

    assert labels() == ["10/2026", "10A/2026"]


def test_an_item_without_a_number_leads_to_where_it_gets_one(clerk, meeting):
    page = clerk.get(f"/items/{meeting.items[0].id}/minute-number")

    assert page.h1.text == "Minute numbers"


def test_the_numbers_are_taken_off(clerk, meeting):
    numbered(meeting)
    db.session.commit()

    clerk.post(f"/meetings/{meeting.id}/minute-numbers/take-back")

    assert labels() == []


def test_published_numbers_are_neither_corrected_nor_taken_off(clerk, meeting):
    numbered(meeting)
    published(meeting)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/minute-numbers/take-back")
    assert "These numbers were published, so they stay" in page.text
    page = clerk.post(f"/items/{meeting.items[0].id}/minute-number", number="5")

    assert "This number was published, so it stays" in page.text
    assert labels() == ["1/2026", "2/2026"]
