import pytest

from app.bodies.rules import DecisionPower
from app.database import db
from app.decisions.rules import ClauseKind, Manner, Outcome
from tests.decisions.pages import clauses, errors, kept, stored, tick, typed
from tests.factories import (
    a_body,
    a_meeting,
    a_recommendation,
    a_resolution,
    an_item,
    numbered,
    published,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def published_resolution():
    meeting = a_meeting()
    resolution = a_resolution(an_item(meeting=meeting), "Noted the report", "Agreed the plan")
    numbered(meeting)
    return kept(resolution) if published(meeting) else None


def test_a_clause_that_answers_a_recommendation_needs_an_outcome(clerk, item):
    answered = item.recommendations[0].clauses[0].id

    page = clerk.post(
        f"/items/{item.id}/resolutions/new",
        **{"rows-0-text": "Noted it", "rows-0-recommended": str(answered)},
    )

    assert "Choose what became of the recommendation" in errors(page)
    assert typed(page)["rows-0-recommended"] == str(answered)


def changed(clerk, item):
    """The page that answers a clerk who changed what was recommended and left “accepted”."""
    address = f"/items/{item.id}/resolutions/new"
    started = typed(clerk.post(address, press="start"))
    return clerk.post(address, **started | {"press": "save", "rows-0-text": "Reject the report"})


def test_changed_words_are_not_called_accepted_unasked(clerk, item):
    page = changed(clerk, item)

    assert "Clause (1) was accepted as it stood, though" in errors(page)
    assert typed(page)["rows-0-outcome"] == "not agreed"
    assert typed(page)["rows-0-text"] == "Reject the report"
    assert clauses() == []

    clerk.post(f"/items/{item.id}/resolutions/new", **typed(page) | {"press": "save"})
    assert [c.outcome for c in clauses()][:2] == [Outcome.REJECTED, Outcome.ACCEPTED]


def test_a_clerk_who_insists_keeps_changed_words_accepted(clerk, item):
    page = changed(clerk, item)
    insists = {"press": "save", "rows-0-outcome": "accepted", "sure": tick(page)}

    clerk.post(f"/items/{item.id}/resolutions/new", **typed(page) | insists)

    assert clauses()[0].outcome is Outcome.ACCEPTED


def test_another_tense_is_still_accepted(clerk, item):
    address = f"/items/{item.id}/resolutions/new"
    started = typed(clerk.post(address, press="start"))

    clerk.post(address, **started | {"press": "save", "rows-0-text": "Noted the report."})

    assert clauses()[0].outcome is Outcome.ACCEPTED


def test_a_resolution_of_a_body_that_takes_none_is_asked_about(clerk):
    body = a_body("Tree Forum", decision_power=DecisionPower.NONE)
    item = kept(an_item(meeting=a_meeting(body=body)))
    address = f"/items/{item.id}/resolutions/new"

    page = clerk.post(address, **{"rows-0-text": "Plant oaks"})
    assert "Tree Forum takes no formal decisions" in errors(page)
    assert clauses() == []
    clerk.post(address, **typed(page) | {"press": "save", "sure": tick(page)})

    assert [c.text for c in clauses()] == ["Plant oaks"]


def test_the_words_recommended_stand_beside_the_words_resolved(clerk, item):
    resolution = a_resolution(item, "Noted the report")
    resolution.clauses[0].recommended = item.recommendations[0].clauses[0]
    resolution.clauses[0].outcome = Outcome.AMENDED
    kept(resolution)

    page = clerk.get(f"/resolutions/{resolution.id}/edit")

    beside = page.select_one(".resolved-row__recommended")
    assert ("Note" in beside.select_one("del").text, "Noted" in beside.ins.text) == (True, True)
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


def test_a_new_clause_does_what_its_words_say_until_a_clerk_says_otherwise(clerk, item):
    address = f"/items/{item.id}/resolutions/new"
    answers = {"rows-0-text": "That it be recommended to Cabinet", "rows-1-text": "Agreed"}
    clerk.post(address, **typed(clerk.get(address)) | answers)

    by_its_words = [clause.kind for clause in clauses()]
    edit = f"/resolutions/{stored().id}/edit"
    clerk.post(edit, **typed(clerk.get(edit)) | {"rows-0-kind": "decides"})

    assert by_its_words == [ClauseKind.RECOMMEND_UP, ClauseKind.DECIDE]
    assert [clause.kind for clause in clauses()] == [ClauseKind.DECIDE] * 2
