"""What the scripts of the agenda and of the minutes do, in a browser that runs them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.agenda.models import AgendaItem
from app.database import db
from tests.chromium import a_door, a_page
from tests.factories import a_meeting, an_account, an_item

pytestmark = pytest.mark.browser


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting()
    for title in ("Apologies", "Parks", "Roads"):
        an_item(meeting=meeting, title=title)
    db.session.add_all([meeting, an_account(email="ann@example.org")])
    db.session.commit()
    return meeting


@pytest.fixture
def page(app, chromium: Browser, meeting) -> Iterator[Page]:  # noqa: ARG001  # there is an account to sign in with
    with a_door(app) as door, a_page(chromium, door, "ann@example.org") as page:
        yield page


def kept():
    db.session.expire_all()
    items = db.session.scalars(db.select(AgendaItem).order_by(AgendaItem.position))
    return [item.title for item in items]


def saved(page: Page):
    """Wait for the answer to the order that the page sends."""
    return page.expect_response(lambda answer: answer.request.method == "POST")


def test_an_item_moves_with_alt_and_an_arrow_and_is_announced(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")
    handle = page.get_by_role("button", name="Move Roads")
    handle.focus()

    with saved(page):
        handle.press("Alt+ArrowUp")

    assert kept() == ["Apologies", "Roads", "Parks"]
    expect(page.locator("[data-reorder-says]")).to_have_text("Roads is now 2 of 3")
    expect(handle).to_be_focused()


def test_the_up_button_moves_without_leaving_the_page(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")

    with saved(page):
        page.get_by_role("button", name="Up Roads").click()
    with saved(page):
        page.get_by_role("button", name="Up Roads").click()

    assert kept() == ["Roads", "Apologies", "Parks"]
    expect(page.get_by_role("button", name="Up Roads")).to_be_disabled()
    expect(page.get_by_role("button", name="Move Roads")).to_be_focused()


def test_an_item_is_dragged_by_its_handle(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")
    target = page.get_by_role("listitem").filter(has_text="Apologies")

    with saved(page):
        page.get_by_role("button", name="Move Roads").drag_to(
            target, target_position={"x": 60, "y": 3}
        )

    assert kept() == ["Roads", "Apologies", "Parks"]


def test_a_refused_move_shows_why(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")
    an_item(meeting=meeting, title="Trees")
    db.session.commit()

    page.get_by_role("button", name="Up Roads").click()

    expect(page.get_by_role("alert")).to_contain_text("The agenda changed while you were ordering")
    assert kept() == ["Apologies", "Parks", "Roads", "Trees"]


def test_minutes_are_shown_while_they_are_written(page, meeting):
    page.goto(f"/items/{meeting.items[1].id}/minutes")
    expect(page.get_by_role("button", name="Preview")).to_have_count(0)

    page.get_by_label("Minutes", exact=True).fill("## Traffic\n\n<b>less</b> of it")

    expect(page.locator("#preview h3")).to_have_text("Traffic")
    expect(page.locator("#preview p")).to_have_text("<b>less</b> of it")


def test_an_item_is_added_without_leaving_the_page(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")
    page.evaluate("window.stayed = true")
    title = page.get_by_label("Title", exact=True)

    title.fill("Trees")
    with saved(page):
        title.press("Enter")

    expect(page.get_by_role("listitem").filter(has_text="Trees")).to_be_visible()
    expect(title).to_be_focused()
    expect(title).to_have_value("")
    with saved(page):
        page.get_by_role("button", name="Move Trees").press("Alt+ArrowUp")
    assert page.evaluate("window.stayed")
    assert kept() == ["Apologies", "Parks", "Trees", "Roads"]


def test_a_refused_line_shows_why(page, meeting):
    page.goto(f"/meetings/{meeting.id}/agenda")

    page.get_by_role("button", name="Add the item").click()

    expect(page.get_by_role("alert")).to_contain_text("Enter the title of the item")
