import pytest
from argon2 import PasswordHasher

from app.accounts.models import Account
from app.accounts.operations import change_password
from app.database import db
from tests.factories import PASSWORD, an_account


@pytest.fixture
def ann(app):  # noqa: ARG001  # the account is kept in the app's database
    account = an_account(email="ann@example.org", name="Ann Lee")
    db.session.add(account)
    db.session.commit()
    return account


@pytest.mark.usefixtures("ann")
def test_an_account_signs_in_whatever_the_capitals_of_its_email(browser):
    page = browser.post("/sign-in", email=" ANN@example.org ", password=PASSWORD)

    assert "Sign out Ann Lee" in page.text


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("email", ["ann@example.org", "nobody@example.org"])
def test_a_wrong_password_and_a_wrong_email_are_refused_alike(browser, email):
    page = browser.post("/sign-in", email=email, password="guess")

    assert "The email address or password is wrong" in page.select_one(".govuk-error-summary").text


def test_a_closed_account_cannot_sign_in(browser, ann):
    ann.active = False
    db.session.commit()

    page = browser.post("/sign-in", email="ann@example.org", password=PASSWORD)

    assert "is wrong" in page.select_one(".govuk-error-summary").text


def test_a_changed_password_signs_out_everywhere(clerk, app):  # noqa: ARG001
    change_password(db.session.scalars(db.select(Account)).one(), "another long password")
    db.session.commit()

    assert "Sign in" in clerk.get("/").select_one("nav").text


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        pytest.param("/search?q=parks", "/search?q=parks", id="a page here"),
        pytest.param("https://evil.example/", "/", id="another site"),
        pytest.param("//evil.example/", "/", id="another site without scheme"),
        pytest.param("/\\evil.example/", "/", id="another site with a backslash"),
        pytest.param("", "/", id="nowhere"),
    ],
)
def test_signing_in_leads_only_within_the_site(browser, address, leads_to):
    with browser._app.app_context():
        response = browser._client.post(
            "/sign-in",
            data={"email": "ann@example.org", "password": PASSWORD, "next": address},
        )

    assert response.location == leads_to


def test_signing_out_leaves_nobody_signed_in(clerk):
    page = clerk.post("/sign-out")

    assert "Sign in" in page.select_one("nav").text


@pytest.mark.usefixtures("ann")
def test_signing_in_keeps_nothing_of_the_session_before(browser):
    with browser._client.session_transaction() as session:
        session["left behind"] = "by someone else"

    browser.post("/sign-in", email="ann@example.org", password=PASSWORD)

    with browser._client.session_transaction() as session:
        assert "left behind" not in session
        assert "_user_id" in session


def test_signing_in_makes_a_weak_hash_strong(browser, ann):
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    ann.password_hash = weak
    db.session.commit()

    browser.post("/sign-in", email="ann@example.org", password=PASSWORD)

    assert db.session.get(Account, ann.id, populate_existing=True).password_hash != weak


def test_a_page_for_the_signed_in_is_reached_after_signing_in(browser, ann):
    asked = browser.get("/manage?from=a+link")
    assert "for those who are signed in" in asked.text

    page = browser.post(
        asked.select_one("form[method=post]")["action"],
        email=ann.email,
        password=PASSWORD,
        next=asked.select_one("input[name=next]")["value"],
    )

    assert page.select_one("h1").text == "Manage the register"


def test_an_address_that_only_takes_a_form_is_not_returned_to(browser):
    with browser._app.app_context():
        response = browser._client.post("/bodies/parks/agenda-template/order")

    assert response.location == "/sign-in"


@pytest.mark.usefixtures("ann")
def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(browser):
    with browser._app.app_context():
        response = browser._client.post(
            "/sign-in", data={"email": "ann@example.org", "password": PASSWORD}
        )

    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


@pytest.mark.parametrize("key", ["", "1", "1.", "1.guess", "x.1", "99.1", "None"])
def test_a_made_up_session_is_nobodys(browser, clerk, key):  # noqa: ARG001  # account 1 is there
    browser.sign_in(key)

    assert browser.status_of("GET", "/manage") == 302


@pytest.mark.usefixtures("ann")
def test_a_refusal_is_logged_without_what_was_typed(browser, caplog):
    browser.post("/sign-in", email="my secret typed here", password="guess-at-it")

    assert "Sign-in refused to 127.0.0.1, account none" in caplog.text
    assert "secret" not in caplog.text
    assert "guess-at-it" not in caplog.text
