"""From the record to a file's name and content."""

from datetime import datetime

from app.bodies.queries import authority
from app.meetings.models import Meeting
from app.word.document import typeset
from app.word.files import minutes_name
from app.word.minutes import minutes_outline


def minutes_document(
    meeting: Meeting, now: datetime, *, restricted: bool = False, recommendations: bool = False
) -> tuple[str, bytes]:
    """The name and the bytes of a meeting's minutes in Word, in the authority's language."""
    council = authority()
    outline = minutes_outline(
        meeting,
        authority=council.name if council else "",
        language=council.language if council else "en-GB",
        restricted=restricted,
        recommendations=recommendations,
    )
    return minutes_name(meeting, restricted=restricted), typeset(outline, now)
