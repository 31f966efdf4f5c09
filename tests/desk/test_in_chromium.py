"""The aids for writing, in a browser that runs them."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.bodies.rules import QuorumRule
from app.database import db
from app.desk.models import StockPhrase
from app.meetings.rules import AttendanceStatus
from tests.chromium import a_door, a_page
from tests.factories import (
    a_meeting,
    a_person,
    a_recommendation,
    an_account,
    an_item,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    members = [a_person("Suzy Horton", title="Councillor"), a_person("Ann Lee", title="Councillor")]
    item = an_item(meeting=a_meeting(members=members), title="Parks")
    phrase = StockPhrase(text="There were no declarations of interest.")
    db.session.add_all([item, phrase, an_account(email="ann@example.org")])
    db.session.commit()
    return item


@pytest.fixture
def page(app, chromium: Browser, item) -> Iterator[Page]:
    with a_door(app) as door, a_page(chromium, door, "ann@example.org") as page:
        page.goto(f"/meetings/{item.meeting_id}/desk")
        yield page


def box_of(page, item):
    return page.locator(f"#text-{item.id}")


def test_a_name_and_a_sentence_are_inserted_by_a_few_letters(page, item):
    box = box_of(page, item)
    box.focus()

    for words in (" spoke. ", " left. "):
        page.keyboard.press("Control+;")
        page.keyboard.type("hor")
        page.keyboard.press("Enter")
        page.keyboard.type(words)
    page.keyboard.press("Control+.")
    page.keyboard.type("no decl")
    page.keyboard.press("Enter")

    expect(box).to_have_value(
        "Councillor Suzy Horton spoke. Councillor Horton left. "
        "There were no declarations of interest."
    )


def test_letters_that_fit_nothing_say_so_and_escape_goes_back(page, item):
    box_of(page, item).focus()
    page.keyboard.press("Control+;")
    page.keyboard.type("xyz")

    expect(page.locator("[data-picker-none]")).to_have_text("Nothing fits these letters")
    page.keyboard.press("Escape")
    expect(box_of(page, item)).to_be_focused()


def test_marks_are_a_key_away(page, item):
    box = box_of(page, item)
    box.focus()
    page.keyboard.type("Traffic")
    page.keyboard.press("Control+,")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("Noted")

    expect(box).to_have_value("## Traffic\n**Noted**")


def test_the_keys_are_shown_from_outside_a_box_and_closed(page):
    page.locator("h1").click()
    page.keyboard.press("?")
    keys = page.locator("dialog[data-keys]")
    expect(keys).to_be_visible()

    keys.get_by_role("button", name="Close").click()

    expect(keys).to_be_hidden()


def pasted(box, html):
    box.evaluate(
        """(box, html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "plain");
          box.focus();
          const settings = { clipboardData: data, bubbles: true, cancelable: true };
          box.dispatchEvent(new ClipboardEvent("paste", settings));
        }""",
        html,
    )


def test_a_paste_keeps_its_form_and_a_decision_becomes_clauses(page, item):
    box = box_of(page, item)
    pasted(box, "<h2>Traffic</h2><ul><li>One</li><li>Two</li></ul>")
    expect(box).to_have_value("## Traffic\n\n- One\n- Two")

    pasted(box, "<p>RESOLVED that:</p><p>(1) It be noted</p><p>(2) It be sent</p>")
    page.get_by_role("button", name="Enter its clauses").click()

    expect(page.get_by_text("2 clauses entered")).to_be_visible()


def words_on(page):
    """All that the desk says, without the answers to what was pressed."""
    return page.locator("main").inner_text()


def test_every_figure_follows_what_is_pressed_without_a_new_page(page, item):
    meeting = item.meeting
    meeting.body.quorum_rule, meeting.body.quorum_fixed = QuorumRule.FIXED, 2
    for attendance in meeting.attendances:
        attendance.status = AttendanceStatus.EXPECTED
    a_recommendation(item, "Note the report", "Thank the officers")
    roads = an_item(meeting=meeting, title="Roads", text="It said so today.")
    a_recommendation(roads)
    db.session.commit()
    loads = []
    page.reload()
    page.on("domcontentloaded", lambda _page: loads.append(1))
    assert words_on(page).count("No quorum") == 4  # the top, the room and two items
    box_of(page, item).fill("Kept while other things are pressed.")

    page.locator("#all-present").click()
    expect(page.locator("#facts")).to_contain_text("2 with a vote, quorum 2")
    assert "No quorum" not in words_on(page)
    assert "no quorum" not in words_on(page)
    page.locator(f"#here-{roads.id} [data-open]").click()
    page.locator(f"#here-{roads.id} select").first.select_option(label="Councillor Ann Lee")
    page.get_by_role("button", name="Left before this item").click()
    expect(page.locator(f"#here-{roads.id}")).to_contain_text("No quorum for this item")
    expect(page.locator("[data-keep-state]").first).to_contain_text("Saved at")
    page.locator(f"#agree-{item.id} button").first.click()
    expect(page.locator(f"#decided-{item.id}")).to_contain_text("Thanked the officers")

    expect(box_of(page, item)).to_have_value("Kept while other things are pressed.")
    expect(page.locator("#contents-list")).not_to_contain_text("1. Parks to resolve")
    assert not loads
    said = words_on(page)
    page.reload()
    assert re.sub(r"Saved at \S+|\s", "", words_on(page)) == re.sub(r"Saved at .*|\s", "", said)
