from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.accounts.rules import PUBLIC, Viewer
from app.database import db
from app.search.asked import Asked, Found
from app.search.audiences import KEEPER as KEEPER
from app.search.engines import Engine, EngineMaker
from app.search.finding import find
from app.search.index import Index
from app.search.keeping import keep_up
from tests.search.engines import ENGINES


@pytest.fixture(params=ENGINES, scope="module")
def maker(request: pytest.FixtureRequest) -> EngineMaker:
    return request.param()


@pytest.fixture
def engine(maker: EngineMaker, tmp_path: Path) -> Iterator[Engine]:
    maker.create(tmp_path, [])
    opened = maker.open(tmp_path)
    yield opened
    opened.close()


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
