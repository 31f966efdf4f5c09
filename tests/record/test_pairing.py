from hypothesis import given
from hypothesis import strategies as st

from app.decisions.rules import Outcome
from app.record.pairing import ClauseShown, pairs


def recommended(key: int, outcome: Outcome | None = None) -> ClauseShown:
    return ClauseShown(id=key, level=1, label=f"({key})", text="Note it", outcome=outcome)


def resolved(key: int, answers: int | None = None, outcome=Outcome.ACCEPTED) -> ClauseShown:
    return ClauseShown(
        id=key, level=1, label="", text="Noted it", outcome=outcome, recommended_id=answers
    )


def shape(rows) -> list[tuple[int | None, list[int]]]:
    return [
        (row.recommended.id if row.recommended else None, [clause.id for clause in row.resolved])
        for row in rows
    ]


def test_each_answer_stands_beside_what_it_answers():
    rows = pairs([recommended(1), recommended(2)], [resolved(7, 1), resolved(8, 2)])

    assert shape(rows) == [(1, [7]), (2, [8])]


def test_two_answers_to_one_recommendation_share_its_row():
    rows = pairs([recommended(1)], [resolved(7, 1), resolved(8, 1)])

    assert shape(rows) == [(1, [7, 8])]


def test_a_clause_added_at_the_meeting_keeps_its_place_among_the_resolved():
    rows = pairs(
        [recommended(1), recommended(2)], [resolved(6), resolved(7, 1), resolved(8), resolved(9, 2)]
    )

    assert shape(rows) == [(None, [6]), (1, [7]), (None, [8]), (2, [9])]


def test_an_answer_to_what_is_not_shown_stands_alone():
    assert shape(pairs([], [resolved(7, 1)])) == [(None, [7])]


def test_the_outcome_is_that_of_the_first_answer_and_else_its_own():
    answered, settled, open_ = pairs(
        [recommended(1, Outcome.DEFERRED), recommended(2, Outcome.WITHDRAWN), recommended(3)],
        [resolved(7, 1, None), resolved(8, 1, Outcome.AMENDED)],
    )

    assert answered.outcome is Outcome.AMENDED
    assert settled.outcome is Outcome.WITHDRAWN
    assert open_.outcome is None


@given(
    count=st.integers(0, 6), answers=st.lists(st.one_of(st.none(), st.integers(1, 9)), max_size=8)
)
def test_no_clause_is_lost_or_shown_twice(count, answers):
    before = [recommended(key) for key in range(1, count + 1)]
    after = [resolved(100 + place, answer) for place, answer in enumerate(answers)]

    rows = pairs(before, after)

    assert [row.recommended for row in rows if row.recommended] == before
    assert sorted(c.id for row in rows for c in row.resolved) == [clause.id for clause in after]
