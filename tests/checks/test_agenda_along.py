"""Minutes whose agenda was never published take it along, and claim no notice by it."""

from io import BytesIO

import docx

from app.database import db
from app.meetings.models import Meeting
from app.meetings.queries import notice_for
from tests.factories import a_body, a_meeting, a_person, an_item


def entered_afterwards(**changes):
    """Of an authority's own body, so that the law asks for notice of it."""
    meeting = a_meeting(body=a_body(is_authority_body=True), members=[a_person()], **changes)
    an_item(meeting=meeting, title="Parks", text="The oak was felled.")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def of_agenda(day, month="3"):
    parts = {"day": day, "month": month, "year": "2026"}
    return {f"agenda_given_on-{part}": typed for part, typed in parts.items()}


def stored(meeting):
    db.session.expire_all()
    return db.session.get(Meeting, meeting.id)


def test_an_agenda_that_goes_with_the_minutes_is_no_notice_of_the_meeting(clerk, browser):
    meeting = entered_afterwards()
    address = f"/meetings/{meeting.id}"

    asked = clerk.get(f"{address}/minutes/publish")
    clerk.post(f"{address}/minutes/publish", reason="Known", note="Late.")
    page, told = clerk.get(address), browser.get(address).select_one(".resolved-history")

    assert "was never published here" in asked.text
    assert [step["data-step"] for step in told.select("li")] == ["minutes published as a draft"]
    assert "The agenda was published with them. Late." in told.text
    assert "Parks" in browser.get(address).text
    assert "Short notice" not in page.text
    assert notice_for(stored(meeting)) is None


def test_the_day_on_which_an_agenda_was_published_elsewhere_is_told(clerk, browser):
    meeting = entered_afterwards()
    address = f"/meetings/{meeting.id}/minutes/publish"

    late = clerk.post(address, reason="Known", **of_agenda("6"))
    clerk.post(address, reason="Known", **of_agenda("24", "2"))

    assert "That day is after the meeting" in late.select_one(".govuk-error-summary").text
    told = browser.get(f"/meetings/{meeting.id}").select_one(".resolved-history").text
    assert "published with them. It had been published elsewhere on 24 February 2026." in told


def test_an_agenda_published_by_itself_counts_its_notice_however_late(clerk):
    meeting = entered_afterwards()
    clerk.post(f"/meetings/{meeting.id}/agenda/publish")

    asked = clerk.get(f"/meetings/{meeting.id}/minutes/publish")
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")

    assert "never published here" not in asked.text
    assert asked.select_one("[name=agenda_given_on-day]") is None
    assert notice_for(stored(meeting)).is_short


def test_decisions_take_the_agenda_along_too_and_its_paper_says_so(clerk, browser):
    meeting = entered_afterwards()
    address = f"/meetings/{meeting.id}"

    asked = clerk.get(f"{address}/decisions/publish")
    clerk.post(f"{address}/decisions/publish")

    assert "The agenda was not published: it goes with them" in asked.text
    told = browser.get(address).select_one(".resolved-history").text
    assert "The agenda was published with them." in told
    paper = docx.Document(BytesIO(browser.download(f"{address}/agenda.docx").data))
    assert paper.paragraphs[-1].text.startswith("This agenda was published after the meeting, on ")
