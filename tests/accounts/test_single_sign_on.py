"""Signing in by OpenID Connect, against a provider that runs here as a program of its own."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest

from app import create_app
from app.accounts.first_start import SET_UP
from app.accounts.models import Account
from app.accounts.rules import Role
from app.database import db
from tests.browser import Browser
from tests.conftest import _config
from tests.factories import PASSWORD, an_account
from tests.served import a_port

NAME = "your Thornhithe account"
BEGIN = "/sign-in/single-sign-on/begin"
ANN = {"sub": "a-1", "email": "Ann@example.org", "email_verified": True, "name": "Ann Lee"}


@pytest.fixture(scope="module")
def provider():
    """The address of a running OpenID provider, in which anyone may be described."""
    port = a_port()
    program = Path(sys.executable).with_name("oidc-provider-mock")
    running = subprocess.Popen(
        [program, "--port", str(port), "--require-nonce"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with suppress(OSError):
            urlopen(f"{address}/.well-known/openid-configuration").close()
            break
        time.sleep(0.1)
    yield address
    running.terminate()
    running.wait(timeout=30)


@pytest.fixture
def offering(app, provider):
    """The register again, with single sign-on switched on by its settings."""
    settings = {"OIDC_ISSUER": provider, "OIDC_CLIENT_ID": "register", "OIDC_NAME": NAME}
    config = _config(app.config["SQLALCHEMY_DATABASE_URI"], app.config["EXPORTS"].parent)
    again = create_app(replaced(config, OIDC_CLIENT_SECRET="secret", **settings))
    again.extensions[SET_UP] = True
    yield again
    with again.app_context():
        db.engine.dispose()


@pytest.fixture
def visitor(offering):
    return Browser(offering)


def replaced(config, **settings):
    return replace(config, **settings)


def described(provider, **claims):
    """Tell the provider who someone is."""
    body = json.dumps({k: v for k, v in claims.items() if k != "sub"}).encode()
    ask = Request(f"{provider}/users/{claims['sub']}", body, method="PUT")
    ask.add_header("Content-Type", "application/json")
    urlopen(ask).close()


def an_account_of(email="ann@example.org", **changes):
    account = an_account(email=email, name="Ann Lee", **changes)
    db.session.add(account)
    db.session.commit()
    return account


def authorised(asked: str, action: dict[str, str]) -> str:
    """Fill the provider’s form as a person does; where it leads then, within the register."""
    parts = urlsplit(asked)
    connection = HTTPConnection(parts.hostname, parts.port)
    connection.request(
        "POST",
        f"{parts.path}?{parts.query}",
        urlencode(action),
        {"Content-Type": "application/x-www-form-urlencoded"},
    )
    answer = connection.getresponse()
    back = urlsplit(answer.getheader("Location") or "")
    connection.close()
    assert back.path == "/sign-in/single-sign-on", answer.status
    return f"{back.path}?{back.query}"


def comes_by(visitor, sub="a-1", then="", **action):
    asked = visitor.fetch(f"{BEGIN}?next={then}").location
    return visitor.get(authorised(asked, action or {"sub": sub}))


def refusal(page):
    return page.select_one(".govuk-error-summary").text


def _again(account):
    return db.session.get(Account, account.id, populate_existing=True)


def test_the_button_leads_to_the_provider_with_state_nonce_and_proof_key(visitor, provider):
    page = visitor.get("/sign-in?next=/account")
    button = page.find("a", string=f"Sign in by {NAME}")

    asked = visitor.fetch(button["href"]).location

    question = parse_qs(urlsplit(asked).query)
    assert asked.startswith(f"{provider}/oauth2/authorize?")
    assert question["redirect_uri"] == ["http://127.0.0.1:5000/sign-in/single-sign-on"]
    assert question["response_type"] == ["code"]
    assert question["code_challenge_method"] == ["S256"]
    assert len(question["code_challenge"][0]) == 43
    assert question["nonce"][0]
    assert question["state"][0]
    assert "openid" in question["scope"][0]


def test_whoever_has_an_account_comes_in_by_their_verified_address(visitor, provider):
    described(provider, **ANN)
    account = an_account_of(password_hash=None)

    page = comes_by(visitor, then="/account")

    assert page.select_one("h1").text == "Your account"
    assert f"You have signed in by {NAME}" in page.text
    assert _again(account).subject == f"{provider} a-1"


def test_from_then_on_they_are_known_by_subject_whatever_their_address(visitor, provider):
    described(provider, **ANN | {"email": "ann.marsh@example.org"})
    account = an_account_of(subject=f"{provider} a-1")

    comes_by(visitor)

    assert visitor.status_of("GET", "/account") == 200
    assert _again(account).email == "ann@example.org"


@pytest.mark.parametrize("verified", [{"email_verified": False}, {"email_verified": "true"}, {}])
def test_an_address_that_is_not_verified_opens_no_account(visitor, provider, verified):
    claims = {k: v for k, v in ANN.items() if k != "email_verified"}
    described(provider, **claims | {"sub": f"u-{verified}"[:5]} | verified)
    account = an_account_of()

    page = comes_by(visitor, f"u-{verified}"[:5])

    assert "your email address is not verified there" in refusal(page)
    assert _again(account).subject is None
    assert visitor.status_of("GET", "/account") == 302


def test_a_provider_that_never_says_so_may_be_trusted_by_a_setting(visitor, offering, provider):
    described(provider, sub="t-1", email="ann@example.org")
    account = an_account_of()
    offering.config["OIDC_TRUST_EMAIL"] = True

    comes_by(visitor, "t-1")

    assert _again(account).subject == f"{provider} t-1"


def test_nobody_gets_an_account_by_coming(visitor, provider):
    described(provider, **ANN)

    page = comes_by(visitor)

    assert "There is no account for ann@example.org in this register" in refusal(page)
    assert db.session.scalars(db.select(Account)).all() == []


def test_a_setting_gives_whoever_comes_an_account_as_reader(visitor, offering, provider):
    described(provider, **ANN)
    offering.config["OIDC_CREATES_ACCOUNTS"] = True

    comes_by(visitor)

    account = db.session.scalars(db.select(Account)).one()
    assert (account.email, account.name) == ("ann@example.org", "Ann Lee")
    assert (account.role, account.password_hash) == (Role.READER, None)


def test_an_account_that_belongs_to_another_subject_is_refused(visitor, provider):
    described(provider, **ANN)
    account = an_account_of(subject=f"{provider} someone-else")

    page = comes_by(visitor)

    assert "belongs to another sign-in" in refusal(page)
    assert _again(account).subject == f"{provider} someone-else"


def test_a_closed_account_is_refused(visitor, provider):
    described(provider, **ANN)
    an_account_of(active=False)

    assert "Your account is closed" in refusal(comes_by(visitor))


def test_whoever_says_no_at_the_provider_is_told_so(visitor):
    page = comes_by(visitor, action="deny")

    assert f"You were not signed in by {NAME}" in refusal(page)


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(visitor, offering, provider):
    described(provider, **ANN)
    an_account_of()
    asked = visitor.fetch(BEGIN).location
    back = authorised(asked, {"sub": "a-1"})

    page = Browser(offering).get(back)

    assert "did not work. Begin again" in refusal(page)


def test_an_answer_serves_once(visitor, provider):
    described(provider, **ANN)
    an_account_of()
    back = authorised(visitor.fetch(BEGIN).location, {"sub": "a-1"})
    visitor.get(back)
    visitor.post("/sign-out")

    assert "did not work" in refusal(visitor.get(back))


def test_a_provider_that_does_not_answer_is_said(app):
    config = _config(app.config["SQLALCHEMY_DATABASE_URI"], app.config["EXPORTS"].parent)
    away = create_app(
        replaced(config, OIDC_ISSUER=f"http://127.0.0.1:{a_port()}", OIDC_CLIENT_ID="register")
    )
    away.extensions[SET_UP] = True

    page = Browser(away).get(BEGIN)

    assert "Signing in by single sign-on did not work" in refusal(page)


def test_signing_out_offers_to_sign_out_at_the_provider_too(visitor, provider):
    described(provider, **ANN)
    an_account_of()
    comes_by(visitor)

    page = visitor.post("/sign-out")

    way_out = page.find("a", string="Sign out there too")["href"]
    question = parse_qs(urlsplit(way_out).query)
    assert way_out.startswith(f"{provider}/oauth2/end_session?")
    assert question["post_logout_redirect_uri"] == ["http://127.0.0.1:5000/"]
    assert question["client_id"] == ["register"]
    assert visitor.status_of("GET", "/account") == 302


def test_whoever_came_by_password_signs_out_here_alone(visitor):
    an_account_of()
    visitor.post("/sign-in", email="ann@example.org", password=PASSWORD)

    assert "You have signed out" in visitor.post("/sign-out").text


@pytest.mark.parametrize("address", [BEGIN, "/sign-in/single-sign-on"])
def test_without_the_settings_there_is_no_single_sign_on(browser, address):
    assert "This register has no single sign-on" in refusal(browser.get(address))
    assert len(browser.get("/sign-in").select("main a")) == 1
