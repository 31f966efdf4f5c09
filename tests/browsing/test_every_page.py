"""Every page that links lead to, in a browser: axe, the width of a phone, and no script.

The pages are found by following links through the demonstration council, one for each route, so
that a new page is covered without anyone remembering it.
"""

import json
import re
import threading
from collections import deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from app.accounts.models import Account
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.clock import today
from app.config import ROOT
from app.database import db
from app.demonstration.load import load_if_empty
from tests.conftest import _config
from tests.databases import new_database
from tests.tools import CHROMIUM, CHROMIUM_ARGUMENTS

pytestmark = pytest.mark.browser

AXE = ROOT / "app" / "assets" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390)
READERS = (None, Role.ADMINISTRATOR, Role.OFFICER)
#: Violations as "rule: the first element", which is what whoever mends them needs.
RUN_AXE = """
async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(found => `${found.id}: ${found.nodes[0].html.slice(0, 160)}`)
"""


@pytest.fixture(scope="module")
def council(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[tuple[Flask, str]]:
    """The demonstration council, served: the application and its address."""
    home = tmp_path_factory.mktemp("council")
    app = create_app(_config(new_database(f"browsing_{worker_id}", home), home))
    with app.app_context():
        db.create_all()
        load_if_empty(today(), lambda _words: None)
        db.session.commit()
        db.session.remove()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield app, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


def client_for(app: Flask, role: Role | None):
    client = app.test_client()
    if role is not None:
        with app.app_context():
            account = db.session.scalars(db.select(Account).where(Account.role == role)).first()
            key = SignedIn(account).get_id()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = key, True
    return client


def one_page_for_each_route(app: Flask, role: Role | None) -> dict[str, str]:
    """Follow links from the front page: an address for each route that `role` can reach."""
    client = client_for(app, role)
    routes = app.url_map.bind("localhost")
    found: dict[str, str] = {}
    waiting = deque(["/"])
    while waiting:
        address = waiting.popleft()
        endpoint = routes.match(urlsplit(address).path)[0]
        if endpoint in found:
            continue
        response = client.get(address, follow_redirects=True)
        assert response.status_code == 200, f"{address}: {response.status}"
        found[endpoint] = address
        if response.mimetype == "text/html":
            waiting.extend(links_of(response.text, address))
    return {e: a for e, a in found.items() if not re.search(r"\.(docx|atom|ics)$|/documents/", a)}


def links_of(html: str, address: str) -> Iterator[str]:
    for link in BeautifulSoup(html, "html.parser").select("a[href]"):
        parts = urlsplit(urljoin(f"http://localhost{address}", link["href"]))
        if parts.netloc == "localhost" and not parts.path.startswith("/static/"):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def page_for(chromium: Browser, council: tuple[Flask, str], role: Role | None, **options) -> Page:
    app, address = council
    context = chromium.new_context(base_url=address, **options)
    cookie = client_for(app, role).get_cookie("session")
    if cookie:
        context.add_cookies([{"name": "session", "value": cookie.value, "url": address}])
    return context.new_page()


@pytest.mark.parametrize("role", READERS, ids=str)
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(chromium, council, role):
    page = page_for(chromium, council, role)
    axe = AXE.read_text(encoding="utf-8")
    wrong = {}

    for address in one_page_for_each_route(council[0], role).values():
        page.goto(address)
        page.evaluate(axe)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(RUN_AXE)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("wider than the screen")
            if found:
                wrong[f"{address} at {width}"] = found

    page.context.close()
    assert not wrong, json.dumps(wrong, indent=1)


@pytest.mark.parametrize("role", READERS, ids=str)
def test_no_page_has_an_error_in_its_scripts(chromium, council, role):
    page = page_for(chromium, council, role)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: errors.append(f"{page.url}: {said.text}") if said.type == "error" else None,
    )

    for address in one_page_for_each_route(council[0], role).values():
        page.goto(address)

    page.context.close()
    assert errors == []


def test_the_keyboard_skips_to_what_a_page_is_about(chromium, council):
    page = page_for(chromium, council, None)
    page.goto("/meetings")

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert skip == "Skip to main content"
    assert page.evaluate("document.getElementById('main-content').contains(document.activeElement)")
    page.context.close()


def test_the_register_is_searched_without_scripts(chromium, council):
    page = page_for(chromium, council, None, java_script_enabled=False)
    page.goto("/meetings")

    page.get_by_label("Search the register").fill("report")
    page.get_by_label("Search the register").press("Enter")

    assert page.url.endswith("/search?q=report")
    page.context.close()
