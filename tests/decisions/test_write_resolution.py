import pytest

from app.database import db
from app.decisions.models import Resolution, ResolutionClause
from app.decisions.motions import move, move_amendment, record_result
from app.decisions.operations import ClauseDraft, recommend
from app.decisions.rules import ClauseKind, Manner, MotionResult, Outcome
from tests.decisions.pages import errors, kept, typed
from tests.factories import (
    a_meeting,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
    published,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def item():
    item = an_item()
    drafts = [
        ClauseDraft("Note the report"),
        ClauseDraft("Agree:"),
        ClauseDraft("the plan", level=2, outcome=Outcome.DEFERRED),
    ]
    recommend(item, "RECOMMENDED that the Committee:", drafts)
    return kept(item)


@pytest.fixture
def resolution():
    return kept(a_resolution(an_item(), "Noted the report", "Agreed the plan"))


@pytest.fixture
def published_resolution():
    meeting = a_meeting()
    resolution = a_resolution(an_item(meeting=meeting), "Noted the report", "Agreed the plan")
    numbered(meeting)
    return kept(resolution) if published(meeting) else None


def stored():
    db.session.expire_all()
    return db.session.scalars(db.select(Resolution)).one()


def clauses():
    db.session.expire_all()
    return db.session.scalars(db.select(ResolutionClause).order_by(ResolutionClause.position)).all()


def test_a_resolution_starts_from_the_recommendations_in_their_own_words(clerk, item):
    address = f"/items/{item.id}/resolutions/new"

    started = typed(clerk.post(address, **typed(clerk.get(address)) | {"press": "start"}))
    page = clerk.post(address, **started | {"press": "save"})

    assert "Resolution added" in page.text
    assert (stored().keyword, stored().lead_in) == ("RESOLVED", "RESOLVED that the Committee:")
    assert [(c.full_label, c.text, c.outcome) for c in clauses()] == [
        ("(1)", "Note the report", Outcome.ACCEPTED),
        ("(2)", "Agree:", Outcome.ACCEPTED),
        ("(2)(a)", "the plan", Outcome.DEFERRED),
    ]
    recommended = [clause for r in stored().item.recommendations for clause in r.clauses]
    assert [clause.recommended for clause in clauses()] == recommended


def test_starting_from_the_recommendations_keeps_what_was_typed_and_adds_what_is_missing(
    clerk, item
):
    address = f"/items/{item.id}/resolutions/new"
    answered = item.recommendations[0].clauses[0].id

    page = clerk.post(
        address,
        **{
            "lead_in": "that it be so:",
            "rows-0-text": "Noted it well",
            "rows-0-recommended": str(answered),
            "press": "start",
        },
    )

    answers = typed(page)
    assert answers["lead_in"] == "that it be so:"
    assert [answers[f"rows-{n}-text"] for n in range(3)] == ["Noted it well", "Agree:", "the plan"]
    assert "rows-3-text" not in answers


def test_a_resolution_starts_from_the_motion_as_it_was_amended_and_carried(clerk, item):
    motion = move(item, "That the plan be agreed", mover=None, seconder=None)
    amendment = move_amendment(
        motion, "Add “by May”", mover=None, seconder=None, substantive_text="That it be by May"
    )
    lost = move(item, "That nothing be agreed", mover=None, seconder=None)
    for moved, result in (
        (amendment, MotionResult.CARRIED),
        (motion, MotionResult.CARRIED),
        (lost, MotionResult.LOST),
    ):
        record_result(moved, result)
    kept(item)

    page = clerk.post(f"/items/{item.id}/resolutions/new", press="motion")

    assert typed(page)["rows-0-text"] == "That it be by May"
    assert "rows-1-text" not in typed(page)


def test_there_is_nothing_to_start_from_without_recommendations(clerk, resolution):
    page = clerk.get(f"/resolutions/{resolution.id}/edit")

    assert "Start from" not in page.text


def test_a_clause_that_answers_a_recommendation_needs_an_outcome(clerk, item):
    answered = item.recommendations[0].clauses[0].id

    page = clerk.post(
        f"/items/{item.id}/resolutions/new",
        **{"rows-0-text": "Noted it", "rows-0-recommended": str(answered)},
    )

    assert "Choose what became of the recommendation" in errors(page)
    assert typed(page)["rows-0-recommended"] == str(answered)


def test_the_words_recommended_stand_beside_the_words_resolved(clerk, item):
    resolution = a_resolution(item, "Noted the report")
    resolution.clauses[0].recommended = item.recommendations[0].clauses[0]
    resolution.clauses[0].outcome = Outcome.AMENDED
    kept(resolution)

    page = clerk.get(f"/resolutions/{resolution.id}/edit")

    assert page.select_one(".resolved-row__recommended").text == "Recommended: Note the report"
    assert typed(page)["rows-0-outcome"] == "accepted as amended"


def test_everything_about_a_resolution_can_be_edited(clerk, resolution):
    address = f"/resolutions/{resolution.id}/edit"
    before = [clause.id for clause in clauses()]

    clerk.post(
        address,
        **typed(clerk.get(address))
        | {
            "keyword": "RECOMMENDED TO COUNCIL",
            "lead_in": "that it:",
            "manner": "nem con",
            "rows-0-text": "Adopt the plan",
            "rows-0-kind": "recommends to another body",
            "rows-1-label": "(B)",
            "rows-1-outcome": "added at the meeting",
        },
    )

    assert stored().lead_in == "RECOMMENDED TO COUNCIL that it:"
    assert stored().manner is Manner.NEM_CON
    assert [clause.id for clause in clauses()] == before
    first, second = clauses()
    assert (first.text, first.kind) == ("Adopt the plan", ClauseKind.RECOMMEND_UP)
    assert (second.label, second.outcome) == ("(B)", Outcome.ADDED)


def test_opening_and_saving_changes_nothing(clerk, resolution):
    address = f"/resolutions/{resolution.id}/edit"
    before = [(c.id, c.label, c.address, c.text) for c in clauses()]

    clerk.post(address, **typed(clerk.get(address)))

    assert [(c.id, c.label, c.address, c.text) for c in clauses()] == before
    assert stored().lead_in == "RESOLVED the Committee:"


def test_a_house_word_that_is_not_in_the_list_is_kept(clerk, resolution):
    resolution.keyword, resolution.lead_in = "RESOLVED UNANIMOUSLY", "RESOLVED UNANIMOUSLY that"
    kept(resolution)
    address = f"/resolutions/{resolution.id}/edit"

    clerk.post(address, **typed(clerk.get(address)))

    assert stored().keyword == "RESOLVED UNANIMOUSLY"


def test_clauses_change_places_and_keep_their_own_pages(clerk, resolution):
    address = f"/resolutions/{resolution.id}/edit"
    first, second = [clause.id for clause in clauses()]
    moved = typed(clerk.post(address, **typed(clerk.get(address)) | {"press": "down-0"}))

    clerk.post(address, **moved | {"press": "save"})

    assert [(c.id, c.address) for c in clauses()] == [(second, "1"), (first, "2")]


def test_two_people_never_lose_each_others_words(clerk, administrator, resolution):
    address = f"/resolutions/{resolution.id}/edit"
    mine, theirs = typed(clerk.get(address)), typed(administrator.get(address))
    administrator.post(address, **theirs | {"rows-0-text": "Noted the other report"})

    page = clerk.post(address, **mine | {"rows-0-text": "Noted my report"})

    assert "Someone else saved this while you were writing" in errors(page)
    assert "Noted the other report" in page.select_one(".resolved-meanwhile").text
    assert typed(page)["rows-0-text"] == "Noted my report"
    assert clauses()[0].text == "Noted the other report"

    clerk.post(address, **typed(page) | {"rows-0-text": "Noted both"})
    assert clauses()[0].text == "Noted both"


def test_a_published_clause_can_be_corrected_and_followed_but_not_moved(
    clerk, published_resolution
):
    address = f"/resolutions/{published_resolution.id}/edit"
    page = clerk.get(address)
    assert "is published and its clauses are cited by their numbers" in page.text
    assert not page.select("[value=up-0], [value=remove-1]")
    longer = clerk.post(address, **typed(page) | {"press": "add"})
    assert [b["value"] for b in longer.select("[value$='-2']")] == ["in-2", "remove-2"]

    refused = clerk.post(address, **typed(page) | {"rows-0-text": "Noted", "rows-0-label": "(7)"})
    assert "its label is cited and stays as it is" in errors(refused)
    added = {"rows-0-text": "Noted it", "rows-2-text": "Thanked all"}
    clerk.post(address, **typed(page) | added)

    assert [(c.label, c.text) for c in clauses()] == [
        ("(1)", "Noted it"),
        ("(2)", "Agreed the plan"),
        ("(3)", "Thanked all"),
    ]


def test_a_published_resolution_is_not_withdrawn(clerk, published_resolution):
    page = clerk.post(f"/resolutions/{published_resolution.id}/withdraw")

    assert "stays on the record" in errors(page)
    assert len(clauses()) == 2


def test_a_resolution_is_withdrawn_after_asking(clerk, resolution):
    assert "Withdraw this resolution?" in clerk.get(f"/resolutions/{resolution.id}/withdraw").text

    page = clerk.post(f"/resolutions/{resolution.id}/withdraw?seen=1")

    assert "Resolution withdrawn" in page.text
    assert clauses() == []


def test_a_clerk_says_what_became_of_an_unanswered_recommendation(clerk):
    (clause,) = kept(a_recommendation(an_item())).clauses
    address = f"/recommended-clauses/{clause.id}/outcome"

    page = clerk.post(address, **typed(clerk.get(address)) | {"outcome": "no decision"})

    assert "Outcome saved" in page.text
    db.session.expire_all()
    assert clause.outcome is Outcome.NO_DECISION


def test_what_a_resolution_answers_is_settled_in_the_resolution(clerk, item):
    resolution = a_resolution(item, "Noted")
    resolution.clauses[0].recommended = item.recommendations[0].clauses[0]
    kept(resolution)

    page = clerk.post(
        f"/recommended-clauses/{item.recommendations[0].clauses[0].id}/outcome", outcome="deferred"
    )

    assert "say there what became of it" in errors(page)


def test_only_clerks_write_resolutions(browser, councillor, officer, item, resolution):
    clause = item.recommendations[0].clauses[0]
    for address in (
        f"/items/{item.id}/resolutions/new",
        f"/resolutions/{resolution.id}/edit",
        f"/resolutions/{resolution.id}/withdraw",
        f"/recommended-clauses/{clause.id}/outcome",
    ):
        assert browser.status_of("GET", address) == 302
        for other in (councillor, officer):
            assert other.status_of("GET", address) == 403
            assert other.status_of("POST", address, lead_in="Mine") == 403
