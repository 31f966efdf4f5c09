"""What a browser may keep: public pages with a tag, others not at all."""

import pytest

from app.database import db
from tests.factories import PASSWORD, a_body, an_account
from tests.record.stories import a_published_story

PUBLIC_PAGES = [
    "/",
    "/bodies",
    "/people",
    "/meetings",
    "/calendar",
    "/matters",
    "/minutes/pb/2025/1",
    "/minutes/pb/2025/1/1",
    "/matters/parks-board-matter",
]


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_an_unchanged_public_page_is_not_sent_twice(browser, path):
    a_published_story()
    first = browser.fetch(path)

    again = browser.fetch(path, **{"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "no-cache"
    assert "Cookie" in first.headers["Vary"]
    assert again.status_code == 304
    assert again.data == b""


def test_a_changed_page_has_another_tag(browser):
    before = browser.fetch("/bodies").headers["ETag"]
    db.session.add(a_body("Parks Board"))
    db.session.commit()

    after = browser.fetch("/bodies", **{"If-None-Match": before})

    assert after.status_code == 200
    assert after.headers["ETag"] != before


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_nothing_keeps_a_page_of_someone_signed_in(councillor, path):
    a_published_story()

    answer = councillor.fetch(path)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in answer.headers
    assert "Cookie" in answer.headers["Vary"]


def test_a_page_with_a_message_is_kept_by_nobody(browser):
    db.session.add(an_account(email="ann@example.org"))
    db.session.commit()
    browser.post("/sign-in", email="ann@example.org", password=PASSWORD)
    browser.status_of("POST", "/sign-out")

    message, without = browser.fetch("/bodies"), browser.fetch("/bodies")

    assert "You have signed out" in message.text
    assert message.headers["Cache-Control"] == "private, no-store"
    assert without.headers["Cache-Control"] == "no-cache"


def test_what_is_not_found_has_no_tag(browser):
    assert "ETag" not in browser.fetch("/bodies/nothing").headers


@pytest.mark.parametrize("path", ["/bodies/a%00b", "/people?name=%00", "/meetings?body=a%00"])
def test_no_null_character_reaches_the_database(browser, path):
    assert browser.status_of("GET", path) == 404


@pytest.mark.parametrize("path", ["/meetings", "/items", "/people", "/clauses"])
def test_a_number_no_database_holds_is_not_found(browser, path):
    assert browser.status_of("GET", f"{path}/99999999999999999999") == 404
