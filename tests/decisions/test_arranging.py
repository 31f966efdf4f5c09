import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.arranging import rearranged
from app.decisions.clauses import check_levels, straightened

levels = st.lists(st.integers(1, 3), max_size=12).map(straightened)
verbs = st.sampled_from(["up", "down", "in", "out", "remove"])


@pytest.mark.parametrize(
    ("press", "before", "after"),
    [
        pytest.param("add", [], [(None, 1)], id="the first row"),
        pytest.param("add", [1, 2], [(0, 1), (1, 2), (None, 2)], id="another of the same kind"),
        pytest.param("up-1", [1, 1], [(1, 1), (0, 1)], id="up"),
        pytest.param("up-0", [1, 1], [(0, 1), (1, 1)], id="the top row stays"),
        pytest.param(
            "up-2", [1, 2, 1, 2], [(2, 1), (3, 2), (0, 1), (1, 2)], id="up with what stands under"
        ),
        pytest.param("up-1", [1, 2], [(0, 1), (1, 2)], id="never out of its own list"),
        pytest.param("down-0", [1, 2, 1], [(2, 1), (0, 1), (1, 2)], id="down"),
        pytest.param("down-1", [1, 2, 1], [(0, 1), (1, 2), (2, 1)], id="the last of its list"),
        pytest.param("in-1", [1, 1], [(0, 1), (1, 2)], id="in"),
        pytest.param("in-0", [1, 1], [(0, 1), (1, 1)], id="the first row stands under nothing"),
        pytest.param("in-1", [1, 2], [(0, 1), (1, 2)], id="one step at the most"),
        pytest.param(
            "in-1", [1, 1, 2, 3], [(0, 1), (1, 1), (2, 2), (3, 3)], id="not past the deepest"
        ),
        pytest.param("out-1", [1, 2, 3], [(0, 1), (1, 1), (2, 2)], id="out"),
        pytest.param("out-0", [1], [(0, 1)], id="out of nothing"),
        pytest.param("remove-0", [1, 2, 2], [(1, 1), (2, 1)], id="what stood under it stays"),
        pytest.param("remove-0", [1], [], id="the last row"),
        pytest.param("save", [1, 2], [(0, 1), (1, 2)], id="another word"),
        pytest.param("up-9", [1], [(0, 1)], id="a row that is not there"),
        pytest.param("up-x", [1], [(0, 1)], id="no row"),
    ],
)
def test_a_button_rearranges_the_rows(press, before, after):
    assert rearranged(press, before) == after


@given(levels, verbs, st.integers(0, 12))
def test_no_button_loses_a_row_or_breaks_the_levels(levels, verb, number):
    after = rearranged(f"{verb}-{number}", levels)

    gone = {number} if verb == "remove" and number < len(levels) else set()
    assert {row for row, _ in after} == set(range(len(levels))) - gone
    check_levels([level for _, level in after])


@given(levels, levels, st.integers(0))
def test_moving_up_and_down_again_changes_nothing(before, after, choice):
    levels = [1, *before, 1, *after]
    top = [row for row, level in enumerate(levels) if level == 1][1:]
    number = top[choice % len(top)]

    up = rearranged(f"up-{number}", levels)
    place = [row for row, _ in up].index(number)
    back = rearranged(f"down-{place}", [level for _, level in up])

    assert place < number
    assert [up[row][0] for row, _ in back] == list(range(len(levels)))
