"""Searches that someone keeps, and the feeds and lists of any search."""

import pytest
from lxml import etree
from sqlalchemy import select

from app.accounts.feed_keys import FeedKey
from app.database import db
from app.watching.models import SavedSearch

ATOM = {"a": "http://www.w3.org/2005/Atom"}


pytestmark = pytest.mark.usefixtures("record")


def kept() -> list[SavedSearch]:
    db.session.expire_all()
    return list(db.session.scalars(select(SavedSearch).order_by(SavedSearch.name)))


def test_a_search_is_saved_renamed_removed_and_had_back(councillor):
    page = councillor.get("/search?q=otters&kind=resolution")
    form = page.select_one("form.resolved-watching__save")
    address = form.select_one("[name=address]")["value"]

    page = councillor.post(form["action"], name="Otters", address=address)

    assert "Saved: Otters" in page.text
    assert page.select_one("dt a")["href"] == "/search?q=otters&kind=resolution"
    [search] = kept()
    page = councillor.post(f"/search/saved/{search.id}", name="Our otters", often="weekly")
    assert "Our otters" in page.text
    assert "A message a week" in page.text
    page = councillor.post(f"/search/saved/{search.id}/remove")
    assert "can be had back" in page.text
    page = councillor.post(f"/search/saved/{search.id}/restore")
    assert page.select_one("dt a").text == "Our otters"


def test_one_form_saves_a_search_with_its_messages_and_the_list_says_what_it_asks(councillor):
    asked = "q=otters&kind=resolution&since-day=1&since-month=5&since-year=2026"

    page = councillor.post("/search/saved", name="Otters", address=asked, weekly="y")

    told = page.select_one(".govuk-summary-list__value").text
    assert "“otters”; Kind: Resolution; from 1 May 2026" in told
    assert "A message a week" in told
    assert councillor.get("/search?q=otters").select_one(".resolved-watching__save #weekly")


def test_the_name_of_a_removed_search_is_free_again(councillor):
    for _ in range(2):
        councillor.post("/search/saved", name="Otters", address="q=otters")
        [search] = kept()
        councillor.post(f"/search/saved/{search.id}/remove")

    page = councillor.post("/search/saved", name="Otters", address="q=otters")
    again = councillor.post("/search/saved", name="Otters", address="q=swans")

    assert "Saved: Otters" in page.text
    assert "You keep a search called “Otters” already" in again.text
    assert len(kept()) == 1


def test_a_search_is_nobody_elses(councillor, clerk):
    councillor.post("/search/saved", name="Otters", address="q=otters")
    [search] = kept()

    assert "Otters" not in clerk.get("/search/saved").select_one("main").text
    for step in ("", "/remove", "/restore"):
        assert clerk.status_of("POST", f"/search/saved/{search.id}{step}") == 404
    assert kept()[0].removed_at is None


def feed_of(browser, path):
    answer = browser.fetch(path)
    assert answer.status_code == 200
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.data)


def titles(feed) -> list[str]:
    return feed.xpath("a:entry/a:title/text()", namespaces=ATOM)


def test_a_feed_has_what_everyone_may_read_the_newest_first(browser, clerk):
    for reader in (browser, clerk):
        feed = feed_of(reader, "/search.atom?q=otters&kind=resolution")

        assert titles(feed) == [
            "RB 1/2025, Otters, Rivers Board",
            "RB 1/2024, Otters, Rivers Board",
        ]
    assert feed.xpath("string(a:entry[1]/a:link/@href)", namespaces=ATOM) == (
        "http://127.0.0.1:5000/minutes/rb/2025/1/1"
    )
    assert feed.xpath("string(a:link[@rel='self']/@href)", namespaces=ATOM).endswith(
        "/search.atom?q=otters&kind=resolution"
    )
    ids = feed.xpath("a:entry/a:id/text()", namespaces=ATOM)
    assert len(set(ids)) == 2
    assert all(each.startswith("tag:127.0.0.1,2026:resolution:") for each in ids)


def test_a_feed_and_the_lists_hold_only_what_has_every_word(browser):
    asked = "q=otters+counted+2025+rivers"
    page = browser.get(f"/search?{asked}")
    close, loose = page.select("ol.resolved-hits")
    years = {hit.time["datetime"][:4] for hit in close.select("li")}

    assert years == {"2025"}
    assert page.select_one("#loose").text == "With some of these words"
    assert loose["start"] == str(len(close.select("li")) + 1)
    assert "They hold the one result with all of these words" in page.text
    assert len(titles(feed_of(browser, f"/search.atom?{asked}"))) == len(close.select("li"))
    assert len(browser.fetch(f"/search.csv?{asked}").data.splitlines()) == 2
    by_date = browser.get(f"/search?{asked}&sort=newest")
    assert not by_date.select("#loose")
    assert len(by_date.select("ol.resolved-hits li")) == len(close.select("li"))


def test_for_want_of_every_word_the_lists_hold_what_the_page_shows_and_the_feed_nothing(browser):
    asked = "q=otters+unicorns"
    page = browser.get(f"/search?{asked}")

    assert "The feed and messages hold only what has all of these words" in page.text
    assert titles(feed_of(browser, f"/search.atom?{asked}")) == []
    assert len(browser.fetch(f"/search.csv?{asked}").data.splitlines()) > 1


def test_one_s_own_feed_has_what_one_may_read_until_the_key_is_renewed(clerk, browser):
    clerk.post("/search/saved", name="Otters", address="q=otters")
    clerk.post("/search/feed-key")
    own = clerk.get("/search/saved").select("dd a")[1]["href"]
    assert "Otters to come" in "".join(titles(feed_of(browser, own)))

    clerk.post("/search/feed-key")

    assert browser.status_of("GET", own) == 404
    assert browser.status_of("GET", "/search.atom?q=otters&key=forged") == 404
    assert len(db.session.scalars(select(FeedKey)).all()) == 1


def test_a_closed_account_reads_no_feed(clerk, browser):
    clerk.post("/search/saved", name="Otters", address="q=otters")
    clerk.post("/search/feed-key")
    own = clerk.get("/search/saved").select("dd a")[1]["href"]
    kept()[0].account.active = False
    db.session.commit()

    assert browser.status_of("GET", own) == 404
