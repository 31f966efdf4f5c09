"""What is typed is kept while it is typed: on the register, and in the browser until then."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from app.agenda.models import MinutesRevision
from app.agenda.operations import ONE_STRETCH, write_minutes
from app.database import db
from tests.chromium import Door, a_door, a_page
from tests.factories import NOW, a_meeting, an_account, an_item, numbered, published

SECONDS = timedelta(seconds=1)


def texts(item):
    return [revision.text for revision in item.revisions]


def test_what_is_kept_while_typing_takes_the_place_of_what_was_kept_just_before():
    item, ann = an_item(), an_account()

    for step, text in enumerate(["The B", "The Board", "The Board met."]):
        write_minutes(
            item, text, seen=item.revision, now=NOW + step * SECONDS, by=ann, interim=True
        )

    assert texts(item) == ["The Board met."]
    assert item.revision == item.revisions[-1].number == 3


def test_what_was_saved_on_purpose_or_long_ago_or_by_somebody_else_stays():
    item, ann, bob = an_item(), an_account(), an_account()
    write_minutes(item, "Saved", seen=0, now=NOW, by=ann)
    write_minutes(item, "Kept", seen=1, now=NOW, by=ann, interim=True)
    write_minutes(item, "Later", seen=2, now=NOW + ONE_STRETCH, by=ann, interim=True)
    write_minutes(item, "Bob’s", seen=3, now=NOW + ONE_STRETCH, by=bob, interim=True)

    assert texts(item) == ["Saved", "Kept", "Later", "Bob’s"]


def test_saving_what_was_kept_makes_it_stay():
    item, ann = an_item(), an_account()
    write_minutes(item, "The Board met.", seen=0, now=NOW, by=ann, interim=True)

    write_minutes(item, "The Board met.", seen=1, now=NOW, by=ann)
    write_minutes(item, "The Board met again.", seen=1, now=NOW, by=ann, interim=True)

    assert texts(item) == ["The Board met.", "The Board met again."]


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    item = an_item(meeting=a_meeting(), title="Parks")
    db.session.add_all([item, an_account(email="ann@example.org")])
    db.session.commit()
    return item


def newest():
    db.session.expire_all()
    found = db.session.scalars(db.select(MinutesRevision).order_by(MinutesRevision.number.desc()))
    return found.first()


def test_keeping_answers_with_the_revision_to_send_next_time(clerk, item):
    answer = clerk.send("POST", f"/items/{item.id}/minutes/keep", text="The Board", seen="0")

    assert answer.json["revision"] == 1
    assert newest().text == "The Board"
    assert newest().interim


def test_keeping_never_takes_the_place_of_somebody_elses_words(clerk, item):
    write_minutes(item, "Theirs", seen=0, now=NOW)
    db.session.commit()

    answer = clerk.send("POST", f"/items/{item.id}/minutes/keep", text="Mine", seen="0")

    assert answer.status_code == 409
    assert "press Save to see both" in answer.json["message"]
    assert newest().text == "Theirs"


def test_half_a_sentence_is_never_published_by_typing_it(clerk, item):
    numbered(item.meeting)
    published(item.meeting)
    db.session.commit()

    answer = clerk.send("POST", f"/items/{item.id}/minutes/keep", text="Half a", seen="0")
    page = clerk.get(f"/items/{item.id}/minutes")

    assert answer.status_code == 422
    assert newest() is None
    assert page.select_one("[data-keep]")["data-keep"] == "", "the words wait for Save"
    assert "everyone can read at once" in page.text


def test_the_history_compares_across_what_was_replaced(clerk, item):
    write_minutes(item, "One", seen=0, now=NOW)
    write_minutes(item, "One two", seen=1, now=NOW, interim=True)
    write_minutes(item, "One two three", seen=2, now=NOW, interim=True)
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/revisions/3")

    assert "two three" in page.select_one("ins").text


@pytest.fixture
def door(app) -> Iterator[Door]:
    with a_door(app) as door:
        yield door


@pytest.fixture
def page(chromium: Browser, door, item) -> Iterator[Page]:  # noqa: ARG001  # there is an account to sign in with
    with a_page(chromium, door, "ann@example.org") as page:
        yield page


@pytest.mark.browser
def test_no_letter_is_lost_where_the_server_stops_in_mid_sentence(page, door, item):
    page.goto(f"/items/{item.id}/minutes")
    box, state = page.get_by_label("Minutes", exact=True), page.locator("[data-keep-state]")
    box.press_sequentially("The Board considered ")
    expect(state).to_contain_text("Saved at")

    door.shut()
    box.press_sequentially("the parks strategy")
    expect(state).to_contain_text("No connection")
    door.open()
    box.press_sequentially(" and thanked the rangers.")
    expect(state).to_contain_text("Saved at")

    assert newest().text == "The Board considered the parks strategy and thanked the rangers."


@pytest.mark.browser
def test_words_that_never_reached_the_register_are_offered_on_return(page, door, item):
    page.goto(f"/items/{item.id}/minutes")
    door.shut()
    page.get_by_label("Minutes", exact=True).press_sequentially("The rangers were thanked.")
    expect(page.locator("[data-keep-state]")).to_contain_text("No connection")
    page.goto("about:blank")
    door.open()

    page.goto(f"/items/{item.id}/minutes")
    page.get_by_role("button", name="Bring them back").click()

    expect(page.locator("[data-keep-state]")).to_contain_text("Saved at")
    assert newest().text == "The rangers were thanked."


@pytest.mark.browser
def test_words_for_published_minutes_wait_in_the_browser_for_save(page, item):
    numbered(item.meeting)
    published(item.meeting)
    db.session.commit()
    page.goto(f"/items/{item.id}/minutes")
    page.get_by_label("Minutes", exact=True).press_sequentially("The rangers were thanked.")
    expect(page.locator("[data-keep-state]")).to_contain_text("press Save")
    page.goto("about:blank")
    assert newest() is None

    page.goto(f"/items/{item.id}/minutes")
    page.get_by_role("button", name="Bring them back").click()
    page.get_by_role("button", name="Save the minutes").click()
    expect(page.locator(".govuk-notification-banner")).to_be_visible()

    assert newest().text == "The rangers were thanked."
