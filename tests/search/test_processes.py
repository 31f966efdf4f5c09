"""Whatever process saves, ends or is killed, the index follows."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.config import ROOT
from app.database import db
from app.search.keeping import differences
from app.search.models import SearchPending
from tests.search.stories import titles


def waiting() -> int:
    return db.session.scalar(select(func.count(SearchPending.id))) or 0


SAVE = """
import os, signal, sys
from app import create_app
from app.database import db
from tests.factories import a_body

app = create_app()
with app.app_context():
    for name in sys.argv[2:]:
        body = a_body(name)
        body.slug = name.lower().replace(" ", "-")
        db.session.add(body)
        db.session.commit()
if sys.argv[1] == "die":
    os.kill(os.getpid(), signal.SIGKILL)
"""


class Elsewhere:
    """The same register, in processes of its own."""

    def __init__(self, app: Flask, tmp_path: Path) -> None:
        self._environment = os.environ | {
            "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
            "RESOLVED_HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "",
        }

    def save(self, *names: str, then: str = "end") -> subprocess.Popen[bytes]:
        return self._start([sys.executable, "-c", SAVE, then, *names])

    def flask(self, *words: str) -> subprocess.Popen[bytes]:
        return self._start([sys.executable, "-m", "flask", "--app", "app", *words])

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )


@pytest.fixture
def elsewhere(app: Flask, tmp_path: Path) -> Elsewhere:
    assert Path(app.config["SEARCH_INDEX"]) == tmp_path / "search_index"
    return Elsewhere(app, tmp_path)


def test_a_command_that_ends_has_indexed_what_it_saved(elsewhere, look):
    output, errors = (process := elsewhere.save("Otter Board")).communicate()

    assert (process.returncode, output, errors.count(b"Traceback")) == (0, b"", 0)
    assert titles(look("otter")) == ["Otter Board"]


def test_what_a_killed_process_committed_is_indexed_by_the_next(catch_up, elsewhere, look):
    catch_up()
    process = elsewhere.save("Otter Board", then="die")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert waiting() == 1
    assert look("otter").total == 0

    output, _ = elsewhere.flask("search", "work").communicate()

    assert output == b"Indexed 1 change.\n"
    assert titles(look("otter")) == ["Otter Board"]


def test_processes_that_save_at_once_all_succeed_and_all_is_found(app, elsewhere, index, look):
    processes = [elsewhere.save(*(f"Board {n} {k}" for k in range(8))) for n in range(3)]
    results = [(process.communicate()[1], process.returncode) for process in processes]

    assert [code for _, code in results] == [0, 0, 0], results
    assert all(b"Traceback" not in errors for errors, _ in results), results
    assert waiting() == 0
    assert look("board").total == 24
    with app.app_context():
        assert differences(index.engine()).groups == []
