"""How long someone stays signed in, where, and how it ends."""

from datetime import timedelta

import pytest

from app.accounts.models import Account, SignIn
from app.accounts.session import SignedIn, begin_session
from app.clock import now
from app.database import db
from tests.browser import Browser
from tests.factories import PASSWORD
from tests.letters import last_message


def _signed_in_at(**moments):
    """Move the only session into the past."""
    db.session.execute(db.update(SignIn).values(**moments))
    db.session.commit()


def _sign_ins():
    db.session.expire_all()
    return db.session.scalars(db.select(SignIn).order_by(SignIn.id)).all()


def _account():
    return db.session.scalars(db.select(Account)).one()


@pytest.fixture
def elsewhere(councillor, app):  # noqa: ARG001  # the same account
    browser = Browser(app)
    browser.sign_in(SignedIn(_account()).get_id())
    return browser


def test_a_session_ends_after_half_an_hour_without_a_page(councillor):
    _signed_in_at(seen_at=now() - timedelta(minutes=31))

    page = councillor.get("/account")

    assert "You are no longer signed in" in page.text


def test_a_session_in_use_goes_on(councillor):
    _signed_in_at(began_at=now() - timedelta(hours=11), seen_at=now() - timedelta(minutes=29))

    page = councillor.get("/account")

    assert page.select_one("h1").text == "Your account"
    assert now() - _sign_ins()[0].seen_at < timedelta(seconds=20)


def test_a_session_ends_after_twelve_hours_even_in_use(councillor):
    _signed_in_at(began_at=now() - timedelta(hours=12, minutes=1))

    assert councillor.status_of("GET", "/account") == 302


def test_a_page_seen_a_moment_ago_is_not_noted_again(councillor):
    seen_at = now() - timedelta(seconds=30)
    _signed_in_at(seen_at=seen_at)

    councillor.get("/account")

    assert _sign_ins()[0].seen_at == seen_at


def test_signing_out_ends_the_session_for_whoever_copied_its_cookie(councillor, app):
    cookie = councillor._client.get_cookie("session").value
    councillor.post("/sign-out")

    thief = Browser(app)
    thief._client.set_cookie("session", cookie)

    assert thief.status_of("GET", "/account") == 302
    assert _sign_ins() == []


def test_a_session_is_kept_only_as_a_hash(councillor):
    with councillor._client.session_transaction() as session:
        secret = session["sign_in"]

    assert len(secret) >= 43  # 256 bits
    assert secret not in _sign_ins()[0].key_hash


def test_everywhere_someone_is_signed_in_is_listed(councillor, elsewhere):  # noqa: ARG001
    page = councillor.get("/account")

    keys = [key.text for key in page.select("dt")]
    assert keys.count("This browser") == 1
    assert keys.count("Another browser") == 1


def test_one_session_is_ended_from_another(councillor, elsewhere):
    other = _sign_ins()[-1]

    page = councillor.post(f"/account/sign-ins/{other.id}/end")

    assert "Signed out there" in page.text
    assert elsewhere.status_of("GET", "/account") == 302


def test_nobody_ends_the_session_of_someone_else(councillor, clerk):
    theirs = _sign_ins()[0]

    clerk.post(f"/account/sign-ins/{theirs.id}/end")

    assert councillor.status_of("GET", "/account") == 200


def test_signing_out_everywhere_ends_every_session(councillor, elsewhere):
    page = councillor.post("/account/sign-out-everywhere")

    assert "You are signed out everywhere" in page.text
    assert elsewhere.status_of("GET", "/account") == 302
    assert councillor.status_of("GET", "/account") == 302


@pytest.mark.parametrize("change", [{"role": "reader"}, {"email": "new@example.org"}])
def test_another_role_or_address_ends_every_session(administrator, councillor, change):
    account = db.session.scalar(db.select(Account).where(Account.role == "councillor"))
    kept = {"name": account.name, "email": account.email, "role": "councillor", "active": "y"}

    administrator.post(f"/accounts/{account.id}", **kept | change)

    assert councillor.status_of("GET", "/account") == 302


def test_another_name_ends_no_session(administrator, councillor):
    account = db.session.scalar(db.select(Account).where(Account.role == "councillor"))

    administrator.post(
        f"/accounts/{account.id}", name="New", email=account.email, role="councillor", active="y"
    )

    assert "New" in councillor.get("/account").select_one("main").text


def test_a_new_address_is_told_to_the_old_one(administrator, councillor):  # noqa: ARG001
    account = db.session.scalar(db.select(Account).where(Account.role == "councillor"))
    old = account.email

    administrator.post(
        f"/accounts/{account.id}", name="N", email="n@example.org", role="councillor", active="y"
    )

    message = last_message()
    assert message.to == old
    assert "n@example.org" in message.text


def test_what_is_over_is_swept_away_when_someone_signs_in(councillor, app):  # noqa: ARG001
    _signed_in_at(seen_at=now() - timedelta(hours=1))
    account = _account()

    with app.test_request_context():
        begin_session(account)
        db.session.commit()

    assert len(_sign_ins()) == 1


def test_signing_in_names_the_browser(browser, councillor):  # noqa: ARG001
    account = _account()

    with browser._app.app_context():
        browser._client.post(
            "/sign-in",
            data={"email": account.email, "password": PASSWORD},
            headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:144.0) Gecko Firefox/144.0"},
        )

    assert "Firefox on Windows" in browser.get("/account").text


@pytest.mark.parametrize(("site", "comes_back"), [("same-origin", True), ("cross-site", False)])
def test_what_was_typed_before_the_session_ended_comes_back(app, clerk, site, comes_back):
    _signed_in_at(seen_at=now() - timedelta(minutes=31))
    typed = {"name": "Ann Lee", "biography": "Grew up\nby the mill"}

    with app.app_context():
        answer = clerk._client.post(
            "/manage/people/add", data=typed, headers={"Sec-Fetch-Site": site}
        )

    assert answer.status_code == 401
    assert "Nothing was saved" in answer.text
    assert ("by the mill" in answer.text) is comes_back
