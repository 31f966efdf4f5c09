"""Linking a decision to the earlier one it changes, and what everyone then reads."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.rules import PUBLIC
from app.agenda.rules import Part
from app.database import db
from app.decisions.effects import Effect, Standing
from app.decisions.link_models import ClauseLink
from app.decisions.linking import link_to_earlier
from app.decisions.models import ResolutionClause
from app.decisions.operations import ClauseDraft, resolve
from app.record.standing import standings
from app.search.keeper import keeper
from app.search.keeping import keep_up
from app.search.models import SearchPending
from app.search.queries import Group
from app.search.reach import touched_by
from tests.factories import a_body, a_matter, a_meeting, an_item, numbered, published


def stored(held_on: date, words: str, *, code: str = "PB", public: bool = True, **item: object):
    body = a_body(f"Board {code}", code=code)
    subject = an_item(meeting=a_meeting(body=body, held_on=held_on), title="Verges", **item)
    clause = resolve(subject, "RESOLVED that", [ClauseDraft(words)]).clauses[0]
    db.session.add(subject.meeting)
    db.session.flush()
    numbered(subject.meeting)
    if public:
        published(subject.meeting)
    db.session.commit()
    return clause


@pytest.fixture
def earlier(app):  # noqa: ARG001  # kept in the app's database
    return stored(
        date(2024, 3, 5), "the verges of lanes be mown weekly", code="EB", matter=a_matter("Verges")
    )


@pytest.fixture
def later(app, earlier):  # noqa: ARG001  # in that order
    return stored(date(2026, 3, 5), "the verges of lanes be left to flower", code="LB")


def linked(later, earlier, effect=Effect.SUPERSEDES):
    link = link_to_earlier(later, earlier, effect)
    db.session.add(link)
    db.session.commit()
    return link


def main_of(page) -> str:
    return page.select_one("main").get_text(" ", strip=True)


EARLIER, LATER = "/minutes/eb/2023/1/1", "/minutes/lb/2025/1/1"


@pytest.mark.parametrize("asked", ["EB 1/2023", "mown weekly"], ids=["by reference", "by words"])
def test_a_clerk_finds_the_earlier_decision_and_links_it(clerk, browser, earlier, later, asked):
    keep_up(keeper().index)
    address = f"/clauses/{later.id}/changes?q={asked.replace(' ', '+')}"
    assert "mown weekly" in main_of(clerk.get(address))

    page = clerk.post(address, earlier=str(earlier.id), effect="rescinds")

    assert "Linked to EB 1/2023" in page.text
    assert "Rescinds EB 1/2023" in main_of(browser.get(LATER))
    assert "Rescinded by LB 1/2025" in main_of(browser.get(EARLIER))
    assert "Rescinded" in browser.get("/minutes/eb/2023/1").select_one(".resolved-match").text
    assert "Rescinded" in browser.get("/matters/verges").select_one(".resolved-clauses").text


def test_only_what_was_found_can_be_linked(clerk, earlier, later):
    page = clerk.post(
        f"/clauses/{earlier.id}/changes?q=flower", earlier=str(later.id), effect="amends"
    )

    assert "No decision taken before this one" in page.text
    assert db.session.scalars(select(ClauseLink)).all() == []


def test_a_link_is_taken_away(clerk, browser, earlier, later):
    link = linked(later, earlier)

    page = clerk.post(f"/clause-links/{link.id}/remove")

    assert "No longer linked to EB 1/2023" in page.text
    assert "Nothing later that you can read in this register changes it" in main_of(
        browser.get(EARLIER)
    )


@pytest.mark.parametrize("hidden", ["draft", "exempt"])
def test_what_the_public_may_not_read_changes_nothing_for_them(browser, clerk, earlier, hidden):
    closed = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}
    later = stored(
        date(2026, 3, 5),
        "the contract be ended",
        code="LB",
        public=hidden == "exempt",
        **(closed if hidden == "exempt" else {}),
    )
    linked(later, earlier, Effect.RESCINDS)

    for address in (EARLIER, "/minutes/eb/2023/1", "/matters/verges"):
        assert "escinded" not in main_of(browser.get(address))
    assert standings(PUBLIC, [earlier.id]) == {earlier.id: Standing.UNCHANGED}
    assert "Rescinded by LB 1/2025" in main_of(clerk.get(EARLIER))


def the_same_matter(earlier, held_on: date, **how: object) -> None:
    matter = earlier.resolution.item.matter
    stored(held_on, "more of the verges", code=f"B{held_on.day}", matter=matter, **how)


def test_a_decision_says_when_its_subject_came_up_again_and_never_that_it_is_in_force(
    browser, clerk, earlier
):
    closed = {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}
    the_same_matter(earlier, date(2023, 1, 4))
    the_same_matter(earlier, date(2025, 7, 1))
    the_same_matter(earlier, date(2025, 8, 2))
    the_same_matter(earlier, date(2025, 9, 3), **closed)

    standing = browser.get(EARLIER).find("dt", string="Standing").find_next("dd")

    assert "in force" not in main_of(browser.get(EARLIER)).lower()
    assert "came up again on 2 August 2025" in standing.get_text(" ", strip=True)
    assert [link["href"] for link in standing.select("a")] == [
        "/minutes/b2/2025/1",
        "/minutes/b1/2025/1",
    ]
    assert "/minutes/b3/2025/1" in str(clerk.get(EARLIER).select_one("main dl"))


def test_search_makes_the_earlier_decision_anew_when_what_changed_it_is_published(earlier):
    later = stored(date(2026, 3, 5), "the verges be left", code="LB", public=False)
    keys = [earlier.id, later.id]
    linked(later, earlier)
    keep_up(keeper().index)
    later = db.session.get(ResolutionClause, keys[1])
    published(later.resolution.item.meeting)
    db.session.commit()
    waiting = {(note.kind, note.key) for note in db.session.scalars(select(SearchPending))}

    reached = touched_by(waiting)

    assert Group("item", db.session.get(ResolutionClause, keys[0]).item_id) in reached
    assert standings(PUBLIC, keys) == {keys[0]: Standing.SUPERSEDED}


def test_more_like_this_leads_to_decisions_on_the_same_subject(browser, earlier, later):
    keep_up(keeper().index)

    near = browser.get(LATER).select_one("section[aria-labelledby=more-like-this]")

    assert [link["href"] for link in near.select("a")] == [EARLIER]
    assert earlier.id != later.id


def hits(browser, words: str) -> list[str]:
    found = browser.get(f"/search?q=verges+{words}&kind=resolution").select(".resolved-hit")
    return [hit.get_text(" ", strip=True) for hit in found]


def test_search_says_what_was_undone_and_finds_what_was_not(browser, earlier, later):
    linked(later, earlier)
    keep_up(keeper().index)

    [undone] = hits(browser, "in:superseded")

    assert "EB 1/2023" in undone
    assert "Superseded or rescinded" in undone
    assert [("LB 1/2025" in hit, "Superseded" in hit) for hit in hits(browser, "in:force")] == [
        (True, False)
    ]


def test_search_does_not_tell_what_a_draft_undid(browser, clerk, earlier):
    draft = stored(date(2026, 3, 5), "the verges of lanes be sold", code="LB", public=False)
    linked(draft, earlier)
    keep_up(keeper().index)

    assert hits(browser, "in:superseded") == hits(clerk, "in:superseded") == []
    assert len(hits(browser, "in:force")) == 1
