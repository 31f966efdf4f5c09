"""`flask intake moderngov`, `legistar`, `oparl` and `roster`, as someone would type them."""

import json

import pytest
from sqlalchemy import func, select

from app.agenda.models import AgendaItem, Document
from app.agenda.rules import Part
from app.archive.models import ArchiveFile
from app.bodies.models import Body, Membership
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from app.people.models import Person
from tests.factories import a_body
from tests.intake.legistar import test_reading as legistar
from tests.intake.moderngov.council import COMMITTEES, WARDS, answered
from tests.intake.oparl import test_reading as oparl

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")


@pytest.fixture
def flask(app):
    def run(*words):
        db.session.remove()
        ran = app.test_cli_runner().invoke(args=["intake", *map(str, words)])
        db.session.remove()
        return ran

    return run


@pytest.fixture
def replies(tmp_path):
    folder = tmp_path / "replies"
    folder.mkdir()
    asked = {"lCommitteeId": "10", "sFromDate": "01/01/2026", "sToDate": "31/12/2026"}
    (folder / "GetCommittees.xml").write_text(COMMITTEES)
    (folder / "GetCouncillorsByWard.xml").write_text(WARDS)
    (folder / "GetMeetings-10-x.xml").write_text(answered("GetMeetings", asked))
    (folder / "GetMeeting-412.xml").write_text(answered("GetMeeting", {"lMeetingId": "412"}))
    (folder / "broken.xml").write_text("<meeting>")
    return folder


def stored(*models):
    return [db.session.scalar(select(func.count()).select_from(model)) for model in models]


def test_a_folder_of_replies_becomes_committees_people_and_meetings_to_confirm(flask, replies):
    ran = flask("moderngov", replies, *YEAR, "--processes", 1)

    assert ran.exit_code == 0, ran.output
    body = db.session.scalars(select(Body)).one()
    held = db.session.scalars(select(Meeting).where(Meeting.unconfirmed)).one()
    assert (body.name, held.body, held.status) == ("Parks & Ponds Committee", body, "held")
    assert (f"{held.starts_at:%H:%M}", held.venue) == ("18:30", "The Old Granary & Loft")
    assert [item.title for item in held.items if item.number] == [
        "Declarations of interest", "The pond & its ducks", "Bandstand",
        "{{Lease of the boathouse}}", "Closing",
    ]  # fmt: skip
    papers = db.session.scalars(select(Document).order_by(Document.id)).all()
    assert ("Report on Bandstand", "Bandstand") in [(p.title, p.item.title) for p in papers]
    kept = db.session.scalars(select(ArchiveFile)).one()
    assert b"secret sum" not in kept.content
    closed = [item for item in held.items if item.part is Part.EXEMPT]
    assert [(item.number, item.title) for item in closed] == [("4", "{{Lease of the boathouse}}")]
    assert db.session.scalar(select(Person.email).where(Person.name == "Ada Quill"))
    assert "Refused: broken.xml: The reply is no XML that can be read." in ran.stderr


def test_a_second_run_changes_nothing_and_a_dry_run_stores_nothing(flask, replies):
    dry = flask("moderngov", replies, *YEAR, "--dry-run", "--json")
    assert stored(Body, Person, Meeting) == [0, 0, 0]
    flask("moderngov", replies, *YEAR, "--processes", 1)
    before = stored(Body, Person, Meeting, AgendaItem, Document, Membership)

    again = flask("moderngov", replies, *YEAR, "--processes", 1)

    said = json.loads(dry.stdout)
    assert [whole["minutes"]["date"] for whole in said["whole_meetings"]] == ["2026-03-05"]
    assert said["bodies"][0]["name"] == "Parks & Ponds Committee"
    assert stored(Body, Person, Meeting, AgendaItem, Document, Membership) == before
    assert "Entered: nothing new." in again.stdout
    assert "1 file had been brought in before." in again.stdout


def test_minutes_go_into_the_meeting_that_was_called_before(flask, replies):
    (replies / "GetMeeting-412.xml").rename(replies.parent / "kept.xml")
    flask("moderngov", replies, *YEAR)
    db.session.add(
        Meeting(body=db.session.scalars(select(Body)).one(), held_on=legistar.date(2026, 3, 5))
    )
    db.session.commit()
    (replies.parent / "kept.xml").rename(replies / "GetMeeting-412.xml")

    flask("moderngov", replies, *YEAR, "--processes", 1)

    held = db.session.scalars(select(Meeting).where(Meeting.status == MeetingStatus.HELD)).one()
    assert (held.unconfirmed, len(held.items) > 5) == (True, True)


def test_saved_objects_of_legistar_and_oparl_are_entered_alike(flask, tmp_path):
    for name, objects in (("legistar", legistar.EVERYTHING), ("oparl", oparl.EVERYTHING)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "everything.json").write_text(json.dumps(objects))

    first = flask("legistar", tmp_path / "legistar", "--processes", 1)
    second = flask("oparl", tmp_path / "oparl", "--processes", 1)

    assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
    assert stored(Body, Membership) == [1, 1]
    statuses = db.session.scalars(select(Meeting.status).order_by(Meeting.held_on)).all()
    assert statuses == [MeetingStatus.HELD, MeetingStatus.CANCELLED]
    assert "1 file with differences to accept." in second.stdout


def test_a_list_is_previewed_then_entered_and_its_doubts_are_answered(flask, tmp_path):
    db.session.add(a_body("Ponds Committee"))
    db.session.commit()
    file = tmp_path / "members.csv"
    file.write_text("Name,Committee,Role\nCllr Ada Quill,Ponds Cttee,Chair\n")

    dry = flask("roster", file, "--dry-run")
    flask("roster", file, "--same", "Ponds Cttee=Ponds Committee")
    again = flask("roster", file)

    assert "Nothing was stored. This would be entered: 1 person." in dry.stdout
    assert "line 2: Is “Ponds Cttee” Ponds Committee?" in dry.stdout
    assert stored(Body, Person, Membership) == [1, 1, 1]
    assert "Entered: nothing new.\nLeft as it is: 1 body, 1 seat.\nTo look at: 0.\n" in again.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("moderngov", "/nowhere"), "is neither a folder nor an address"),
        (("moderngov", "http://a:b@council.example"), "is no web address"),
        (("oparl", "/nowhere"), "is neither a folder nor an address"),
        (("roster", "/nowhere.csv"), "cannot be read"),
        (("roster", __file__), "Choose a PDF"),
    ],
)
def test_what_cannot_be_brought_in_is_said_in_a_sentence(flask, words, sentence):
    ran = flask(*words)

    assert (ran.exit_code, ran.stdout) == (2, "")
    assert sentence in ran.stderr
