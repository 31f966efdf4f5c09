"""What a record belongs to: the body, meeting, item or person that its foreign keys lead to.

Read from the tables themselves, so that a new kind of record is understood without being told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from sqlalchemy import Connection, ForeignKey, Table, select

from app.agenda.models import AgendaItem
from app.agenda.rules import Part
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from app.people.models import Person

Row = Mapping[str, object]

ITEM, MEETING, BODY, PERSON = (
    model.__table__.name  # type: ignore[attr-defined]  # it has one
    for model in (AgendaItem, Meeting, Body, Person)
)


@dataclass(frozen=True)
class Place:
    """Where in the register a record stands, and what that asks of its reader."""

    body_id: int | None = None
    meeting_id: int | None = None
    item_id: int | None = None
    person_id: int | None = None
    draft: bool = False
    restricted: bool = False


@dataclass
class Surveyor:
    """Finds places while one transaction is written, and remembers what it has looked up."""

    connection: Connection
    _rows: dict[tuple[str, str, object], Row] = field(default_factory=dict)

    def place_of(self, table: Table, row: Row) -> Place:
        item_id = self._led_to(ITEM, table, row)
        item = row if table.name == ITEM else self._row(ITEM, item_id)
        meeting_id = item.get("meeting_id") or self._led_to(MEETING, table, row)
        meeting = row if table.name == MEETING else self._row(MEETING, meeting_id)
        body_id = meeting.get("body_id") or self._led_to(BODY, table, row)
        own_person = row.get("id") if table.name == PERSON else row.get("person_id")
        return Place(
            body_id=_number(body_id),
            meeting_id=_number(meeting_id),
            item_id=_number(item_id),
            person_id=_number(own_person),
            draft=_is_draft(table.name, row, meeting),
            restricted=_is_restricted(item) or _is_restricted(row),
        )

    def learn(self, table: Table, row: Row) -> None:
        """A row as it was written: what hangs on it is often written next."""
        self._rows[table.name, "id", row.get("id")] = row

    def forget(self, table: Table, row: Row) -> None:
        """Look again next time, because this row was removed."""
        self._rows.pop((table.name, "id", row.get("id")), None)

    def _led_to(self, aim: str, table: Table, row: Row) -> object:
        """The id of the `aim` that foreign keys lead to from `row`, if any."""
        if table.name == aim:
            return row.get("id")
        at, value = None, None
        for key in path(table.name, aim):
            if key.parent is not at:  # else the way goes on by the column that is known already
                row = row if at is None else self._row(at.table.name, value, at.name)
                value = row.get(key.parent.name)
            if value is None:
                return None
            at = key.column
        return value

    def _row(self, name: str, key: object, column: str = "id") -> Row:
        if key is None:
            return {}
        if (name, column, key) not in self._rows:
            table = db.metadata.tables[name]
            wanted = [c for c in table.c if c.foreign_keys or c.primary_key or c.name in _TOLD]
            found = self.connection.execute(select(*wanted).where(table.c[column] == key))
            first = found.mappings().first()
            self._rows[name, column, key] = dict(first) if first else {}
        return self._rows[name, column, key]


#: What of a row beside its keys decides who may read it.
_TOLD = {"part", "restriction", "status", "minutes_published_at", "agenda_published_at"}


@cache
def path(table: str, aim: str) -> tuple[ForeignKey, ...]:
    """The shortest way along foreign keys; one that must be there before one that may be."""
    ways: list[tuple[ForeignKey, ...]] = [()]
    seen = {table}
    while ways:
        way = ways.pop(0)
        here = db.metadata.tables[way[-1].column.table.name if way else table]
        keys = [k for k in here.foreign_keys if k.parent.name != "approved_at_id"]
        for key in sorted(keys, key=lambda k: (bool(k.parent.nullable), k.parent.name)):
            beyond = key.column.table.name
            if beyond == aim:
                return (*way, key)
            if beyond not in seen and beyond not in {PERSON, "account"}:
                seen.add(beyond)
                ways.append((*way, key))
    return ()


def _is_draft(table: str, row: Row, meeting: Row) -> bool:
    """Whether the public could not have read it. What belongs to no meeting is never a draft."""
    if not meeting and table != MEETING:
        return False
    if table == MEETING:
        return row.get("status") == MeetingStatus.PROVISIONAL
    return meeting.get("minutes_published_at") is None


def _is_restricted(row: Row) -> bool:
    return any(isinstance(value, Part) and value.is_restricted for value in row.values())


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
