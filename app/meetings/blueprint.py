"""The meetings’ part of the site; each file of views adds its own pages to it."""

from flask import Blueprint, url_for

from app.meetings.models import Meeting

bp = Blueprint("meetings", __name__)


def page_of(meeting: Meeting) -> str:
    return url_for("record.meeting", meeting_id=meeting.id)


def back_to(meeting: Meeting) -> tuple[str, str]:
    """The link back to a meeting: its address and words."""
    return page_of(meeting), meeting.name
