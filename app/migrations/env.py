"""Runs the migrations on the database of the application that called them."""

from typing import Literal

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from app.database import Moment


def migrate(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        # A table that is made anew is dropped first, which would take what hangs on it along.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.commit()
    database = current_app.extensions["migrate"].db
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=_plainly,
    )
    with context.begin_transaction():
        context.run_migrations()


def _plainly(kind: str, subject: object, _context: object) -> str | Literal[False]:
    """A migration must not change when the program's own types do."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(subject, Moment) else False


with current_app.extensions["migrate"].db.engine.connect() as connection:
    migrate(connection)
