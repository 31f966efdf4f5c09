from app.accounts.models import Account
from app.accounts.rules import Role
from app.database import db
from tests.factories import PASSWORD, an_account

ANN = {"email": "Ann@example.org", "name": "Ann Lee", "role": "clerk", "password": PASSWORD}


def _ann():
    db.session.expire_all()
    return db.session.scalar(db.select(Account).filter_by(email="ann@example.org"))


def test_an_administrator_adds_an_account(administrator, browser):
    page = administrator.post("/accounts/add", **ANN)

    assert "Ann Lee may sign in" in page.text
    assert _ann().role is Role.CLERK
    assert (
        "Sign out Ann Lee" in browser.post("/sign-in", email=ANN["email"], password=PASSWORD).text
    )


def test_a_clash_is_said_at_the_email_and_what_was_typed_is_kept(administrator):
    db.session.add(an_account(email="ann@example.org", name="Ann Marsh"))
    db.session.commit()

    page = administrator.post("/accounts/add", **ANN)

    assert "Ann Marsh has an account" in page.select_one("#email-error").text
    assert page.select_one("#name")["value"] == "Ann Lee"
    assert page.select_one("#role option[selected]")["value"] == "clerk"


def test_a_password_is_never_sent_back(administrator):
    page = administrator.post("/accounts/add", **ANN | {"name": ""})

    assert page.select_one("#password").get("value") is None
    assert PASSWORD not in str(page)


def test_every_answer_that_is_missing_is_asked_for(administrator):
    page = administrator.post("/accounts/add")

    links = [link["href"] for link in page.select(".govuk-error-summary a")]
    assert links == ["#name", "#email", "#role", "#password"]


def test_a_short_password_is_refused_at_the_password(administrator):
    page = administrator.post("/accounts/add", **ANN | {"password": "short"})

    assert "12 characters or more" in page.select_one("#password-error").text
    assert _ann() is None
