"""Meetings as someone may see them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.accounts.rules import Viewer
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import Capacity, MeetingStatus


def meetings_for(viewer: Viewer) -> Select[Meeting]:
    """Meetings that `viewer` may know of.

    A date in the calendar is public from the day it is fixed; what is on the agenda is not.
    """
    query = select(Meeting).options(joinedload(Meeting.body))
    if viewer.sees_drafts:
        return query
    return query.where(Meeting.status != MeetingStatus.PROVISIONAL)


def next_meetings(viewer: Viewer, today: date) -> Select[Meeting]:
    return (
        meetings_for(viewer)
        .where(Meeting.held_on >= today, Meeting.status != MeetingStatus.CANCELLED)
        .order_by(Meeting.held_on, Meeting.starts_at, Meeting.id)
    )


def present_by_capacity(meeting: Meeting) -> Mapping[Capacity, list[Attendance]]:
    """Who was there, in the order minutes list them, by family name within each capacity."""
    there = [a for a in meeting.attendances if a.status.was_there]
    there.sort(key=lambda a: (a.person.family_name, a.person.name))
    groups = {c: [a for a in there if a.capacity is c] for c in Capacity}
    return {capacity: people for capacity, people in groups.items() if people}
