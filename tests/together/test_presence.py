"""Who has a page open on which something is changed."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.accounts.models import Account
from app.accounts.rules import Role
from app.clock import now
from app.database import db
from app.together.models import Opening
from app.together.rules import AT_IT_FOR, how_long_ago
from tests.conftest import _signed_in
from tests.factories import NOW, a_matter


@pytest.fixture
def another_clerk(app):
    return _signed_in(app, Role.CLERK)


@pytest.fixture
def path(app):  # noqa: ARG001  # it opens the database
    matter = a_matter("Parks")
    db.session.add(matter)
    db.session.commit()
    return f"/matters/{matter.slug}/edit"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        pytest.param(timedelta(seconds=59), "just now", id="seconds"),
        pytest.param(timedelta(seconds=60), "1 minute ago", id="one minute"),
        pytest.param(timedelta(minutes=2, seconds=59), "2 minutes ago", id="minutes"),
    ],
)
def test_how_long_ago_in_words(ago, words):
    assert how_long_ago(NOW - ago, NOW) == words


def test_whoever_opens_a_page_is_told_who_has_it_open(clerk, another_clerk, path):
    clerk.get(path)
    db.session.execute(update(Opening).values(at=now() - timedelta(minutes=2, seconds=5)))
    db.session.commit()

    page = another_clerk.get(path)

    name = db.session.scalars(select(Account.name).order_by(Account.id)).first()
    assert f"{name} opened this 2 minutes ago." in page.select_one(".resolved-also-here").text


def test_nobody_is_told_of_themselves(clerk, path):
    clerk.get(path)

    assert not clerk.get(path).select(".resolved-also-here")


def test_whoever_saved_has_left(clerk, another_clerk, path):
    clerk.get(path)
    clerk.post(path, title="Parks and ponds", summary="")

    assert not another_clerk.get(path).select(".resolved-also-here")


def test_whoever_opened_it_long_ago_has_left_and_is_forgotten(clerk, another_clerk, path):
    clerk.get(path)
    db.session.execute(update(Opening).values(at=now() - AT_IT_FOR))
    db.session.commit()

    assert not another_clerk.get(path).select(".resolved-also-here")
    assert len(db.session.scalars(select(Opening)).all()) == 1


def test_the_public_is_told_nothing_and_leaves_no_trace(browser, clerk, path):
    clerk.get(path)

    assert not browser.get("/matters").select(".resolved-also-here")
    assert browser.status_of("GET", path) == 302
    assert len(db.session.scalars(select(Opening)).all()) == 1


def test_a_page_that_only_is_read_notes_nobody(clerk):
    clerk.get("/meetings")

    assert db.session.scalars(select(Opening)).all() == []


@pytest.mark.parametrize("path", ["/sign-in", "/forgotten-password"])
def test_whoever_is_signed_in_waits_for_nobody_where_tries_are_counted(clerk, another_clerk, path):
    """The count, a transaction of its own, would wait for the turn that its own request took."""
    another_clerk.get(path)

    assert not clerk.get(path).select(".resolved-also-here")
    answer = clerk.send("POST", path, email="nobody@example.org", password="x", shown="seen")
    assert answer.status_code in {200, 302}
