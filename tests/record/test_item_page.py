from datetime import date

import pytest
from sqlalchemy import select

from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.agenda.rules import Part
from app.database import db
from app.decisions.models import ResolutionClause
from app.decisions.operations import ClauseDraft, resolve
from app.decisions.rules import Manner, Outcome
from app.meetings.rules import MeetingStatus
from tests.factories import (
    a_body,
    a_matter,
    a_meeting,
    a_person,
    a_published_meeting,
    a_recommendation,
    an_item,
    numbered,
    published,
)
from tests.record.stories import a_published_story


def stored(item: AgendaItem) -> AgendaItem:
    db.session.add(item.meeting)
    db.session.commit()
    return item


def the_item() -> AgendaItem:
    return db.session.scalars(select(AgendaItem)).one()


def test_each_recommendation_stands_beside_its_outcome_and_what_was_resolved(browser):
    a_published_story()

    page = browser.get(f"/items/{the_item().id}")

    rows = [
        [side.get_text(" ", strip=True) for side in row.select(".resolved-match__side")]
        for row in page.select(".resolved-match")
    ]
    assert rows == [
        [
            "RECOMMENDED that the Board: Recommended (i) Note the report",
            "RESOLVED the Board: Resolved (1) Noted the report PB 1/2025 (1) Accepted",
        ],
        [
            "Recommended (ii) Agree to a review",
            "Resolved (2) Agreed to a short review PB 1/2025 (2) Accepted as amended "
            "What was changed [removed: Agree ] [added: Agreed ] to a [added: short ] review",
        ],
        [
            "Not in the recommendation",
            "Resolved (3) Thanked the officers PB 1/2025 (3) Added at the meeting",
        ],
    ]


def test_discussion_motions_votes_interests_and_papers_are_shown(browser):
    a_published_story()

    page = browser.get(f"/items/{the_item().id}")

    words = page.select_one("main").get_text(" ", strip=True)
    for expected in (
        "Presented by Parks Board Officer",
        "Matter Parks Board matter",
        "What was asked",
        "when the work would begin;",
        "Amendment moved by Parks Board Member 1, seconded by Parks Board Member 2",
        "How each member voted",
        "Parks Board Member 2 : Interest Parks Board 1 – neighbour 1",
        "Report 1",
    ):
        assert expected in words
    assert [h.text for h in page.select("h3")] == ["What was asked"]


def test_a_resolution_with_no_recommendation_stands_alone(browser):
    item = an_item()
    resolve(item, "RESOLVED", [ClauseDraft("That all be well.")], manner=Manner.NEM_CON)
    published(stored(item).meeting)
    db.session.commit()

    page = browser.get(f"/items/{item.id}")

    assert page.select_one("#decision").text == "Resolved"
    assert "Recommended" not in page.select_one("main").text
    assert "Agreed nem con." in page.text


def test_a_recommendation_that_nothing_answers_says_what_became_of_it(browser):
    item = an_item()
    recommended = a_recommendation(item, "Note it", "Buy it")
    recommended.clauses[1].outcome = Outcome.DEFERRED
    resolve(item, "RESOLVED", [ClauseDraft("Noted it", recommended=recommended.clauses[0])])
    published(stored(item).meeting)
    db.session.commit()

    page = browser.get(f"/items/{item.id}")

    assert "Deferred" in page.select(".resolved-match")[1].text


def test_an_item_on_a_published_agenda_shows_what_is_recommended(browser):
    meeting = a_published_meeting(held_on=date(2030, 3, 5), status=MeetingStatus.SCHEDULED)
    item = an_item(meeting=meeting, purpose="To decide.", presenter=a_person("Ann Lee"))
    a_recommendation(item, "Note it")
    stored(item)

    words = browser.get(f"/items/{item.id}").select_one("main").get_text(" ", strip=True)

    assert "Presented by Ann Lee" in words
    assert "To decide." in words
    assert "Note it" in words
    assert "This item has not been considered yet." in words


def test_the_minute_shows_the_same_page_with_the_minute_as_its_address(browser):
    a_published_story()
    item = the_item()

    pages = [browser.get(path) for path in (f"/items/{item.id}", "/minutes/pb/2025/1")]

    for page in pages:
        assert page.select_one("h1").text.startswith("Item 1 of the Parks Board")
        assert "Minute PB 1/2025 (agenda item 1)" in page.select_one("h1").text
        assert page.select_one("link[rel=canonical]")["href"].endswith("/minutes/pb/2025/1")
    assert str(pages[0].main) == str(pages[1].main)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/minutes/PB/2025/1", id="capitals"),
        pytest.param("/minutes/parks-board/2025/1", id="by the name the body had before its code"),
    ],
)
def test_a_minute_is_found_by_other_ways_of_writing_it(browser, address):
    a_published_story()

    page = browser.get(address)

    assert page.select_one("link[rel=canonical]")["href"].endswith("/minutes/pb/2025/1")


