"""Meetings as a calendar that other programs read. No other module of this chapter imports
icalendar.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from flask import url_for
from icalendar import Calendar, Event

from app.clock import LONDON
from app.meetings.models import Meeting
from app.meetings.rules import MeetingKind, MeetingStatus
from app.record.in_words import meeting_in_words
from app.watching.asking import host, site_address

_OFF = {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}


def calendar_of(name: str, meetings: Iterable[Meeting], now: datetime) -> bytes:
    """RFC 5545. `meetings` are those that everyone may know of."""
    calendar = Calendar()
    calendar.add("prodid", "-//Resolved//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for meeting in meetings:
        calendar.add_component(_event(meeting, now))
    written: bytes = calendar.to_ical()
    return written


def _event(meeting: Meeting, now: datetime) -> Event:
    """It has no end: nobody knows beforehand when a meeting will close."""
    page = site_address(url_for("record.meeting", meeting_id=meeting.id))
    off = meeting.status in _OFF
    event = Event()
    event.add("uid", f"meeting-{meeting.id}@{host()}")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", _starts(meeting))
    event.add("summary", ": ".join(filter(None, (meeting.body.name, _what(meeting)))))
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    if meeting.venue:
        event.add("location", meeting.venue)
    event.add("description", page)
    event.add("url", page)
    return event


def _what(meeting: Meeting) -> str:
    """“cancelled”, “annual meeting” or, of an ordinary one, nothing."""
    if meeting.status in _OFF:
        return meeting.status
    return "" if meeting.kind is MeetingKind.ORDINARY else meeting_in_words(meeting).lower()


def _starts(meeting: Meeting) -> datetime | date:
    """In universal time, which every calendar shows by its own clock; without a time, the day."""
    if meeting.starts_at is None:
        return meeting.held_on
    return datetime.combine(meeting.held_on, meeting.starts_at, LONDON).astimezone(UTC)
