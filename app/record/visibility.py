"""What of the record someone may read. Pages, search and Word all ask here, and only here.

Drafts are for the clerks of the body; what is exempt is for its members and its clerks, and
nobody else. Every answer is given twice: of a record at hand (`sees_…`), and as a condition of
a query (`…_seen`), so that what may not be read is not even fetched. A test holds the two
together.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.privacy import as_read, marked_in
from app.agenda.rules import Part
from app.agenda.supplement_models import Supplement
from app.agenda.twins import Twinned
from app.bodies.models import Membership
from app.decisions.correction_models import Correction
from app.decisions.models import ResolutionClause
from app.decisions.rules import Passage
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.meetings.rules import AgendaState, MeetingStatus
from app.people.models import Appointment, Person


def reads_restricted(viewer: Viewer, meeting: Meeting) -> bool:
    return viewer.reads_restricted(meeting.body_id)


def words_for(viewer: Viewer, meeting: Meeting, text: str) -> str:
    """A text of a meeting with its personal data, for those who may read that, or without."""
    return as_read(text, private=reads_restricted(viewer, meeting))


def words_seen(viewer: Viewer, item: AgendaItem, decided: Twinned) -> str:
    """A clause or a motion as the viewer reads it: whole, as its public twin or not at all (“”)."""
    private = reads_restricted(viewer, item.meeting)
    twin = is_closed(item, decided) and not private
    return as_read(decided.public_text if twin else decided.text, private=private)


def personal_in(item: AgendaItem) -> set[str]:
    """What is marked as personal in the minutes of an item, wherever else it may be written."""
    written = item.minutes
    texts = [written.text, written.public_summary] if written else []
    clauses = [clause for block in item.resolutions for clause in block.clauses]
    return marked_in([item.title, *texts, *(clause.text for clause in clauses)])


def sees_clause(viewer: Viewer, clause: ResolutionClause) -> bool:
    """Whether a resolved clause has a page for this viewer, be it of its public twin.

    It asks for none of its private words, so that they need not be fetched.
    """
    item = clause.resolution.item
    told = not is_closed(item, clause) or bool(clause.public_text)
    known = told or reads_restricted(viewer, item.meeting)
    return known and sees_minutes(viewer, item.meeting) and sees_item(viewer, item)


def is_closed(item: AgendaItem, decided: Twinned) -> bool:
    return decided.restricted or item.is_restricted


def sees_meeting(viewer: Viewer, meeting: Meeting) -> bool:
    """A date in the calendar is public once it is fixed; what is on the agenda is not.

    Of a meeting read out of an older paper nothing is, until a clerk has confirmed it.
    """
    is_fixed = meeting.status is not MeetingStatus.PROVISIONAL and not meeting.unconfirmed
    return viewer.keeps(meeting.body_id) or is_fixed


def sees_agenda(viewer: Viewer, meeting: Meeting) -> bool:
    published = meeting.agenda_state is AgendaState.PUBLISHED
    return viewer.keeps(meeting.body_id) or (published and sees_meeting(viewer, meeting))


def sees_item(viewer: Viewer, item: AgendaItem) -> bool:
    """What was added after an agenda is public once the supplement that it belongs to is."""
    return sees_agenda(viewer, item.meeting) and sees_decided(viewer, item)


def sees_decisions(viewer: Viewer, meeting: Meeting) -> bool:
    """Whether the clauses resolved on open items are shown, the minutes being public or not."""
    published = meeting.decisions_published_at is not None and sees_meeting(viewer, meeting)
    return published or sees_minutes(viewer, meeting)


def sees_decided(viewer: Viewer, item: AgendaItem) -> bool:
    """Whether an item is on the decision sheet as this viewer reads it."""
    late = item.supplement
    published = late is None or late.published_at is not None
    return published or viewer.keeps(item.meeting.body_id)


def sees_minutes(viewer: Viewer, meeting: Meeting) -> bool:
    """Published, even if only as a draft, or the viewer keeps the record of this body.

    Who came, what was declared, minute numbers, motions, votes and resolutions are minutes.
    """
    published = meeting.minutes_published_at is not None
    return viewer.keeps(meeting.body_id) or (published and sees_meeting(viewer, meeting))


def sees_inside(viewer: Viewer, item: AgendaItem) -> bool:
    """Whether the purpose, recommendations, resolutions and papers of an item are shown.

    The number and title of an exempt item are public; what it holds is not (LGA 1972 s.100A).
    """
    return not item.is_restricted or reads_restricted(viewer, item.meeting)


def sees_correction(viewer: Viewer, correction: Correction) -> bool:
    """What was corrected in a minute is as public as the words that were corrected."""
    meeting = correction.item.meeting
    if not (sees_minutes(viewer, meeting) and sees_inside(viewer, correction.item)):
        return False
    closed = correction.place is Passage.RESTRICTED or (
        correction.clause is not None and correction.clause.restricted
    )
    return not closed or reads_restricted(viewer, meeting)


def sees_document(viewer: Viewer, document: Document) -> bool:
    """Whether a paper is shown at all: a restricted one is not public even by its title."""
    if not sees_agenda(viewer, document.meeting):
        return False
    late = document.supplement
    if late and late.published_at is None and not viewer.keeps(document.meeting.body_id):
        return False
    if reads_restricted(viewer, document.meeting):
        return True
    if document.restriction is not Part.OPEN:
        return False
    item = document.item
    return item is None or (sees_item(viewer, item) and sees_inside(viewer, item))


def meetings_seen(viewer: Viewer) -> ColumnElement[bool]:
    is_fixed = and_(Meeting.status != MeetingStatus.PROVISIONAL, Meeting.unconfirmed.is_(False))
    return or_(meetings_kept(viewer), is_fixed)


def agendas_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Meeting`."""
    published = Meeting.agenda_state == AgendaState.PUBLISHED
    return or_(meetings_kept(viewer), and_(meetings_seen(viewer), published))


