from datetime import timedelta

import pytest
from sqlalchemy import insert

from app.accounts.links import Purpose, account_behind, link_for
from app.accounts.models import Account
from app.accounts.rules import Role
from app.clock import now
from app.database import db
from tests.factories import NOW, PASSWORD, an_account
from tests.letters import last_message, link_in
from tests.races import someone_else_first

NEW = "another long password"
ANN = {"email": "Ann@example.org", "name": "Ann Lee", "role": "clerk", "every_body": "y"}


def _ann():
    db.session.expire_all()
    return db.session.scalar(db.select(Account).filter_by(email="ann@example.org"))


def test_an_administrator_invites_someone_who_has_no_password_yet(administrator):
    page = administrator.post("/accounts/add", **ANN)

    assert "A link to choose a password waits under Messages for ann@example.org" in page.text
    assert _ann().role is Role.CLERK
    assert _ann().password_hash is None
    assert [tag.text for tag in page.select(".govuk-tag")] == ["Invited"]


@pytest.mark.parametrize("password", ["", "?", PASSWORD])
def test_nobody_signs_in_with_an_invitation_that_is_not_accepted(administrator, browser, password):
    administrator.post("/accounts/add", **ANN)

    page = browser.post("/sign-in", email=ANN["email"], password=password)

    assert page.select(".govuk-error-summary")


def test_an_invitation_is_accepted_by_its_link_once(administrator, browser):
    administrator.post("/accounts/add", **ANN)
    link = link_in(last_message())

    page = browser.post(link, password=NEW)
    again = browser.get(link)

    assert "Password chosen" in page.text
    assert "Sign out Ann Lee" in browser.post("/sign-in", email=ANN["email"], password=NEW).text
    assert "ask whoever invited you to send the invitation again" in again.text


def test_an_invitation_says_who_invites_and_until_when(administrator):
    administrator.post("/accounts/add", **ANN)

    message = last_message()
    assert message.to == "ann@example.org"
    assert "administrator" in message.text.splitlines()[2]
    assert "by " in message.text
    assert "sign in with the email address ann@example.org" in message.text


@pytest.mark.usefixtures("app")
def test_an_invitation_is_good_for_a_week():
    ann = an_account(password_hash=None)
    db.session.add(ann)
    db.session.commit()

    token = link_for(ann, Purpose.INVITATION).rsplit("/")[-1]

    assert account_behind(Purpose.INVITATION, token, now() + timedelta(days=6, hours=23)) is ann
    assert account_behind(Purpose.INVITATION, token, now() + timedelta(days=7, minutes=1)) is None


def test_a_clash_is_said_at_the_email_and_what_was_typed_is_kept(administrator):
    db.session.add(an_account(email="ann@example.org", name="Ann Marsh"))
    db.session.commit()

    page = administrator.post("/accounts/add", **ANN)

    assert "Ann Marsh has an account" in page.select_one("#email-error").text
    assert page.select_one("#name")["value"] == "Ann Lee"
    assert page.select_one("#role option[selected]")["value"] == "clerk"


def test_an_email_taken_a_moment_before_is_said_too(administrator):
    taken = insert(Account).values(
        email="ann@example.org",
        name="Ann Marsh",
        role=Role.READER,
        password_hash="?",
        active=True,
        session_key="?",
        created_at=NOW,
    )

    with someone_else_first(taken):
        page = administrator.post("/accounts/add", **ANN)

    assert "already an account with this email" in page.select_one("#email-error").text
    assert page.select_one("#name")["value"] == "Ann Lee"


def test_every_answer_that_is_missing_is_asked_for(administrator):
    page = administrator.post("/accounts/add")

    links = [link["href"] for link in page.select(".govuk-error-summary a")]
    assert links == ["#name", "#email", "#role"]
