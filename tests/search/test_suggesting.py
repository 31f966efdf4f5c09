"""What the search box offers while someone types."""

from datetime import date

import pytest

from app.agenda.rules import Part
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.search.keeper import keeper
from app.search.keeping import keep_up
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_membership,
    a_person,
    an_item,
    numbered,
    published,
)


@pytest.fixture(autouse=True)
def _record(app):  # noqa: ARG001  # kept in the app's database
    body = a_body("Waterways Board", code="WB")
    a_membership(body, a_person("Wanda Waters"))
    meeting = a_meeting(body=body, held_on=date(2025, 6, 3))
    item = an_item(
        meeting=meeting, title="Water in the mill stream", matter=a_matter("Water levels")
    )
    resolve(item, "RESOLVED that", [ClauseDraft("the sluice be opened")])
    an_item(meeting=meeting, title="Noted {{Watersecret}} gladly", number="2")
    closed = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}
    an_item(meeting=meeting, title="Wine", purpose="Waterclosed", number="3", **closed)
    draft = an_item(meeting=a_meeting(body=body, held_on=date(2026, 9, 1)), title="Water to come")
    db.session.add_all([meeting, draft.meeting])
    db.session.flush()
    numbered(meeting)
    published(meeting)
    db.session.commit()
    keep_up(keeper().index)


def offered(browser, typed: str) -> list[tuple[str, str, str]]:
    answer = browser.fetch(f"/search/suggestions?q={typed}")
    assert answer.status_code == 200
    return [(each["kind"], each["words"], each["address"]) for each in answer.json]


def test_bodies_people_matters_and_items_are_offered_by_the_beginnings_of_words(browser):
    found = offered(browser, "wat")

    assert [(kind, words) for kind, words, _ in found] == [
        ("Body", "Waterways Board"),
        ("Person", "Wanda Waters"),
        ("Matter", "Water levels"),
        ("Agenda item", "WB 1/2025, Water in the mill stream"),
    ]
    for _, _, address in found:
        assert browser.status_of("GET", address) == 200
    assert [words for _, words, _ in offered(browser, "mill wat")] == [found[-1][1]]


@pytest.mark.parametrize(
    "typed", ["WB 1/2025", "wb1/20", "1/20", "minute 1", "waterways board 1", "wb 1 2025"]
)
def test_a_reference_is_offered_with_what_it_cites(browser, typed):
    addresses = [address for _, _, address in offered(browser, typed)]

    assert "/minutes/wb/2025/1" in addresses


@pytest.mark.parametrize("typed", ["watersecret", "waterclosed", "water to come"])
def test_nothing_is_offered_that_its_reader_may_not_read(browser, clerk, typed):
    assert offered(browser, typed) == offered(browser, "zzzzzz")
    assert typed == "waterclosed" or offered(clerk, typed)


@pytest.mark.parametrize("typed", ["", "w", "%22", "body:nowhere", "(((", "a" * 3000, "12"])
def test_whatever_is_typed_is_answered(browser, typed):
    assert len(offered(browser, typed)) <= 8
