"""The register on a database of its own, and a browser that polices every page it reads."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import settings
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import event, text

from app import create_app
from app.accounts import passwords
from app.accounts.first_start import SET_UP
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.config import ROOT, Config
from app.database import db
from app.mail import wait_for_messages
from app.search.keeper import Keeper
from tests.browser import Browser
from tests.factories import an_account

pytest_plugins = ["tests.databases", "tests.tools"]


def pytest_collection_finish() -> None:
    """What was imported is here to stay: looking for garbage in it takes a tenth of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


# A shared machine is slow now and then, which says nothing of the code. What lands is judged by
# the same examples each time (.ci/run says so); at the desk new ones are tried.
settings.register_profile("house", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("house")

# What guards real passwords takes 64 MB and four processors for each; the tests have none to guard.
passwords._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(scope="session")
def database(new_database: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of one with every table and no row; one for each test process."""
    address = new_database("resolved")
    with create_app(_config(address, tmp_path_factory.mktemp("schema"))).app_context():
        db.create_all()
        if not address.startswith("sqlite"):
            _count_from_far_off()
        db.engine.dispose()
    return address


def _count_from_far_off() -> None:
    """PostgreSQL counts on from test to test: no record may come to have a number that a test
    takes to be nobody’s (`/people/999`)."""
    with db.engine.begin() as connection:
        names = connection.scalars(text("SELECT quote_ident(sequencename) FROM pg_sequences"))
        for name in names.all():
            connection.execute(text(f"ALTER SEQUENCE {name} RESTART WITH 5000000"))


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BytecodeCache:
    """What any application of any worker compiled, which takes longer than most tests."""
    folder = tmp_path_factory.getbasetemp()
    folder = (folder if worker_id == "master" else folder.parent) / "templates"
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@pytest.fixture(scope="session")
def kept_app(
    database: str, tmp_path_factory: pytest.TempPathFactory, compiled_templates: BytecodeCache
) -> Flask:
    """One application for each test process: making one takes longer than most tests."""
    return _made(database, tmp_path_factory.mktemp("app"), compiled_templates)


@pytest.fixture
def app(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[Flask]:
    """The application as if new: its database empty, its folders and settings its own.

    A test that adds pages to it is marked `own_app`.
    """
    if request.node.get_closest_marker("own_app"):
        templates = request.getfixturevalue("compiled_templates")
        yield from _begun_anew(_made(database, tmp_path, templates), database, tmp_path)
    else:
        yield from _begun_anew(request.getfixturevalue("kept_app"), database, tmp_path)


def _made(database: str, home: Path, templates: BytecodeCache) -> Flask:
    app = create_app(_config(database, home))
    app.jinja_env.bytecode_cache = templates
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600  # a browser asks for styles once
    if database.startswith("sqlite"):
        with app.app_context():
            event.listen(db.engine, "do_connect", partial(_read_the_file_of_this_test, app))
            event.listen(db.engine, "connect", _forget_about_power_cuts)
    return app


def _read_the_file_of_this_test(
    app: Flask, _dialect: object, _record: object, arguments: list[str], _named: object
) -> None:
    """The engine is kept, with the statements it has compiled, and its file is another."""
    arguments[0] = app.config["SQLALCHEMY_DATABASE_URI"].removeprefix("sqlite:///")


def _forget_about_power_cuts(connection: Any, _record: object) -> None:
    """Nothing here outlives the tests, so nothing need wait for the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def _begun_anew(app: Flask, empty: str, home: Path) -> Iterator[Flask]:
    before = [(kept, dict(kept)) for kept in (app.config, app.extensions, app.view_functions)]
    app.config.update(SEARCH_INDEX=home / "search_index", EXPORTS=home / "exports")
    app.extensions["search"] = Keeper(app)
    app.extensions[SET_UP] = True  # as a register in use is, though its database is empty
    if empty.startswith("sqlite"):
        file = shutil.copy(empty.removeprefix("sqlite:///"), home / "register.db")
        app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{file}"
    with app.app_context():
        yield app
        wait_for_messages()
        db.session.remove()
        if not empty.startswith("sqlite"):
            empty_every_table()
        db.engine.dispose()
    for kept, as_it_was in before:
        kept.clear()
        kept.update(as_it_was)


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


def empty_every_table() -> None:
    """Row by row: on tables this small, PostgreSQL’s TRUNCATE takes fifty times as long. All in one
    message, which takes a tenth of the time of one a table.

    Not in the session, whose changes search takes note of.
    """
    tables = [f'DELETE FROM "{table.name}";' for table in reversed(db.metadata.sorted_tables)]
    no_triggers = "SET LOCAL session_replication_role = replica;"
    with db.engine.begin() as connection:
        connection.exec_driver_sql(no_triggers + "".join(tables))


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Someone of the public."""
    return Browser(app)


@pytest.fixture
def clerk(app: Flask) -> Browser:
    return _signed_in(app, Role.CLERK)


@pytest.fixture
def administrator(app: Flask) -> Browser:
    """One who was given every body too."""
    return _signed_in(app, Role.ADMINISTRATOR, every_body=True)


@pytest.fixture
def officer(app: Flask) -> Browser:
    return _signed_in(app, Role.OFFICER)


@pytest.fixture
def councillor(app: Flask) -> Browser:
    return _signed_in(app, Role.COUNCILLOR)


def _signed_in(app: Flask, role: Role, **changes: object) -> Browser:
    account = an_account(role=role, **changes)
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
