"""Which tables are kept on one page, and which begin where they stand."""

import pytest

from app.word.holding import is_short, row
from app.word.outline import text

HEADER = (text("Name"), text("Vote"))
VOTE = (text("Councillor Ann Lee"), text("For"))
REPORT = (
    text("Plant"),
    text("The ground was frozen until March, so that nothing could be planted."),
)


@pytest.mark.parametrize(
    ("rows", "short"),
    [([VOTE] * 12, True), ([VOTE] * 13, False), ([VOTE, REPORT, VOTE], False)],
    ids=["a committee's vote", "a council's vote", "reports"],
)
def test_a_table_of_few_brief_rows_is_kept_whole(rows, short):
    assert is_short([HEADER, *rows]) is short


@pytest.mark.parametrize("count", [3, 5, 40])
def test_no_row_of_a_table_is_left_alone_by_the_end_of_a_page(count):
    whole = [row(place, count, short=True) for place in range(count)]
    parted = [row(place, count, short=False) for place in range(count)]

    assert whole == [True] * (count - 1) + [False]
    assert (parted[0], parted[1], parted[-2], parted[-1]) == (True, True, True, False)
    assert sum(parted) <= 3
