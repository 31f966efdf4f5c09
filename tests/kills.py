"""The register killed in the middle of saves, again and again; what was acknowledged must be there.

Four people write at four items of a served register. Each kill is SIGKILL to the process that
serves, at a moment nobody chose; then it is started again.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from random import Random
from time import monotonic, sleep

from flask import Flask
from sqlalchemy import func, select, text

from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem, MinutesRevision
from app.audit.models import Change
from app.config import ROOT
from app.database import db
from app.search.commands import check as search_check
from tests.factories import a_meeting, an_account, an_item
from tests.served import Editor, a_port, cookie_of, environment_of, form_on

PATIENCE = 60  # seconds for the index to be in step again


@dataclass
class Told:
    """What was seen in all rounds."""

    kills: int = 0
    acknowledged: int = 0
    in_flight: int = 0
    stored: int = 0
    longest_behind: float = 0
    answers: set[int] = field(default_factory=set)


def kill_again_and_again(
    app: Flask, kills: int, tell: Callable[[str], object] = lambda _: None
) -> Told:
    """Needs the tables and an app context. Raises AssertionError at the first loss."""
    chance, told, numbers = Random(1), Told(), count(1)
    items, cookie = _a_register(app)
    written: dict[int, list[str]] = {item: [] for item in items}
    port = a_port()
    with _starter(app, port) as starter, ThreadPoolExecutor(len(items)) as people:
        for _ in range(kills):
            process = _start(starter)
            try:
                _open_a_page(port, cookie)
                _wait_for_the_index(app, told)
                writing = [
                    people.submit(_write, port, cookie, item, written[item], numbers, told)
                    for item in items
                ]
                saved = sum(map(len, written.values()))
                while sum(map(len, written.values())) == saved:
                    assert not any(one.done() for one in writing), "nobody can save"
                    sleep(0.005)
                sleep(chance.uniform(0, 0.4))
            finally:
                os.kill(process, signal.SIGKILL)
            told.kills += 1
            for one in writing:
                one.result()
            _check(written)
            if told.kills % 20 == 0:
                tell(f"{told.kills} kills, {sum(map(len, written.values()))} saves, none lost")
        _check_the_index_once_more(starter, port, cookie, app, told)
    told.acknowledged = sum(map(len, written.values()))
    told.stored = _count_revisions()
    return told


def _a_register(app: Flask) -> tuple[list[int], str]:
    meeting, account = a_meeting(), an_account()
    items = [an_item(meeting=meeting, text="Begun.") for _ in range(4)]
    db.session.add_all([*items, account])
    db.session.commit()
    found = [item.id for item in items], cookie_of(app, SignedIn(account).get_id())
    db.session.rollback()
    return found


@contextmanager
def _starter(app: Flask, port: int) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.served", str(port), "--again"],
        cwd=ROOT,
        env=environment_of(app),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield process


def _start(starter: subprocess.Popen[str]) -> int:
    assert starter.stdin is not None
    assert starter.stdout is not None
    starter.stdin.write("start\n")
    starter.stdin.flush()
    ready, number = starter.stdout.readline().split()
    assert ready == "Ready"
    return int(number)


def _open_a_page(port: int, cookie: str) -> None:
    """The first page of a process makes it take up what was left over."""
    editor = Editor(port, cookie)
    editor.open("/")
    editor.close()


def _write(
    port: int, cookie: str, item: int, written: list[str], numbers: Iterator[int], told: Told
) -> None:
    """Save one word after another until the register is gone."""
    path = f"/items/{item}/minutes"
    editor = Editor(port, cookie)
    sent = False
    try:
        while True:
            form, word = form_on(editor.open(path)), f"word{next(numbers)}"
            form["text"] += f" {word}"
            sent = True
            code, _ = editor.send(path, form)
            sent = False
            told.answers.add(code)
            if code == 302:
                written.append(word)
    except (OSError, HTTPException):
        told.in_flight += sent
    finally:
        editor.close()


def _wait_for_the_index(app: Flask, told: Told) -> None:
    """After a start, `flask search check` finds nothing wrong before long."""
    began = monotonic()
    while True:
        done = app.test_cli_runner().invoke(search_check)
        db.session.rollback()
        if done.exit_code == 0:
            break
        assert monotonic() - began < PATIENCE, done.output
        sleep(0.05)
    told.longest_behind = max(told.longest_behind, monotonic() - began)


def _check_the_index_once_more(
    starter: subprocess.Popen[str], port: int, cookie: str, app: Flask, told: Told
) -> None:
    process = _start(starter)
    try:
        _open_a_page(port, cookie)
        _wait_for_the_index(app, told)
    finally:
        os.kill(process, signal.SIGKILL)


def _check(written: dict[int, list[str]]) -> None:
    """Every word whose save was acknowledged is in the minutes, and every revision in the log."""
    db.session.rollback()
    for item, words in written.items():
        minutes = db.session.get_one(AgendaItem, item).minutes
        kept = set(minutes.text.split()) if minutes else set()
        assert set(words) <= kept, f"lost: {set(words) - kept}"
    logged = select(func.count()).where(Change.kind == "minutes_revision")
    assert db.session.scalar(logged) == _count_revisions()
    if db.engine.dialect.name == "sqlite":
        assert db.session.scalar(text("PRAGMA quick_check")) == "ok"
    db.session.rollback()


def _count_revisions() -> int:
    return db.session.scalar(select(func.count()).select_from(MinutesRevision)) or 0
