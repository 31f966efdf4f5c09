import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.database import db
from app.decisions.rules import Outcome
from app.intake.models import IntakeSource
from app.meetings.models import Meeting
from tests.factories import a_body

PAGES = Path(__file__).parent / "pages"
SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples"


@pytest.fixture
def flask(app):
    """Runs a command line as someone would type it, in a session of its own."""
    db.session.add(a_body("Green Spaces Panel"))
    db.session.commit()

    def run(*words):
        db.session.remove()
        return app.test_cli_runner().invoke(args=["intake", "page", *map(str, words)])

    return run


TOLD = ("--body", "green spaces panel", "--date", "2026-03-05")
PAGE = PAGES / "sub-headings.txt"


def stored(what):
    return db.session.scalar(select(func.count()).select_from(what))


def test_a_page_is_entered_and_the_clerk_is_told_what_to_look_at(flask):
    answer = flask(PAGE, *TOLD, "--number", "4")

    assert answer.exit_code == 0
    assert answer.stdout == (
        "Entered: Green Spaces Panel, Thursday 5 March 2026: "
        "item 4, Allotments and Community Growing - annual update.\n"
        "3 recommendations, 3 resolutions, 5 paragraphs, 2 headings, 3 bullets, 0 documents.\n"
        "To look at: 1\n"
        "  line 53: The page lists no document under “Supporting documents:”\n"
    )
    assert (stored(AgendaItem), stored(IntakeSource)) == (1, 1)


def test_a_second_run_changes_nothing_and_says_so(flask):
    flask(PAGE, *TOLD, "--number", "4")

    answer = flask(PAGE, *TOLD, "--number", "4")

    assert answer.exit_code == 0
    assert answer.stdout.startswith("Already entered, nothing was changed: Green Spaces Panel")
    assert (stored(AgendaItem), stored(IntakeSource), stored(Meeting)) == (1, 1, 1)


def test_a_dry_run_says_what_it_would_do_and_stores_nothing(flask):
    answer = flask(PAGE, *TOLD, "--dry-run")

    assert answer.stdout.startswith("Nothing was stored. This would be entered: Green Spaces")
    assert (stored(AgendaItem), stored(IntakeSource), stored(Meeting)) == (0, 0, 0)


@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["entered", "dry run"])
def test_json_is_one_object_and_nothing_else(flask, more):
    answer = flask(PAGE, *TOLD, "--json", *more)

    said = json.loads(answer.stdout)
    assert said == json.loads(PAGE.with_suffix(".json").read_text(encoding="utf-8"))
    assert list(said) == [
        "title",
        "purpose",
        "introduced_by",
        "recommendation_lead_in",
        "recommendations",
        "discussion",
        "resolution_lead_in",
        "resolutions",
        "documents",
        "doubts",
    ]
    assert "Green Spaces Panel" in answer.stderr


def test_json_is_the_same_when_the_page_was_entered_before(flask):
    first = flask(PAGE, *TOLD, "--json")
    again = flask(PAGE, *TOLD, "--json")

    assert first.stdout == again.stdout
    assert "nothing was changed" in again.stderr


def refused(answer):
    """The one sentence of a refusal."""
    assert answer.exit_code == 2
    assert answer.stdout == ""
    [sentence] = answer.stderr.splitlines()
    assert stored(AgendaItem) == stored(Meeting) == 0
    return sentence


def test_an_unknown_body_is_answered_with_what_comes_near(flask):
    answer = flask(PAGE, "--body", "Green Space Panel", "--date", "2026-03-05")

    assert refused(answer) == (
        "The register has no body called “Green Space Panel”; did you mean Green Spaces Panel?"
    )


@pytest.mark.parametrize("day", ["5 March 2026", "2026-02-30", ""])
def test_a_date_that_is_none_is_refused(flask, day):
    answer = flask(PAGE, "--body", "Green Spaces Panel", "--date", day)

    assert "is not a date like 2026-03-27." in refused(answer)


@pytest.mark.parametrize("more", [("--json",), ("--dry-run",), ()])
def test_a_file_that_is_not_there_is_refused(flask, tmp_path, more):
    answer = flask(tmp_path / "missing.txt", *TOLD, *more)

    assert refused(answer).endswith("missing.txt cannot be read: No such file or directory.")


def test_a_folder_is_refused(flask, tmp_path):
    assert refused(flask(tmp_path, *TOLD)).endswith("cannot be read: Is a directory.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(999), "The file is a photo (JPEG)", id="photo"),
        pytest.param(b"eggs\nbread\nmilk\n", "This is not the page of an agenda item", id="list"),
    ],
)
def test_what_is_no_page_is_refused(flask, tmp_path, content, sentence):
    file = tmp_path / "file"
    file.write_bytes(content)

    assert refused(flask(file, *TOLD, "--json")).startswith(sentence)


def test_a_huge_file_is_refused(flask, tmp_path):
    file = tmp_path / "file"
    with file.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)

    assert refused(flask(file, *TOLD)) == (
        "The file is larger than 5 MB, which no agenda item page is."
    )


def test_a_number_that_is_none_is_refused(flask):
    assert "agenda number like" in refused(flask(PAGE, *TOLD, "--number", "four"))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample papers are not here")
def test_the_main_sample_is_entered_with_three_resolutions_accepted(flask):
    answer = flask(SAMPLES / "portsmouth-eab-item.txt", *TOLD, "--number", "4")

    assert answer.exit_code == 0
    item = db.session.scalars(select(AgendaItem)).one()
    [resolution] = item.resolutions
    assert [clause.outcome for clause in resolution.clauses] == [Outcome.ACCEPTED] * 3
    assert [c.recommended.label for c in resolution.clauses] == ["(i)", "(ii)", "(iii)"]
    assert item.introduced_by == "Mike Stoneman"
    assert item.documents == []


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample papers are not here")
def test_the_profile_of_a_partnership_is_refused(flask):
    sentence = refused(flask(SAMPLES / "portsmouth-hub.txt", *TOLD))

    assert sentence.startswith("This is not the page of an agenda item")


def test_the_body_itself_is_left_alone(flask):
    flask(PAGE, *TOLD)

    assert db.session.scalars(select(Body.name)).all() == ["Green Spaces Panel"]
