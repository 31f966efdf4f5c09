"""Calling a meeting, changing it, saying how it stands, removing it."""

from datetime import date, time, timedelta

import pytest

from app.bodies.models import TemplateItem
from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.rules import AttendanceStatus, MeetingKind, MeetingStatus
from tests.factories import a_body, a_membership, a_person, an_item

DAY = today() + timedelta(days=100)
TYPED = {"held_on-day": DAY.day, "held_on-month": DAY.month, "held_on-year": DAY.year}


@pytest.fixture
def body(app):  # noqa: ARG001  # kept in the app's database
    body = a_body("Parks Committee", seats=9)
    a_membership(body, a_person("Ann Lee"))
    db.session.add(body)
    db.session.commit()
    return body


@pytest.fixture
def meeting(body):
    meeting = call_meeting(body, date(2026, 9, 8), starts_at=time(17))
    db.session.add(meeting)
    db.session.commit()
    return meeting


def test_a_clerk_calls_a_meeting(clerk, body):
    page = clerk.post(
        f"/meetings/new?body={body.slug}",
        body=body.id,
        **TYPED,
        starts_at="5.30 pm",
        venue="Guildhall",
        kind="annual",
        notice="The lift works.",
    )

    (kept,) = db.session.scalars(db.select(Meeting))
    assert "Meeting called: 1 person is expected" in page.text
    assert (kept.held_on, kept.starts_at, kept.kind) == (
        DAY,
        time(17, 30),
        MeetingKind.ANNUAL,
    )
    assert kept.notice == "The lift works."


@pytest.mark.parametrize(("kind", "lines"), [("ordinary", 2), ("extraordinary", 0)])
def test_the_agenda_begins_from_the_template_unless_unticked(clerk, body, kind, lines):
    body.template = [
        TemplateItem(position=n, title=t) for n, t in enumerate(("Apologies", "Minutes"))
    ]
    db.session.commit()
    answers = {"body": body.id, "kind": kind}
    answers |= TYPED
    assert clerk.get("/meetings/new").select_one("#from_template").has_attr("checked")

    clerk.post("/meetings/new", **answers, starts_at="17:00", from_template="y")
    clerk.post("/meetings/new", **answers, starts_at="19:00")

    called = db.session.scalars(db.select(Meeting).order_by(Meeting.starts_at)).all()
    assert [len(meeting.items) for meeting in called] == [lines, 0]


def test_a_meeting_of_the_past_is_called_once_that_is_ticked(clerk, body):
    before = today() - timedelta(days=7)
    answers = {"body": body.id, "kind": "ordinary", "held_on-day": before.day}
    answers |= {"held_on-month": before.month, "held_on-year": before.year}

    asked = clerk.post("/meetings/new", **answers)
    assert "is past: this meeting was held already" in asked.select_one(".govuk-error-summary").text
    assert not db.session.scalars(db.select(Meeting)).all()
    clerk.post("/meetings/new", **answers, sure=asked.select_one("[name=sure]")["value"])

    assert [m.held_on for m in db.session.scalars(db.select(Meeting))] == [before]


def test_the_same_meeting_is_not_called_twice_unasked(clerk, body, meeting):
    meeting.held_on = DAY
    db.session.commit()
    answers = {"body": body.id, "kind": "ordinary", "starts_at": "17:00"}
    answers |= TYPED

    asked = clerk.post("/meetings/new", **answers)
    assert "already: this is another" in asked.select_one(".govuk-error-summary").text
    assert db.session.scalars(db.select(Meeting)).all() == [meeting]
    clerk.post("/meetings/new", **answers, sure=asked.select_one("[name=sure]")["value"])

    assert len(db.session.scalars(db.select(Meeting)).all()) == 2


def test_the_body_is_chosen_already_where_the_page_is_opened_from_it(clerk, body):
    page = clerk.get(f"/meetings/new?body={body.slug}")

    assert page.select_one("#body option[selected]").text == "Parks Committee"


def test_what_is_missing_is_asked_for(clerk, body):  # noqa: ARG001  # there is a body to choose
    page = clerk.post("/meetings/new")

    summary = page.select_one(".govuk-error-summary").text
    assert "Choose the body that meets" in summary
    assert "Enter the date of the meeting" in summary


def test_a_dissolved_body_is_not_offered(clerk, body):
    body.dissolved = "2025"
    db.session.commit()

    page = clerk.get("/meetings/new")

    assert "Parks Committee" not in page.select_one("#body").text


