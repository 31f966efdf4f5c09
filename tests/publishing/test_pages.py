"""What was published is found on the page of its meeting, as it was."""

import json
import re

import pytest

from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.database import db
from app.decisions.motions import move, move_amendment
from app.decisions.rules import MotionKind
from app.meetings.announcements import Publication
from app.meetings.models import Attendance, Meeting
from app.meetings.operations import move_minutes
from app.meetings.rules import AttendanceStatus, MinutesState
from app.publishing.models import PublishedVersion
from app.publishing.rules import Header
from tests.factories import NOW, a_meeting, a_person, a_recommendation, an_item
from tests.life.steps import SIGNED
from tests.publishing.stories import SECRET, a_meeting_with_a_secret, keep
from tests.record.stories import a_published_story


@pytest.fixture
def meeting(app) -> Meeting:  # noqa: ARG001  # its database
    return a_meeting_with_a_secret()


def rewrite(meeting: Meeting, text: str) -> None:
    item = meeting.items[0]
    write_minutes(item, text, seen=item.revision, now=NOW)
    db.session.commit()


def kept() -> list[PublishedVersion]:
    return list(db.session.scalars(db.select(PublishedVersion).order_by(PublishedVersion.number)))


def test_publishing_keeps_a_version_and_says_who_published(clerk, app):  # noqa: ARG001  # in this order
    meeting = a_meeting()
    an_item(meeting=meeting, text="The bandstand was discussed.")
    db.session.add(meeting)
    db.session.commit()

    clerk.post(f"/meetings/{meeting.id}/agenda/publish")
    clerk.post(f"/meetings/{meeting.id}/minutes/publish", reason="Known")

    agenda, minutes = kept()
    assert (agenda.kind, minutes.kind) == (Publication.AGENDA, Publication.DRAFT_MINUTES)
    assert "bandstand" not in agenda.content
    assert "bandstand" in minutes.content
    assert json.loads(minutes.restricted)["published_by"]["name"].startswith("clerk")


def test_every_step_of_the_minutes_is_kept(clerk, meeting):
    later = a_meeting(body=meeting.body, held_on=meeting.held_on.replace(month=4))
    db.session.add(later)
    db.session.commit()

    clerk.post(f"/meetings/{meeting.id}/minutes/approve", approved_at=later.id)
    clerk.post(f"/meetings/{meeting.id}/minutes/take-back")
    clerk.post(f"/meetings/{meeting.id}/minutes/approve", approved_at=later.id)
    clerk.post(f"/meetings/{meeting.id}/minutes/sign", **SIGNED)

    assert [version.kind for version in kept()] == [
        "approved minutes",
        "draft minutes",
        "approved minutes",
        "signed minutes",
    ]


def test_a_publication_that_is_refused_keeps_nothing(clerk, meeting):
    clerk.post(f"/meetings/{meeting.id}/minutes/sign", **SIGNED)

    assert db.session.scalars(db.select(PublishedVersion)).all() == []


def test_versions_are_listed_on_the_page_of_the_meeting(browser, meeting):
    version = keep(meeting)

    link = browser.get(f"/meetings/{meeting.id}").find("a", string="Published versions")
    page = browser.get(link["href"])

    assert "Version 1, draft minutes" in page.text
    assert version.short_hash in page.text
    assert "What the register shows now is version 1" in page.text


def test_a_change_of_published_minutes_is_listed_as_one(browser, clerk, meeting):
    keep(meeting)
    item = meeting.items[0]

    clerk.post(f"/items/{item.id}/minutes", seen="1", text="The bandstand was sold.", save="y")

    address = f"/meetings/{meeting.id}/versions"
    listed = browser.get(address).text
    assert "Version 2, draft minutes, changed, kept" in re.sub(r"\s+", " ", listed)
    assert "by clerk" not in listed
    assert "by clerk" in clerk.get(address).text
    assert "The bandstand was sold." in browser.get("/versions/2").text
    assert "when it was changed" in browser.get("/versions/2").text


def test_what_is_shared_with_other_meetings_may_have_changed_since(browser, meeting):
    keep(meeting)
    meeting.body.name = "Another Board"
    db.session.commit()

    page = browser.get(f"/meetings/{meeting.id}/versions")

    assert "only what this meeting shares with others has changed" in page.text


def test_a_version_is_shown_as_it_was_published(browser, meeting):
    version = keep(meeting)
    rewrite(meeting, "The bandstand was sold.")
    meeting.body.name = "Another Board"
    db.session.commit()

    page = browser.get("/versions/1")

    assert page.h1.text.startswith("Parks Board")
    assert "The bandstand was discussed." in page.text
    assert "sold" not in page.text
    assert version.sha256 in page.text


def test_a_version_shows_all_that_a_meeting_can_hold(browser, app):  # noqa: ARG001  # in this order
    keep(a_published_story())

    text = re.sub(r"\s+", " ", browser.get("/versions/1").text)

    for words in (
        "from 5.00 pm, to 7.00 pm, in person, in the chair: Parks Board Member 0",
        "Head of Parks",
        "neighbour 1",
        "what it would cost",
        "RECOMMENDED that the Board:",
        "Agreed to a short review",
        "moved by Parks Board Member 0, seconded by Parks Board Member 1",
        "report 1.txt",
    ):
        assert words in text, words


