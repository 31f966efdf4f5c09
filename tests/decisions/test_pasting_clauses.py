"""A list of clauses pasted into one box is parted, with its lead-in, or kept by a tick."""

import pytest

from app.database import db
from app.decisions.models import RecommendationClause
from tests.decisions.pages import errors, kept, typed
from tests.factories import an_item

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def item():
    return kept(an_item())


def clauses():
    db.session.expire_all()
    return db.session.scalars(
        db.select(RecommendationClause).order_by(RecommendationClause.position)
    ).all()


def test_clauses_pasted_into_one_box_are_parted_or_kept_by_a_tick(clerk, item):
    address = f"/items/{item.id}/recommendations/new"
    pasted = typed(clerk.get(address)) | {"rows-0-text": "(i) Note the report (ii) Agree the plan"}

    asked = clerk.post(address, **pasted | {"press": "save"})
    assert "Clause 1 reads like 2 clauses in one box" in errors(asked)
    button = next(b for b in asked.select("button") if "Split into 2 clauses" in b.text)
    parted = clerk.post(address, **typed(asked) | {"press": button["value"]})
    clerk.post(address, **typed(parted) | {"press": "save"})

    assert [(c.label, c.text) for c in clauses()] == [
        ("(i)", "Note the report"),
        ("(ii)", "Agree the plan"),
    ]
    ticked = asked.select_one("[name=sure]")["value"]
    clerk.post(address, **pasted | {"press": "save", "sure": ticked})
    assert "(i) Note the report (ii) Agree the plan" in {c.text for c in clauses()}


@pytest.mark.parametrize("word", ["RECOMMENDED", "RESOLVED"])
def test_a_block_pasted_whole_is_parted_from_its_lead_in(clerk, item, word):
    page = "recommendations" if word == "RECOMMENDED" else "resolutions"
    address = f"/items/{item.id}/{page}/new"
    block = f"{word}:\r\nThat the Panel:\r\n(i)\tNote it\r\n(ii)\tAsk for:\r\n(a)\tone\r\n(iii)\tGo"
    first = clerk.get(address)
    pasted = typed(first) | {"rows-0-text": block}

    asked = clerk.post(address, **pasted | {"press": "save"})
    button = next(b for b in asked.select("button") if "a lead-in and 4 clauses" in b.text)
    parted = typed(clerk.post(address, **typed(asked) | {"press": button["value"]}))
    clerk.post(address, **parted | {"press": "save", "rows-0-outcome": ""})
    own = clerk.post(address, **pasted | {"lead_in": "that members:", "press": button["value"]})

    assert "You can paste a whole" in first.text
    lists = item.recommendations if word == "RECOMMENDED" else item.resolutions
    (kept_now,) = lists
    assert kept_now.lead_in == f"{word}: That the Panel:"
    assert [(c.level, c.text) for c in kept_now.clauses] == [
        (1, "Note it"),
        (1, "Ask for:"),
        (2, "one"),
        (1, "Go"),
    ]
    assert typed(own)["lead_in"] == "that members:"
    assert [typed(own)[f"rows-{n}-text"] for n in (0, 1)] == [f"{word}: That the Panel:", "Note it"]
