"""Agenda and minutes from draft to signed."""

from datetime import date, timedelta

import pytest

from app.agenda.filing import add_document
from app.agenda.rules import Part
from app.clock import today
from app.database import db
from app.meetings.attendance import record_all_present
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.rules import AgendaState, MeetingKind, MeetingStatus, MinutesState
from tests.factories import NOW, a_body, a_meeting, a_membership, a_person, an_item, numbered
from tests.life.steps import SIGNED


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    body = a_body("Parks Committee")
    a_membership(body, a_person("Ann Lee"))
    meeting = call_meeting(body, date(2026, 3, 5), status=MeetingStatus.HELD)
    record_all_present(meeting)
    an_item(meeting=meeting, title="Apologies", text="None.")
    an_item(meeting=meeting, title="Trees")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def now_is(meeting):
    db.session.expire_all()
    return meeting.agenda_state, meeting.minutes_state


def test_an_agenda_is_published_and_withdrawn(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/agenda/publish")
    assert "The agenda is published" in page.text
    assert now_is(meeting)[0] is AgendaState.PUBLISHED

    clerk.post(f"/meetings/{meeting.id}/agenda/withdraw")

    assert now_is(meeting)[0] is AgendaState.DRAFT


def test_publishing_too_late_is_said_and_not_prevented(clerk):
    meeting = call_meeting(a_body(), today())
    db.session.add(meeting)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/agenda/publish")

    assert "There is nothing on the agenda" in page.text
    assert "5 clear days before the meeting" in page.select_one(".govuk-inset-text").text
    mended = {link["href"] for link in page.select(".govuk-inset-text a")}
    assert mended == {f"/meetings/{meeting.id}/agenda", f"/meetings/{meeting.id}/edit"}
    shown = clerk.get(f"/meetings/{meeting.id}").select(".resolved-tools__main a")
    assert "Build the agenda" in [link.text for link in shown]
    clerk.post(f"/meetings/{meeting.id}/agenda/publish")
    assert now_is(meeting)[0] is AgendaState.PUBLISHED


def test_minutes_go_from_draft_to_signed(clerk, meeting):
    numbered(meeting)
    later = call_meeting(meeting.body, date(2026, 4, 9), status=MeetingStatus.HELD)
    db.session.add(later)
    db.session.commit()
    address = f"/meetings/{meeting.id}/minutes"

    clerk.post(f"{address}/publish", reason="Known")
    assert now_is(meeting)[1] is MinutesState.PUBLISHED_DRAFT
    assert all(item.minute.published for item in meeting.items)
    clerk.post(f"{address}/approve", approved_at=later.id)
    assert now_is(meeting)[1] is MinutesState.APPROVED
    clerk.post(f"{address}/sign", **SIGNED)

    assert now_is(meeting)[1] is MinutesState.SIGNED
    assert meeting.approved_at == later


def test_only_suitable_later_meetings_are_offered_to_approve(clerk, meeting):
    others = [
        call_meeting(meeting.body, date(2026, 4, 2), kind=MeetingKind.EXTRAORDINARY),
        call_meeting(meeting.body, date(2026, 4, 9)),
        call_meeting(meeting.body, date(2026, 2, 5)),
        call_meeting(a_body("Roads Committee"), date(2026, 4, 9)),
    ]
    db.session.add_all(others)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/minutes/approve")

    offered = [option.text for option in page.select("#approved_at option") if option.text]
    assert offered == ["Parks Committee, 9 April 2026"]


def test_without_a_later_meeting_the_clerk_is_told_so(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/minutes/approve")

    assert "No later meeting of this body has taken place yet" in page.text


def test_a_meeting_to_approve_at_is_asked_for(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/minutes/approve")

    assert "Choose the meeting that approved them" in page.select_one(".govuk-error-summary").text
    assert now_is(meeting)[1] is MinutesState.DRAFT


def test_draft_minutes_are_withdrawn_and_their_numbers_stay(clerk, meeting):
    numbered(meeting)
    db.session.commit()
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")

    clerk.post(f"/meetings/{meeting.id}/minutes/withdraw")

    assert now_is(meeting)[1] is MinutesState.DRAFT
    assert all(item.minute.published for item in meeting.items)


def test_a_meeting_that_nobody_says_was_held_has_approved_nothing(clerk, meeting):
    later = call_meeting(meeting.body, date(2026, 4, 9))
    db.session.add(later)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/minutes/approve", approved_at=later.id)

    assert "say first that it was held" in page.select_one(".govuk-error-summary").text
    assert now_is(meeting)[1] is MinutesState.DRAFT


def test_an_approval_by_mistake_is_taken_back_until_the_minutes_are_signed(clerk, meeting):
    later = call_meeting(meeting.body, date(2026, 4, 9), status=MeetingStatus.HELD)
    db.session.add(later)
    db.session.commit()
    address = f"/meetings/{meeting.id}/minutes"
    clerk.post(f"{address}/approve", approved_at=later.id)

    clerk.post(f"{address}/take-back")
    assert now_is(meeting)[1] is MinutesState.PUBLISHED_DRAFT
    clerk.post(f"{address}/approve", approved_at=later.id)
    clerk.post(f"{address}/sign", **SIGNED)
    page = clerk.post(f"{address}/take-back")

    assert "not approved: they are signed" in page.select_one(".govuk-error-summary").text
    assert now_is(meeting)[1] is MinutesState.SIGNED


def test_a_draft_cannot_be_signed_nor_its_approval_taken_back(clerk, meeting):
    for step in ("sign", "take-back"):
        page = clerk.post(f"/meetings/{meeting.id}/minutes/{step}")
        assert page.select(".govuk-error-summary")

    assert now_is(meeting)[1] is MinutesState.DRAFT
    assert db.session.scalars(db.select(Meeting)).one().minutes_published_at is None


def test_a_meeting_that_lies_ahead_has_approved_nothing(clerk, meeting):
    later = call_meeting(meeting.body, date(2999, 3, 5))
    db.session.add(later)
    db.session.commit()

    page = clerk.get(f"/meetings/{meeting.id}/minutes/approve")

    assert "No later meeting of this body has taken place yet" in page.text
    assert not page.select(f"#approved_at option[value='{later.id}']")


def test_what_goes_out_is_listed_and_an_early_agenda_is_ticked_first(clerk):
    meeting = a_meeting(held_on=today() + timedelta(days=90), status=MeetingStatus.SCHEDULED)
    an_item(meeting=meeting, title="Parks")
    closed = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Bids"}
    contract = an_item(meeting=meeting, title="Contract", **closed)
    bids = "https://example.org/bids"
    add_document(meeting, contract, title="Bids compared", url=bids, now=NOW)
    db.session.add(meeting)
    db.session.commit()

    asked = clerk.post(f"/meetings/{meeting.id}/agenda/publish")

    parks, contract = (
        line.get_text(" ", strip=True) for line in asked.select(".resolved-goes-out li")
    )
    assert "no paper yet" in parks
    assert "its title and why only" in contract
    assert "Bids compared – withheld" in contract
    assert "this early" in asked.select_one(".govuk-error-summary").text
    clerk.post(
        f"/meetings/{meeting.id}/agenda/publish",
        sure=asked.select_one("[name=sure]")["value"],
    )
    db.session.expire_all()
    assert db.session.get(Meeting, meeting.id).agenda_published_at
