"""Agenda and minutes from draft to signed."""

from datetime import date

import pytest

from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.rules import AgendaState, MeetingKind, MinutesState
from tests.factories import a_body, a_membership, a_person, an_item, numbered


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    body = a_body("Parks Committee")
    a_membership(body, a_person("Ann Lee"))
    meeting = call_meeting(body, date(2026, 3, 5))
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
    clerk.post(f"/meetings/{meeting.id}/agenda/publish")
    assert now_is(meeting)[0] is AgendaState.PUBLISHED


def test_what_is_unfinished_is_said_before_minutes_are_published(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/minutes/publish")

    words = page.select_one(".govuk-inset-text").text
    assert "Without minutes: 2. Trees." in words
    assert "Without a minute number: 1. Apologies, 2. Trees." in words
    assert "Still expected, neither present nor absent: Ann Lee." in words


def test_minutes_go_from_draft_to_signed(clerk, meeting):
    numbered(meeting)
    later = call_meeting(meeting.body, date(2026, 4, 9))
    db.session.add(later)
    db.session.commit()
    address = f"/meetings/{meeting.id}/minutes"

    clerk.post(f"{address}/publish")
    assert now_is(meeting)[1] is MinutesState.PUBLISHED_DRAFT
    assert all(item.minute.published for item in meeting.items)
    clerk.post(f"{address}/approve", approved_at=later.id)
    assert now_is(meeting)[1] is MinutesState.APPROVED
    clerk.post(f"{address}/sign")

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


def test_without_a_later_meeting_the_clerk_is_told_to_call_one(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/minutes/approve")

    assert "Call it first" in page.text


def test_a_meeting_to_approve_at_is_asked_for(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/minutes/approve")

    assert "Choose the meeting that approved them" in page.select_one(".govuk-error-summary").text
    assert now_is(meeting)[1] is MinutesState.DRAFT


def test_draft_minutes_are_withdrawn_and_their_numbers_stay(clerk, meeting):
    numbered(meeting)
    db.session.commit()
    clerk.post(f"/meetings/{meeting.id}/minutes/publish")

    clerk.post(f"/meetings/{meeting.id}/minutes/withdraw")

    assert now_is(meeting)[1] is MinutesState.DRAFT
    assert all(item.minute.published for item in meeting.items)


def test_an_approval_by_mistake_is_taken_back_until_the_minutes_are_signed(clerk, meeting):
    later = call_meeting(meeting.body, date(2026, 4, 9))
    db.session.add(later)
    db.session.commit()
    address = f"/meetings/{meeting.id}/minutes"
    clerk.post(f"{address}/approve", approved_at=later.id)

    clerk.post(f"{address}/take-back")
    assert now_is(meeting)[1] is MinutesState.PUBLISHED_DRAFT
    clerk.post(f"{address}/approve", approved_at=later.id)
    clerk.post(f"{address}/sign")
    page = clerk.post(f"{address}/take-back")

    assert "not approved: they are signed" in page.select_one(".govuk-error-summary").text
    assert now_is(meeting)[1] is MinutesState.SIGNED


def test_a_draft_cannot_be_signed_nor_its_approval_taken_back(clerk, meeting):
    for step in ("sign", "take-back"):
        page = clerk.post(f"/meetings/{meeting.id}/minutes/{step}")
        assert page.select(".govuk-error-summary")

    assert now_is(meeting)[1] is MinutesState.DRAFT
    assert db.session.scalars(db.select(Meeting)).one().minutes_published_at is None
