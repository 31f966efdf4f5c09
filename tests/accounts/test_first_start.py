"""Until somebody has an account, the register says how it is set up and does no more."""

import pytest

from app.accounts.first_start import SET_UP
from app.accounts.rules import Role
from app.database import db
from tests.factories import an_account


@pytest.fixture
def new(app):
    app.extensions[SET_UP] = False
    return app


@pytest.mark.usefixtures("new")
@pytest.mark.parametrize("address", ["/", "/sign-in", "/meetings", "/search?q=x", "/nothing"])
def test_every_page_says_how_the_register_is_set_up(browser, address):
    answer = browser.fetch(address)

    assert answer.status_code == 503
    assert "Set up the register" in answer.text
    assert ".venv/bin/flask --app app setup" in answer.text
    assert "<nav" not in answer.text


@pytest.mark.usefixtures("new")
def test_nobody_is_let_in_before(browser):
    assert browser.status_of("POST", "/sign-in", email="a@example.org", password="x") == 503


@pytest.mark.usefixtures("new")
def test_the_page_has_its_styles(browser):
    with browser.fetch("/static/resolved.css") as answer:
        assert answer.status_code in {200, 404}


@pytest.mark.usefixtures("new")
def test_once_somebody_has_an_account_the_pages_are_there(browser):
    assert browser.status_of("GET", "/sign-in") == 503
    db.session.add(an_account(Role.ADMINISTRATOR))
    db.session.commit()

    assert browser.status_of("GET", "/sign-in") == 200
