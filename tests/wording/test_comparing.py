import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.comparing import Pair, answer_to, differences, match, same_in_substance
from app.wording.outcomes import Answer

ACCEPTED, AMENDED = Answer.ACCEPTED, Answer.AMENDED


@pytest.mark.parametrize(
    ("recommended", "resolved"),
    [
        ("Note the progress made", "Noted the progress made"),
        ("Notes the updates on the reviews.", "Noted the updates on the reviews"),
        (
            "Endorse the plan which is out for comment",
            "Endorsed the plan which is out for comment.",
        ),
        ("Support LA Maintained Schools", "Supported LA maintained schools;"),
        ("Note and endorse the action plan", "Noted and endorsed the action plan"),
        ("Review, amend and approve the list", "Reviewed, amended and approved the list"),
        ("Agree to consult on the draft", "Agreed to consult on the draft"),
        ("Agrees that the Chair be thanked", "Agreed that the Chair be thanked"),
        ("Formally adopt the strategy", "Formally adopted the strategy"),
        ("Set a balanced budget", "Set a balanced budget"),
        ("Refer the matter to Cabinet; and", "Referred the matter to Cabinet; and"),
        ("Does not approve the application", "Did not approve the application"),
        ("Give authority to the Leader", "Gave authority to the Leader"),
        ("agree the budget", "agreed the budget"),
        ("That the report be noted", "the report be noted."),
        ("Note the report", "the report be noted"),
        ("Approve and adopt the plan", "That the plan be approved and adopted."),
        ("Delegate authority to the Clerk", "authority be delegated to the Clerk"),
        ("the Panel notes the report", "That the Panel noted the report"),
        ("Note the report", "That the Panel noted the report"),
        ("note the report", "to note the report"),
        ("Implement (ii) above", "Implemented (2) above"),
        ("Work with partners to open the hall", "Worked with partners to open the hall"),
        ("Note the chair’s report – part 1", "Noted the chair's report - part 1"),
    ],
)
def test_the_form_of_a_verb_a_capital_or_a_full_stop_is_no_change(recommended, resolved):
    assert answer_to(recommended, resolved) is ACCEPTED


@pytest.mark.parametrize(
    ("recommended", "resolved"),
    [
        ("Endorse the plan", "Endorsed the plan, subject to funding"),
        ("Note the report", "Approved the report"),
        ("Agree to consult on the draft", "Agreed to consulted on the draft"),
        ("Set the fee at £5", "Set the fee at £6"),
        ("Implement (ii) above", "Implemented (3) above"),
        ("Schools be funded", "School be funded"),
    ],
)
def test_any_other_word_is_a_change(recommended, resolved):
    assert answer_to(recommended, resolved) is AMENDED


def test_the_difference_is_shown_and_nothing_else():
    assert differences("Endorse the Plan", "Endorsed the plan subject to funding.") == [
        ("", "subject to funding")
    ]
    assert differences("Set the fee at £5", "Set the fee at £6") == [("£5", "£6")]


def test_resolutions_are_paired_with_what_they_answer():
    pairs = match(
        ["Note the audit plan for the year", "Approve the rent of the market hall"],
        [
            "Noted the audit plan for the year",
            "Asked officers to write to the police",
            "Approved the rent of the market hall for one year only",
        ],
    )

    assert pairs == [Pair(0, 0, ACCEPTED), Pair(1, None, None), Pair(2, 1, AMENDED)]


def test_a_recommendation_left_unanswered_does_not_disturb_the_others():
    pairs = match(
        ["Note the plan", "Approve the new rent", "Thank the volunteers"],
        ["Noted the plan", "Thanked the volunteers"],
    )

    assert pairs == [Pair(0, 0, ACCEPTED), Pair(1, 2, ACCEPTED)]


def test_the_same_words_said_twice_are_paired_in_order():
    pairs = match(["Note the report", "Note the report"], ["Noted the report", "Noted the report"])

    assert [pair.recommendation for pair in pairs] == [0, 1]


@pytest.mark.parametrize(("before", "after"), [([], []), ([], ["Noted"]), (["Note"], [])])
def test_there_may_be_nothing_to_pair(before, after):
    assert [pair.recommendation for pair in match(before, after)] == [None] * len(after)


WORDS = "note the plan (ii) above, and £5 for parks; subject"
texts = st.lists(st.sampled_from(WORDS.split(" "))).map(" ".join)


@given(texts)
def test_a_text_is_always_the_same_as_itself(text):
    assert same_in_substance(text, text)
    assert same_in_substance(text, text.upper() + ".")
    assert differences(text, text) == []


@given(st.lists(texts, max_size=5), st.lists(texts, max_size=5))
def test_pairs_never_cross_and_never_share_a_recommendation(before, after):
    chosen = [p.recommendation for p in match(before, after) if p.recommendation is not None]

    assert chosen == sorted(set(chosen))
