"""Meetings as someone may see them: the list, the calendar and one meeting’s page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, Select, and_, case, extract, or_, select
from sqlalchemy.orm import joinedload, subqueryload

from app.accounts.rules import Viewer
from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem, Document
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Attendance, Declaration, Meeting, Sitting
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Person
from app.record.visibility import documents_seen, meetings_seen, sees_inside

_NEWEST_FIRST = (Meeting.held_on.desc(), Meeting.starts_at.desc(), Meeting.id.desc())
_OFF = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)
#: Annual meetings fall up to a month later in the next year.
_A_YEAR = timedelta(days=400)
_SOONEST_FIRST = (Meeting.held_on, Meeting.starts_at, Meeting.id)


def meetings(
    viewer: Viewer,
    *,
    body: str = "",
    year: int | None = None,
    status: MeetingStatus | None = None,
) -> Select[Meeting]:
    """Meetings that the viewer may know of, newest first. `body` is the slug of one."""
    query = select(Meeting).options(joinedload(Meeting.body)).where(meetings_seen(viewer))
    if body:
        query = query.where(Meeting.body.has(Body.slug == body))
    if year is not None:
        query = query.where(
            Meeting.held_on >= date(year, 1, 1), Meeting.held_on <= date(year, 12, 31)
        )
    if status is not None:
        query = query.where(Meeting.status == status)
    return query.order_by(*_NEWEST_FIRST)


def upcoming(query: Select[Meeting], today: date) -> Select[Meeting]:
    return query.where(Meeting.held_on >= today).order_by(None).order_by(*_SOONEST_FIRST)


def next_first(query: Select[Meeting], today: date) -> Select[Meeting]:
    """As a visitor looks for them: those to come, soonest first, then the past, latest first."""
    to_come = Meeting.held_on >= today
    soonest_first = [case((to_come, column)) for column in _SOONEST_FIRST]
    return query.order_by(None).order_by(
        case((to_come, 0), else_=1), *soonest_first, *_NEWEST_FIRST
    )


def past(query: Select[Meeting], today: date) -> Select[Meeting]:
    return query.where(Meeting.held_on < today)


def next_meetings(viewer: Viewer, today: date) -> Select[Meeting]:
    """Those that will take place as far as is known, soonest first."""
    return upcoming(meetings(viewer), today).where(Meeting.status.not_in(_OFF))


def is_ahead(meeting: Meeting, today: date) -> bool:
    """Whether it is fixed, for everyone to know of, and will take place as far as is known."""
    not_so = {*_OFF, MeetingStatus.PROVISIONAL}
    return meeting.held_on >= today and meeting.status not in not_so and not meeting.unconfirmed


def put_up_for_approval(viewer: Viewer, item: AgendaItem) -> Sequence[Meeting]:
    """The meetings whose minutes an agenda item puts up, as far as the viewer may know of them."""
    if not sees_inside(viewer, item):
        return ()
    listed = select(MinutesToApprove.meeting_id).where(MinutesToApprove.item_id == item.id)
    return db.session.scalars(meetings(viewer).where(Meeting.id.in_(listed))).all()


def years_with_meetings(viewer: Viewer) -> Sequence[int]:
    year = extract("year", Meeting.held_on)
    query = select(year).where(meetings_seen(viewer)).distinct().order_by(year.desc())
    return [int(found) for found in db.session.scalars(query)]


def meetings_between(viewer: Viewer, first: date, last: date) -> Mapping[date, list[Meeting]]:
    """The meetings of each day that has any, from `first` to `last`."""
    query = meetings(viewer).where(Meeting.held_on.between(first, last)).order_by(None)
    days: dict[date, list[Meeting]] = {}
    for meeting in db.session.scalars(query.order_by(*_SOONEST_FIRST)):
        days.setdefault(meeting.held_on, []).append(meeting)
    return days


def meeting_page(viewer: Viewer, meeting_id: int) -> Meeting | None:
    """One meeting with its body; its items and its minutes are read apart."""
    return db.session.scalar(
        select(Meeting)
        .where(Meeting.id == meeting_id, meetings_seen(viewer))
        .options(
            joinedload(Meeting.body),
            joinedload(Meeting.contact),
            subqueryload(Meeting.supplements),
            joinedload(Meeting.approved_at).joinedload(Meeting.body),
        )
    )


@dataclass(frozen=True)
class Present:
    """Who took part in a meeting and what they declared, as its minutes print it."""

    sittings: Sequence[Sitting]
    present: Mapping[Capacity, list[Attendance]]
    apologies: Sequence[Attendance]
    absent: Sequence[Attendance]
    declarations: Sequence[Declaration]

    @property
    def chaired_by(self) -> list[Person]:
        return list(dict.fromkeys(s.presiding for s in self.sittings if s.presiding))

    @property
    def presiding_ids(self) -> set[int | None]:
        return {sitting.presiding_id for sitting in self.sittings}

    @property
    def ended_at(self) -> time | None:
        return self.sittings[-1].ended_at if self.sittings else None


def who_took_part(meeting: Meeting) -> Present:
    """Ask only for a viewer who sees the minutes."""
    sittings = db.session.scalars(
        select(Sitting)
        .where(Sitting.meeting_id == meeting.id)
        .order_by(Sitting.number)
        .options(joinedload(Sitting.presiding))
    ).all()
    attendances = db.session.scalars(
        select(Attendance)
        .where(Attendance.meeting_id == meeting.id)
        .options(
            joinedload(Attendance.person),
            joinedload(Attendance.substitute_for),
            subqueryload(Attendance.intervals),
        )
    ).all()
    listed = sorted(attendances, key=lambda a: (a.person.family_name, a.person.name))
    there = {c: [a for a in listed if a.status.was_there and a.capacity is c] for c in Capacity}
    return Present(
        sittings=sittings,
        present={capacity: people for capacity, people in there.items() if people},
        apologies=[a for a in listed if a.status is AttendanceStatus.APOLOGIES],
        absent=[a for a in listed if a.status is AttendanceStatus.ABSENT],
        declarations=_declarations(meeting),
    )


def _declarations(meeting: Meeting) -> Sequence[Declaration]:
    return db.session.scalars(
        select(Declaration)
        .where(Declaration.meeting_id == meeting.id)
        .order_by(Declaration.id)
        .options(
            joinedload(Declaration.person),
            joinedload(Declaration.category),
            subqueryload(Declaration.concerns),
        )
    ).all()


def neighbours(viewer: Viewer, meeting: Meeting) -> tuple[Meeting | None, Meeting | None]:
    """The meetings of the same body before and after this one, if they are of about a year.

    What the register has of years away is neither: between an archive and today others were held.
    """
    near = Meeting.held_on.between(meeting.held_on - _A_YEAR, meeting.held_on + _A_YEAR)
    same_body = select(Meeting).where(
        meetings_seen(viewer), Meeting.body_id == meeting.body_id, near
    )
    before = same_body.where(_by_date(meeting, before=True)).order_by(
        Meeting.held_on.desc(), Meeting.id.desc()
    )
    after = same_body.where(_by_date(meeting, before=False)).order_by(Meeting.held_on, Meeting.id)
    return db.session.scalar(before.limit(1)), db.session.scalar(after.limit(1))


def _by_date(meeting: Meeting, *, before: bool) -> ColumnElement[bool]:
    """Two meetings on one day stand in the order in which they were entered."""
    same_day = Meeting.held_on == meeting.held_on
    if before:
        return or_(Meeting.held_on < meeting.held_on, and_(same_day, Meeting.id < meeting.id))
    return or_(Meeting.held_on > meeting.held_on, and_(same_day, Meeting.id > meeting.id))


def papers_of(viewer: Viewer, meeting: Meeting) -> Sequence[Document]:
    """The papers of the meeting as a whole; those of an item come with the item."""
    return db.session.scalars(
        select(Document)
        .join(Document.meeting)
        .outerjoin(Document.item)
        .where(
            Document.meeting_id == meeting.id, Document.item_id.is_(None), documents_seen(viewer)
        )
        .order_by(Document.id)
    ).all()
