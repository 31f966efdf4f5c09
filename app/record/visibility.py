"""What of the record someone may read. Pages, search and Word all ask here, and only here.

Every answer is given twice: of a record at hand (`sees_…`), and as a condition of a query
(`…_seen`), so that what may not be read is not even fetched. A test holds the two together.
"""

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.rules import Part
from app.bodies.models import Membership
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.meetings.rules import AgendaState, MeetingStatus
from app.people.models import Appointment, Person


def sees_meeting(viewer: Viewer, meeting: Meeting) -> bool:
    """A date in the calendar is public once it is fixed; what is on the agenda is not."""
    return viewer.sees_drafts or meeting.status is not MeetingStatus.PROVISIONAL


def sees_agenda(viewer: Viewer, meeting: Meeting) -> bool:
    published = meeting.agenda_state is AgendaState.PUBLISHED
    return viewer.sees_drafts or (published and sees_meeting(viewer, meeting))


def sees_minutes(viewer: Viewer, meeting: Meeting) -> bool:
    """Published, even if only as a draft, or the viewer keeps the record.

    Who came, what was declared, minute numbers, motions, votes and resolutions are minutes.
    """
    published = meeting.minutes_published_at is not None
    return viewer.sees_drafts or (published and sees_meeting(viewer, meeting))


def sees_inside(viewer: Viewer, item: AgendaItem) -> bool:
    """Whether the purpose, recommendations, resolutions and papers of an item are shown.

    The number and title of an exempt item are public; what it holds is not (LGA 1972 s.100A).
    """
    return viewer.sees_restricted or not item.is_restricted


def sees_document(viewer: Viewer, document: Document) -> bool:
    """Whether a paper is shown at all: a restricted one is not public even by its title."""
    if not sees_agenda(viewer, document.meeting):
        return False
    if viewer.sees_restricted:
        return True
    if document.restriction is not Part.OPEN:
        return False
    return document.item is None or sees_inside(viewer, document.item)


def meetings_seen(viewer: Viewer) -> ColumnElement[bool]:
    return true() if viewer.sees_drafts else Meeting.status != MeetingStatus.PROVISIONAL


def agendas_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Meeting`."""
    published = Meeting.agenda_state == AgendaState.PUBLISHED
    return true() if viewer.sees_drafts else and_(meetings_seen(viewer), published)


def minutes_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Meeting`."""
    published = Meeting.minutes_published_at.is_not(None)
    return true() if viewer.sees_drafts else and_(meetings_seen(viewer), published)


def insides_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `AgendaItem`."""
    return true() if viewer.sees_restricted else AgendaItem.part == Part.OPEN


def documents_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Document` and its `Meeting`, and its `AgendaItem` if it has one."""
    if viewer.sees_restricted:
        return agendas_seen(viewer)
    return and_(
        agendas_seen(viewer),
        Document.restriction == Part.OPEN,
        or_(Document.item_id.is_(None), insides_seen(viewer)),
    )


def matters_seen(viewer: Viewer) -> ColumnElement[bool]:
    """A matter is public from the first agenda that lists an open item of it.

    That an exempt item belongs to it is inside the item, and its title may say what the
    title of the item does not.
    """
    if viewer.sees_drafts:
        return true()
    return exists(
        select(AgendaItem.id)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == Matter.id, agendas_seen(viewer), insides_seen(viewer))
    )


def people_seen(viewer: Viewer) -> ColumnElement[bool]:
    """Someone is public who sits on a body, holds a statutory office or is named in what is public.

    A name that only a draft or an exempt paper holds is not.
    """
    if viewer.sees_drafts:
        return true()
    offices = Appointment.statutory_role.is_not(None)
    return or_(
        exists().where(Membership.person_id == Person.id),
        exists().where(Appointment.person_id == Person.id, offices),
        _named_in(Attendance.person_id, minutes_seen(viewer)),
        _named_in(Declaration.person_id, minutes_seen(viewer)),
        _named_in(Sitting.presiding_id, minutes_seen(viewer)),
        exists().where(Meeting.contact_id == Person.id, agendas_seen(viewer)),
        exists(
            select(AgendaItem.id)
            .join(AgendaItem.meeting)
            .where(AgendaItem.presenter_id == Person.id, agendas_seen(viewer), insides_seen(viewer))
        ),
    )


def _named_in(
    name: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    seen: ColumnElement[bool],
) -> ColumnElement[bool]:
    return exists(select(name).join(Meeting).where(name == Person.id, seen))
