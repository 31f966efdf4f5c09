"""The register on a database of its own, and a browser that polices every page it reads."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import settings
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from app import create_app
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.config import ROOT, Config
from app.database import db
from tests.browser import Browser
from tests.databases import new_database
from tests.factories import an_account

pytest_plugins = ["tests.tools"]

# A shared machine is slow now and then, which says nothing of the code. What lands is judged by
# the same examples each time; at the desk new ones are tried.
settings.register_profile("house", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("house")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> str:
    """The address of a database with every table and no row; one for each test process."""
    return new_database(f"resolved_{worker_id}", tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def database(empty_database: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    home = tmp_path_factory.mktemp("schema")
    with create_app(_config(empty_database, home)).app_context():
        db.create_all()
        db.engine.dispose()
    return empty_database


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Each test has an app of its own, and compiling its templates would take most of its time."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(database: str, tmp_path: Path, compiled_templates: BytecodeCache) -> Iterator[Flask]:
    if database.startswith("sqlite"):
        copy = tmp_path / "register.db"
        shutil.copy(database.removeprefix("sqlite:///"), copy)
        database = f"sqlite:///{copy}"
    app = create_app(_config(database, tmp_path))
    app.jinja_env.bytecode_cache = compiled_templates
    with app.app_context():
        yield app
        db.session.remove()
        if not database.startswith("sqlite"):
            _empty_every_table()
        db.engine.dispose()


def _config(database: str, home: Path) -> Config:
    return Config(
        SECRET_KEY="tests",
        SQLALCHEMY_DATABASE_URI=database,
        SEARCH_INDEX=home / "search_index",
        EXPORTS=home / "exports",
        SEARCH_IN_BACKGROUND=False,
        TESTING=True,
        WTF_CSRF_ENABLED=False,
    )


def _empty_every_table() -> None:
    """Row by row: on tables this small, PostgreSQL’s TRUNCATE takes fifty times as long.

    Not in the session, whose changes search takes note of.
    """
    with db.engine.begin() as connection:
        for table in reversed(db.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Someone of the public."""
    return Browser(app)


@pytest.fixture
def clerk(app: Flask) -> Browser:
    return _signed_in(app, Role.CLERK)


@pytest.fixture
def administrator(app: Flask) -> Browser:
    return _signed_in(app, Role.ADMINISTRATOR)


@pytest.fixture
def officer(app: Flask) -> Browser:
    return _signed_in(app, Role.OFFICER)


@pytest.fixture
def councillor(app: Flask) -> Browser:
    return _signed_in(app, Role.COUNCILLOR)


def _signed_in(app: Flask, role: Role) -> Browser:
    account = an_account(role=role)
    db.session.add(account)
    db.session.commit()
    browser = Browser(app)
    browser.sign_in(SignedIn(account).get_id())
    return browser


@pytest.fixture(autouse=True, scope="session")
def _generated_folders_stay_as_they_are() -> Iterator[None]:
    """No test may write into the register's own folders."""
    folders = [ROOT / "search_index", ROOT / "exports"]
    before = {folder: sorted(folder.rglob("*")) for folder in folders}
    yield
    after = {folder: sorted(folder.rglob("*")) for folder in folders}
    assert after == before, "a test wrote into search_index/ or exports/"
