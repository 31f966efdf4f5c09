"""`flask intake minutes` on a file, a folder and a ZIP."""

import json
import zipfile

import pytest
from sqlalchemy import func, select

from app.archive.models import ArchiveFile
from app.archive.rules import FileState
from app.database import db
from app.meetings.models import Meeting
from tests.factories import a_body
from tests.intake.minutes.reading import PARISH


@pytest.fixture
def run(app):
    def run(*words: object):
        args = ["intake", "minutes", *(str(word) for word in words)]
        return app.test_cli_runner().invoke(args=args)

    return run


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "march.txt"
    path.write_text(PARISH)
    return path


def known(name: str = "Marsh End Parish Council") -> None:
    db.session.add(a_body(name))
    db.session.commit()


def meetings() -> int:
    return db.session.scalar(select(func.count()).select_from(Meeting)) or 0


def test_json_alone_enters_and_prints_what_a_dry_run_prints(run, paper):
    known()
    dry = run(paper, "--dry-run", "--json")
    assert (meetings(), dry.stderr) == (0, "")

    wet = run(paper, "--json")

    assert wet.stdout == dry.stdout
    assert meetings() == 1
    assert wet.stderr.startswith("On the register: Marsh End Parish Council, 3 March 2026")
    assert run(paper, "--json").stdout == dry.stdout
    assert meetings() == 1


def test_a_body_that_is_unknown_is_a_doubt_and_enters_nothing(run, paper):
    ran = run(paper, "--json")

    printed = json.loads(ran.stdout)
    assert (ran.exit_code, meetings()) == (0, 0)
    assert printed["body"] == "MARSH END PARISH COUNCIL"
    assert printed["doubts"][-1]["message"].endswith("nothing was entered")
    assert db.session.scalar(select(ArchiveFile.state)) is FileState.READ


def test_a_zip_is_brought_in_and_summed_up(run, paper, tmp_path):
    known()
    packed = tmp_path / "archive.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(paper, "2026/march.txt")
        made.writestr("empty.txt", "")

    dry = run(packed, "--dry-run", "--json", "--processes", 1)
    wet = run(packed, "--processes", 1)

    lines = [json.loads(line) for line in dry.stdout.splitlines()]
    assert [(line["file"], line["refusal"]) for line in lines] == [
        ("archive.zip/2026/march.txt", None),
        ("archive.zip/empty.txt", "The file is empty"),
    ]
    assert lines[0]["minutes"]["date"] == "2026-03-03"
    assert meetings() == 1
    assert "2 files: 1 meeting, " in wet.stdout
    assert "1 file refused:\n  1: The file is empty.\n" in wet.stdout
