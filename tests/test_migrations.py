"""A database brought up by migrations is the one that the models describe."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app import create_app
from app.config import Config
from app.database import db


def an_app(address: str, home: Path) -> Flask:
    return create_app(
        Config(
            SECRET_KEY="tests",
            SQLALCHEMY_DATABASE_URI=address,
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
        )
    )


@pytest.fixture
def migrated(tmp_path: Path, new_database: Callable[[str], str]) -> Iterator[Flask]:
    """A register on a database that began with nothing in it."""
    app = an_app(new_database("migrated"), tmp_path)
    with app.app_context():
        upgrade()
        yield app
        db.session.remove()
        db.engine.dispose()


def checks() -> dict[str, dict[str | None, str]]:
    """The CHECK constraints of every table, which Alembic does not compare."""
    inspector = inspect(db.engine)
    return {
        table: {c["name"]: c["sqltext"] for c in inspector.get_check_constraints(table)}
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_migrations_make_what_the_models_describe(migrated):  # noqa: ARG001  # the current app
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, db.metadata) == []


def test_migrations_refuse_what_the_models_refuse(migrated, app):
    with migrated.app_context():
        by_migrations = checks()
    with app.app_context():
        by_models = checks()

    assert by_migrations == by_models
    assert sum(map(len, by_models.values())) > 50


def test_migrations_can_be_undone(migrated):  # noqa: ARG001  # the current app
    downgrade(revision="base")

    assert inspect(db.engine).get_table_names() == ["alembic_version"]
