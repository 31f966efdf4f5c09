"""Who may use each route of the chapters accounts, people and bodies, whatever they add."""

import pytest
from flask import url_for

from app.accounts.rules import Role

OPEN = {"accounts.sign_in", "accounts.sign_out"}
OWN = {"accounts.own_password"}
CHAPTERS = {"accounts", "people", "bodies"}
SAMPLE = {"slug": "parks", "on": "2026-12-29"}


@pytest.fixture
def routes(app):
    """Method and address of every route that is not open to all."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if rule.endpoint.split(".")[0] in CHAPTERS and rule.endpoint not in OPEN:
                address = url_for(rule.endpoint, **{a: SAMPLE.get(a, 1) for a in rule.arguments})
                found += [(m, address, rule) for m in sorted(rule.methods & {"GET", "POST"})]
    return found


def test_the_public_is_sent_to_sign_in_by_every_route(routes, browser):
    answers = {(m, a): browser.status_of(m, a) for m, a, _ in routes}

    assert len(answers) > 70
    assert set(answers.values()) == {302}


@pytest.mark.parametrize("who", ["councillor", "officer"])
def test_councillors_and_officers_keep_out_of_the_record(routes, who, request):
    someone = request.getfixturevalue(who)

    answers = {(m, a): someone.status_of(m, a) for m, a, rule in routes if rule.endpoint not in OWN}

    assert set(answers.values()) == {403}


def test_clerks_keep_out_of_accounts_and_only_there(routes, clerk):
    answers = {(m, rule.endpoint): clerk.status_of(m, a) for m, a, rule in routes}

    refused = {endpoint for (_, endpoint), status in answers.items() if status == 403}
    assert refused == {
        "accounts.index",
        "accounts.add",
        "accounts.edit",
        "accounts.reset_password",
    }
    assert set(answers.values()) <= {200, 302, 403, 404}


def test_every_route_states_who_may_use_it(app):
    for endpoint, view in app.view_functions.items():
        if endpoint.split(".")[0] in CHAPTERS:
            assert hasattr(view, "_who_may"), endpoint


def test_administrators_may_use_everything(app):
    for endpoint, view in app.view_functions.items():
        if endpoint.split(".")[0] in CHAPTERS:
            assert Role.ADMINISTRATOR in view._who_may, endpoint
