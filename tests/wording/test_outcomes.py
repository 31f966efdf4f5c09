import pytest

from app.wording.comparing import answer_to
from app.wording.outcomes import Answer, fate_of_all, is_partial, where_to
from app.wording.styles import Clause


@pytest.mark.parametrize(
    ("recommended", "resolved", "answer"),
    [
        ("Approve the plan", "Approved the plan, subject to funding", Answer.AMENDED),
        ("Approve the plan", "Did not approve the plan", Answer.REJECTED),
        ("Approve the plan", "That the plan be not approved", Answer.REJECTED),
        ("Approve the plan", "Refused the plan", Answer.REJECTED),
        ("Approve the plan", "that the plan be noted", Answer.NOTED_INSTEAD),
        ("Note the plan", "that the plan be noted", Answer.ACCEPTED),
        ("Approve the plan", "Deferred the plan to the next meeting", Answer.DEFERRED),
        ("That the plan be approved", "That the plan be deferred", Answer.DEFERRED),
        ("Approve the plan", "the plan be referred back to Cabinet", Answer.REFERRED),
        ("Approve the plan", "That the plan be withdrawn", Answer.WITHDRAWN),
        ("Defer the plan to May", "Deferred the plan to June", Answer.AMENDED),
        ("Refuse the bid", "Refused the bid for want of funds", Answer.AMENDED),
        ("Approve “Did not vote”", "Approved “Did not vote” in May", Answer.AMENDED),
    ],
)
def test_the_words_of_a_resolution_tell_what_became_of_the_recommendation(
    recommended, resolved, answer
):
    assert answer_to(recommended, resolved) is answer


@pytest.mark.parametrize(
    ("resolutions", "answer"),
    [
        (["That consideration of the report be deferred to the next meeting"], Answer.DEFERRED),
        (["the matter be referred to Cabinet"], Answer.REFERRED),
        (["That the report be noted", "That the fee be set"], None),
        (["That the Clerk be thanked"], None),
    ],
)
def test_one_resolution_may_settle_every_recommendation(resolutions, answer):
    assert fate_of_all(resolutions) is answer


@pytest.mark.parametrize(
    ("resolved", "to"),
    [
        ("That the report be deferred to the next meeting.", "the next meeting"),
        ("Referred the matter back to Cabinet, with thanks", "Cabinet"),
        ("That the report be noted", None),
    ],
)
def test_it_says_where_the_matter_goes(resolved, to):
    assert where_to(resolved) == to


def test_a_clause_of_which_some_parts_were_agreed_is_partly_accepted():
    parts = (Clause("(a)", "the plan"), Clause("(b)", "the fee"))

    assert is_partial(Clause("1", "Approve:", parts), Clause("1", "Approved:", parts[:1]))
    assert not is_partial(Clause("1", "Approve:", parts), Clause("1", "Approved:", parts))
