from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app.accounts.rules import PUBLIC, Viewer
from app.database import db
from app.search.audiences import AUDIENCES
from app.search.finding import Asked, Found, find
from app.search.index import Index
from app.search.keeping import keep_up

KEEPER = AUDIENCES["record"]


@pytest.fixture
def index(app: Flask) -> Iterator[Index]:
    kept = app.extensions["search"].index
    yield kept
    kept.close()


@pytest.fixture
def catch_up(app: Flask, index: Index) -> Callable[[], int]:
    """Commit what the test did, and index it as the background thread would."""

    def committed_and_indexed() -> int:
        db.session.commit()
        with app.app_context():
            return keep_up(index)

    return committed_and_indexed


@pytest.fixture
def look(index: Index) -> Callable[..., Found]:  # noqa: ARG001  # it is closed afterwards
    def looked_for(words: str, viewer: Viewer = PUBLIC, **asked: object) -> Found:
        return find(Asked(words, **asked), viewer)

    return looked_for
