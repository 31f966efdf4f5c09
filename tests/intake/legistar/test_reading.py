"""Legistar's objects, saved and asked for."""

import json
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

import pytest

from app.errors import RuleBroken
from app.intake.legistar.reading import brought, sorted_out
from app.intake.legistar.service import Legistar
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.parsed import NamedVotes, Outcome
from app.intake.objects import objects_under
from app.intake.polite import Asker
from app.intake.rosters.parsed import Standing

BODIES = [
    {"BodyId": 1, "BodyName": "Harbour Board", "BodyTypeName": "Board", "BodyActiveFlag": 1},
    {"BodyId": 2, "BodyName": "Pier Commission", "BodyTypeName": "Board", "BodyActiveFlag": 0},
]
PERSONS = [{"PersonId": 7, "PersonFullName": "Ada Quill", "PersonEmail": "ada@harbour.example"}]
SEATS = [
    {
        "OfficeRecordId": 1, "OfficeRecordBodyName": "Harbour Board", "OfficeRecordTitle": "Chair",
        "OfficeRecordFullName": "Ada Quill", "OfficeRecordStartDate": "2024-05-01T00:00:00",
        "OfficeRecordEndDate": "2027-04-30T00:00:00",
    }
]  # fmt: skip
EVENT = {
    "EventId": 5, "EventBodyName": "Harbour Board", "EventDate": "2026-03-05T00:00:00",
    "EventTime": "6:30 PM", "EventLocation": "Old Customs House", "EventAgendaStatusName": "Final",
}  # fmt: skip
CALLED_OFF = {**EVENT, "EventId": 6, "EventDate": "2026-04-02T00:00:00", "EventComment": "CANCELED"}


def item(key, place, **said):
    told = {f"EventItem{name}": value for name, value in said.items()}
    return {"EventItemId": key, "EventItemEventId": 5, "EventItemMinutesSequence": place, **told}


ITEMS = [
    item(30, 3, AgendaNumber="2.", Title="Dredging", ActionName="approved", Mover="Ada Quill",
         Seconder="Ben Oar", PassedFlagName="Pass", Tally="2-1", ActionText="The dredging is let.",
         MatterAttachments=[{"MatterAttachmentName": "Plan",
                             "MatterAttachmentHyperlink": "https://harbour.example/p.pdf"}]),
    item(10, 1, Title="OPENING"),
    item(20, 2, AgendaNumber="1.", Title="Roll call", RollCallFlag=1),
    item(40, 4, AgendaNumber="3.", Title="New crane", Mover="Ben Oar", PassedFlagName="Fail"),
    item(50, 5, AgendaNumber="4.", Title="Report of the harbour master",
         ActionName="received and filed", MinutesNote="He spoke of tides.\r\n\r\nAnd of gulls."),
]  # fmt: skip


def cast(key, name, value):
    return {"VoteId": key, "VoteEventItemId": 30, "VotePersonName": name, "VoteValueName": value}


VOTES = [
    cast(1, "Ada Quill", "Aye"), cast(2, "Ben Oar", "Aye"), cast(3, "Cat Reed", "Nay"),
    cast(4, "Eve Moss", "Recused"),
]  # fmt: skip
ROLL = [
    {"RollCallId": n, "RollCallEventItemId": 20, "RollCallPersonName": name,
     "RollCallValueName": value}
    for n, name, value in [(1, "Ada Quill", "Present"), (2, "Ben Oar", "Present"),
                           (3, "Cat Reed", "Late"), (4, "Dan Sluice", "Excused"),
                           (5, "Eve Moss", "Absent")]
]  # fmt: skip
EVERYTHING = [*BODIES, *PERSONS, *SEATS, EVENT, CALLED_OFF, *ITEMS, *VOTES, *ROLL]


def test_a_folder_of_saved_objects_is_lists_and_a_meeting(tmp_path):
    for number, each in enumerate(
        [BODIES, PERSONS, SEATS, [EVENT, CALLED_OFF], ITEMS, VOTES, ROLL]
    ):
        (tmp_path / f"{number}.json").write_text(json.dumps(each))
    (tmp_path / "broken.json").write_text("{")

    found, refused = objects_under(tmp_path)
    whole = brought(sorted_out(found), refused)

    assert [(b.name, b.group, b.is_over) for b in whole.roster.bodies] == [
        ("Harbour Board", "Board", False), ("Pier Commission", "Board", True),
    ]  # fmt: skip
    (seat,) = whole.roster.seats
    assert (seat.person, seat.role, seat.starts_on, seat.ends_on) == (
        "Ada Quill", "Chair", date(2024, 5, 1), date(2027, 4, 30),
    )  # fmt: skip
    assert [(m.held_on.month, m.starts_at, m.standing) for m in whole.roster.meetings] == [
        (3, time(18, 30), Standing.SCHEDULED), (4, time(18, 30), Standing.CANCELLED),
    ]  # fmt: skip
    assert whole.refused == (("broken.json", "The file is not JSON that can be read"),)
    (meeting,) = whole.meetings
    check(meeting.minutes)
    assert [(paper.title, paper.item) for paper in meeting.papers] == [("Plan", 1)]