@pytest.mark.parametrize(
    "address",
    ["/minutes/pb/2025/2", "/minutes/pb/2024/1", "/minutes/xx/2025/1", "/minutes/pb/2025/one",
     "/minutes/pb/2025/99999999999999999999", "/items/4711"],
)  # fmt: skip
def test_an_unknown_minute_is_not_found(browser, address):
    a_published_story()

    assert browser.status_of("GET", address) == 404


def test_a_minute_is_not_found_before_it_is_published(browser):
    body = a_body("Parks Board", code="PB")
    item = stored(an_item(meeting=a_published_meeting(body=body)))
    numbered(item.meeting)
    db.session.commit()

    assert browser.status_of("GET", "/minutes/pb/2025/1") == 404
    assert "PB 1/2025" not in browser.get(f"/items/{item.id}").text


def test_an_item_of_a_draft_agenda_is_not_found(browser):
    item = stored(an_item())

    assert browser.status_of("GET", f"/items/{item.id}") == 404


def test_an_exempt_item_shows_its_summary_in_place_of_its_minutes(browser):
    meeting = a_meeting()
    item = an_item(
        meeting=meeting,
        title="Lease",
        part=Part.EXEMPT,
        paragraphs=[3, 5],
        public_interest="Prices.",
        text="What was said",
    )
    resolve(item, "RESOLVED", [ClauseDraft("The lease be signed")])
    item.revisions[0].public_summary = "A lease was agreed."
    published(stored(item).meeting)
    db.session.commit()

    words = browser.get(f"/items/{item.id}").select_one("main").text

    assert "(paragraph 3)" in words
    assert "(paragraph 5)" in words
    assert "Prices." in words
    assert "A lease was agreed." in words
    assert "What was said" not in words
    assert "signed" not in words


def test_a_matter_is_linked(browser):
    item = stored(an_item(meeting=a_published_meeting(), matter=a_matter("Trees")))

    page = browser.get(f"/items/{item.id}")

    assert page.find("a", string="Trees")["href"] == "/matters/trees"


def test_the_items_before_and_after_are_linked(browser):
    meeting = a_published_meeting()
    first, second, third = (an_item(meeting=meeting) for _ in range(3))
    stored(second)

    links = browser.get(f"/items/{second.id}").select(".govuk-pagination a")

    assert [link["href"] for link in links] == [f"/items/{first.id}", f"/items/{third.id}"]


def test_a_link_typed_into_a_discussion_runs_nothing(browser):
    item = an_item(text="[Press](javascript:alert(1)) <script>alert(2)</script>")
    published(stored(item).meeting)
    db.session.commit()

    page = browser.get(f"/items/{item.id}")

    assert not page.select("main a[href^=javascript]")
    assert not page.select("main script")
    assert "<script>alert(2)</script>" in page.select_one("main").text


def test_every_clause_is_linked_to_an_address_that_leads_to_it(browser):
    a_published_story()

    links = browser.get(f"/items/{the_item().id}").select(".resolved-cite")

    assert len(links) == len(db.session.scalars(select(ResolutionClause)).all()) == 3
    for link in links:
        assert browser.get(link["href"]).select_one("h1").text.startswith(link.text)


def test_an_item_for_minutes_leads_to_the_meetings_of_those_minutes(browser):
    earlier = a_published_meeting(held_on=date(2025, 3, 4))
    later = a_published_meeting(body=earlier.body, held_on=date(2025, 5, 6))
    item = an_item(title="Minutes", meeting=later)
    item.to_approve = [MinutesToApprove(meeting=earlier)]
    stored(item)

    page = browser.get(f"/items/{item.id}")

    [link] = page.select(f'.resolved-facts a[href="/meetings/{earlier.id}"]')
    assert link.text == f"{earlier.body.name}, Tuesday 4 March 2025"


def test_an_exempt_item_does_not_say_which_minutes_it_approves(browser):
    earlier = a_published_meeting(held_on=date(2025, 3, 4))
    later = a_published_meeting(body=earlier.body)
    item = an_item(
        title="Minutes", meeting=later, part=Part.EXEMPT, paragraphs=[3], public_interest="x"
    )
    item.to_approve = [MinutesToApprove(meeting=earlier)]
    stored(item)

    assert not browser.get(f"/items/{item.id}").select(f'dl a[href="/meetings/{earlier.id}"]')
