from flask import Blueprint, url_for

bp = Blueprint("desk", __name__)


def place_on_desk(meeting_id: int, anchor: str, opened: int | None = None) -> str:
    return url_for("desk.meeting", meeting_id=meeting_id, open=opened, _anchor=anchor)
