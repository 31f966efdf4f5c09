"""Databases to test on: a SQLite file, or one on the server that TEST_DATABASE_URL names.

On a server only those tests run that ask for a database, by whatever fixture: what all others
prove was proved without one. Nor do those marked `any_database` run there.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine, event, make_url, text

SERVER = os.environ.get("TEST_DATABASE_URL")


@event.listens_for(Engine, "connect")
def _rows_come_backwards(connection: object, _record: object) -> None:
    """Rows that nobody asked an order of come newest first from SQLite, so that what counts on an
    order without asking fails here, at each run, and not on PostgreSQL one time in a hundred."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA reverse_unordered_selects = ON")


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], str]:
    """Makes one with nothing in it, of a name that no other test uses; answers its address."""

    def make(name: str) -> str:
        name = f"{name}_{worker_id}"
        return _on_the_server(SERVER, name) if SERVER else _file(tmp_path_factory.mktemp(name))

    return make


def _file(folder: Path) -> str:
    return f"sqlite:///{folder / 'register.db'}"


def _on_the_server(server: str, name: str) -> str:
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if SERVER:
        others = [item for item in items if not _is_of_the_database(item)]
        items[:] = filter(_is_of_the_database, items)
        config.hook.pytest_deselected(items=others)


def _is_of_the_database(item: pytest.Item) -> bool:
    asked = getattr(item, "fixturenames", ())
    return "new_database" in asked and not item.get_closest_marker("any_database")
