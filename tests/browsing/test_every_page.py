"""Every page that links lead to, in a browser: axe, the width of a phone, and no script.

The pages are found by following links through the demonstration council, one for each route, so
that a new page is covered without anyone remembering it.
"""

import json
import re
from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from flask import Flask
from jinja2 import BytecodeCache
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from app import create_app
from app.accounts.models import Account
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem
from app.agenda.review import begin_review, comment_on, passages_of
from app.agenda.rules import Part
from app.clock import now, today
from app.config import ROOT
from app.database import db
from app.demonstration.load import load_if_empty
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus, MinutesState
from app.search.keeping import keep_up
from tests.browser import sign_in
from tests.chromium import Door, a_door, opened
from tests.conftest import _config

pytestmark = pytest.mark.browser

AXE = ROOT / "app" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390)
READERS = (None, *(role for role in Role if role is not Role.READER))
#: Violations as "rule: the first element", which is what whoever mends them needs. What is laid out
#: only as it is scrolled to has no place before, so it is laid out first.
RUN_AXE = """
async rules => {
    for (const part of document.querySelectorAll("main *"))
        if (getComputedStyle(part).contentVisibility === "auto")
            part.style.contentVisibility = "visible";
    const told = await axe.run(document, {resultTypes: ["violations"], ...rules});
    return told.violations.map(found => `${found.id}: ${found.nodes[0].html.slice(0, 160)}`);
}
"""
#: What depends on how wide a page is; all else was looked at on the wide page.
OF_WIDTH = ["css-orientation-lock", "meta-viewport", "scrollable-region-focusable", "target-size"]
RULES = {
    WIDTHS[0]: {},
    WIDTHS[1]: {"runOnly": {"type": "rule", "values": OF_WIDTH}},
}


@pytest.fixture(scope="module")
def council(
    tmp_path_factory: pytest.TempPathFactory,
    new_database: Callable[[str], str],
    compiled_templates: BytecodeCache,
) -> Iterator[Door]:
    """The demonstration council, served."""
    home = tmp_path_factory.mktemp("council")
    app = create_app(_config(new_database("browsing"), home))
    app.jinja_env.bytecode_cache = compiled_templates
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600  # styles are asked for once, not for each page
    with app.app_context():
        db.create_all()
        load_if_empty(today(), lambda _words: None)
        _send_minutes_for_review()
        db.session.commit()
        db.session.remove()
    with app.app_context():
        keep_up(app.extensions["search"].index)
    with a_door(app) as door:
        yield door
    with app.app_context():
        db.engine.dispose()


def _send_minutes_for_review() -> None:
    """The demonstration has none in review; its pages are to be reached as well."""
    clerk = db.session.scalars(select(Account).where(Account.role == Role.CLERK)).one()
    held = (Meeting.status == MeetingStatus.HELD) & (Meeting.minutes_state == MinutesState.DRAFT)
    written = select(AgendaItem).join(AgendaItem.meeting).where(held, AgendaItem.revision > 0)
    item = db.session.scalars(written.order_by(AgendaItem.id)).first()
    begin_review(item.meeting, now(), by=clerk)
    comment_on(item, "Who asked?", by=clerk, now=now(), passage=passages_of(item)[0])


def client_for(app: Flask, role: Role | None):
    client = app.test_client()
    if role is not None:
        with app.app_context():
            key = SignedIn(first_of(role)).get_id()
        sign_in(app, client, key)
    return client


def first_of(role: Role | None) -> Account | None:
    of_role = select(Account).where(Account.role == role).order_by(Account.id)
    return db.session.scalars(of_role).first() if role else None


def one_page_for_each_route(app: Flask, role: Role | None) -> dict[str, str]:
    """Follow links from the front page: what an address of each route says to `role`."""
    client = client_for(app, role)
    routes = app.url_map.bind("localhost")
    found: dict[str, str] = {}
    seen = set()
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        endpoint = routes.match(urlsplit(address).path)[0]
        if endpoint in seen:
            continue
        seen.add(endpoint)
        response = client.get(address, follow_redirects=True)
        assert response.status_code == 200, f"{address}: {response.status}"
        if response.mimetype != "text/html" or "Content-Disposition" in response.headers:
            continue
        found[address] = response.text[response.text.index("<main") :]
        waiting.extend(links_of(response.text, address))
    return found