def test_what_changed_between_two_versions_is_said_in_words(browser, meeting):
    keep(meeting)
    meeting.venue = "The Corn Exchange"
    rewrite(meeting, "The bandstand was sold.")

    page = browser.get("/versions/2/differences?since=1")

    assert [h.text for h in page.select("main h2")] == ["The meeting", "1. The bandstand"]
    assert [d.text for d in page.select("del")] == ["[removed: discussed] "]
    assert "The Corn Exchange" in page.select("ins")[0].text


def test_the_same_words_are_said_to_be_the_same(browser, meeting):
    keep(meeting)
    keep(meeting, Publication.CORRECTION)

    assert "The two versions say the same." in browser.get("/versions/2/differences?since=1").text


@pytest.mark.parametrize("since", ["", "?since=9", "?since=2", "?since=x"])
def test_a_version_is_compared_only_with_another_of_its_meeting(browser, meeting, since):
    keep(meeting)
    keep(a_meeting_with_a_secret(meeting.body))

    assert browser.status_of("GET", f"/versions/1/differences{since}") == 404


def test_a_version_is_exported_with_its_chain(browser, meeting):
    version = keep(meeting)

    export = json.loads(browser.download("/versions/1.json").text)

    link = export["chain"][0]
    assert link.pop("sha256") == Header(**link).sha256 == version.sha256
    assert json.loads(export["content"])["meeting"]["body"] == "Parks Board"


def test_the_script_that_proves_a_version_is_handed_out(browser):
    assert b"def fault_in(export)" in browser.download("/versions/verify.py").data


ADDRESSES = ["/versions/1", "/versions/1.json", "/versions/1/differences?since=1"]


@pytest.mark.parametrize("address", ["/meetings/{}/versions", *ADDRESSES])
def test_nothing_restricted_is_in_a_version(browser, clerk, meeting, address):
    keep(meeting)

    for reader in (browser, clerk):
        assert SECRET not in reader.download(address.format(meeting.id)).text


@pytest.mark.parametrize("address", ADDRESSES)
def test_minutes_that_were_withdrawn_are_not_read_from_their_version(
    browser, clerk, meeting, address
):
    keep(meeting)
    move_minutes(meeting, MinutesState.DRAFT, NOW)
    db.session.commit()

    assert browser.status_of("GET", address) == 404
    assert "Version 1" not in browser.get(f"/meetings/{meeting.id}/versions").text
    assert clerk.status_of("GET", address) == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_item_that_was_closed_since_is_not_read_from_a_version(browser, clerk, meeting, address):
    keep(meeting)
    item = meeting.items[0]
    item.part, item.grounds, item.public_interest = Part.EXEMPT, "3", "Opened by mistake."
    db.session.commit()

    assert browser.status_of("GET", address) == 404
    assert clerk.status_of("GET", address) == 200


def test_a_paper_that_was_closed_since_is_not_named_by_a_version(browser, app):  # noqa: ARG001  # in this order
    meeting = a_published_story()
    keep(meeting)
    paper = meeting.documents[0]
    paper.restriction, paper.restriction_reason = Part.EXEMPT, "Opened by mistake."
    db.session.commit()

    assert browser.status_of("GET", "/versions/1") == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["/meetings/{}/versions", *ADDRESSES])
def test_no_page_changes_a_version(administrator, meeting, method, address):
    keep(meeting)

    assert administrator.status_of(method, address.format(meeting.id)) == 405


def test_a_meeting_of_which_nothing_was_published_has_no_versions(browser, app):  # noqa: ARG001  # in this order
    meeting = a_meeting()
    db.session.add(meeting)
    db.session.commit()

    assert browser.status_of("GET", f"/meetings/{meeting.id}/versions") == 404
    assert browser.status_of("GET", "/meetings/99/versions") == 404


def test_an_amendment_to_the_recommendation_is_called_one(browser, meeting):
    keep(meeting)
    ann, bob = a_person("Ann Lee"), a_person("Bob Ray")
    meeting.attendances += [
        Attendance(person=member, status=AttendanceStatus.PRESENT, voting=True)
        for member in (ann, bob)
    ]
    item = meeting.items[0]
    a_recommendation(item, "Keep it")
    motion = move(item, "Move it", mover=ann, seconder=bob)
    move_amendment(motion, "Move half of it", mover=bob, seconder=ann)
    move(item, "Sell it", mover=ann, seconder=bob, kind=MotionKind.AMENDMENT)
    db.session.commit()
    keep(meeting)

    for page in ("/versions/2/differences?since=1", "/versions/2"):
        words = browser.get(page).select_one("main").text.lower()
        assert words.count("amendment to the recommendation") == 1
        assert words.count("amendment") == 2
