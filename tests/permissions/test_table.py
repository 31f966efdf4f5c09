"""Who may use each route: every route there is, as each role, against what the route declares.

What a declaration allows is written here by hand, so that the code is not asked whether it is
right. A new route is tried without being named here.
"""

from collections.abc import Callable

import pytest
from flask import Flask

from app.accounts.bodies import bodies
from app.accounts.permissions import clerks_only, declared_by, open_to_all
from app.accounts.who_may import (
    ADMINISTRATORS,
    ANY_CLERK,
    ANY_CLERK_AND_ADMINISTRATORS,
    CHIEF_CLERKS,
    CHIEF_CLERKS_AND_ADMINISTRATORS,
    CLERKS,
    EVERYONE,
    OFFICERS_AND_CLERKS,
    REVIEWERS_AND_CLERKS,
    SIGNED_IN,
    WhoMay,
)
from tests.browser import Browser
from tests.permissions.conftest import NothingIsKept, Register, nothing_is_kept
from tests.permissions.record import requests_of

PUBLIC = "the public"
OWN_CLERK, OTHER_CLERK = "a clerk of the body", "a clerk of another body"
CHIEF, ADMINISTRATOR = "a chief clerk", "an administrator without bodies"
OFFICER = "an officer"
REST = {"a reader", "a councillor of the body", "a councillor of another body"}
EACH = {PUBLIC, OWN_CLERK, OTHER_CLERK, CHIEF, ADMINISTRATOR, OFFICER, *REST}

#: Who may, of those who stand around the body whose record is in the address.
MAY: dict[WhoMay, set[str]] = {
    EVERYONE: EACH,
    SIGNED_IN: EACH - {PUBLIC},
    OFFICERS_AND_CLERKS: {OFFICER, OWN_CLERK, CHIEF},
    REVIEWERS_AND_CLERKS: {OWN_CLERK, CHIEF},  # nobody was asked to review
    CLERKS: {OWN_CLERK, CHIEF},
    ANY_CLERK: {OWN_CLERK, OTHER_CLERK, CHIEF},
    ANY_CLERK_AND_ADMINISTRATORS: {OWN_CLERK, OTHER_CLERK, CHIEF, ADMINISTRATOR},
    CHIEF_CLERKS: {CHIEF},
    CHIEF_CLERKS_AND_ADMINISTRATORS: {CHIEF, ADMINISTRATOR},
    ADMINISTRATORS: {ADMINISTRATOR},
}

#: Where nothing is found, and why; whoever may not ask is refused all the same.
NOT_FOUND = {
    "accounts.begin_single_sign_on": "no provider is named in the settings",
    "accounts.single_sign_on": "no provider is named in the settings",
    "accounts.end_sign_in": "it is only of one’s own sign-ins",
    "accounts.message": "none was kept",
    "actions.calendar": "nobody was given that address",
    "actions.feed": "nobody was given that address",
    "actions.report_by_link": "nobody was sent that link",
    "watching.edit": "it is only of one’s own searches",
    "watching.remove": "it is only of one’s own searches",
    "watching.restore": "it is only of one’s own searches",
    "watching.stop": "no message has the link",
    "chasing.take_it_back": "nobody has handed it over",
    "publishing.differences": "it is not told from which version",
}

#: A form that was filled in wrongly, or shown before somebody else changed the record, was opened.
ANSWERS = {200, 302, 409, 422}

Request = tuple[str, str, str]


def expected_of(app: Flask, endpoint: str, who: str) -> str:
    declared = declared_by(app.view_functions[endpoint])
    assert declared is not None, f"{endpoint} does not say who may use it"
    if who in MAY[declared]:
        return "answered"
    return "asked to sign in" if who == PUBLIC else "refused"


def answer_to(browser: Browser, method: str, address: str) -> str:
    try:
        with nothing_is_kept():
            response = browser.send(method, address)
    except NothingIsKept:
        return "answered"
    if response.status_code == 403:
        return "refused"
    if response.status_code == 302 and "/sign-in?" in response.location + "?":
        return "asked to sign in"
    return "answered" if response.status_code in ANSWERS else response.status


