"""The records that documents are made from, a batch at a time, with what makes them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Matter
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.database import db
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import AttendanceStatus, MeetingStatus
from app.people.models import Affiliation, Appointment, Person
from app.record.visibility import (
    insides_seen,
    items_seen,
    matters_seen,
    minutes_seen,
    people_seen,
    sees_meeting,
)
from app.search.describing import (
    body_document,
    matter_document,
    meeting_document,
    person_document,
)
from app.search.documents import Document

_THERE = [status for status in AttendanceStatus if status.was_there]
_TOOK_PLACE = [MeetingStatus.HELD, MeetingStatus.ADJOURNED]

Thing = TypeVar("Thing")
Maker = Callable[[Viewer], Iterable[Document]]
#: The key of a record, the body it is of, if any, and what makes its documents.
Made = tuple[int, tuple[int, ...], Maker]


def meetings(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    years = annual_meetings()
    found = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_(numbers))
        .options(joinedload(Meeting.body).selectinload(Body.aliases))
    )
    for meeting in found:
        yield meeting.id, (meeting.body_id,), partial(_meeting, meeting, years)


def _meeting(meeting: Meeting, years: Mapping[int, date], viewer: Viewer) -> Iterable[Document]:
    return [meeting_document(meeting, years)] if sees_meeting(viewer, meeting) else ()


def bodies(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[Made]:
    years = annual_meetings()
    last_met = dict(db.session.execute(_bodies_last_met(numbers)).all())
    found = db.session.scalars(
        select(Body)
        .where(Body.id.in_(numbers))
        .options(selectinload(Body.aliases), selectinload(Body.projects))
    )
    for body in found:
        yield body.id, (body.id,), partial(_body, body, last_met[body.id], years)


def _body(
    body: Body, last_met: date | None, years: Mapping[int, date], _viewer: Viewer
) -> Iterable[Document]:
    return [body_document(body, last_met, years)]


def _bodies_last_met(numbers: Collection[int]) -> Select[int, date | None]:
    """Everyone may know of a meeting that took place."""
    met = _latest(Meeting.body_id == Body.id, Meeting.status.in_(_TOOK_PLACE))
    return select(Body.id, met.scalar_subquery()).where(Body.id.in_(numbers))


def people(numbers: Collection[int], viewers: Sequence[Viewer]) -> Iterator[Made]:
    make = partial(person_document, annual_meetings=annual_meetings())
    last_present = _seen(viewers, lambda viewer: _people_last_present(viewer, numbers))
    found = db.session.scalars(
        select(Person)
        .where(Person.id.in_(numbers))
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.affiliations).joinedload(Affiliation.organisation),
        )
    )
    for person in found:
        yield person.id, (), _known(person, last_present, make)


def _people_last_present(viewer: Viewer, numbers: Collection[int]) -> Select[int, date | None]:
    present = _latest(minutes_seen(viewer)).join(
        Attendance,
        (Attendance.meeting_id == Meeting.id)
        & (Attendance.person_id == Person.id)
        & Attendance.status.in_(_THERE),
    )
    return select(Person.id, present.correlate(Person).scalar_subquery()).where(
        Person.id.in_(numbers), people_seen(viewer)
    )


def matters(numbers: Collection[int], viewers: Sequence[Viewer]) -> Iterator[Made]:
    make = partial(matter_document, annual_meetings=annual_meetings())
    last_considered = _seen(viewers, lambda viewer: _matters_last_considered(viewer, numbers))
    for matter in db.session.scalars(select(Matter).where(Matter.id.in_(numbers))):
        yield matter.id, (), _known(matter, last_considered, make)


def _matters_last_considered(viewer: Viewer, numbers: Collection[int]) -> Select[int, date | None]:
    considered = _latest(items_seen(viewer), insides_seen(viewer)).join(
        AgendaItem, (AgendaItem.meeting_id == Meeting.id) & (AgendaItem.matter_id == Matter.id)
    )
    return select(Matter.id, considered.correlate(Matter).scalar_subquery()).where(
        Matter.id.in_(numbers), matters_seen(viewer)
    )


def _latest(*which: ColumnElement[bool]) -> Select[date | None]:
    return select(func.max(Meeting.held_on)).where(*which)


Days = Mapping[Viewer, Mapping[int, date | None]]


def _seen(viewers: Iterable[Viewer], query: Callable[[Viewer], Select[int, date | None]]) -> Days:
    """For each viewer, the records that they may see and the latest day of each."""
    return {viewer: dict(db.session.execute(query(viewer)).all()) for viewer in viewers}


def _known(record: Thing, days: Days, make: Callable[[Thing, date | None], Document]) -> Maker:
    number: int = record.id  # type: ignore[attr-defined]  # every record has one
    return lambda viewer: [make(record, days[viewer][number])] if number in days[viewer] else []
