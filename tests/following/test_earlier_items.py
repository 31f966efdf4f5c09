"""Earlier items on the same subject, offered to whoever adds one to an agenda."""

from datetime import date

import pytest

from app.accounts.models import KeptBody
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem
from app.database import db
from app.following.rules import nearest, salient
from app.search.keeper import keeper
from app.search.keeping import keep_up
from tests.browser import Browser
from tests.factories import a_body, a_matter, a_meeting, an_account, an_item, published


def considered(code: str, title: str, on: date, **item: object) -> AgendaItem:
    meeting = a_meeting(body=a_body(f"Board {code}", code=code), held_on=on)
    made = an_item(meeting=meeting, title=title, **item)
    db.session.add(published(meeting))
    db.session.commit()
    return made


@pytest.fixture
def coming(app):  # noqa: ARG001  # kept in the app's database
    """A meeting whose agenda is being built, of a body that considered something before."""
    considered("PB", "Otters in the mill stream", date(2024, 3, 5))
    considered("PB2", "Bus shelters", date(2024, 3, 6))
    meeting = a_meeting(held_on=date(2026, 9, 1))
    db.session.add(meeting)
    db.session.commit()
    keep_up(keeper().index)
    return db.session.merge(meeting).id


def offers(page) -> list[str]:
    found = page.select("section[aria-labelledby=earlier-items] li > a")
    return [link.text for link in found]


def test_the_clerk_is_offered_earlier_items_and_one_press_links_them(clerk, coming):
    page = clerk.post(f"/meetings/{coming}/agenda/lines", title="The mill stream: otters")
    assert offers(page) == ["Otters in the mill stream"]
    press = page.select_one("button[name=earlier]")

    page = clerk.post(press.find_parent("form")["action"], earlier=press["value"])

    assert "Part of the matter: Otters in the mill stream" in page.text
    history = clerk.get("/matters/otters-in-the-mill-stream").select(".resolved-timeline__step")
    assert len(history) == 2


def test_nothing_is_offered_for_an_item_like_no_other(clerk, coming):
    page = clerk.post(f"/meetings/{coming}/agenda/lines", title="Fireworks")

    assert offers(page) == []


def test_an_item_joins_a_matter_that_another_body_began_but_begins_none_for_it(app, coming):
    ours = db.session.get(type(considered("XB", "Swans", date(2023, 1, 1)).meeting), coming)
    account = an_account(
        role=Role.CLERK, every_body=False, bodies_kept=[KeptBody(body_id=ours.body_id)]
    )
    db.session.add(account)
    considered("YB", "Otters abroad", date(2024, 5, 5), matter=a_matter("Otters everywhere"))
    db.session.commit()
    keep_up(keeper().index)
    clerk = Browser(app)
    clerk.sign_in(SignedIn(db.session.merge(account)).get_id())

    page = clerk.post(f"/meetings/{coming}/agenda/lines", title="Otters")

    assert offers(page) == ["Otters abroad"]
    refused = clerk.post(
        page.select_one("button[name=earlier]").find_parent("form")["action"], earlier="1000000"
    )
    assert "no longer offered" in refused.text


def test_salient_words_are_the_longest_in_the_order_written():
    words = ["the", "report", "on", "otters", "in", "millstreams", "otters", "pond"]

    assert salient(words, 2) == ["otters", "millstreams"]
    assert salient(words, 5) == ["otters", "millstreams", "pond"]


def test_what_shares_most_words_is_nearest_and_one_word_is_chance():
    found = {"a": {"mill", "oak"}, "b": {"mill", "lane"}, "c": {"mill", "lane", "cross"}}

    assert nearest({"mill": 1, "lane": 1, "cross": 1}, found) == ["c", "b"]
    assert nearest({"oak": 1}, found) == ["a"]
    assert nearest({"oak": 2, "mill": 1, "lane": 1}, found) == ["a"], "a word of the title"
