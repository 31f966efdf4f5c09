"""Links by which someone chooses a password: asked for, or sent by an administrator."""

from datetime import timedelta

import pytest

from app.accounts.links import Purpose, account_behind, link_for
from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.rules import Role
from app.clock import now
from app.database import db
from app.mail import kept_messages, wait_for_messages
from tests.factories import PASSWORD, an_account
from tests.letters import last_message, link_in

NEW = "another long password"


@pytest.fixture
def ann(app):  # noqa: ARG001  # the account is kept in the app's database
    account = an_account(Role.CLERK, email="ann@example.org", name="Ann Lee")
    db.session.add(account)
    db.session.commit()
    return account


def _again(account):
    return db.session.get(Account, account.id, populate_existing=True)


def _token(account, purpose=Purpose.NEW_PASSWORD):
    return link_for(account, purpose).rsplit("/")[-1]


def test_whoever_forgot_their_password_chooses_another_by_a_link(browser, ann):
    browser.post("/forgotten-password", email=" Ann@example.org")

    page = browser.post(link_in(last_message()), password=NEW)

    assert "Password chosen" in page.text
    assert password_matches(_again(ann), NEW)


def test_the_answer_is_the_same_for_an_address_that_nobody_has(browser, ann):
    known = browser.post("/forgotten-password", email=ann.email).select_one("main").text
    unknown = browser.post("/forgotten-password", email="bob@example.org").select_one("main").text

    assert known.replace(ann.email, "…") == unknown.replace("bob@example.org", "…")
    wait_for_messages()
    assert [message.to for message in kept_messages()] == [ann.email]


def test_a_closed_account_gets_no_link(browser, ann):
    ann.active = False
    db.session.commit()

    browser.post("/forgotten-password", email=ann.email)

    wait_for_messages()
    assert kept_messages() == []


def test_a_link_works_once(browser, ann):
    link = link_for(ann, Purpose.NEW_PASSWORD).removeprefix("http://127.0.0.1:5000")
    browser.post(link, password=NEW)

    page = browser.post(link, password="a third long password")

    assert "This link no longer works" in page.text
    assert password_matches(_again(ann), NEW)


def test_a_refused_password_leaves_the_link_as_it_was(browser, ann):
    link = link_for(ann, Purpose.NEW_PASSWORD).removeprefix("http://127.0.0.1:5000")

    refused = browser.post(link, password="passwordpassword")
    taken = browser.post(link, password=NEW)

    assert "common or easy to guess" in refused.select_one("#password-error").text
    assert "Password chosen" in taken.text


def test_a_link_is_good_for_an_hour(ann):
    token = _token(ann)

    assert account_behind(Purpose.NEW_PASSWORD, token, now() + timedelta(minutes=59)) is ann
    assert account_behind(Purpose.NEW_PASSWORD, token, now() + timedelta(minutes=61)) is None


def test_a_link_for_one_purpose_serves_no_other(ann):
    assert account_behind(Purpose.INVITATION, _token(ann), now()) is None


@pytest.mark.parametrize(
    "change", [{"email": "lee@example.org"}, {"session_key": "new"}, {"active": False}]
)
def test_a_link_ends_with_what_it_was_made_for(ann, change):
    token = _token(ann)

    for name, value in change.items():
        setattr(ann, name, value)

    assert account_behind(Purpose.NEW_PASSWORD, token, now()) is None


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("token", ["x", "WzEsIngiXQ.aaaa.bbbb", "%00", "1"])
def test_a_made_up_link_opens_nothing(browser, token):
    assert browser.fetch(f"/choose-password/new-password/{token}").status_code in {200, 404}
    assert browser.status_of("GET", f"/choose-password/else/{token}") == 404


def test_a_link_does_not_follow_the_site_that_a_request_claims(app, ann):
    with app.test_request_context(base_url="http://evil.example"):
        link = link_for(ann, Purpose.NEW_PASSWORD)

    assert link.startswith("http://127.0.0.1:5000/choose-password/new-password/")


def test_whose_password_was_changed_is_told(browser, ann):
    link = link_for(ann, Purpose.NEW_PASSWORD).removeprefix("http://127.0.0.1:5000")

    browser.post(link, password=NEW)

    message = last_message()
    assert (message.to, message.subject) == (
        "ann@example.org",
        "Your password for the register was changed",
    )


def test_links_are_sent_to_one_mailbox_only_so_often(browser, ann):
    for _ in range(5):
        browser.post("/forgotten-password", email=ann.email)

    page = browser.post("/forgotten-password", email=ann.email)

    assert "too many tries" in page.select_one(".govuk-error-summary").text
    wait_for_messages()
    assert len(kept_messages()) == 5


def test_an_administrator_sends_a_link_and_never_learns_the_password(administrator, browser, ann):
    page = administrator.post(f"/accounts/{ann.id}/link")
    assert "A link to choose a password waits under Messages" in page.text
    assert password_matches(_again(ann), PASSWORD)

    browser.post(link_in(last_message()), password=NEW)

    assert password_matches(_again(ann), NEW)


def test_an_administrator_signs_someone_out_everywhere(administrator, clerk):
    account = db.session.scalar(db.select(Account).filter_by(role=Role.CLERK))

    page = administrator.post(f"/accounts/{account.id}/sign-out")

    assert "is signed out everywhere" in page.text
    assert clerk.status_of("GET", "/manage") == 302


def test_messages_are_read_by_the_administrator_alone(administrator, clerk, ann):
    administrator.post(f"/accounts/{ann.id}/link")
    name = last_message().name

    assert "A new password" in administrator.get("/accounts/messages").select_one("main").text
    assert "Dear Ann Lee" in administrator.get(f"/accounts/messages/{name}").text
    assert administrator.status_of("GET", "/accounts/messages/..%2f.secret_key") == 404
    assert clerk.status_of("GET", f"/accounts/messages/{name}") == 403


def test_an_empty_folder_of_messages_is_said(administrator):
    assert "There are none" in administrator.get("/accounts/messages").text
