"""A version of everything that is published, with its restricted part apart."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from app.agenda.operations import write_minutes
from app.database import db
from app.meetings.announcements import Publication, announce
from app.meetings.models import Meeting
from app.publishing.models import PublishedVersion
from app.publishing.queries import version_shown_now, whole_chain
from app.publishing.rules import NOTHING_BEFORE, fault_of
from tests.factories import NOW, an_account
from tests.publishing.stories import SECRET, a_meeting_with_a_secret, keep, three_versions
from tests.record.stories import a_published_story

pytestmark = pytest.mark.usefixtures("app")


def faults() -> list[str]:
    found, last = [], None
    for version in whole_chain():
        found.append(fault_of(version, last))
        last = version.header
    return found


def test_versions_of_all_meetings_make_one_chain():
    first, second, third = three_versions()

    assert first.previous_sha256 == NOTHING_BEFORE
    assert [second.previous_sha256, third.previous_sha256] == [first.sha256, second.sha256]
    assert [v.number for v in (first, second, third)] == [1, 2, 3]
    assert faults() == ["", "", ""]


def test_the_content_is_what_the_public_could_read():
    content = keep(a_meeting_with_a_secret()).content

    opened, closed = json.loads(content)["items"]
    assert opened["discussion"] == "The bandstand was discussed."
    assert closed == {
        "id": closed["id"],
        "number": "2",
        "title": "A purchase",
        "kind": "for decision",
        "part": "exempt",
        "grounds": closed["grounds"],
        "public_interest": "A fair price needs it.",
        "summary": "A purchase was agreed.",
    }
    assert SECRET not in content


def test_the_restricted_part_is_what_only_members_could_read_and_who_published():
    ann = an_account(name="Ann")
    db.session.add(ann)

    restricted = json.loads(keep(a_meeting_with_a_secret(), by=ann).restricted)

    assert restricted["published_by"] == {"account": ann.id, "name": "Ann"}
    assert [item["discussion"] for item in restricted["items"]] == [SECRET]


def test_everything_that_a_meeting_can_hold_is_kept():
    content = json.loads(keep(a_published_story()).content)

    item = content["items"][0]
    assert content["meeting"]["body"] == "Parks Board"
    assert content["sittings"][0]["presiding"] == "Parks Board Member 0"
    assert len(content["attendance"]) == 6
    assert content["declarations"][0]["nature"] == "neighbour 1"
    assert item["minute"] == "PB 1/2025"
    assert [c["text"] for c in item["recommended"]] == ["Note the report", "Agree to a review"]
    assert [c["text"] for c in item["resolutions"][0]["clauses"]] == [
        "Noted the report",
        "Agreed to a short review",
        "Thanked the officers",
    ]
    assert item["motions"][1]["amends"] == 1
    assert len(item["documents"][0]["sha256"]) == 64


def test_what_a_request_has_just_changed_is_kept_as_changed():
    meeting = a_meeting_with_a_secret()
    item = meeting.items[0]
    assert item.minutes.text == "The bandstand was discussed."

    write_minutes(item, "The bandstand was sold.", seen=1, now=NOW)

    assert json.loads(keep(meeting).content)["items"][0]["discussion"] == "The bandstand was sold."


def test_a_version_goes_when_the_publication_fails():
    meeting = a_meeting_with_a_secret()

    announce(meeting, Publication.DRAFT_MINUTES, by=None, now=NOW)
    db.session.rollback()

    assert db.session.scalars(db.select(PublishedVersion)).all() == []


def test_what_was_published_already_is_kept_once():
    meeting = a_meeting_with_a_secret()

    first, again = keep(meeting), keep(meeting)

    assert again is first
    assert db.session.scalars(db.select(PublishedVersion)).all() == [first]


def test_the_register_shows_a_version_until_something_changes():
    meeting = a_meeting_with_a_secret()
    version = keep(meeting)
    assert version_shown_now(meeting) is version

    meeting.venue = "Elsewhere"
    db.session.flush()

    assert version_shown_now(meeting) is None


def test_a_house_that_prints_another_title_has_published_nothing_else():
    meeting = a_meeting_with_a_secret()
    meeting.body.councillor_title = "Cllr"
    meeting.attendances[0].person.title = "Councillor"
    version = keep(meeting)

    meeting.body.councillor_title = "Councillor"
    db.session.flush()
    assert version_shown_now(meeting) is version

    meeting.venue = "Elsewhere"
    db.session.flush()
    assert version_shown_now(meeting) is None


def test_those_who_publish_at_once_do_not_fork_the_chain(app):
    first = a_meeting_with_a_secret()
    others = [a_meeting_with_a_secret(first.body) for _ in range(5)]
    meetings = [meeting.id for meeting in (first, *others)]
    db.session.remove()
    together = Barrier(len(meetings))

    def publish(meeting_id: int) -> None:
        with app.app_context():
            meeting = db.session.get(Meeting, meeting_id)
            together.wait(timeout=30)
            for kind in (Publication.DRAFT_MINUTES, Publication.APPROVED_MINUTES):
                announce(meeting, kind, by=None, now=NOW)
                db.session.commit()
            db.session.remove()

    with ThreadPoolExecutor(len(meetings)) as publishers:
        list(publishers.map(publish, meetings))

    assert faults() == [""] * 12