def test_a_clerk_changes_a_meeting(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/edit", kind="ordinary", venue="Library")

    assert "Meeting saved" in page.text
    db.session.expire_all()
    assert (meeting.venue, meeting.held_on) == ("Library", date(2026, 9, 8))


def test_a_meeting_that_was_put_off_says_so(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/status", status="postponed")
    assert "Say why the meeting is postponed" in page.select_one(".govuk-error-summary").text

    page = clerk.post(f"/meetings/{meeting.id}/status", status="postponed", note="To 15 September")

    assert "The meeting is postponed" in page.text
    db.session.expire_all()
    assert (meeting.status, meeting.status_note) == (MeetingStatus.POSTPONED, "To 15 September")


def test_an_adjourned_meeting_is_given_the_day_it_resumes(clerk, meeting):
    clerk.post(
        f"/meetings/{meeting.id}/status",
        status="adjourned",
        **{"resumes_on-day": "15", "resumes_on-month": "9", "resumes_on-year": "2026"},
        resumes_at="10:00",
    )

    db.session.expire_all()
    assert [s.on for s in meeting.sittings] == [date(2026, 9, 8), date(2026, 9, 15)]


def test_an_empty_meeting_is_removed(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/remove")
    assert "Remove this meeting?" in page.h1.text

    page = clerk.post(f"/meetings/{meeting.id}/remove")

    assert "Meeting removed" in page.text
    assert db.session.scalars(db.select(Meeting)).all() == []


def test_a_meeting_with_items_is_not_removed(clerk, meeting):
    an_item(meeting=meeting)
    db.session.commit()

    page = clerk.post(f"/meetings/{meeting.id}/remove")

    assert "This meeting has items" in page.select_one(".govuk-error-summary").text


def test_a_sitting_is_recorded_corrected_and_removed(clerk, meeting):
    ann = meeting.attendances[0].person
    address = f"/meetings/{meeting.id}/sittings/1"
    assert clerk.get(address).select_one("#started_at")["value"] == "17:00"

    clerk.post(address, started_at="17:05", ended_at="6.45 pm", presiding=ann.id, mode="hybrid")

    db.session.expire_all()
    (sitting,) = meeting.sittings
    assert (sitting.on, sitting.started_at, sitting.ended_at, sitting.presiding) == (
        date(2026, 9, 8),
        time(17, 5),
        time(18, 45),
        ann,
    )
    clerk.post(f"{address}/remove")
    db.session.expire_all()
    assert meeting.sittings == []


@pytest.mark.parametrize(
    ("answers", "box", "words"),
    [
        ({"started_at": "17:00", "ended_at": "16:00"}, "ended_at", "cannot end before it started"),
        ({"on-day": 7}, "on-day", "cannot be before the day of the meeting"),
        ({"on-year": 2027, "on-month": 10}, "on-day", "more than a year after the meeting"),
    ],
)
def test_a_sitting_that_cannot_have_been_is_refused_beside_its_box(
    clerk, meeting, answers, box, words
):
    day = {"on-day": 8, "on-month": 9, "on-year": 2026}

    page = clerk.post(f"/meetings/{meeting.id}/sittings/1", **day | {"mode": "hybrid"} | answers)

    assert words in page.select_one(f".govuk-error-summary a[href='#{box}']").text
    assert meeting.sittings == []


def test_a_sitting_may_end_after_midnight(clerk, meeting):
    clerk.post(
        f"/meetings/{meeting.id}/sittings/1", started_at="19:00", ended_at="0:20", mode="hybrid"
    )

    db.session.expire_all()
    assert meeting.sittings[0].ended_at == time(0, 20)


def test_nobody_who_was_away_is_in_the_chair(clerk, meeting):
    part = meeting.attendances[0]
    part.status = AttendanceStatus.APOLOGIES
    db.session.commit()

    page = clerk.post(
        f"/meetings/{meeting.id}/sittings/1", presiding=part.person_id, mode="in person"
    )

    refusal = page.select_one(".govuk-error-summary a[href='#presiding']").text
    assert "Ann Lee is recorded as having sent apologies, so cannot have presided" in refusal


@pytest.mark.parametrize("year", [1066, 1799, 2099, 9999])
def test_a_meeting_of_an_unlikely_year_is_refused(clerk, meeting, year):
    day = {"held_on-day": 8, "held_on-month": 9, "held_on-year": year}

    page = clerk.post(f"/meetings/{meeting.id}/edit", kind="ordinary", **day)

    assert "Enter a year from 1800 to" in page.select_one(".govuk-error-summary").text
    db.session.expire_all()
    assert meeting.held_on == date(2026, 9, 8)


def test_a_sitting_out_of_turn_leads_to_the_first(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/sittings/7")

    assert page.h1.text == "Times of the meeting"


def test_a_sitting_needs_its_day(clerk, meeting):
    empty = {"on-day": "", "on-month": "", "on-year": ""}

    page = clerk.post(f"/meetings/{meeting.id}/sittings/1", **empty, mode="in person")

    assert "Enter the date of the sitting" in page.select_one(".govuk-error-summary").text


def test_a_time_that_is_none_is_refused_beside_its_box(clerk, meeting):
    page = clerk.post(f"/meetings/{meeting.id}/sittings/1", started_at="teatime")

    assert page.select_one(".govuk-error-summary a")["href"] == "#started_at"
