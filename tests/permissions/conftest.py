"""Someone of each role beside a body whose record they keep, sit for, or have no part in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import event

from app.accounts.models import Account, KeptBody
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.bodies.models import Body
from app.database import db
from app.people.models import Person
from tests.browser import Browser
from tests.factories import a_body, a_membership, a_person, an_account
from tests.permissions.record import everything_of


@dataclass
class Register:
    """Two bodies; `named` is one of everything of the first, by the parameters of addresses."""

    app: Flask
    body: Body
    other: Body
    named: dict[str, object]
    accounts: dict[str, Account]

    def as_seen_by(self, who: str) -> Browser:
        browser = Browser(self.app)
        if who != "the public":
            browser.sign_in(SignedIn(self.accounts[who]).get_id())
        return browser


@pytest.fixture
def register(app: Flask) -> Register:
    body, other = a_body("Parks Committee"), a_body("Roads Committee")
    db.session.add_all([body, other])
    db.session.commit()
    accounts = _one_of_each_role(body, other)
    db.session.add_all(accounts.values())
    officer = a_person("Olu Officer", account=accounts["an officer"])
    _seat(body, accounts["a councillor of the body"])
    _seat(other, accounts["a councillor of another body"])
    return Register(app, body, other, everything_of(body, officer), accounts)


def _one_of_each_role(body: Body, other: Body) -> dict[str, Account]:
    return {
        "a reader": an_account(Role.READER),
        "an officer": an_account(Role.OFFICER),
        "a councillor of the body": an_account(Role.COUNCILLOR),
        "a councillor of another body": an_account(Role.COUNCILLOR),
        "a clerk of the body": _clerk_of(body),
        "a clerk of another body": _clerk_of(other),
        "a chief clerk": an_account(Role.CLERK, every_body=True),
        "an administrator without bodies": an_account(Role.ADMINISTRATOR),
    }


def _clerk_of(body: Body) -> Account:
    return an_account(Role.CLERK, every_body=False, bodies_kept=[KeptBody(body_id=body.id)])


def _seat(body: Body, account: Account) -> Person:
    councillor = a_person(account=account)
    db.session.add(a_membership(body, councillor))
    return councillor


class NothingIsKept(Exception):
    """What a request would have changed, it did not."""


@contextmanager
def nothing_is_kept() -> Iterator[None]:
    """Stop every request where it would commit, so that the next finds the record as it was."""

    def stop(_session: object) -> None:
        raise NothingIsKept

    event.listen(db.session, "before_commit", stop)
    try:
        yield
    finally:
        event.remove(db.session, "before_commit", stop)
