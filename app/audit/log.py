"""Writes every change of the register into the log, in the transaction of the change.

Listens to the mappers rather than to the session, because only they tell of a record that is
removed with the list it stood in, and they tell of every model, those of later chapters too.
What a change was “from” is read from the database just before, never from memory.
"""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, LargeBinary, Table, event, insert, select
from sqlalchemy.engine import Result
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session
from sqlalchemy.orm.attributes import get_history

from app.accounts.authors import author
from app.agenda.privacy import marked_in, withheld
from app.audit.belonging import Place, Row, Surveyor
from app.audit.models import Change
from app.audit.rules import UNLOGGED, Act, differences, parted, words_of
from app.clock import now
from app.database import Model, db

_BEFORE = "audit.before"
_WRITTEN = "audit.written"
_SURVEYOR = "audit.surveyor"


def is_logged(table: Table) -> bool:
    return table.name not in UNLOGGED


@event.listens_for(Model, "before_update", propagate=True)
def _before_change(mapper: Mapper[Any], connection: Connection, record: Any) -> None:
    session = object_session(record)
    if session is not None and session.is_modified(record, include_collections=False):
        _remember(mapper, connection, record, whole=False)


@event.listens_for(Model, "before_delete", propagate=True)
def _before_removal(mapper: Mapper[Any], connection: Connection, record: Any) -> None:
    _remember(mapper, connection, record, whole=True)


def _remember(mapper: Mapper[Any], connection: Connection, record: Any, *, whole: bool) -> None:
    session = object_session(record)
    if session is not None and is_logged(_table_of(mapper)):
        row = _stored(mapper, connection, record, whole=whole)
        session.info.setdefault(_BEFORE, {})[id(record)] = row


def _table_of(mapper: Mapper[Any]) -> Table:
    return cast(Table, mapper.local_table)  # no model is made of a join


@event.listens_for(Model, "after_insert", propagate=True)
def _added(mapper: Mapper[Any], connection: Connection, record: Any) -> None:
    _note(mapper, connection, record, Act.ADDED)


@event.listens_for(Model, "after_update", propagate=True)
def _changed(mapper: Mapper[Any], connection: Connection, record: Any) -> None:
    _note(mapper, connection, record, Act.CHANGED)


@event.listens_for(Model, "after_delete", propagate=True)
def _removed(mapper: Mapper[Any], connection: Connection, record: Any) -> None:
    _note(mapper, connection, record, Act.REMOVED)


def _note(mapper: Mapper[Any], connection: Connection, record: Any, act: Act) -> None:
    table, session = _table_of(mapper), object_session(record)
    if session is None or not is_logged(table):
        return
    before = session.info.get(_BEFORE, {}).pop(id(record), {})
    if act is Act.CHANGED and not before:
        return  # nothing of the row itself changed
    after = {} if act is Act.REMOVED else before | _at_hand(mapper, record)
    _write(session, connection, table, before, after)


def _at_hand(mapper: Mapper[Any], record: Any) -> dict[str, object]:
    """The columns that the record in memory knows, which is all that was written."""
    known = record.__dict__
    columns = {a.key: a.columns[0].name for a in mapper.column_attrs}
    return {name: known[key] for key, name in columns.items() if key in known}


def _stored(mapper: Mapper[Any], connection: Connection, record: Any, *, whole: bool) -> Row:
    """The row as the database holds it, locked; a file only where it is about to change."""
    table = _table_of(mapper)
    held = [
        a.columns[0]
        for a in mapper.column_attrs
        if whole
        or not isinstance(a.columns[0].type, LargeBinary)
        or get_history(record, a.key).has_changes()
    ]
    keys = mapper.primary_key_from_instance(record)
    this = [column == key for column, key in zip(table.primary_key, keys, strict=True)]
    found = connection.execute(select(*held).where(*this).with_for_update()).mappings().first()
    return dict(found) if found else {}


@event.listens_for(db.session, "do_orm_execute")
def _note_statements(state: ORMExecuteState) -> Result[Any] | None:
    """A statement that changes many rows at once tells of none: look before and after."""
    if not (state.is_update or state.is_delete or state.is_insert):
        return None
    table = state.statement.table  # type: ignore[attr-defined]  # it changes one
    if not is_logged(table):
        return None
    if state.is_insert:
        raise NotImplementedError("Rows of the record are added one by one, so that each is logged")
    connection = state.session.connection()
    where = state.statement.whereclause  # type: ignore[attr-defined]  # it has one, or None
    lookup = select(table) if where is None else select(table).where(where)
    before = {_key(table, row): row for row in _rows(connection, lookup)}
    places = state.session.info.setdefault(_SURVEYOR, Surveyor(connection))
    for row in before.values():
        places.place_of(table, row)
    done = state.invoke_statement()
    after = {_key(table, row): row for row in _rows(connection, select(table))}
    for key, row in before.items():
        _write(state.session, connection, table, row, after.get(key, {}))
    _flush_log(state.session)
    return done


def _rows(connection: Connection, lookup: Any) -> Iterator[Row]:
    yield from (dict(row) for row in connection.execute(lookup).mappings())


def _key(table: Table, row: Row) -> str:
    return ",".join(str(row.get(column.name)) for column in table.primary_key)


def _write(session: Session, connection: Connection, table: Table, before: Row, after: Row) -> None:
    changed = differences(before, after)
    if not changed:
        return
    surveyor = session.info.setdefault(_SURVEYOR, Surveyor(connection))
    place = surveyor.place_of(table, after or before)
    earlier = surveyor.place_of(table, before) if before and after else place
    if after:
        surveyor.learn(table, after)
    else:
        surveyor.forget(table, before)
    restricted = place.restricted or earlier.restricted
    opened, hidden = parted(table.name, changed, restricted=restricted)
    session.info.setdefault(_WRITTEN, []).append(
        _where(place)
        | {
            "kind": table.name,
            "key": _key(table, after or before),
            "act": Act.ADDED if not before else Act.CHANGED if after else Act.REMOVED,
            "draft": place.draft or earlier.draft,
            "open_values": opened,
            "restricted_values": hidden,
            "open_words": withheld(words_of(opened)),
            "restricted_words": "\n".join([words_of(hidden), *marked_in([words_of(opened)])]),
        }
    )


def _where(place: Place) -> dict[str, object]:
    return {
        "body_id": place.body_id,
        "meeting_id": place.meeting_id,
        "item_id": place.item_id,
        "person_id": place.person_id,
    }


@event.listens_for(db.session, "after_flush")
def _log_the_flush(session: Session, _context: object) -> None:
    _flush_log(session)


def _flush_log(session: Session) -> None:
    session.info.pop(_SURVEYOR, None)
    session.info.pop(_BEFORE, None)
    if rows := session.info.pop(_WRITTEN, None):
        by = author()
        told = {"at": now(), "account_id": by.account_id, "author": by.name}
        session.connection().execute(insert(Change), [told | row for row in rows])


@event.listens_for(db.session, "after_soft_rollback")
def _forget(session: Session, _transaction: object) -> None:
    for name in (_SURVEYOR, _BEFORE, _WRITTEN):
        session.info.pop(name, None)
