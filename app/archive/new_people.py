"""People whom papers make known: nobody is offered them before a clerk confirms a paper of theirs.

None of these commits.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select, update

from app.agenda.models import AgendaItem
from app.archive.models import ArchiveFile
from app.database import db
from app.decisions.voting_models import Motion
from app.meetings.models import Attendance, Declaration, Meeting
from app.people.models import Person

_LOOKED_INTO = 500  # SQLite has a limit


def new_people_in(files: Iterable[ArchiveFile]) -> list[Person]:
    """Whom confirming these papers would make people of the register, by family name."""
    keys = sorted({int(key) for file in files for key in file.new_people})
    parts = [keys[begin : begin + _LOOKED_INTO] for begin in range(0, len(keys), _LOOKED_INTO)]
    found = [
        person
        for part in parts
        for person in db.session.scalars(
            select(Person).where(Person.id.in_(part), Person.unconfirmed)
        )
    ]
    return sorted(found, key=lambda person: (person.family_name.casefold(), person.name, person.id))


def confirm_people(file: ArchiveFile) -> None:
    """Everybody whom its meeting names is known from now on, whichever paper named them first."""
    own = Person.id.in_([int(key) for key in file.new_people])
    named = Meeting.id == file.meeting_id
    _mark(Person.unconfirmed.is_(True), or_(own, _named_where(named)), unconfirmed=False)


def unconfirm_people(file: ArchiveFile) -> None:
    """Whom this paper made known, and no meeting names that is confirmed."""
    own = Person.id.in_([int(key) for key in file.new_people])
    confirmed = _named_where(Meeting.unconfirmed.is_(False))
    _mark(own, ~confirmed, unconfirmed=True)


def _mark(*those: ColumnElement[bool], unconfirmed: bool) -> None:
    """All at once: the log says it of the meeting, and a paper names dozens."""
    marked = update(Person).where(*those).values(unconfirmed=unconfirmed)
    db.session.execute(marked, execution_options={"synchronize_session": "fetch"})


def _named_where(meeting: ColumnElement[bool]) -> ColumnElement[bool]:
    return or_(*(Person.id.in_(who.where(meeting)) for who in _named()))


def _named() -> Iterator[Select[Any]]:
    yield select(Attendance.person_id).join(Attendance.meeting)
    yield select(Declaration.person_id).join(Declaration.meeting)
    for who in (Motion.mover_id, Motion.seconder_id):
        of_meeting = select(who).join(AgendaItem, AgendaItem.id == Motion.item_id)
        yield of_meeting.join(AgendaItem.meeting).where(who.is_not(None))
