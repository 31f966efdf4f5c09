import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.clauses import (
    DEEPEST,
    RECOMMENDED_STYLE,
    RESOLVED_STYLE,
    addresses_for,
    labels_for,
    parents_of,
    straightened,
)
from app.errors import RuleBroken

levels = st.lists(st.integers(-1, DEEPEST + 2), min_size=1, max_size=40).map(straightened)
printed = st.lists(
    st.sampled_from(["", "(1)", "(a)", "(2A)", "3.4", "–"]), min_size=40, max_size=40
)


def test_a_list_is_labelled_in_the_house_style_and_each_list_under_it_begins_again():
    labels = labels_for([1, 2, 2, 1, 2, 3], RESOLVED_STYLE)

    assert labels == ["(1)", "(a)", "(b)", "(2)", "(a)", "(i)"]


def test_a_single_clause_has_no_label():
    assert labels_for([1], RECOMMENDED_STYLE) == [""]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param([2], id="begins under nothing"),
        pytest.param([1, 3], id="skips a step"),
        pytest.param([0], id="above the top"),
        pytest.param([1, 2, 3, 4], id="too deep"),
    ],
)
def test_a_clause_stands_under_the_clause_above_it(wrong):
    with pytest.raises(RuleBroken, match="only one step deeper"):
        labels_for(wrong, RESOLVED_STYLE)


@given(levels)
def test_labels_differ_among_the_clauses_of_one_list(levels):
    labels = labels_for(levels, RESOLVED_STYLE)

    places = list(zip(parents_of(levels), labels, strict=True))

    assert len(set(places)) == len(places)


@given(levels, printed)
def test_no_two_addresses_are_alike_whatever_labels_are_printed(levels, printed):
    addresses = addresses_for(levels, printed[: len(levels)])

    assert len(set(addresses)) == len(levels)
    assert all(addresses)


@given(levels, printed, st.integers(1, 40))
def test_clauses_added_at_the_end_leave_the_addresses_before_them(levels, printed, kept):
    levels = levels[:kept]
    printed = printed[: len(levels)]

    longer = addresses_for([*levels, 1], [*printed, "(99)"])

    assert longer[:-1] == addresses_for(levels, printed)


@given(levels, printed, st.integers(2, 5))
def test_a_second_resolution_never_meets_the_addresses_of_the_first(levels, printed, block):
    printed = printed[: len(levels)]

    first, later = addresses_for(levels, printed), addresses_for(levels, printed, block)

    assert not set(first) & set(later)


@given(levels)
def test_the_levels_can_be_told_again_from_who_stands_under_whom(levels):
    parents = parents_of(levels)

    told: list[int] = []
    for parent in parents:
        told.append(1 if parent is None else told[parent] + 1)

    assert told == levels


@given(st.lists(st.integers(-2, 9)))
def test_straightened_levels_can_stand_and_good_ones_stay(levels):
    straight = straightened(levels)

    assert straightened(straight) == straight
    assert len(parents_of(straight)) == len(levels)


def test_addresses_are_read_aloud_from_the_labels():
    levels, labels = [1, 2, 2, 1], ["(1)", "(a)", "(b)", "(2)"]

    assert addresses_for(levels, labels) == ["1", "1.a", "1.b", "2"]
    assert addresses_for(levels, labels, block=2) == ["2-1", "2-1.a", "2-1.b", "2-2"]


def test_a_label_printed_twice_is_told_apart():
    assert addresses_for([1, 1, 1], ["(1)", "(1)", "(1)"]) == ["1", "1~2", "1~3"]
