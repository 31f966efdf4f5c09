"""Databases to test on: a SQLite file, or one on the server that TEST_DATABASE_URL names."""

import os
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url, text


def new_database(name: str, folder: Path) -> str:
    """The address of a database with nothing in it."""
    server = os.environ.get("TEST_DATABASE_URL")
    if not server:
        return f"sqlite:///{folder / name}.db"
    engine = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    return make_url(server).set(database=name).render_as_string(hide_password=False)
