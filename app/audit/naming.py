"""Names for the numbers by which one record names another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Account
from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.audit.models import Change
from app.audit.queries import OPEN_KINDS, Line
from app.bodies.models import Body
from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.people.models import Organisation, Person

Told = tuple[Change, list[Line]]

_NAMED = {model.__tablename__: model for model in (Account, Body, Organisation, Person)}

#: What meetings hold is cited, only to those who read all of its body.
_CITED = frozenset({AgendaItem.__tablename__, ResolutionClause.__tablename__})


def with_names(viewer: Viewer, told: Sequence[Told]) -> Iterator[Told]:
    """In as many reads however many changes. A draft may name people whom nobody else knows."""
    wanted: dict[str, set[int]] = {}
    for change, lines in told:
        for line in lines:
            if table := _names(viewer, change, line):
                numbers = {value for value in (line.before, line.after) if isinstance(value, int)}
                wanted.setdefault(table, set()).update(numbers)
    names = {
        table: _cited(viewer, table, numbers) if table in _CITED else _names_of(table, numbers)
        for table, numbers in wanted.items()
    }
    for change, lines in told:
        yield (
            change,
            [_renamed(line, names.get(_names(viewer, change, line), {})) for line in lines],
        )


def _names(viewer: Viewer, change: Change, line: Line) -> str:
    """The table of a record that a line names by its number; "" where there is none to tell."""
    table = db.metadata.tables.get(change.kind)
    column = table.columns.get(line.column) if table is not None else None
    targets = {key.column.table.name for key in column.foreign_keys} if column is not None else ()
    found = next((name for name in targets if name in _NAMED or name in _CITED), "")
    is_open = found in {"body", "account", *_CITED}  # those in `_CITED` ask for themselves
    told = viewer.keeps_the_record or change.kind in OPEN_KINDS or is_open
    return found if told else ""


def _names_of(table: str, numbers: set[int]) -> dict[int, str]:
    model = _NAMED[table]
    found = db.session.execute(select(model.id, model.name).where(model.id.in_(numbers)))
    return {row[0]: row[1] for row in found}


def _cited(viewer: Viewer, table: str, numbers: set[int]) -> dict[int, str]:
    key = db.metadata.tables[table].columns["id"]
    found = db.session.scalars(_held(table).where(key.in_(numbers)))
    return {record.id: words for record in found if (words := _citation(viewer, record))}


def _held(table: str) -> Select[Any]:
    if table == AgendaItem.__tablename__:
        return select(AgendaItem).options(joinedload(AgendaItem.meeting))
    item = joinedload(ResolutionClause.resolution).joinedload(Resolution.item)
    with_item = (item.joinedload(AgendaItem.meeting), item.joinedload(AgendaItem.minute))
    return select(ResolutionClause).options(*with_item)


def _citation(viewer: Viewer, record: AgendaItem | ResolutionClause) -> str:
    item = record if isinstance(record, AgendaItem) else record.resolution.item
    if not viewer.reads_restricted(item.meeting.body_id):
        return ""
    return record.numbered_title if isinstance(record, AgendaItem) else record.citation


def _renamed(line: Line, names: dict[int, str]) -> Line:
    def name(value: object) -> object:
        return names.get(value, value) if isinstance(value, int) else value

    return replace(line, before=name(line.before), after=name(line.after)) if names else line
