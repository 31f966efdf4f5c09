"""What search costs a clerk who saves, and how soon what was saved is found.

Run: .venv/bin/python -m tests.benchmarks.search_saving [ITEMS]
Saves minutes through the form's own request on a register of ITEMS items (500 if not given), with
the index kept in the background and without, in turn, and prints the medians and slowest tenth.
Then how long a load of 150 items, a rebuild and a comparison take. SEARCH_ENGINE chooses the
engine.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from app.accounts.rules import PUBLIC, Role
from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem
from app.agenda.operations import publish_minutes
from app.config import Config
from app.database import db
from app.search.asked import Asked
from app.search.finding import find
from app.search.keeper import keeper
from app.search.keeping import differences, keep_up, rebuild
from tests.browser import sign_in
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_recommendation,
    a_resolution,
    an_account,
    an_item,
)

SAVES = 60
TEXT = "Members asked how the contractor would report on the works to residents. " * 12


def a_register(home: Path) -> Flask:
    app = create_app(
        Config(
            SECRET_KEY="benchmark",
            SQLALCHEMY_DATABASE_URI=f"sqlite:///{home / 'register.db'}",
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
            SEARCH_ENGINE=os.environ.get("SEARCH_ENGINE") or "whoosh",
            SEARCH_IN_BACKGROUND=False,
            WTF_CSRF_ENABLED=False,
        )
    )
    with app.app_context():
        db.create_all()
    return app


def enter(items: int) -> None:
    """Published meetings of thirty items, each with two clauses recommended and two resolved."""
    for _ in range(items // 30):
        meeting = a_meeting(body=a_body())
        for number in range(30):
            item = an_item(
                meeting=meeting, number=str(number + 1), title=f"Works {number}", text=TEXT
            )
            a_recommendation(item, "Note the works", "Agree the next works")
            a_resolution(item, "Noted the works.", "Agreed the next works.")
        publish_minutes(meeting, NOW)
        db.session.add(meeting)
    db.session.commit()


def a_clerk(app: Flask) -> FlaskClient:
    with app.app_context():
        account = an_account(role=Role.CLERK)
        db.session.add(account)
        db.session.commit()
        key = SignedIn(account).get_id()
    client = app.test_client()
    sign_in(app, client, key)
    return client


def save(client: FlaskClient, item_id: int, revision: int, word: str) -> float:
    form = {"text": f"{TEXT} {word}", "seen": str(revision)}
    begun = perf_counter()
    response = client.post(f"/items/{item_id}/minutes", data=form)
    taken = perf_counter() - begun
    assert response.status_code == 302, response.text
    return taken


def seconds_until_found(app: Flask, word: str) -> float:
    begun = perf_counter()
    with app.app_context():
        while not find(Asked(word), PUBLIC).total:
            assert perf_counter() - begun < 30, "it was never found"
            sleep(0.005)
    return perf_counter() - begun


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def measure_saving(app: Flask) -> None:
    client = a_clerk(app)
    times: dict[bool, list[float]] = {True: [], False: []}
    found: list[float] = []
    with app.app_context():
        revisions = {item.id: item.revision for item in db.session.query(AgendaItem).limit(SAVES)}
    for number, (item_id, revision) in enumerate(revisions.items()):
        for in_background in (True, False) if number % 2 else (False, True):
            app.config["SEARCH_IN_BACKGROUND"] = in_background
            word = f"w{item_id}{in_background}"
            times[in_background].append(save(client, item_id, revision, word))
            revision += 1
            if in_background:
                found.append(seconds_until_found(app, word))
            app.extensions["search"].wait()
    for in_background, taken in times.items():
        say(f"a save with{'' if in_background else 'out'} search", in_words(taken))
    say("found after the answer", in_words(found))


def say(what: str, how_much: object) -> None:
    print(f"{what}: {how_much}")  # noqa: T201


def in_words(taken: list[float]) -> str:
    slowest_tenth = quantiles(taken, n=10)[-1]
    return f"median {1000 * median(taken):.1f} ms, slowest tenth {1000 * slowest_tenth:.1f} ms"


def measure_bulk(app: Flask) -> None:
    with app.app_context():
        enter(150)
        say("index a load of 150 items", f"{timed(lambda: keep_up(keeper().index)):.2f} s")
        with keeper().index.writing():
            say("rebuild", f"{timed(lambda: rebuild(keeper().index)):.2f} s")
        say("compare", f"{timed(lambda: differences(keeper().index.engine())):.2f} s")
        documents = sum(1 for _ in keeper().index.engine().contents())
        say("documents", documents)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        register = a_register(Path(folder))
        with register.app_context():
            enter(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
            keep_up(keeper().index)
        measure_saving(register)
        measure_bulk(register)
