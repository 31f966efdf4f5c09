"""What a resolution is begun with: the recommendations, or the motion that was carried."""

import pytest

from app.decisions.motions import move, move_amendment, record_result
from app.decisions.rules import MotionResult, Outcome
from tests.decisions.pages import clauses, kept, stored, typed

pytestmark = pytest.mark.usefixtures("app")


def test_a_resolution_starts_from_the_recommendations_in_the_words_of_the_house(clerk, item):
    address = f"/items/{item.id}/resolutions/new"

    started = typed(clerk.post(address, **typed(clerk.get(address)) | {"press": "start"}))
    page = clerk.post(address, **started | {"press": "save"})

    assert "Resolution added" in page.text
    assert (stored().keyword, stored().lead_in) == (
        "RESOLVED",
        "RESOLVED the Parks Committee:",
    )
    assert [(c.full_label, c.text, c.outcome) for c in clauses()] == [
        ("(1)", "Noted the report", Outcome.ACCEPTED),
        ("(2)", "Agreed:", Outcome.ACCEPTED),
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
    assert [answers[f"rows-{n}-text"] for n in range(3)] == [
        "Noted it well",
        "Agreed:",
        "the plan",
    ]
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
