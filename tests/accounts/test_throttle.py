"""Guessing passwords is slow, from wherever; whoever is guessed at still comes in."""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from subprocess import PIPE, Popen

import pytest

from app.accounts.models import AttemptCount
from app.accounts.throttle import ACCOUNT, ADDRESS, KeptInDatabase, TooOften, count, here, take_back
from app.clock import now
from app.config import ROOT
from app.database import db
from tests.browser import Browser
from tests.factories import PASSWORD, an_account

COUNT = (ACCOUNT, "ann@example.org")


@pytest.fixture
def ann(app):  # noqa: ARG001  # the account is kept in the app's database
    account = an_account(email="ann@example.org", name="Ann Lee")
    db.session.add(account)
    db.session.commit()
    return account


@pytest.fixture
def guessed_at(ann):
    """Someone elsewhere has used up the tries for Ann’s account."""
    for _ in range(ACCOUNT.amount):
        count((ACCOUNT, ann.email))
    return ann


def sign_in(browser, **changes):
    return browser.post("/sign-in", **{"email": "ann@example.org", "password": PASSWORD} | changes)


@pytest.mark.usefixtures("ann")
def test_wrong_passwords_are_let_through_only_so_often(browser):
    pages = [sign_in(browser, password="guess") for _ in range(11)]

    told = [page.select_one(".govuk-error-summary").text for page in pages]
    assert all("is wrong" in words for words in told[:10])
    assert "There were too many tries. Try again after " in told[10]


@pytest.mark.usefixtures("guessed_at")
def test_while_it_is_throttled_even_the_right_password_is_refused(browser):
    assert "too many tries" in sign_in(browser).text


@pytest.mark.usefixtures("guessed_at")
def test_an_address_that_nobody_has_is_throttled_alike(browser):
    for _ in range(ACCOUNT.amount):
        count((ACCOUNT, "bob@example.org"))

    page = sign_in(browser, email=" BOB@example.org")

    assert "too many tries" in page.text


@pytest.mark.usefixtures("guessed_at")
def test_after_a_quarter_of_an_hour_sign_in_is_open_again(browser):
    db.session.execute(db.update(AttemptCount).values(ends_at=now() - timedelta(seconds=1)))
    db.session.commit()

    assert "Sign out Ann Lee" in sign_in(browser).text


def test_whoever_guesses_locks_out_nobody_who_has_signed_in_here_before(browser, ann, app):
    sign_in(browser)
    browser.post("/sign-out")
    for _ in range(ACCOUNT.amount):
        count((ACCOUNT, ann.email))

    assert "too many tries" in sign_in(Browser(app)).text
    assert "Sign out Ann Lee" in sign_in(browser).text


@pytest.mark.usefixtures("ann")
def test_the_cookie_of_a_known_browser_opens_nothing_and_serves_one_account(browser):
    db.session.add(an_account(email="bob@example.org"))
    db.session.commit()
    sign_in(browser)
    browser.post("/sign-out")
    for _ in range(ACCOUNT.amount):
        count((ACCOUNT, "bob@example.org"))

    assert browser._client.get_cookie("known_browser").value
    assert browser.status_of("GET", "/account") == 302
    assert "too many tries" in sign_in(browser, email="bob@example.org").text


@pytest.mark.parametrize("cookie", ["x", "WzFd.aaaa", "[1,2]"])
def test_a_made_up_cookie_is_no_known_browser(browser, guessed_at, cookie):  # noqa: ARG001
    browser._client.set_cookie("known_browser", cookie)

    assert "too many tries" in sign_in(browser).text


@pytest.mark.usefixtures("guessed_at")
def test_another_account_from_the_same_office_comes_in(browser):
    db.session.add(an_account(email="bob@example.org", name="Bob"))
    db.session.commit()

    assert "Sign out Bob" in sign_in(browser, email="bob@example.org").text


@pytest.mark.usefixtures("ann")
def test_one_address_that_tries_many_accounts_is_stopped(browser):
    for _ in range(ADDRESS.amount):
        count((ADDRESS, "127.0.0.1"))

    assert "too many tries" in sign_in(browser).text


@pytest.mark.usefixtures("ann")
def test_signing_in_rightly_does_not_count(browser):
    sign_in(browser)

    assert KeptInDatabase().get(ADDRESS.key_for("127.0.0.1")) == 0


def test_what_was_typed_is_not_kept(app):  # noqa: ARG001
    count((ACCOUNT, "my password by mistake"))

    kept = db.session.scalars(db.select(AttemptCount.key)).one()
    assert "mistake" not in kept
    assert len(kept) == 64


def test_counts_that_are_over_are_swept_away(app):  # noqa: ARG001
    count(COUNT)
    db.session.execute(db.update(AttemptCount).values(ends_at=now() - timedelta(seconds=1)))
    db.session.commit()

    count((ACCOUNT, "bob@example.org"))

    assert len(db.session.scalars(db.select(AttemptCount)).all()) == 1


def test_limits_finds_in_the_database_what_it_asks_of_a_store(app):  # noqa: ARG001
    store, key = KeptInDatabase(), ACCOUNT.key_for("ann")
    count((ACCOUNT, "ann"))

    assert store.check()
    assert store.get_expiry(key) > now().timestamp()
    store.clear(key)
    assert store.get(key) == 0
    count(COUNT)
    assert store.reset() == 1


def test_many_at_once_get_no_more_tries_than_one(app):
    def attempt(_):
        with app.app_context():
            try:
                count(COUNT)
            except TooOften:
                return False
            return True

    with ThreadPoolExecutor(8) as threads:
        let_through = sum(threads.map(attempt, range(60)))

    assert let_through == ACCOUNT.amount


PROCESS = """
import sys
from pathlib import Path
from app import create_app
from app.accounts.throttle import ACCOUNT, TooOften, count
from app.config import Config
address, home = sys.argv[1:]
let_through = 0
config = Config("tests", address, Path(home), Path(home), SEARCH_IN_BACKGROUND=False)
with create_app(config).app_context():
    for _ in range(20):
        try:
            count((ACCOUNT, "ann@example.org"))
        except TooOften:
            continue
        let_through += 1
print(let_through)
"""


def test_two_processes_share_their_counts(app, tmp_path):
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    started = [
        Popen([sys.executable, "-c", PROCESS, address, tmp_path], cwd=ROOT, stdout=PIPE, text=True)
        for _ in range(2)
    ]

    let_through = [int(process.communicate(timeout=600)[0]) for process in started]

    assert sum(let_through) == ACCOUNT.amount


def test_a_try_may_be_taken_back(app):  # noqa: ARG001
    for _ in range(ACCOUNT.amount * 2):
        count(COUNT)
        take_back(COUNT)


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "127.0.0.1"),
    ],
)
def test_an_address_is_what_one_household_has(app, address, counted_as):
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert here() == counted_as
