"""The page that says who may do what."""

import pytest

from app.accounts.permissions import any_clerk, clerks_only, declared_by
from app.home.permissions import duties, part_of
from app.home.tasks import PARTS, TASKS

STATIC = {"static"}


def test_every_route_is_told_in_words(app):
    assert set(app.view_functions) - STATIC - set(TASKS) == set()


def test_nothing_is_told_that_is_no_route(app):
    assert set(TASKS) - set(app.view_functions) == set()
    assert {endpoint.split(".")[0] for endpoint in TASKS} == set(PARTS)


def test_the_page_says_what_the_routes_declare(app, clerk):
    page = clerk.get("/who-may-do-what")

    rows = {
        (heading.text, row.text, entry.text.lower())
        for heading in page.select("main h2[id^=part-]")
        for row in heading.parent.select("h3")
        for entry in row.find_next("ul").select("li")
    }
    assert rows == {
        (part_of(endpoint), declared_by(view).words, TASKS[endpoint].lower())
        for endpoint, view in app.view_functions.items()
        if endpoint not in STATIC
    }


def test_nothing_is_told_twice_and_every_part_is_in_the_contents(clerk):
    page = clerk.get("/who-may-do-what")

    tasks = [entry.text for entry in page.select("main h3 + ul li")]
    assert len(tasks) == len(set(tasks))
    contents = [link["href"] for link in page.select("nav[aria-labelledby=contents] a")]
    assert contents == [f"#{heading['id']}" for heading in page.select("main h2[id^=part-]")]


@pytest.mark.parametrize("declare", [clerks_only, any_clerk])
def test_another_declaration_tells_another_thing(app, declare):
    app.view_functions["agenda.add"] = declare(app.view_functions["agenda.add"].__wrapped__)

    words = declared_by(app.view_functions["agenda.add"]).words
    part = duties(app)["Agendas, minutes, papers and matters"]
    assert "build and number an agenda" in part[words]


@pytest.mark.own_app
def test_a_route_that_nobody_worded_yet_is_not_left_out(app):
    app.add_url_rule("/fees", "fees.waive_fee", clerks_only(lambda: ""))

    assert duties(app)["Fees"] == {"Clerks of the body": ["waive fee"]}


def test_the_page_is_for_whoever_is_signed_in(browser, councillor, administrator):
    assert browser.status_of("GET", "/who-may-do-what") == 302
    assert councillor.get("/who-may-do-what").h1.text == "Who may do what"
    assert administrator.get("/manage").find("a", string="Who may do what")