def check(minutes):
    assert (minutes.body, minutes.held_on, minutes.venue) == (
        "Harbour Board", date(2026, 3, 5), "Old Customs House",
    )  # fmt: skip
    assert [person.name for person in minutes.present] == ["Ada Quill", "Ben Oar", "Cat Reed"]
    assert minutes.apologies == ("Dan Sluice", "Eve Moss")
    assert [(i.number, i.title, i.section) for i in minutes.items] == [
        ("1.", "Roll call", "OPENING"), ("2.", "Dredging", "OPENING"),
        ("3.", "New crane", "OPENING"), ("4.", "Report of the harbour master", "OPENING"),
    ]  # fmt: skip
    _, (dredging,), (crane,), (report,) = (each.resolutions for each in minutes.items)
    assert (dredging.text, dredging.mover, dredging.seconder, dredging.outcome) == (
        "The dredging is let.", "Ada Quill", "Ben Oar", Outcome.CARRIED,
    )  # fmt: skip
    assert dredging.votes.named == NamedVotes(("Ada Quill", "Ben Oar"), ("Cat Reed",))
    assert (dredging.votes.ayes, dredging.votes.noes, dredging.votes.abstained) == (2, 1, None)
    assert (crane.outcome, crane.as_printed, crane.votes.ayes) == (Outcome.LOST, "Fail", None)
    assert (report.outcome, report.text) == (Outcome.NOTED, "Report of the harbour master")
    assert [piece.text for piece in minutes.items[3].discussion] == [
        "He spoke of tides.", "And of gulls.",
    ]  # fmt: skip
    assert [doubt.message for doubt in minutes.doubts] == [
        "Cat Reed was there as “Late”",
        "Printed as absent, listed under apologies: “Eve Moss”",
        "Eve Moss is listed as “Recused” in the vote on “Dredging”",
    ]


def test_an_event_with_its_items_in_it_reads_as_minutes_like_any_other_file():
    saved = json.dumps({**EVENT, "EventItems": ITEMS}).encode()

    minutes = parse(open_paper(saved, "event.json"))

    assert [each.title for each in minutes.items][1:3] == ["Dredging", "New crane"]
    assert minutes.items[1].resolutions[0].mover == "Ada Quill"


class Saved(Asker):
    """Answers from a table instead of the web, and keeps what it was asked."""

    def __init__(self, folder):
        self.paths = []
        super().__init__("https://api.example/v1/harbour", folder, now=lambda: NOW)

    def _answer(self, address, since):  # noqa: ARG002  # nothing is asked twice here
        parts = urlsplit(address)
        self.paths.append(parts.path.removeprefix("/v1/harbour/"))
        self.asked_with = parse_qs(parts.query)
        return json.dumps(ANSWERS[self.paths[-1]]).encode()


NOW = datetime(2026, 11, 20, tzinfo=UTC)
ANSWERS = {
    "bodies": BODIES, "persons": PERSONS, "officerecords": SEATS, "events": [EVENT],
    "events/5/eventitems": ITEMS, "eventitems/20/rollcalls": ROLL, "eventitems/30/votes": VOTES,
    "eventitems/40/votes": [],
}  # fmt: skip


def test_the_web_api_is_asked_for_lists_events_items_rolls_and_votes_once_each(tmp_path):
    asker = Saved(tmp_path)
    legistar = Legistar(asker, "https://api.example/v1/harbour?token=secret", NOW.date())

    first = legistar.brought(date(2026, 1, 1), date(2026, 12, 31))
    again = legistar.brought(date(2026, 1, 1), date(2026, 12, 31))

    check(first.meetings[0].minutes)
    assert again == first
    assert sorted(asker.paths) == sorted(ANSWERS)
    assert asker.asked_with["token"] == ["secret"]
    assert not any("secret" in file.name for file in tmp_path.iterdir())


def test_a_folder_without_json_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(RuleBroken, match="holds no objects as JSON"):
        objects_under(tmp_path)
