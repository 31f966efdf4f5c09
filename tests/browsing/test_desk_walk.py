"""A meeting from its call to finalised minutes as a clerk keeps it, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from app.bodies.models import Authority, TemplateItem
from app.clock import today
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus, MinutesState
from tests.browsing.hand import Hand, a_hand
from tests.factories import a_body, a_membership, a_person, an_account

pytestmark = pytest.mark.browser

SAID = "The Director introduced the report this morning.\n\nMembers asked about the oak."
PUT_RIGHT = SAID.replace("this morning", "before the tour")


@pytest.fixture
def committee(app):  # noqa: ARG001  # kept in the app's database
    body = a_body("Parks Committee", quorum_fixed=2)
    body.template = [TemplateItem(position=1, title="Apologies for absence")]
    for name in ("Ada Brown", "Ben Cole", "Cleo Dunn"):
        a_membership(body, a_person(name, title="Councillor"))
    db.session.add_all([body, Authority(name="Marlford Borough Council")])
    db.session.add(an_account(email="clerk@example.org"))
    db.session.commit()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_agenda_is_built_minuted_checked_and_finalised(chromium, door, committee, scripts):  # noqa: ARG001  # `committee` is in the database
    with a_hand(chromium, door, scripts=scripts) as hand:
        hand.sign_in("clerk@example.org")
        meeting = call(hand)
        build_the_agenda(hand, meeting)
        keep_the_room(hand, meeting)
        write_the_minutes(hand)
        number(hand, meeting)
        clear_the_checks(hand, meeting)
        finalise(hand, meeting)

    db.session.expire_all()
    kept = db.session.scalars(db.select(Meeting)).one()
    oak = kept.items[1]
    assert kept.minutes_state is MinutesState.PUBLISHED_DRAFT
    assert kept.status is MeetingStatus.HELD
    assert kept.sittings[0].presiding.name == "Ada Brown"
    assert [item.minute.number for item in kept.items] == [1, 2]
    assert oak.minutes.text == PUT_RIGHT
    assert [c.text for c in oak.resolutions[0].clauses] == ["Noted the report", "Approved felling."]
    assert [move.person.name for move in oak.movements] == ["Cleo Dunn"]


def call(hand: Hand) -> str:
    day = today()
    hand.go("/meetings/new")
    hand.page.get_by_label("Body").select_option(label="Parks Committee")
    for part in ("day", "month", "year"):
        hand.write(f"held_on-{part}", str(getattr(day, part)))
    hand.press("Call the meeting")
    expect(hand.page.locator("main")).to_contain_text("begins with 1 lines of the template")
    return re.sub(r"^https?://[^/]*|[?#].*$", "", hand.page.url)


def build_the_agenda(hand: Hand, meeting: str) -> None:
    hand.go(f"{meeting}/agenda")
    hand.write("title", "The oak by the gate")
    hand.press("Add the item")
    hand.follow("Add a recommendation on The oak by the gate")
    hand.write("rows-0-text", "Note the report")
    hand.write("rows-1-text", "Approve felling")
    hand.press("Save the recommendation")
    hand.go(f"{meeting}/agenda/publish")
    hand.press("Publish the agenda")


def keep_the_room(hand: Hand, meeting: str) -> None:
    hand.go(f"{meeting}/desk")
    hand.press("All present")
    hand.says("Attendance saved")
    hand.page.get_by_label("In the chair").select_option(label="Councillor Ada Brown")
    hand.write("started_at", "17:00")
    hand.write("ended_at", "18:00")
    hand.press("Save chair and times")
    hand.says("Times saved")
    oak = hand.page.locator("section", has=hand.page.get_by_role("heading", name="The oak"))
    hand.press("Left, arrived or declared", within=oak)
    oak.get_by_label("Who moved before").select_option(label="Councillor Cleo Dunn")
    oak.get_by_label("At what time").fill("17:20")
    hand.press("Left before this item", within=oak)
    expect(oak).to_contain_text("Councillor Cleo Dunn left the meeting at 5.20 pm.")


def write_the_minutes(hand: Hand) -> None:
    for title, words in (("Apologies", "There were none."), ("The oak", SAID)):
        item = hand.page.locator("section", has=hand.page.get_by_role("heading", name=title))
        box = item.locator("textarea")
        box.fill(words)
        if hand.scripts:
            expect(item.locator("[data-keep-state]")).to_contain_text("Saved at")
    oak = hand.page.locator("section", has=hand.page.get_by_role("heading", name="The oak"))
    hand.press("Agree as recommended", within=oak)  # without scripts the words of both come along
    expect(oak).to_contain_text("(2) Approved felling")
    hand.open("to look at", oak)
    expect(oak.locator(".resolved-asked")).to_contain_text("A time that moves with the reader")
    oak.locator("textarea").fill(PUT_RIGHT)
    if hand.scripts:
        expect(oak.locator(".resolved-asked")).to_have_count(0)  # anew, without a press
    else:
        hand.press("Save", within=oak)
        expect(oak.locator(".resolved-asked")).to_have_count(0)


def clear_the_checks(hand: Hand, meeting: str) -> None:
    hand.go(f"{meeting}/checks")
    found = hand.page.locator(".resolved-checks__one")
    while left := found.count():
        hand.open("Let it stand", found.first)
        found.first.locator("[name=reason]").fill("The Chair knows of it")
        hand.press("Keep the reason", within=found.first)
        expect(found).to_have_count(left - 1)
    expect(hand.page.locator("main")).to_contain_text("Nothing is left to look at")


def number(hand: Hand, meeting: str) -> None:
    hand.go(f"{meeting}/minute-numbers")
    hand.write("first", "1")
    hand.press("Number the minutes")


def finalise(hand: Hand, meeting: str) -> None:
    hand.go(f"{meeting}/minutes/publish")
    hand.press("Publish the draft minutes")
    expect(hand.page.locator("main")).to_contain_text("published as a draft")
