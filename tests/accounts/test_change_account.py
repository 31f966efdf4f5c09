import pytest

from app.accounts.models import Account
from app.accounts.rules import Role
from app.database import db
from tests.factories import an_account


@pytest.fixture
def ann(app):  # noqa: ARG001  # kept in the app's database
    ann = an_account(Role.CLERK, email="ann@example.org", name="Ann Lee")
    db.session.add(ann)
    db.session.commit()
    return ann


def _again(account):
    return db.session.get(Account, account.id, populate_existing=True)


def test_an_administrator_changes_name_role_and_email(administrator, ann):
    page = administrator.post(
        f"/accounts/{ann.id}", name="Ann Marsh", email="am@example.org", role="officer", active="y"
    )

    assert "Account of Ann Marsh saved" in page.text
    assert (_again(ann).email, _again(ann).role) == ("am@example.org", Role.OFFICER)


def test_whoever_is_signed_in_to_a_closed_account_is_shut_out(administrator, clerk):
    account = db.session.scalar(db.select(Account).filter_by(role=Role.CLERK))
    assert "Manage" in clerk.get("/manage").text

    administrator.post(f"/accounts/{account.id}", name="Ann", email=account.email, role="reader")

    assert clerk.status_of("GET", "/manage") == 302


def test_the_last_administrator_cannot_close_their_account(administrator):
    account = db.session.scalar(db.select(Account).filter_by(role=Role.ADMINISTRATOR))

    page = administrator.post(
        f"/accounts/{account.id}", name="Ann", email=account.email, role="administrator"
    )

    assert "last administrator account cannot be closed" in page.select_one("#active-error").text
    assert page.select_one("#name")["value"] == "Ann"
    assert _again(account).active


def test_the_last_administrator_cannot_become_a_clerk(administrator):
    account = db.session.scalar(db.select(Account).filter_by(role=Role.ADMINISTRATOR))

    page = administrator.post(
        f"/accounts/{account.id}", name="Ann", email=account.email, role="reader", active="y"
    )

    assert "must stay administrator" in page.select_one("#role-error").text


def test_a_closed_administrator_does_not_count(administrator):
    account = db.session.scalar(db.select(Account).filter_by(role=Role.ADMINISTRATOR))
    db.session.add(an_account(Role.ADMINISTRATOR, active=False))
    db.session.commit()

    page = administrator.post(
        f"/accounts/{account.id}", name="Ann", email=account.email, role="administrator"
    )

    assert page.select("#active-error")


def test_an_administrator_may_close_another(administrator):
    other = an_account(Role.ADMINISTRATOR)
    db.session.add(other)
    db.session.commit()

    administrator.post(
        f"/accounts/{other.id}", name=other.name, email=other.email, role="administrator"
    )

    assert not _again(other).active


def test_an_email_of_someone_else_is_refused_at_the_email(administrator, ann):
    db.session.add(an_account(email="suzy@example.org", name="Suzy Lee"))
    db.session.commit()

    page = administrator.post(
        f"/accounts/{ann.id}", name="Ann", email="SUZY@example.org", role="reader", active="y"
    )

    assert "Suzy Lee has an account" in page.select_one("#email-error").text
    assert _again(ann).email == "ann@example.org"
