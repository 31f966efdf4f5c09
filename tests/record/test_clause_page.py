import pytest
from sqlalchemy import select

from app.agenda.rules import Part
from app.database import db
from app.decisions.models import ResolutionClause
from app.decisions.operations import ClauseDraft, resolve
from app.decisions.rules import Manner
from tests.factories import a_body, a_meeting, an_item, numbered, published
from tests.record.stories import a_published_story


def main_of(page) -> str:
    return page.select_one("main").get_text(" ", strip=True)


def clause_with(text: str) -> ResolutionClause:
    return db.session.scalars(
        select(ResolutionClause).where(ResolutionClause.text.contains(text))
    ).one()


def test_a_clause_is_quoted_with_its_lead_in_body_and_date(browser):
    a_published_story()

    page = browser.get("/minutes/pb/2025/1/1")

    assert page.select_one("h1").text.startswith("PB 1/2025 (1)")
    assert page.select_one("blockquote").get_text(" ", strip=True) == (
        "RESOLVED the Board: (1) Noted the report"
    )
    assert "Parks Board, Thursday 5 March 2026" in page.select_one("h1").text
    assert page.select_one("link[rel=canonical]")["href"].endswith("/minutes/pb/2025/1/1")


def test_a_clause_says_how_it_is_cited(browser):
    a_published_story()

    words = main_of(browser.get("/minutes/pb/2025/1/1"))

    assert "Cite as Parks Board, 5 March 2026, minute PB 1/2025 (1)" in words


def test_what_was_recommended_and_the_outcome_are_shown(browser):
    a_published_story()

    words = main_of(browser.get("/minutes/pb/2025/1/1"))

    assert "Outcome: Accepted" in words
    assert "RECOMMENDED that the Board: (i) Note the report" in words
    assert "What was changed" not in words


def test_the_changes_are_shown_word_by_word_where_it_was_amended(browser):
    a_published_story()

    changes = browser.get("/minutes/pb/2025/1/2").select_one(".resolved-changes")

    for hidden in changes.select(".govuk-visually-hidden"):
        hidden.extract()
    assert [went.text for went in changes.select("del")] == ["Agree"]
    assert [came.text for came in changes.select("ins")] == ["Agreed", "short "]


def test_a_clause_added_at_the_meeting_says_so(browser):
    a_published_story()

    words = main_of(browser.get("/minutes/pb/2025/1/3"))

    assert "Outcome: Added at the meeting" in words
    assert "No recommendation stands behind this clause." in words


def test_the_vote_with_its_names_and_the_words_around_are_shown(browser):
    a_published_story()

    words = main_of(browser.get("/minutes/pb/2025/1/1"))

    assert "For (5) Parks Board Member 0, Parks Board Member 1" in words
    assert "The Head of Parks introduced the report." in words


def test_the_manner_is_shown(browser):
    item = an_item(meeting=a_meeting(body=a_body(code="PB")))
    resolve(item, "RESOLVED", [ClauseDraft("So be it")], manner=Manner.UNANIMOUSLY)
    db.session.add(item.meeting)
    db.session.flush()
    numbered(item.meeting)
    published(item.meeting)
    db.session.commit()

    page = browser.get("/minutes/pb/2025/1/1")

    assert page.select_one("h1").text.startswith("PB 1/2025 ")
    assert "Agreed Unanimously" in main_of(page)


def test_a_clause_within_a_clause_is_shown_under_it_and_with_what_is_under_it(browser):
    item = an_item(meeting=a_meeting(body=a_body(code="PB")))
    drafts = [("Agreed", 1), ("to plant", 2), ("oaks", 3), ("to mow", 2), ("Thanked all", 1)]
    resolve(item, "RESOLVED", [ClauseDraft(text, level) for text, level in drafts])
    db.session.add(item.meeting)
    db.session.flush()
    numbered(item.meeting)
    published(item.meeting)
    db.session.commit()

    page = browser.get("/minutes/pb/2025/1/1.a")

    assert page.select_one("h1").text.startswith("PB 1/2025 (1)(a)")
    assert page.select_one("blockquote").get_text(" ", strip=True) == (
        "RESOLVED (1) Agreed (a) to plant (i) oaks"
    )


def test_its_number_leads_to_the_readable_address(browser):
    a_published_story()

    answer = browser.fetch(f"/clauses/{clause_with('Noted').id}")

    assert answer.status_code == 302
    assert answer.location == "/minutes/pb/2025/1/1"


def test_a_clause_without_a_minute_number_has_a_page_all_the_same(browser):
    item = an_item(number="4")
    resolve(item, "RESOLVED", [ClauseDraft("So be it")])
    db.session.add(published(item.meeting))
    db.session.commit()

    page = browser.get(f"/clauses/{clause_with('So be it').id}")

    assert page.select_one("h1").text.startswith("item 4")


@pytest.mark.parametrize(
    "address",
    ["/minutes/pb/2025/1/9", "/minutes/pb/2025/9/1", "/minutes/pb/2025/1/1.a", "/clauses/4711"],
)
def test_an_unknown_clause_is_not_found(browser, address):
    a_published_story()

    assert browser.status_of("GET", address) == 404


@pytest.mark.parametrize("publish", [True, False], ids=["exempt", "draft"])
def test_a_clause_that_is_not_public_is_not_found(browser, publish):
    part = Part.EXEMPT if publish else Part.OPEN
    item = an_item(part=part, paragraphs=[3], public_interest="Prices")
    resolve(item, "RESOLVED", [ClauseDraft("The rent be paid")])
    meeting = item.meeting
    meeting.body.code = "PB"
    db.session.add(meeting)
    db.session.flush()
    numbered(meeting)
    if publish:
        published(meeting)
    db.session.commit()

    assert browser.status_of("GET", "/minutes/pb/2025/1/1") == 404
    assert browser.status_of("GET", f"/clauses/{clause_with('rent').id}") == 404


def test_what_was_decided_is_found_alone_from_the_page_of_its_meeting(browser):
    meeting = a_published_story()

    page = browser.get(f"/meetings/{meeting.id}")

    link = next(a for a in page.select("main a") if "Only the decisions" in a.text)
    assert "Noted the report" in browser.get(link["href"]).text
