"""Which rows of the register the demonstration loaded, and which someone entered."""

from collections.abc import Iterator
from typing import cast

from sqlalchemy import Table, delete, exists, insert, select

from app.accounts.models import AttemptCount, SignIn
from app.database import Model, db
from app.demonstration.models import DemonstrationRow
from app.errors import RuleBroken
from app.publishing.models import PublishedVersion

CHAPTERS = {
    "accounts",
    "people",
    "bodies",
    "meetings",
    "agenda",
    "decisions",
    "actions",
    "publishing",
    "archive",
}

VERSIONS = cast(Table, PublishedVersion.__table__)


def is_loaded() -> bool:
    return bool(db.session.scalar(select(exists(select(DemonstrationRow.key)))))


def chapter_tables() -> list[Table]:
    """The tables that hold the record, each after those it refers to."""
    kept = {
        mapper.local_table
        for mapper in Model.registry.mappers
        if mapper.class_.__module__.split(".")[1] in CHAPTERS
    }
    return [table for table in db.metadata.sorted_tables if table in kept]


def record_tables() -> list[Table]:
    """Those of `chapter_tables` that say something; who is signed in just now comes and goes."""
    passing = {SignIn.__tablename__, AttemptCount.__tablename__}
    return [table for table in chapter_tables() if table.name not in passing]


def is_empty() -> bool:
    """Whether nothing at all has been entered, by hand or by the demonstration."""
    return not any(db.session.scalar(select(exists(select(table)))) for table in record_tables())


def mark_everything() -> None:
    """Note every row there is as the demonstration's own; the register was empty before."""
    marks = [{"table_name": name, "key": key} for name, key in _rows()]
    db.session.execute(insert(DemonstrationRow), marks)


def remove_everything() -> None:
    """Raises RuleBroken where someone has entered anything beside the demonstration."""
    marked = {(row.table_name, row.key) for row in db.session.scalars(select(DemonstrationRow))}
    added = [name for name, key in _rows() if (name, key) not in marked]
    if not marked:
        raise RuleBroken("There is no demonstration data here to clear")
    if added:
        kinds = ", ".join(sorted({name.replace("_", " ") for name in added}))
        raise RuleBroken(
            f"Something was entered since the demonstration was loaded ({kinds}), so nothing is "
            "cleared. To begin again with an empty register, stop the program, move its database "
            "away (the file register.db, unless DATABASE_URL names another) and run: "
            "flask db upgrade"
        )
    for table in reversed(chapter_tables()):
        if table is VERSIONS:
            _empty_versions()
        else:
            db.session.execute(delete(table))
    db.session.execute(delete(DemonstrationRow))


def _empty_versions() -> None:
    """No version can be deleted, so the chain of a council that never was goes with its table."""
    connection = db.session.connection()
    VERSIONS.drop(connection)
    VERSIONS.create(connection)


def _rows() -> Iterator[tuple[str, str]]:
    for table in record_tables():
        for row in db.session.execute(select(*table.primary_key.columns)):
            yield table.name, " ".join(str(part) for part in row)