def minutes_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Meeting`."""
    published = Meeting.minutes_published_at.is_not(None)
    return or_(meetings_kept(viewer), and_(meetings_seen(viewer), published))


def meetings_kept(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Meeting`: those of the bodies whose record the viewer keeps."""
    return _of(viewer.clerk_of, every=viewer.every_body)


def meetings_read_whole(viewer: Viewer) -> ColumnElement[bool]:
    """`reads_restricted`, for a query that holds `Meeting`."""
    return _of(viewer.clerk_of | viewer.member_of, every=viewer.every_body)


def _of(bodies: Collection[int], *, every: bool) -> ColumnElement[bool]:
    return true() if every else Meeting.body_id.in_(sorted(bodies))


def items_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `AgendaItem` and its `Meeting`."""
    on_time = or_(AgendaItem.supplement_id.is_(None), _is_published(AgendaItem.supplement_id))
    return or_(meetings_kept(viewer), and_(agendas_seen(viewer), on_time))


def _is_published(supplement: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
    return exists().where(Supplement.id == supplement, Supplement.published_at.is_not(None))


def insides_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `AgendaItem`, with its `Meeting` or without."""
    if viewer.every_body:
        return true()
    bodies = viewer.clerk_of | viewer.member_of
    theirs = select(Meeting.id).where(_of(bodies, every=False)).correlate(None)
    return or_(AgendaItem.part == Part.OPEN, AgendaItem.meeting_id.in_(theirs))


def documents_seen(viewer: Viewer) -> ColumnElement[bool]:
    """For a query that holds `Document` and its `Meeting`, and its `AgendaItem` if it has one."""
    read_all = meetings_read_whole(viewer)
    is_open = and_(
        Document.restriction == Part.OPEN,
        or_(Document.item_id.is_(None), AgendaItem.part == Part.OPEN),
    )
    on_time = or_(Document.supplement_id.is_(None), _is_published(Document.supplement_id))
    return and_(agendas_seen(viewer), or_(meetings_kept(viewer), on_time), or_(read_all, is_open))


def matters_seen(viewer: Viewer) -> ColumnElement[bool]:
    """A matter is public from the first agenda that lists it openly.

    That an exempt item belongs to a matter is part of what the item holds. One that no agenda
    lists yet is for clerks, who are about to list it.
    """
    listed = exists(
        select(AgendaItem.id)
        .join(AgendaItem.meeting)
        .where(AgendaItem.matter_id == Matter.id, items_seen(viewer), insides_seen(viewer))
    )
    if not viewer.keeps_the_record:
        return listed
    return or_(listed, ~exists().where(AgendaItem.matter_id == Matter.id))


def people_seen(viewer: Viewer) -> ColumnElement[bool]:
    """Someone is public who sits on a body, holds a statutory office or is named in what is public.

    A name that only a draft or an exempt paper holds is not. Clerks share one register of
    people, so that nobody is entered twice; it says nothing of what someone has to do with.
    """
    if viewer.keeps_the_record:
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
            .where(AgendaItem.presenter_id == Person.id, items_seen(viewer), insides_seen(viewer))
        ),
    )


def _named_in(
    name: InstrumentedAttribute[int] | InstrumentedAttribute[int | None],
    seen: ColumnElement[bool],
) -> ColumnElement[bool]:
    return exists(select(name).join(Meeting).where(name == Person.id, seen))
