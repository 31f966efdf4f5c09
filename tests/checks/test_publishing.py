"""Minutes are published past their checks: contradictions hold them back, warnings ask why."""

from datetime import time, timedelta

import pytest

from app.agenda.operations import write_minutes
from app.checks.models import CheckPutAside
from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, record_sitting
from app.meetings.rules import AttendanceStatus, MeetingStatus, MinutesState
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
)


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    """Minuted, and neither numbered nor chaired."""
    body = a_body(is_authority_body=False)  # whose meetings the law of notice is not for
    meeting = a_meeting(body=body, members=[a_person(f"Member {n} Lee") for n in range(5)])
    an_item(meeting=meeting, title="Parks", text="The oak was felled.")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def stands(meeting):
    db.session.expire_all()
    return db.session.get(Meeting, meeting.id).minutes_state


def found_on(page):
    return [one.select_one("a").text for one in page.select(".resolved-checks__one")]


def test_a_contradiction_holds_minutes_back_and_leads_to_where_it_is_put_right(clerk, meeting):
    item = an_item(meeting=meeting, title="Schools", text="Members spoke.")
    a_recommendation(item, "Note the report")
    meeting.status = MeetingStatus.SCHEDULED
    meeting.attendances[0].status = AttendanceStatus.EXPECTED
    db.session.commit()
    address = f"/meetings/{meeting.id}/minutes/publish"

    page = clerk.get(address)
    refused = clerk.post(address, reason="Because")

    links = [one.select_one("a")["href"] for one in page.select(".resolved-checks__one")][:3]
    assert set(links) == {
        f"/meetings/{meeting.id}/status",
        f"/meetings/{meeting.id}/attendance",
        f"/items/{item.id}#decision",
    }
    assert not page.find("button", string="Publish the draft minutes")
    assert "3 things contradict" in refused.select_one(".govuk-error-summary").text
    assert stands(meeting) is MinutesState.DRAFT
    assert not db.session.scalars(db.select(CheckPutAside)).all()
    page = clerk.post(f"/meetings/{meeting.id}/minutes/approve")
    assert "3 things contradict" in page.text


def test_warnings_are_published_with_a_reason_that_is_kept_with_each(clerk, meeting):
    address = f"/meetings/{meeting.id}/minutes/publish"

    page = clerk.get(address)
    unexplained = clerk.post(address, reason=" ")
    done = clerk.post(address, reason="A note for the file, as the Chair wished")

    assert found_on(page) == [
        "Nobody is recorded as in the chair",
        "No minute has a number yet: number the minutes, and they can be cited",
    ]
    assert "stay for ever" not in page.text
    assert "Say why" in unexplained.select_one(".govuk-error-summary").text
    assert "published as a draft" in done.text
    assert stands(meeting) is MinutesState.PUBLISHED_DRAFT
    kept = db.session.scalars(db.select(CheckPutAside)).all()
    assert {aside.rule for aside in kept} == {11, 24}
    assert {aside.reason for aside in kept} == {"A note for the file, as the Chair wished"}
    assert "as the Chair wished" in clerk.get(f"/meetings/{meeting.id}/checks").text


def test_the_closing_time_is_asked_until_it_is_recorded_or_written(clerk, meeting):
    address, asks = f"/meetings/{meeting.id}/checks", "When did the meeting close?"
    page = clerk.get(address)
    question = page.find("a", string=lambda words: words and asks in words)
    item = meeting.items[0]
    ending = "The oak was felled. The meeting closed at 7.10 pm."
    write_minutes(item, ending, seen=item.revision, now=NOW)
    db.session.commit()
    told = clerk.get(address)
    write_minutes(item, "The oak was felled.", seen=item.revision, now=NOW)
    record_sitting(meeting, 1, meeting.held_on, ended_at=time(19, 10))
    db.session.commit()

    assert question["href"] == f"/meetings/{meeting.id}/sittings/1#ended_at"
    assert asks not in told.text
    assert asks not in clerk.get(address).text


def test_what_was_left_empty_is_asked_about(clerk, meeting):
    an_item(meeting=meeting, title="Roads")
    an_item(meeting=meeting, title="Any other business", kind="heading", number=None)
    hanging = an_item(meeting=meeting, title="Bins", text="Spoke.\n\n**RESOLVED** that:")
    asked = an_item(meeting=meeting, title="Bells", text="RECOMMENDED that they ring.\n\nSpoke.")
    a_resolution(an_item(meeting=meeting, title="Bikes"))
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/checks")

    found = [(one.a.text, one.a["href"]) for one in page.select(".resolved-checks__one")]
    assert (
        "The minutes open a decision here, and say none",
        f"/items/{hanging.id}/minutes#text",
    ) in found
    assert (
        "Recommended here, and nothing says what was decided",
        f"/items/{asked.id}/minutes#text",
    ) in found
    assert [words for words, _ in found].count("Nothing is written of this item") == 1
    assert "Nothing stands under this heading" not in dict(found)  # Bins stands under it


def test_a_heading_at_the_end_stands_empty(clerk, meeting):
    an_item(meeting=meeting, title="Part B", kind="heading", number=None)
    db.session.commit()

    assert "Nothing stands under this heading" in found_on(
        clerk.get(f"/meetings/{meeting.id}/checks")
    )


def test_a_cut_minute_is_not_published_without_its_summary(clerk, meeting):
    item = meeting.items[0]
    write_minutes(item, "Bids.", seen=1, now=NOW, restricted_text="Acme bid least.")
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/minutes/publish")

    assert found_on(page)[0].startswith("Part of this minute is closed to the public")
    link = page.select_one(".resolved-checks__one a")["href"]
    assert link == f"/items/{item.id}/minutes#public_summary"


def test_minutes_of_a_meeting_to_come_are_not_published(clerk):
    meeting = call_meeting(a_body(), today() + timedelta(days=9))
    db.session.add(meeting)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Ready")

    assert "it has no minutes yet" in page.select_one(".govuk-error-summary").text


def test_a_meeting_that_closed_was_held(clerk, meeting):
    meeting.status = MeetingStatus.CONFIRMED
    db.session.commit()
    chair = meeting.attendances[0].person_id

    clerk.post(f"/meetings/{meeting.id}/desk/times", presiding=str(chair), started_at="17:00")
    before = db.session.get(Meeting, meeting.id, populate_existing=True).status
    page = clerk.post(f"/meetings/{meeting.id}/desk/times", presiding=str(chair), ended_at="19:00")

    held = db.session.get(Meeting, meeting.id, populate_existing=True)
    assert (before, held.status) == (MeetingStatus.CONFIRMED, MeetingStatus.HELD)
    assert (held.sittings[0].presiding_id, held.sittings[0].ended_at) == (chair, time(19))
    assert page.select_one(f"#presiding option[value='{chair}']").has_attr("selected")
