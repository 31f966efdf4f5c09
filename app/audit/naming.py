"""Names for the numbers by which one record names another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from app.accounts.models import Account
from app.accounts.rules import Viewer
from app.audit.models import Change
from app.audit.queries import OPEN_KINDS, Line
from app.bodies.models import Body
from app.database import db
from app.people.models import Organisation, Person

Told = tuple[Change, list[Line]]

_NAMED = {model.__tablename__: model for model in (Account, Body, Organisation, Person)}


def with_names(viewer: Viewer, told: Sequence[Told]) -> Iterator[Told]:
    """In as many reads however many changes. A draft may name people whom nobody else knows."""
    wanted: dict[str, set[int]] = {}
    for change, lines in told:
        for line in lines:
            if table := _names(viewer, change, line):
                numbers = {value for value in (line.before, line.after) if isinstance(value, int)}
                wanted.setdefault(table, set()).update(numbers)
    names = {table: _names_of(table, numbers) for table, numbers in wanted.items()}
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
    found = next((name for name in targets if name in _NAMED), "")
    told = viewer.keeps_the_record or change.kind in OPEN_KINDS or found in {"body", "account"}
    return found if told else ""


def _names_of(table: str, numbers: set[int]) -> dict[int, str]:
    model = _NAMED[table]
    found = db.session.execute(select(model.id, model.name).where(model.id.in_(numbers)))
    return {row[0]: row[1] for row in found}


def _renamed(line: Line, names: dict[int, str]) -> Line:
    def name(value: object) -> object:
        return names.get(value, value) if isinstance(value, int) else value

    return replace(line, before=name(line.before), after=name(line.after)) if names else line
