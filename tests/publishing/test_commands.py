"""`flask record verify` and `flask record export`, and the script that needs neither."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from app.agenda.rules import Part
from app.config import ROOT
from app.database import db, refusals
from tests.publishing.stories import SECRET, a_meeting_with_a_secret, keep, three_versions

#: PostgreSQL’s tests share one database, so its triggers sleep for one transaction only.
UNGUARDED = {
    "sqlite": (
        "DROP TRIGGER published_version_refuses_update",
        "DROP TRIGGER published_version_refuses_delete",
    ),
    "postgresql": ("SET LOCAL session_replication_role = replica",),
}


def run(app, *args: str):
    return app.test_cli_runner().invoke(args=["record", *args])


def tamper(app, *statements: str) -> None:
    """Past the program and its triggers, as someone with the database file could."""
    db.session.remove()
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        for statement in (*UNGUARDED[engine.dialect.name], *statements):
            connection.execute(text(statement))
    engine.dispose()


def test_a_whole_chain_is_counted(app):
    last = three_versions()[-1].sha256

    result = run(app, "verify")

    assert result.exit_code == 0
    assert "3 versions of 2 meetings: every one is as it was published." in result.output
    assert f"The chain ends with {last}" in result.output


def test_an_empty_register_is_whole(app):
    assert run(app, "verify").exit_code == 0


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        pytest.param(
            "UPDATE published_version SET content = replace(content, 'bandstand', 'bandstant') "
            "WHERE number >= 2",
            "version 2: its public content is not what was published",
            id="one letter of the public content",
        ),
        pytest.param(
            "UPDATE published_version SET restricted = replace(restricted, 'nine', 'five') "
            "WHERE number = 3",
            "version 3: its restricted part is not what was kept",
            id="a word of the restricted part",
        ),
        pytest.param(
            "UPDATE published_version SET published_at = '2026-03-05 09:30:00' WHERE number = 1",
            "version 1: its header",
            id="the time",
        ),
        pytest.param(
            "DELETE FROM published_version WHERE number = 2",
            "version 3: version 2 is missing",
            id="a version in the middle",
        ),
    ],
)
def test_the_first_break_is_named(app, statement, found):
    three_versions()
    tamper(app, statement)

    result = run(app, "verify")

    assert result.exit_code == 1
    assert f"The chain is broken at {found}" in result.output
    assert "minutes of Parks Board, 5 March 2026" in result.output


def test_a_missing_end_is_found_by_a_hash_that_was_noted(app):
    noted = three_versions()[-1].short_hash
    assert run(app, "verify", "--known", noted).exit_code == 0
    tamper(app, "DELETE FROM published_version WHERE number = 3")

    result = run(app, "verify", "--known", noted)

    assert result.exit_code == 1
    assert f"No version has the hash {noted}" in result.output


def change_protection(statements: dict[str, tuple[str, ...]]) -> None:
    db.session.rollback()  # its transaction would hold the table
    with db.engine.begin() as connection:
        for statement in statements[connection.dialect.name]:
            connection.execute(text(statement))


UNPROTECT = {
    "sqlite": UNGUARDED["sqlite"],
    "postgresql": ("ALTER TABLE published_version DISABLE TRIGGER USER",),
}
PROTECT = {
    "sqlite": refusals("published_version", "sqlite"),
    "postgresql": ("ALTER TABLE published_version ENABLE TRIGGER USER",),
}


def test_a_database_that_no_longer_refuses_changes_is_reported(app):
    three_versions()
    change_protection(UNPROTECT)
    unprotected = run(app, "verify")
    change_protection(PROTECT)

    protected = run(app, "verify")

    assert unprotected.exit_code == 1
    assert "its triggers are gone" in unprotected.output
    assert protected.exit_code == 0


@pytest.fixture
def exported(app, tmp_path: Path) -> Path:
    three_versions()
    file = tmp_path / "version-2.json"
    assert run(app, "export", "2", "--out", str(file)).exit_code == 0
    return file


def prove(file: Path, *known: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(ROOT / "docs" / "verify.py"), str(file), *known],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_an_exported_version_is_proved_without_this_program(exported):
    sha256 = json.loads(exported.read_text())["chain"][1]["sha256"]

    result = prove(exported, sha256[:12])

    assert result.returncode == 0, result.stderr
    assert "Proved: version 2, draft minutes, of Parks Board" in result.stdout
    assert sha256 in result.stdout


def _another_word(export):
    export["content"] = export["content"].replace("bandstand", "bandstant")


def _another_time(export):
    export["chain"][0]["published_at"] = "2020-01-01T00:00:00Z"


def _one_left_out(export):
    del export["chain"][0]


def _another_chain(export):
    export["chain"][2] |= {"previous_sha256": "0" * 64}


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (_another_word, "the content is not what was published"),
        (_another_time, "the header of version 1 was changed"),
        (_one_left_out, "version 1 is missing from the chain"),
        (_another_chain, "the header of version 3 was changed"),
    ],
)
def test_a_file_that_was_tampered_with_is_not_proved(exported, tampering, found):
    export = json.loads(exported.read_text())
    tampering(export)
    exported.write_text(json.dumps(export))

    result = prove(exported)

    assert result.returncode == 1
    assert result.stderr.strip() == f"NOT PROVED: {found}."


def test_a_file_of_another_chain_is_not_what_was_printed(exported):
    result = prove(exported, "0123456789ab")

    assert result.returncode == 1
    assert "NOT PROVED: the hash of this version is" in result.stderr


def test_an_export_holds_nothing_restricted(exported):
    assert SECRET not in exported.read_text()
    assert "salt" not in exported.read_text()


def test_what_was_closed_since_is_not_exported(app, tmp_path):
    meeting = a_meeting_with_a_secret()
    keep(meeting)
    meeting.items[0].part, meeting.items[0].grounds = Part.EXEMPT, "3"
    meeting.items[0].public_interest = "It was opened by mistake."
    db.session.commit()

    result = run(app, "export", "1", "--out", str(tmp_path / "1.json"))

    assert result.exit_code == 1
    assert "no longer public" in result.output
    assert run(app, "verify").exit_code == 0


def test_a_version_that_is_not_there_is_said_in_one_sentence(app, tmp_path):
    result = run(app, "export", "9", "--out", str(tmp_path / "9.json"))

    assert result.exit_code == 2
    assert "There is no version 9." in result.output
