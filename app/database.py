"""The database handle that every model, query and view shares."""

import sqlite3
from collections.abc import Collection
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DDL,
    CheckConstraint,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    ForeignKey,
    FromClause,
    MetaData,
    Table,
    event,
    func,
    select,
    text,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from app.clock import LONDON


class Base(DeclarativeBase):
    """Gives every constraint a predictable name, so that a migration can drop it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)

# Flask-SQLAlchemy builds its model base at run time, where a type checker cannot see it.
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


class Moment(TypeDecorator[datetime]):
    """An aware time: UTC in the database (SQLite keeps no zone), London time in the program."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment needs a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(LONDON)


def one_of(vocabulary: type[StrEnum]) -> Enum:
    """A column that stores the words themselves, so the database reads like the minutes."""
    return Enum(
        vocabulary,
        native_enum=False,
        create_constraint=True,
        name=vocabulary.__name__.lower(),
        length=60,
        values_callable=lambda members: [member.value for member in members],
    )


def not_blank(*columns: str) -> tuple[CheckConstraint, ...]:
    return tuple(
        CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_is_not_blank")
        for column in columns
    )


def ends_after_it_starts() -> CheckConstraint:
    """For a row in force from `starts_on` to `ends_on`, either of which may be unknown."""
    return CheckConstraint(
        "ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"
    )


def append_only(table: FromClause) -> None:
    """Let the database itself refuse to change or remove a row of `table`.

    Said when tables are made from the models. Triggers are no part of what SQLAlchemy describes:
    a migration that makes the table, or makes it anew, executes `refusals` itself.
    """
    made = cast(Table, table)
    for dialect in ("sqlite", "postgresql"):
        for statement in refusals(made.name, dialect):
            refusal = DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(made, "after_create", refusal)


def refusals(table: str, dialect: str) -> tuple[str, ...]:
    """The statements that make a table append-only; drop the table and they go with it."""
    words = f"{table} can only be added to"
    if dialect == "sqlite":
        return tuple(
            f"CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            for verb in ("UPDATE", "DELETE")
        )
    return (
        f"CREATE OR REPLACE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{words}' USING ERRCODE = 'restrict_violation'; END $$",
        f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuses()",
        f"CREATE TRIGGER {table}_refuses_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses()",
    )


#: On either database there are two: one refuses to change rows and one to remove them, or all
#: of them at once.
_TRIGGERS = 2
_REFUSALS = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table",
    "postgresql": "SELECT count(*) FROM pg_trigger "
    "WHERE tgrelid = CAST(:table AS regclass) AND NOT tgisinternal AND tgenabled <> 'D'",
}


def is_append_only(table: FromClause, connection: Connection) -> bool:
    """Whether the triggers are still there: whoever owns the database can drop them."""
    name = cast(Table, table).name
    found = connection.scalar(text(_REFUSALS[connection.dialect.name]), {"table": name})
    return bool(found == _TRIGGERS)


def named_by(record: Base, *, apart_from: Collection[type[Base]] = ()) -> dict[str, int]:
    """How many rows of each kind name `record`: {"attendance": 3, "motion as mover": 1}.

    Read from the foreign keys, so that a chapter need not know which later ones name its records.
    Rows of the models in `apart_from` are part of the record and are not counted.
    """
    own = {model.__table__ for model in apart_from}
    counts = {}
    for key in _keys_to(record.__table__):
        if key.parent.table not in own:
            held = select(func.count()).where(key.parent == record.id)  # type: ignore[attr-defined]
            counts[_words_for(key)] = db.session.scalar(held) or 0
    return {words: count for words, count in counts.items() if count}


def _keys_to(table: FromClause) -> list[ForeignKey]:
    return [
        key
        for other in Model.metadata.sorted_tables
        for key in sorted(other.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is table
    ]


def _words_for(key: ForeignKey) -> str:
    """“attendance” where the column says no more than whose it is, else “motion as mover”."""
    kind, column = key.parent.table.name, key.parent.name.removesuffix("_id")
    plain = column == key.column.table.name
    return (kind if plain else f"{kind} as {column}").replace("_", " ")


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: object, _record: object) -> None:
    """SQLite ignores foreign keys unless asked; WAL lets readers read while a clerk saves."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 10000")
        # else INSERT OR REPLACE removes a row without asking the triggers of `append_only`
        connection.execute("PRAGMA recursive_triggers = ON")
