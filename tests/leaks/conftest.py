"""A register full of canaries, and someone who listens to every page they open."""

import io
import logging
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from jinja2 import BytecodeCache

from app import create_app
from app.database import db
from app.search.keeping import keep_up
from tests.conftest import _config
from tests.leaks.canaries import every_canary
from tests.leaks.crawl import Crawler
from tests.leaks.world import World, a_world


@pytest.fixture(scope="module")
def leaky(
    tmp_path_factory: pytest.TempPathFactory,
    new_database: Callable[[str], str],
    compiled_templates: BytecodeCache,
) -> Iterator[tuple[Flask, World, set[str]]]:
    """The register with its canaries, indexed; who reads; and every canary there is."""
    home = tmp_path_factory.mktemp("leaks")
    app = create_app(_config(new_database("leaks"), home))
    app.jinja_env.bytecode_cache = compiled_templates
    app.config["PROPAGATE_EXCEPTIONS"] = False  # the page of an error is listened to as well
    with app.app_context():
        db.create_all()
        world = a_world()
        kept = every_canary()
        db.session.expunge_all()
    with app.app_context():
        keep_up(app.extensions["search"].index)
    yield app, world, kept
    with app.app_context():
        app.extensions["search"].index.close()
        db.engine.dispose()


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """What was written to the log since it was last asked."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)

    def since() -> str:
        words = stream.getvalue()
        stream.seek(0)
        stream.truncate()
        return words

    yield since
    root.removeHandler(handler)
    root.setLevel(before)


@pytest.fixture
def crawl(leaky, log) -> Callable[[str], Crawler]:
    app, world, _ = leaky

    def crawler(reader: str) -> Crawler:
        with app.app_context():
            account = world.accounts.get(reader)
            return Crawler(app, account and db.session.merge(account, load=True), log)

    return crawler
