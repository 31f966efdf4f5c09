"""The parts of an item's page that are about its decisions."""

import pytest

from app.database import db
from app.decisions.motions import move, move_amendment
from app.decisions.rules import Choice, Method, Tally
from app.decisions.voting import record_counts, record_own_vote, record_vote
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.decisions.pages import kept
from tests.factories import (
    NOW,
    a_meeting,
    a_person,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
    published,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def item():
    ann, bob, cara = a_person("Ann Lee"), a_person("Bob Day"), a_person("Cara Fox")
    meeting = a_meeting(members=[ann, bob, cara])
    item = an_item(meeting=meeting)
    a_recommendation(item, "Note the report", "Agree the plan")
    a_resolution(item, "Noted the report")
    motion = move(item, "That the plan be agreed", mover=ann, seconder=bob)
    amendment = move_amendment(
        motion, "Add “by May”", mover=cara, seconder=None, substantive_text="That it be by May"
    )
    record_own_vote(
        record_counts(amendment, Method.SHOW_OF_HANDS, Tally(2, 1)), bob, Choice.AGAINST
    )
    record_vote(motion, {ann: Choice.FOR, bob: Choice.ABSTAIN, cara: Choice.FOR})
    numbered(meeting)
    published(meeting)
    return kept(item)


def links(page):
    return {link["href"] for link in page.select("main a")}


def test_anyone_reads_what_was_moved_and_how_members_voted(browser, item):
    page = browser.get(f"/items/{item.id}")

    (motion,) = page.select(".resolved-motions:not(.resolved-motions *) > .resolved-motion")
    assert "moved by Ann Lee, seconded by Bob Day" in motion.text
    assert "moved by Cara Fox" in motion.select_one(".resolved-motion").text
    assert "That it be by May" in motion.text
    assert "Carried: 2 for, 0 against, 1 abstention (recorded vote)" in motion.text
    assert "recorded that Bob Day voted against" in motion.text
    assert [dt.text for dt in motion.select(".resolved-names dt")] == ["For (2)", "Abstained (1)"]
    assert not any("/motions/" in link or "/votes/" in link for link in links(page))
    assert "No outcome yet" not in page.text


def test_a_clerk_finds_every_tool_and_what_has_no_outcome_yet(clerk, item):
    page = clerk.get(f"/items/{item.id}")

    (resolution,) = item.resolutions
    (motion, amendment) = item.motions
    for address in (
        f"/items/{item.id}/recommendations/new",
        f"/items/{item.id}/resolutions/new",
        f"/resolutions/{resolution.id}/edit",
        f"/resolutions/{resolution.id}/recorded-vote",
        f"/items/{item.id}/motions/new",
        f"/motions/{motion.id}/amendments/new",
        f"/motions/{amendment.id}/edit",
        f"/votes/{motion.votes[0].id}",
        f"/items/{item.id}/actions/new",
    ):
        assert address in links(page)
    assert "Resolution is published, so it stays on the record" in page.text
    aside = page.select_one("aside[aria-label*=decisions]")
    assert "No outcome yet" in aside.text
    assert "(ii) Agree the plan" in aside.text


def test_a_page_on_approved_minutes_offers_no_changes(clerk, item):
    move_minutes(item.meeting, MinutesState.APPROVED, NOW)
    db.session.commit()

    page = clerk.get(f"/items/{item.id}")

    assert not any("/motions/" in link or "/votes/" in link for link in links(page))
    assert f"/items/{item.id}/resolutions/new" not in links(page)
    assert f"/items/{item.id}/actions/new" in links(page)


def test_a_clause_leads_to_its_change_and_its_actions(clerk, item):
    (clause,) = item.resolutions[0].clauses

    page = clerk.get(f"/clauses/{clause.id}")

    assert f"/resolutions/{item.resolutions[0].id}/edit#clause-0" in links(page)
    assert f"/clauses/{clause.id}/actions/new" in links(page)
