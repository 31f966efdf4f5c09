import pytest

from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.rules import Role
from app.database import db
from tests.factories import PASSWORD


@pytest.fixture
def account(clerk):  # noqa: ARG001  # the account of the clerk who is signed in
    return db.session.scalar(db.select(Account).filter_by(role=Role.CLERK))


def _again(account):
    return db.session.get(Account, account.id, populate_existing=True)


def test_an_administrator_sets_a_password_which_signs_out_everywhere(administrator, clerk, account):
    page = administrator.post(f"/accounts/{account.id}/password", password="a new long password")

    assert f"Password of {account.name} changed" in page.text
    assert password_matches(_again(account), "a new long password")
    assert clerk.status_of("GET", "/manage") == 302


def test_a_short_password_is_refused(administrator, account):
    page = administrator.post(f"/accounts/{account.id}/password", password="short")

    assert "12 characters or more" in page.select_one("#password-error").text
    assert password_matches(_again(account), PASSWORD)
