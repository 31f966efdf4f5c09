"""The demonstration council, loaded."""

import shutil
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete

from app import create_app
from app.config import Config
from app.database import db
from app.demonstration.load import load
from tests.demonstration.papers import TODAY


@pytest.fixture(scope="module")
def register(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Loaded once and only read: loading takes seconds, because passwords are hashed."""
    home = tmp_path_factory.mktemp("register")
    if database.startswith("sqlite"):
        copy = shutil.copy(database.removeprefix("sqlite:///"), home / "register.db")
        database = f"sqlite:///{copy}"
    app = create_app(
        Config(
            SECRET_KEY="tests",
            SQLALCHEMY_DATABASE_URI=database,
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
        )
    )
    with app.app_context():
        load(TODAY)
        db.session.commit()
        yield app
        db.session.remove()
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(delete(table))
        db.session.commit()
        db.engine.dispose()