def links_of(html: str, address: str) -> Iterator[str]:
    for link in lxml.html.fromstring(html).xpath("//a/@href"):
        parts = urlsplit(urljoin(f"http://localhost{address}", link))
        if parts.netloc == "localhost" and not parts.path.startswith("/static/"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def page_for(chromium: Browser, council: Door, role: Role | None, **options) -> Page:
    with council.app.app_context():
        account = first_of(role)
    return opened(chromium, council, account.email if account else "", **options)


@pytest.fixture(scope="module")
def looked_at() -> set[str]:
    """What pages said that were looked at: what roles read alike is looked at once."""
    return set()


@pytest.mark.any_database  # every page is asked for on each by tests/permissions
@pytest.mark.parametrize("role", READERS, ids=str)
def test_axe_finds_nothing_no_script_fails_and_nothing_is_wider_than_a_phone(
    chromium, council, looked_at, role
):
    page = page_for(chromium, council, role)
    page.add_init_script(path=AXE)
    wrong: dict[str, list[str]] = {}
    listen_for_errors(page, wrong)

    for address, said in one_page_for_each_route(council.app, role).items():
        if address != "/" and said in looked_at:
            continue
        looked_at.add(said)
        page.goto(address)
        for width in WIDTHS:
            # the styles of all pages are one file, which axe reads for itself with the first alone
            if found := found_at(page, width, RULES[width] | {"preload": address == "/"}):
                wrong[f"{address} at {width}"] = found

    page.context.close()
    assert not wrong, json.dumps(wrong, indent=1)


def listen_for_errors(page: Page, wrong: dict[str, list[str]]) -> None:
    def heard(what: str) -> None:
        wrong.setdefault(page.url, []).append(what)

    page.on("pageerror", lambda error: heard(str(error)))
    page.on("console", lambda said: heard(said.text) if said.type == "error" else None)


def found_at(page: Page, width: int, rules: dict[str, object]) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = page.evaluate(RUN_AXE, rules)
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append("wider than the screen")
    return found


def test_the_keyboard_skips_to_what_a_page_is_about(chromium, council):
    page = page_for(chromium, council, None)
    page.goto("/meetings")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main-content$"))
    page.keyboard.press("Tab")

    expect(page.locator("#main-content :focus")).to_have_count(1)
    page.context.close()


def test_the_register_is_searched_without_scripts(chromium, council):
    page = page_for(chromium, council, None, java_script_enabled=False)
    page.goto("/meetings")

    page.get_by_label("Search the register").fill("report")
    page.get_by_label("Search the register").press("Enter")

    expect(page).to_have_url(re.compile(r"/search\?q=report$"))
    page.context.close()


def test_a_long_list_of_names_is_typed_into_after_a_change_in_place_as_before(chromium, council):
    with council.app.app_context():
        draft = select(Meeting.id).where(
            Meeting.agenda_published_at.is_(None), Meeting.is_history.is_(False)
        )
        meeting = db.session.scalars(draft.order_by(Meeting.held_on.desc())).first()
    page = page_for(chromium, council, Role.CLERK)
    page.goto(f"/meetings/{meeting}/agenda")
    names = page.get_by_role("combobox", name="Presented by")
    expect(names).to_have_attribute("role", "combobox")

    page.get_by_label("Title", exact=True).fill("Otters")
    page.get_by_role("button", name="Add the item").click()

    expect(page.get_by_text("Otters").first).to_be_visible()
    expect(page.locator("select[data-library]:visible")).to_have_count(0)
    expect(names).to_have_attribute("role", "combobox")
    page.context.close()


def test_no_long_word_makes_a_page_wider_than_a_phone(chromium, council):
    with council.app.app_context():
        item = db.session.scalars(
            select(AgendaItem)
            .join(AgendaItem.meeting)
            .join(AgendaItem.minutes)
            .where(
                Meeting.minutes_state == MinutesState.PUBLISHED_DRAFT, AgendaItem.part == Part.OPEN
            )
            .order_by(AgendaItem.id)
        ).first()
        item.title, item.minutes.text = "w" * 200, f"See https://example.org/{'a' * 140}."
        item.meeting.body.name = "b" * 90
        addresses = [f"/items/{item.id}", f"/meetings/{item.meeting_id}", "/meetings", "/bodies"]
        addresses += [f"/bodies/{item.meeting.body.slug}", f"/items/{item.id}/minutes"]
        db.session.commit()
    page = page_for(chromium, council, Role.CLERK)
    page.set_viewport_size({"width": 390, "height": 900})

    wide = {}
    for address in addresses:
        page.goto(address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")

    page.context.close()
    assert wide == dict.fromkeys(addresses, 390)
