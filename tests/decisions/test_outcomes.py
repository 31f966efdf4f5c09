"""What becomes of a recommendation (handbook 2.6, rule 26)."""

import pytest

from app.decisions.operations import (
    ClauseDraft,
    link_answers,
    recommend,
    resolve,
    settle,
    unanswered,
)
from app.decisions.rules import Outcome
from app.errors import RuleBroken
from tests.factories import a_recommendation, a_resolution, an_item


def test_a_recommendation_is_unanswered_until_something_becomes_of_it():
    item = an_item()
    one, two, three = a_recommendation(item, "One", "Two", "Three").clauses
    drafts = [ClauseDraft("One", recommended=one, outcome=Outcome.ACCEPTED)]
    resolve(item, "RESOLVED that", drafts)

    settle(two, Outcome.DEFERRED)

    assert unanswered(item) == [three]
    assert (one.settled_as, two.settled_as) == (Outcome.ACCEPTED, Outcome.DEFERRED)


def test_a_clause_with_clauses_under_it_is_settled_through_them():
    item = an_item()
    drafts = [ClauseDraft("Agree:"), ClauseDraft("the plan", level=2)]
    upper, lower = recommend(item, "RECOMMENDED that", drafts).clauses

    assert unanswered(item) == [lower]
    assert upper.children == [lower]


def test_what_a_resolution_answers_is_settled_there():
    item = an_item()
    (clause,) = a_recommendation(item).clauses
    resolve(item, "", [ClauseDraft("x", recommended=clause, outcome=Outcome.AMENDED)])

    with pytest.raises(RuleBroken, match="say there what became of it"):
        settle(clause, Outcome.DEFERRED)


def test_answers_can_be_linked_afterwards():
    item = an_item()
    (recommended,) = a_recommendation(item).clauses
    (resolved,) = a_resolution(item).clauses

    link_answers({resolved: (recommended, Outcome.AMENDED)})

    assert recommended.settled_as is Outcome.AMENDED
