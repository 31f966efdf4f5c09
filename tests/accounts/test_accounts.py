"""The list from which an administrator keeps accounts."""

from app.accounts.rules import Role
from app.database import db
from tests.factories import an_account


def test_open_accounts_are_listed_by_name_before_closed_ones(administrator):
    db.session.add_all(
        [
            an_account(Role.OFFICER, name="Aaron", active=False),
            an_account(Role.COUNCILLOR, name="zoe"),
            an_account(Role.CLERK, name="Ben"),
        ]
    )
    db.session.commit()

    page = administrator.get("/accounts")

    names = [key.get_text(strip=True) for key in page.select("dt")]
    assert [name for name in names if not name.startswith("administrator")] == [
        "Ben",
        "zoe",
        "Aaron",
    ]
    assert len(page.select(".govuk-tag")) == 1


def test_accounts_are_found_by_email(administrator):
    db.session.add(an_account(name="Ann", email="ann@parks.example"))
    db.session.commit()

    page = administrator.get("/accounts?q=PARKS")

    assert [key.get_text(strip=True) for key in page.select("dt")] == ["Ann"]


def test_accounts_that_are_not_there_are_not_found(administrator):
    assert "Nothing fits “nobody”" in administrator.get("/accounts?q=nobody").text
