"""Where in the register each thing that a check found can be put right."""

from flask import url_for

from app.checks.found import Finding
from app.meetings.models import Meeting

_OF_AN_ITEM = {
    "minutes": ("agenda.minutes", "text"),
    "public_summary": ("agenda.minutes", "public_summary"),
    "restricted_text": ("agenda.minutes", "restricted_text"),
    "urgency_reason": ("agenda.edit", "urgency_reason"),
    "agenda": ("agenda.edit", "title"),
    "number": ("agenda.numbers", ""),
    "attendance": ("agenda.declarations", ""),
    "declarations": ("agenda.declarations", ""),
}
_OF_A_MEETING = {
    "attendance": "meetings.attendance",
    "number": "agenda.numbers",
    "declarations": "agenda.declarations",
    "status": "meetings.status",
    "desk": "desk.meeting",
}
_PARTS = {
    "recommendations": "decision",
    "resolutions": "decision",
    "motions": "motions",
    "votes": "motions",
    "actions": "decision",
}


def address_of(meeting: Meeting, finding: Finding) -> str:
    """The page, and the box on it, where what was found can be put right."""
    meeting_id = meeting.id
    if finding.field == "chair":
        return url_for("meetings.sitting", meeting_id=meeting_id, number=1, _anchor="presiding")
    if finding.field == "closed":
        last = len(meeting.sittings) or 1
        return url_for("meetings.sitting", meeting_id=meeting_id, number=last, _anchor="ended_at")
    if finding.item_id is None:
        return url_for(_OF_A_MEETING.get(finding.field, "agenda.arrange"), meeting_id=meeting_id)
    if finding.field in _PARTS:
        return url_for("record.item", item_id=finding.item_id, _anchor=_PARTS[finding.field])
    endpoint, anchor = _OF_AN_ITEM[finding.field]
    if endpoint in {"agenda.numbers", "agenda.declarations"}:
        return url_for(endpoint, meeting_id=meeting_id)
    return url_for(endpoint, item_id=finding.item_id, _anchor=anchor)
