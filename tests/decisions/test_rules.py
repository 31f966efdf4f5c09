import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.rules import (
    Choice,
    Method,
    Result,
    Tally,
    check_votes_fit,
    decide,
    vote_in_words,
)
from app.errors import RuleBroken

CARRIED, LOST = Result.CARRIED, Result.LOST


@pytest.mark.parametrize(
    ("tally", "casting_vote", "result"),
    [
        pytest.param(Tally(22, 1, 2), None, CARRIED, id="handbook rule 20, 22-1-2"),
        pytest.param(Tally(26, 32, 0), None, LOST, id="handbook rule 20, 26-32-0"),
        pytest.param(Tally(6, 6, 1), Choice.FOR, CARRIED, id="handbook rule 21, Chair for"),
        pytest.param(Tally(6, 6, 1), Choice.AGAINST, LOST, id="tie, Chair against"),
        pytest.param(Tally(6, 6, 1), None, LOST, id="tie, casting vote not used"),
        pytest.param(Tally(1, 0, 9), None, CARRIED, id="abstentions do not count"),
        pytest.param(Tally(), None, LOST, id="nobody voted"),
    ],
)
def test_a_majority_of_those_voting_decides(tally, casting_vote, result):
    assert decide(tally, casting_vote) is result


def test_the_chair_has_a_casting_vote_only_in_a_tie():
    with pytest.raises(RuleBroken, match="only when the vote is tied"):
        decide(Tally(7, 6), Choice.FOR)


def test_a_casting_vote_is_no_abstention():
    with pytest.raises(RuleBroken, match="for or against"):
        decide(Tally(6, 6), Choice.ABSTAIN)


def test_more_votes_than_voters_are_refused_with_both_numbers():
    check_votes_fit(Tally(22, 1, 2), 27)

    with pytest.raises(RuleBroken, match="28 votes is more than the 27 voting members present"):
        check_votes_fit(Tally(20, 6, 2), 27)


def test_votes_where_nobody_is_recorded_as_present_ask_for_the_attendance():
    with pytest.raises(RuleBroken, match="enter the attendance first"):
        check_votes_fit(Tally(3, 0), 0)


def test_votes_cannot_be_fewer_than_none():
    with pytest.raises(RuleBroken, match="fewer than none"):
        check_votes_fit(Tally(3, -1), 5)


@given(st.lists(st.sampled_from(Choice)))
def test_a_tally_sums_to_the_voters(choices):
    assert Tally.of(choices).total == len(choices)


@given(st.integers(0, 60), st.integers(0, 60), st.sampled_from([None, Choice.FOR, Choice.AGAINST]))
def test_turning_every_vote_round_turns_the_result_unless_it_is_an_unbroken_tie(ayes, noes, cast):
    tally, turned = Tally(ayes, noes), Tally(noes, ayes)
    turn = {Choice.FOR: Choice.AGAINST, Choice.AGAINST: Choice.FOR, None: None}
    cast = cast if tally.is_tied else None

    same = decide(tally, cast) is decide(turned, turn[cast])

    assert same == (tally.is_tied and cast is None)


@pytest.mark.parametrize(
    ("method", "result", "tally", "casting_vote", "sentence"),
    [
        (
            Method.SHOW_OF_HANDS,
            CARRIED,
            Tally(6, 3, 1),
            None,
            "Carried: 6 for, 3 against, 1 abstention",
        ),
        (Method.SHOW_OF_HANDS, CARRIED, Tally(6, 3), None, "Carried: 6 for, 3 against"),
        (Method.RECORDED, LOST, Tally(26, 32, 0), None, "Lost: 26 for, 32 against, no abstentions"),
        (
            Method.RECORDED,
            CARRIED,
            Tally(21, 15, 2, 1),
            None,
            "Carried: 21 for, 15 against, 2 abstentions, 1 not voting",
        ),
        (
            Method.SHOW_OF_HANDS,
            CARRIED,
            Tally(6, 6, 1),
            Choice.FOR,
            "Carried on the Chair’s casting vote: 6 for, 6 against, 1 abstention",
        ),
        (
            Method.SHOW_OF_HANDS,
            LOST,
            Tally(6, 6),
            None,
            "Lost: 6 for, 6 against; no casting vote was given",
        ),
        (Method.ASSENT, CARRIED, None, None, "Carried by assent"),
        (Method.SHOW_OF_HANDS, LOST, None, None, "Lost on a show of hands"),
    ],
)
def test_a_vote_is_put_into_words(method, result, tally, casting_vote, sentence):
    assert vote_in_words(method, result, tally, casting_vote) == sentence
