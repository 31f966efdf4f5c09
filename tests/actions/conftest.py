"""An officer who acts in these tests."""

import pytest
from flask import Flask

from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.database import db
from app.people.models import Person
from tests.browser import Browser
from tests.factories import a_person, an_account


@pytest.fixture
def ann(app: Flask) -> Person:
    """An officer, and her browser."""
    account = an_account(role=Role.OFFICER)
    person = a_person("Ann Lee", account=account)
    db.session.add(person)
    db.session.commit()
    person.browser = Browser(app)
    person.browser.sign_in(SignedIn(account).get_id())
    return person
