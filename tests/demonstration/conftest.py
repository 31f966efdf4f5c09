"""The demonstration council, loaded."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app import create_app
from app.config import Config
from app.database import db
from app.demonstration.load import load
from tests.demonstration.papers import TODAY


@pytest.fixture(scope="session")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[str], str]
) -> Iterator[Flask]:
    """Loaded once and only read: loading takes ten seconds."""
    home = tmp_path_factory.mktemp("demonstration")
    app = create_app(
        Config(
            SECRET_KEY="tests",
            SQLALCHEMY_DATABASE_URI=new_database("demonstration"),
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
        )
    )
    with app.app_context():
        db.create_all()
        load(TODAY)
        db.session.commit()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def register(loaded: Flask) -> Iterator[Flask]:
    with loaded.app_context():
        yield loaded
        db.session.remove()
