"""Anyone can follow a body: what is published of it as a feed, and its meetings in a calendar."""

from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from lxml import etree

from app.clock import now, today
from app.database import db
from app.meetings.announcements import Publication, announce
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MeetingStatus, MinutesState
from tests.factories import a_body, a_meeting


@pytest.fixture
def board():
    return a_body("Lamp Board", code="LB")


def meeting_of(board, on: date, **given) -> Meeting:
    meeting = a_meeting(body=board, held_on=on, **given)
    db.session.add(meeting)
    db.session.flush()
    return meeting


def published(meeting: Meeting, *kinds: Publication) -> None:
    for kind in kinds:
        at = now()
        if kind is Publication.AGENDA:
            meeting.agenda_state, meeting.agenda_published_at = AgendaState.PUBLISHED, at
        if kind is Publication.DRAFT_MINUTES:
            meeting.minutes_state, meeting.minutes_published_at = MinutesState.PUBLISHED_DRAFT, at
        db.session.flush()
        announce(meeting, kind, by=None, now=at)


def titles_of(browser, address: str = "/bodies/lamp-board/news.atom") -> list[str]:
    answer = browser.fetch(address)
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.data)
    return feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()")


def test_the_feed_tells_what_was_published_the_newest_first(browser, clerk, board):
    old = meeting_of(board, today() - timedelta(days=30))
    coming = meeting_of(board, today() + timedelta(days=30))
    published(coming, Publication.AGENDA)
    published(old, Publication.AGENDA, Publication.DRAFT_MINUTES, Publication.CORRECTION)
    meeting_of(board, today() + timedelta(days=60))
    published(meeting_of(a_body("Other", code="OB"), today()), Publication.AGENDA)
    db.session.commit()

    for reader in (browser, clerk):
        assert [title.partition(":")[0] for title in titles_of(reader)] == [
            "Correction",
            "Draft minutes",
            "Agenda",
            "Agenda",
        ]
    link = browser.get("/bodies/lamp-board").select_one("head link[rel=alternate]")
    assert link["href"] == "/bodies/lamp-board/news.atom"


def test_what_was_withdrawn_or_is_not_fixed_is_no_news(clerk, board):
    meeting = meeting_of(board, today())
    published(meeting, Publication.AGENDA, Publication.DRAFT_MINUTES)
    meeting.minutes_published_at, meeting.minutes_state = None, MinutesState.DRAFT
    db.session.commit()
    assert [title.partition(":")[0] for title in titles_of(clerk)] == ["Agenda"]

    meeting.status = MeetingStatus.PROVISIONAL
    db.session.commit()

    assert titles_of(clerk) == []


def test_a_calendar_has_the_meetings_everyone_may_know_of(browser, clerk, board):
    summer = meeting_of(
        board, date(today().year + 1, 7, 7), starts_at=time(18, 30), venue="Hall, 1"
    )
    off = meeting_of(board, today(), starts_at=None, status=MeetingStatus.CANCELLED)
    meeting_of(board, today(), status=MeetingStatus.PROVISIONAL)
    meeting_of(board, today() - timedelta(days=200))
    other = meeting_of(a_body("Other", code="OB"), today())
    db.session.commit()

    answer = clerk.fetch("/meetings.ics?body=lamp-board")
    events = {str(e["uid"]): e for e in Calendar.from_ical(answer.data).walk("VEVENT")}

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert [*events] == [f"meeting-{m.id}@127.0.0.1" for m in (summer, off)]
    first, second = events.values()
    assert first.decoded("dtstart") == datetime.fromisoformat(f"{summer.held_on}T17:30+00:00")
    assert (first["summary"], first["location"]) == ("Lamp Board", "Hall, 1")
    assert first["url"] == f"http://127.0.0.1:5000/meetings/{summer.id}"
    assert (second.decoded("dtstart"), second["status"]) == (off.held_on, "CANCELLED")
    assert second["summary"] == "Lamp Board: cancelled"
    everything = browser.fetch("/meetings.ics").text
    assert f"meeting-{other.id}@" in everything
    alone = Calendar.from_ical(browser.fetch(f"/meetings/{summer.id}.ics").data)
    assert len(alone.walk("VEVENT")) == 1


def test_nobody_has_a_calendar_of_what_there_is_not(browser, clerk, board):
    provisional = meeting_of(board, today(), status=MeetingStatus.PROVISIONAL)
    db.session.commit()

    for address in ("/meetings.ics?body=none", "/bodies/none/news.atom", "/meetings/999.ics"):
        assert browser.status_of("GET", address) == 404
    assert clerk.status_of("GET", f"/meetings/{provisional.id}.ics") == 404
    assert not Calendar.from_ical(browser.fetch("/meetings.ics").data).walk("VEVENT")
