import json

import pytest

from tests.intake.minutes.reading import PARISH


@pytest.fixture
def minutes(app, tmp_path):
    """Runs `flask intake minutes` on a file that holds these bytes."""

    def run(data: bytes, *words: str):
        path = tmp_path / "paper"
        path.write_bytes(data)
        return app.test_cli_runner().invoke(args=["intake", "minutes", str(path), *words])

    return run


def test_one_file_prints_one_json_object_with_the_names_of_the_format(minutes):
    ran = minutes(PARISH.encode(), "--dry-run", "--json")

    printed = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert list(printed) == [
        "body", "date", "venue", "present", "apologies", "in_attendance", "declarations",
        "items", "next_meeting", "doubts",
    ]  # fmt: skip
    assert list(printed["items"][2]) == [
        "number", "title", "section", "discussion", "recommendations", "resolutions",
    ]  # fmt: skip
    (pond,) = printed["items"][2]["resolutions"]
    assert pond["votes"] == {
        "for": 3, "against": 1, "abstain": None, "unanimous": False, "named": None,
    }  # fmt: skip
    assert pond["outcome"] == "carried"
    assert printed["date"] == "2026-03-03"


def test_the_body_given_counts_more_than_the_one_printed(minutes):
    ran = minutes(PARISH.encode(), "--body", "Pond Committee", "--dry-run", "--json")

    assert json.loads(ran.stdout)["body"] == "Pond Committee"


def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_code_2(minutes):
    ran = minutes(b"")

    assert ran.exit_code == 2
    assert ran.stderr == "The file is empty.\n"
    assert ran.stdout == ""


def test_a_file_that_is_not_there_is_said_so(app):
    ran = app.test_cli_runner().invoke(args=["intake", "minutes", "/nowhere/x.docx"])

    assert ran.exit_code == 2
    assert "cannot be read" in ran.stderr
