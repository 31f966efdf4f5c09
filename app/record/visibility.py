"""What of the record someone may read. Pages, search and Word all ask here, and only here."""

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Document
from app.agenda.rules import Part
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MeetingStatus


def sees_meeting(viewer: Viewer, meeting: Meeting) -> bool:
    """A date in the calendar is public once it is fixed; what is on the agenda is not."""
    return viewer.sees_drafts or meeting.status is not MeetingStatus.PROVISIONAL


def sees_agenda(viewer: Viewer, meeting: Meeting) -> bool:
    return viewer.sees_drafts or meeting.agenda_state is AgendaState.PUBLISHED


def sees_minutes(viewer: Viewer, meeting: Meeting) -> bool:
    """Published, even if only as a draft, or the viewer keeps the record."""
    return viewer.sees_drafts or meeting.minutes_published_at is not None


def sees_inside(viewer: Viewer, item: AgendaItem) -> bool:
    """Whether the purpose, recommendations, resolutions and papers of an item are shown.

    The number and title of an exempt item are public; what it holds is not (LGA 1972 s.100A).
    """
    return viewer.sees_restricted or not item.is_restricted


def sees_document(viewer: Viewer, document: Document) -> bool:
    if viewer.sees_restricted:
        return True
    if document.restriction is not Part.OPEN or not sees_agenda(viewer, document.meeting):
        return False
    return document.item is None or sees_inside(viewer, document.item)
