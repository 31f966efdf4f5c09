"""What a councillor comes for: last year’s decision, what became of it, and to hear of the next."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from app.accounts.rules import Role
from app.database import db
from app.decisions.effects import Effect
from app.decisions.linking import link_to_earlier
from app.decisions.operations import ClauseDraft, resolve
from app.search.keeper import keeper
from app.search.keeping import keep_up
from tests.chromium import Door, a_door, a_page
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    an_account,
    an_item,
    numbered,
    published,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def door(app) -> Iterator[Door]:
    """The register with a decision of last year that one of this year superseded."""
    body, lane = a_body("Highways Board", code="HB"), a_matter("Mill Lane")
    decisions = []
    for on, words in (
        (date(2025, 6, 3), "a zebra crossing be laid in Mill Lane by the school"),
        (date(2026, 6, 2), "lights be put in place of the crossing in Mill Lane"),
    ):
        item = an_item(
            meeting=a_meeting(body=body, held_on=on), title="Mill Lane crossing", matter=lane
        )
        decisions += resolve(item, "RESOLVED that", [ClauseDraft(words)]).clauses
        db.session.add(item.meeting)
        db.session.flush()
        numbered(item.meeting)
        published(item.meeting)
    earlier, later = decisions
    account = an_account(role=Role.COUNCILLOR, email="ann@example.org")
    db.session.add_all([link_to_earlier(later, earlier, Effect.SUPERSEDES), account])
    db.session.commit()
    keep_up(keeper().index)
    with a_door(app) as door:
        yield door


def fits(page: Page) -> None:
    """Measure the page that has come: what it holds is awaited before this is asked."""
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize("width", [1280, 390])
def test_a_councillor_finds_follows_and_keeps_a_decision_by_keys_alone(chromium, door, width):
    with a_page(
        chromium, door, "ann@example.org", viewport={"width": width, "height": 900}
    ) as page:
        find_by_words(page)
        find_by_its_number(page)
        read_on_to_today(page)
        keep_and_follow(page)


def find_by_words(page: Page) -> None:
    page.goto("/bodies")
    box = page.get_by_role("combobox", name="Search the register")
    page.locator("#site-search").focus()
    expect(box).to_be_focused()
    page.keyboard.type("school crossing", delay=5)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=school\+crossing$"))
    hit = page.get_by_role("link", name="HB 1/2025").first
    expect(hit).to_contain_text("Mill Lane crossing")
    fits(page)


def find_by_its_number(page: Page) -> None:
    """Offered while it is typed: at one stroke here, so that the register is asked but once."""
    page.goto("/bodies")
    box = page.get_by_role("combobox", name="Search the register")
    page.locator("#site-search").focus()
    expect(box).to_be_focused()
    page.keyboard.insert_text("HB 1/20")
    offers = page.get_by_role("option")
    expect(offers.filter(has_text="1/2025").first).to_be_visible()
    fits(page)
    for offer in offers.all():
        page.keyboard.press("ArrowDown")
        expect(offer).to_have_attribute("aria-selected", "true")
        if "1/2025" in offer.inner_text():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/minutes/hb/2025/1*")


def read_on_to_today(page: Page) -> None:
    page.get_by_role("link", name="HB 1/2025", exact=True).first.press("Enter")
    today = page.get_by_role("region", name="How this decision stands").get_by_role("link")
    expect(today).to_be_visible()
    fits(page)
    today.press("Enter")
    expect(page.locator("blockquote")).to_contain_text("lights be put")
    expect(page.locator("#standing")).to_contain_text("Supersedes HB 1/2025")
    fits(page)
    page.get_by_role("link", name="Mill Lane", exact=True).press("Enter")
    expect(page.locator(".resolved-timeline__step")).to_have_count(2)
    fits(page)


def keep_and_follow(page: Page) -> None:
    page.goto("/search?q=mill+lane&kind=resolution")
    page.get_by_label("Save this search as").fill("Mill Lane")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.get_by_role("link", name="Mill Lane", exact=True)).to_be_visible()
    fits(page)
    feed = page.request.get(
        page.get_by_role("link", name="Public feed of Mill Lane").get_attribute("href")
    )
    entries = etree.fromstring(feed.body()).findall("{*}entry")
    assert [entry.findtext("{*}title").partition(",")[0] for entry in entries] == [
        "HB 1/2026",
        "HB 1/2025",
    ]


def test_without_scripts_the_box_searches_all_the_same(chromium, door):
    with a_page(chromium, door, java_script_enabled=False) as page:
        page.goto("/bodies")

        page.get_by_label("Search the register").fill("zebra")
        page.keyboard.press("Enter")

        expect(page.get_by_role("link", name="HB 1/2025").first).to_be_visible()
