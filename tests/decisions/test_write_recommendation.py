from datetime import timedelta

import pytest

from app.clock import today
from app.database import db
from app.decisions.agreeing import agree_as_recommended
from app.decisions.models import Recommendation, RecommendationClause
from app.decisions.rules import Outcome
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.decisions.pages import errors, kept, typed
from tests.factories import NOW, a_meeting, a_recommendation, an_item, numbered, published

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def item():
    return kept(an_item())


@pytest.fixture
def recommendation():
    return kept(a_recommendation(an_item(), "Note the report", "Agree the plan"))


def clauses():
    db.session.expire_all()
    return db.session.scalars(
        db.select(RecommendationClause).order_by(RecommendationClause.position)
    ).all()


def test_a_clerk_enters_recommendations_row_by_row(clerk, item):
    page = clerk.get(f"/items/{item.id}/recommendations/new")
    first = typed(page) | {"lead_in": "RECOMMENDED that", "rows-0-text": "Agree"}
    second = typed(clerk.post(f"/items/{item.id}/recommendations/new", **first | {"press": "add"}))
    second |= {"rows-1-text": "the plan", "press": "in-1"}
    last = typed(clerk.post(f"/items/{item.id}/recommendations/new", **second))

    page = clerk.post(f"/items/{item.id}/recommendations/new", **last | {"press": "save"})

    assert "Recommendation added" in page.text
    assert [(c.label, c.level, c.text) for c in clauses()] == [
        ("(i)", 1, "Agree"),
        ("(a)", 2, "the plan"),
    ]
    assert clauses()[0].recommendation.lead_in == "RECOMMENDED that"


def test_pressing_another_button_stores_nothing_and_keeps_what_was_typed(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/recommendations/new",
        **{"rows-0-text": "First", "rows-1-text": "Second", "lead_in": "That", "press": "up-1"},
    )

    assert typed(page)["rows-0-text"] == "Second"
    assert typed(page)["rows-1-text"] == "First"
    assert typed(page)["lead_in"] == "That"
    assert clauses() == []


@pytest.mark.parametrize("press", ["", "nonsense", "up-x", "up-99", "remove--1"])
def test_a_button_that_this_page_has_not_changes_nothing(clerk, item, press):
    page = clerk.post(
        f"/items/{item.id}/recommendations/new", **{"rows-0-text": "First", "press": press}
    )

    assert typed(page)["rows-0-text"] == "First"
    assert clauses() == []


def test_the_row_that_was_added_is_the_one_to_go_on_with(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/recommendations/new", **{"rows-0-text": "First", "press": "add"}
    )

    assert page.select_one("textarea[autofocus]")["id"] == "rows-1-text"


def test_a_removed_row_leaves_the_others(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/recommendations/new",
        **{"rows-0-text": "First", "rows-1-text": "Second", "press": "remove-0"},
    )

    assert typed(page)["rows-0-text"] == "Second"
    assert "rows-1-text" not in typed(page)


def test_the_last_row_removed_leaves_an_empty_one(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/recommendations/new", **{"rows-0-text": "First", "press": "remove-0"}
    )

    assert typed(page)["rows-0-text"] == ""


def test_new_rows_left_empty_are_no_clauses(clerk, item):
    rows = {f"rows-{n}-text": text for n, text in enumerate(["", "Note it", " ", ""])}

    clerk.post(f"/items/{item.id}/recommendations/new", source="report", **rows)

    assert [clause.text for clause in clauses()] == ["Note it"]


def test_a_recommendation_without_words_is_asked_for_them(clerk, item):
    page = clerk.post(f"/items/{item.id}/recommendations/new", lead_in="That", source="report")

    assert "Enter the words of this clause" in errors(page)
    assert page.select_one('.govuk-error-summary a[href="#rows-0-text"]')
    assert typed(page)["lead_in"] == "That"


def test_an_emptied_clause_is_not_silently_removed(clerk, recommendation):
    answers = typed(clerk.get(f"/recommendations/{recommendation.id}/edit"))

    page = clerk.post(f"/recommendations/{recommendation.id}/edit", **answers | {"rows-1-text": ""})

    assert "Enter the words of this clause" in errors(page)
    assert len(clauses()) == 2


