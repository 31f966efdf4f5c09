"""Meetings of a given size, for measuring."""

from app.agenda.models import MinutesRevision
from app.meetings.models import Meeting
from tests.factories import NOW, a_body, a_meeting, a_person, an_item

PARAGRAPH = (
    "In response to a question from a member, the Head of Parks explained that the works had "
    "been planned with residents and that the contractor would report each quarter. "
)


def a_meeting_of(items: int, members: int = 15) -> Meeting:
    """A meeting with its attendance and `items` items of four paragraphs and three points."""
    meeting = a_meeting(body=a_body("Parks Board"), members=[a_person() for _ in range(members)])
    for number in range(1, items + 1):
        text = "\n\n".join([PARAGRAPH * 2] * 4 + ["### A theme", "- one\n- two\n- three"])
        item = an_item(meeting=meeting, number=str(number), title=f"Item of business {number}")
        item.revision = 1
        item.__dict__["minutes"] = MinutesRevision(
            number=1, text=text, restricted_text="", public_summary="", saved_at=NOW
        )
    return meeting
