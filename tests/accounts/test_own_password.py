import pytest

from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.session import SignedIn
from app.database import db
from tests.browser import Browser
from tests.factories import PASSWORD

NEW = "a new long password"


def _account():
    db.session.expire_all()
    return db.session.scalars(db.select(Account)).one()


@pytest.mark.parametrize("who", ["clerk", "administrator", "officer", "councillor"])
def test_whoever_is_signed_in_changes_their_own_password_and_stays_signed_in(who, request):
    someone = request.getfixturevalue(who)

    page = someone.post("/password", current=PASSWORD, password=NEW)

    assert "Password changed" in page.text
    assert password_matches(_account(), NEW)
    assert "Change your password" in someone.get("/password").select_one("h1").text


def test_other_sessions_of_the_account_end(councillor, app):
    elsewhere = Browser(app)
    elsewhere.sign_in(SignedIn(_account()).get_id())
    assert elsewhere.status_of("GET", "/password") == 200

    councillor.post("/password", current=PASSWORD, password=NEW)

    assert elsewhere.status_of("GET", "/password") == 302


@pytest.mark.parametrize(
    ("current", "password", "at"),
    [
        pytest.param("guess", NEW, "current", id="wrong present password"),
        pytest.param(PASSWORD, "short", "password", id="too short"),
        pytest.param(PASSWORD, PASSWORD, "password", id="not new"),
    ],
)
def test_a_refusal_stands_at_the_answer(councillor, current, password, at):
    page = councillor.post("/password", current=current, password=password)

    assert page.select(f"#{at}-error")
    assert password_matches(_account(), PASSWORD)


def test_the_fields_tell_a_password_keeper_which_is_which(councillor):
    page = councillor.get("/password")

    assert page.select_one("#current")["autocomplete"] == "current-password"
    assert page.select_one("#password")["autocomplete"] == "new-password"