def wrongly_answered(register: Register, who: str, routes: str = "") -> dict[Request, str]:
    """Where the register answers otherwise than a route that begins like this declares."""
    browser, app = register.as_seen_by(who), register.app
    found = {}
    for method, address, endpoint in requests_of(app, register.named):
        if not endpoint.startswith(routes):
            continue
        answer = answer_to(register.as_seen_by(who) if ends(endpoint) else browser, method, address)
        if answer == "404 NOT FOUND" and endpoint in NOT_FOUND:
            answer = "answered"
        if answer != expected_of(app, endpoint, who):
            found[method, address, endpoint] = answer
    return found


def ends(endpoint: str) -> bool:
    """Whether using it may end the session, so that a browser of its own is needed."""
    return endpoint.startswith("accounts.")


@pytest.mark.parametrize("who", sorted(EACH))
def test_every_route_is_open_to_those_it_declares_and_to_nobody_else(register, who):
    assert wrongly_answered(register, who) == {}


def undeclared(app: Flask) -> set[str]:
    return {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not declared_by(app.view_functions[rule.endpoint])
    }


def without_a_body(app: Flask) -> set[str]:
    """Routes for the clerks of a body whose address does not say which.

    Every key in the address counts: a second record could be of another body.
    """
    return {
        str(rule)
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        and (declared := declared_by(app.view_functions[rule.endpoint]))
        and declared.asks_of_the_body
        and not says_of_which_body(rule.arguments)
    }


#: People and organisations are the authority’s, not a body’s.
OF_NO_BODY = {"person_id", "organisation_id"}


def says_of_which_body(parameters: set[str]) -> bool:
    keys = {name for name in parameters if name.endswith(("_id", "slug"))} - OF_NO_BODY
    return bool(keys) and keys <= set(bodies().queries)


def test_every_route_states_who_may_use_it(app):
    assert undeclared(app) == set()


def test_every_address_for_the_clerks_of_a_body_says_of_which(app):
    assert without_a_body(app) == set()


# That each of these can fail:


@pytest.mark.own_app
def test_a_route_that_states_nothing_is_found(app):
    app.add_url_rule("/forgotten", "forgotten", lambda: "open by mistake")

    assert undeclared(app) == {"forgotten"}


@pytest.mark.own_app
@pytest.mark.parametrize(
    "address", ["/things/<int:thing_id>", "/meetings/<int:meeting_id>/<int:thing_id>", "/things"]
)
def test_an_address_that_does_not_say_of_which_body_is_found(app, address):
    app.add_url_rule(address, "forgotten", clerks_only(lambda **_keys: "open by mistake"))

    assert without_a_body(app) == {address}


@pytest.mark.own_app
def test_where_nothing_says_of_which_body_even_a_chief_clerk_is_refused(app, clerk):
    app.add_url_rule("/things/<thing_id>", "forgotten", clerks_only(lambda **_keys: "mistake"))

    assert clerk.status_of("GET", "/things/1") == 403


def unguarded(view: Callable[..., object], declared: WhoMay) -> Callable[..., object]:
    """A view that says who may use it and lets everyone in."""
    bare = open_to_all(view.__wrapped__)  # type: ignore[attr-defined]  # functools.wraps made it
    bare._who_may = declared
    return bare


@pytest.mark.parametrize("who", [PUBLIC, OTHER_CLERK])
def test_a_route_that_lets_in_others_than_it_declares_is_found(register, who):
    app = register.app
    app.view_functions["agenda.edit"] = unguarded(app.view_functions["agenda.edit"], CLERKS)

    found = wrongly_answered(register, who, "agenda.")

    assert {(method, endpoint) for method, _, endpoint in found} == {
        ("GET", "agenda.edit"),
        ("POST", "agenda.edit"),
    }
