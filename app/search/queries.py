"""What the index should hold, read from the database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, Matter, MinuteNumber
from app.agenda.rules import ItemKind
from app.bodies.models import Body
from app.bodies.queries import annual_meetings
from app.database import db
from app.decisions.models import Recommendation, Resolution
from app.meetings.models import Attendance, Meeting
from app.meetings.rules import AttendanceStatus, MeetingStatus
from app.people.models import Affiliation, Appointment, Person
from app.record.visibility import (
    agendas_seen,
    insides_seen,
    matters_seen,
    meetings_seen,
    minutes_seen,
    people_seen,
    sees_agenda,
    sees_inside,
    sees_meeting,
    sees_minutes,
)
from app.search.audiences import AUDIENCES, for_each_audience
from app.search.documents import (
    Document,
    Sight,
    body_document,
    item_documents,
    matter_document,
    meeting_document,
    person_document,
)

BATCH = 200
_THERE = [status for status in AttendanceStatus if status.was_there]
_TOOK_PLACE = [MeetingStatus.HELD, MeetingStatus.ADJOURNED]

Thing = TypeVar("Thing")
Maker = Callable[[Viewer], Iterable[Document]]


class Group(NamedTuple):
    """The record whose documents are made together: “item:12” is an item and its clauses."""

    kind: str
    number: int

    @classmethod
    def read(cls, text: str) -> "Group":
        kind, _, number = text.partition(":")
        return cls(kind, int(number))

    def __str__(self) -> str:
        return f"{self.kind}:{self.number}"


def every_group() -> list[Group]:
    kinds = {
        "body": Body.id,
        "person": Person.id,
        "matter": Matter.id,
        "meeting": Meeting.id,
        "item": AgendaItem.id,
    }
    return [
        Group(kind, number)
        for kind, column in kinds.items()
        for number in db.session.scalars(select(column).order_by(column))
    ]


def documents_of(
    groups: Iterable[Group], audiences: Mapping[str, Viewer] = AUDIENCES
) -> dict[Group, list[Document]]:
    """The documents of each group; none for a record that is gone or that nobody may find."""
    made: dict[Group, list[Document]] = {group: [] for group in groups}
    for kind, makers_of in _MAKERS.items():
        numbers = [group.number for group in made if group.kind == kind]
        for some in in_batches(numbers, BATCH):
            for number, maker in makers_of(some, list(audiences.values())):
                made[Group(kind, number)] = for_each_audience(maker, audiences)
    return made


def in_batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    following = iter(things)
    while some := list(islice(following, size)):
        yield some


def _items(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[tuple[int, Maker]]:
    years = annual_meetings()
    items = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id.in_(numbers))
        .options(
            joinedload(AgendaItem.meeting).joinedload(Meeting.body).selectinload(Body.aliases),
            joinedload(AgendaItem.minute).joinedload(MinuteNumber.body),
            joinedload(AgendaItem.minutes),
            joinedload(AgendaItem.presenter),
            selectinload(AgendaItem.recommendations).selectinload(Recommendation.clauses),
            selectinload(AgendaItem.resolutions).selectinload(Resolution.clauses),
        )
    )
    for item in items:
        yield item.id, partial(_item, item, years)


def _item(item: AgendaItem, years: Mapping[int, date], viewer: Viewer) -> Iterable[Document]:
    if item.kind is ItemKind.HEADING or not sees_agenda(viewer, item.meeting):
        return ()
    sees = Sight(
        minutes=sees_minutes(viewer, item.meeting),
        inside=sees_inside(viewer, item),
        restricted=viewer.sees_restricted,
    )
    return item_documents(item, years, sees)


def _meetings(numbers: Collection[int], _viewers: Sequence[Viewer]) -> Iterator[tuple[int, Maker]]:
    years = annual_meetings()
    meetings = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_(numbers))
        .options(joinedload(Meeting.body).selectinload(Body.aliases))
    )
    for meeting in meetings:
        yield meeting.id, partial(_meeting, meeting, years)


def _meeting(meeting: Meeting, years: Mapping[int, date], viewer: Viewer) -> Iterable[Document]:
    return [meeting_document(meeting, years)] if sees_meeting(viewer, meeting) else ()


def _bodies(numbers: Collection[int], viewers: Sequence[Viewer]) -> Iterator[tuple[int, Maker]]:
    last_met = _seen(viewers, lambda viewer: _bodies_last_met(viewer, numbers))
    bodies = db.session.scalars(
        select(Body)
        .where(Body.id.in_(numbers))
        .options(selectinload(Body.aliases), selectinload(Body.projects))
    )
    for body in bodies:
        yield body.id, _known(body, last_met, body_document)


def _bodies_last_met(viewer: Viewer, numbers: Collection[int]) -> Select[int, date | None]:
    met = _latest(
        Meeting.body_id == Body.id, Meeting.status.in_(_TOOK_PLACE), meetings_seen(viewer)
    )
    return select(Body.id, met.scalar_subquery()).where(Body.id.in_(numbers))


def _people(numbers: Collection[int], viewers: Sequence[Viewer]) -> Iterator[tuple[int, Maker]]:
    last_present = _seen(viewers, lambda viewer: _people_last_present(viewer, numbers))
    people = db.session.scalars(
        select(Person)
        .where(Person.id.in_(numbers))
        .options(
            selectinload(Person.appointments).joinedload(Appointment.organisation),
            selectinload(Person.affiliations).joinedload(Affiliation.organisation),
        )
    )
    for person in people:
        yield person.id, _known(person, last_present, person_document)


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


def _matters(numbers: Collection[int], viewers: Sequence[Viewer]) -> Iterator[tuple[int, Maker]]:
    last_considered = _seen(viewers, lambda viewer: _matters_last_considered(viewer, numbers))
    for matter in db.session.scalars(select(Matter).where(Matter.id.in_(numbers))):
        yield matter.id, _known(matter, last_considered, matter_document)


def _matters_last_considered(viewer: Viewer, numbers: Collection[int]) -> Select[int, date | None]:
    considered = _latest(agendas_seen(viewer), insides_seen(viewer)).join(
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


_MAKERS: Mapping[
    str, Callable[[Collection[int], Sequence[Viewer]], Iterator[tuple[int, Maker]]]
] = {
    "body": _bodies,
    "person": _people,
    "matter": _matters,
    "meeting": _meetings,
    "item": _items,
}
