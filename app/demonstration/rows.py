"""Which rows of the register the demonstration loaded, and which someone entered."""

from collections.abc import Iterator

from sqlalchemy import Table, delete, exists, insert, select

from app.database import Model, db
from app.demonstration.models import DemonstrationRow
from app.errors import RuleBroken

CHAPTERS = {"accounts", "people", "bodies", "meetings", "agenda", "decisions", "actions"}


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


def is_empty() -> bool:
    """Whether nothing at all has been entered, by hand or by the demonstration."""
    return not any(db.session.scalar(select(exists(select(table)))) for table in chapter_tables())


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
            "cleared. To begin again, start with a new database"
        )
    for table in reversed(chapter_tables()):
        db.session.execute(delete(table))
    db.session.execute(delete(DemonstrationRow))


def _rows() -> Iterator[tuple[str, str]]:
    for table in chapter_tables():
        for row in db.session.execute(select(*table.primary_key.columns)):
            yield table.name, " ".join(str(part) for part in row)
