"""A session in a browser that runs scripts, without and with typing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page

from app.accounts.models import SignIn
from app.accounts.rules import Role
from app.clock import now
from app.database import db
from tests.chromium import a_door, a_page
from tests.factories import an_account

pytestmark = pytest.mark.browser


@pytest.fixture
def page(app, chromium: Browser) -> Iterator[Page]:
    db.session.add(an_account(Role.ADMINISTRATOR, email="ann@example.org"))
    db.session.commit()
    with a_door(app) as door, a_page(chromium, door, "ann@example.org") as page:
        page.clock.install()
        page.goto("/accounts/add")
        yield page


def seen_at():
    db.session.expire_all()
    return db.session.scalars(db.select(SignIn.seen_at)).one()


def test_typing_counts_as_being_there(page):
    db.session.execute(db.update(SignIn).values(seen_at=now() - timedelta(minutes=20)))
    db.session.commit()
    page.clock.fast_forward("06:00")

    with page.expect_response(lambda answer: answer.request.method == "HEAD") as answered:
        page.get_by_label("Name").press_sequentially("Ann")

    assert answered.value.status == 200
    assert now() - seen_at() < timedelta(minutes=1)


def test_typing_asks_only_now_and_then(page):
    asked = []
    page.on("request", lambda request: asked.append(request.method))

    page.get_by_label("Name").press_sequentially("Ann")
    page.wait_for_timeout(300)

    assert "HEAD" not in asked