def test_clauses_stay_themselves_when_they_change_places(clerk, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    before = [clause.id for clause in clauses()]
    moved = typed(clerk.post(address, **typed(clerk.get(address)) | {"press": "up-1"}))

    clerk.post(address, **moved | {"press": "save"})

    assert [clause.id for clause in clauses()] == before[::-1]


def test_a_printed_label_is_kept_and_shown_again(clerk, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    clerk.post(address, **typed(clerk.get(address)) | {"rows-1-label": "3.4"})

    page = clerk.get(address)

    assert [clause.label for clause in clauses()] == ["(i)", "3.4"]
    assert typed(page)["rows-0-label"] == ""
    assert typed(page)["rows-1-label"] == "3.4"


def test_an_outcome_can_be_given_where_nothing_answers(clerk, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"

    clerk.post(address, **typed(clerk.get(address)) | {"rows-1-outcome": "deferred"})

    assert [clause.outcome for clause in clauses()] == [None, Outcome.DEFERRED]


def test_two_people_never_lose_each_others_words(clerk, administrator, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    mine, theirs = typed(clerk.get(address)), typed(administrator.get(address))
    administrator.post(address, **theirs | {"rows-0-text": "Note the other report"})

    page = clerk.post(address, **mine | {"rows-0-text": "Note my report"})

    assert "Someone else saved this while you were writing" in errors(page)
    assert "Note the other report" in page.select_one(".resolved-meanwhile").text
    assert typed(page)["rows-0-text"] == "Note my report"
    assert clauses()[0].text == "Note the other report"


def test_once_both_texts_were_seen_they_can_be_brought_together(
    clerk, administrator, recommendation
):
    address = f"/recommendations/{recommendation.id}/edit"
    mine, theirs = typed(clerk.get(address)), typed(administrator.get(address))
    administrator.post(address, **theirs | {"rows-0-text": "Note the other report"})
    both = typed(clerk.post(address, **mine | {"rows-0-text": "Note my report"}))

    page = clerk.post(address, **both | {"rows-0-text": "Note both reports"})

    assert "Recommendation saved" in page.text
    assert clauses()[0].text == "Note both reports"


def test_a_button_pressed_meanwhile_shows_both_texts_as_well(clerk, administrator, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    mine, theirs = typed(clerk.get(address)), typed(administrator.get(address))
    administrator.post(address, **theirs | {"rows-0-text": "Note the other report"})

    page = clerk.post(address, **mine | {"press": "add"})

    assert "Note the other report" in page.select_one(".resolved-meanwhile").text


def test_approved_minutes_refuse_it_and_keep_what_was_typed(clerk, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    answers = typed(clerk.get(address)) | {"rows-0-text": "Note it twice"}
    move_minutes(recommendation.item.meeting, MinutesState.APPROVED, NOW)
    db.session.commit()

    page = clerk.post(address, **answers)

    assert "approved and cannot be changed" in errors(page)
    assert typed(page)["rows-0-text"] == "Note it twice"


def test_a_recommendation_is_withdrawn_after_asking(clerk, recommendation):
    item_id = recommendation.item_id

    page = clerk.get(f"/recommendations/{recommendation.id}/withdraw?seen=1")
    assert "Remove this recommendation?" in page.text
    clerk.post(f"/recommendations/{recommendation.id}/withdraw?seen=1")

    assert clauses() == []
    assert clerk.get(f"/items/{item_id}")


def test_a_recommendation_that_changed_since_is_not_withdrawn(clerk, recommendation):
    address = f"/recommendations/{recommendation.id}/edit"
    clerk.post(address, **typed(clerk.get(address)) | {"lead_in": "Changed"})

    page = clerk.post(f"/recommendations/{recommendation.id}/withdraw?seen=1")

    assert "Someone else saved" in errors(page)
    assert len(clauses()) == 2


def test_the_page_that_changes_it_leads_to_removing_it(clerk, recommendation):
    page = clerk.get(f"/recommendations/{recommendation.id}/edit")

    link = page.find("a", string="Remove this recommendation")["href"]
    assert "with all of its clauses" in clerk.get(link).text


def test_one_that_published_minutes_answer_stays_on_the_record(clerk, recommendation):
    agree_as_recommended(recommendation.item, without_quorum="Known")
    numbered(recommendation.item.meeting)
    published(recommendation.item.meeting)
    db.session.commit()

    page = clerk.post(f"/recommendations/{recommendation.id}/withdraw")

    assert "its resolution answers this recommendation" in errors(page)
    assert len(clauses()) == 2


@pytest.mark.parametrize("page", ["edit", "withdraw"])
def test_only_clerks_write_recommendations(browser, councillor, officer, recommendation, page):
    address = f"/recommendations/{recommendation.id}/{page}"

    assert browser.status_of("GET", address) == 302
    for other in (councillor, officer):
        assert other.status_of("GET", address) == 403
        assert other.status_of("POST", address, lead_in="Mine") == 403


def test_a_recommendation_that_is_not_there_is_not_found(clerk):
    assert clerk.status_of("GET", "/recommendations/9/edit") == 404
    assert clerk.status_of("GET", "/items/9/recommendations/new") == 404
    assert db.session.scalars(db.select(Recommendation)).all() == []


def test_before_the_meeting_nobody_is_asked_what_became_of_a_recommendation(clerk):
    item = kept(an_item(meeting=a_meeting(held_on=today() + timedelta(days=9))))
    address = f"/items/{item.id}/recommendations/new"

    page = clerk.get(address)
    clerk.post(address, **typed(page) | {"rows-0-text": "Agree the plan"})

    assert not page.select("select[name='rows-0-outcome']")
    (clause,) = clauses()
    edit = f"/recommendations/{clause.recommendation_id}/edit"
    clause.outcome = Outcome.WITHDRAWN
    db.session.commit()
    clerk.post(edit, **typed(clerk.get(edit)))
    assert clauses()[0].outcome is Outcome.WITHDRAWN
