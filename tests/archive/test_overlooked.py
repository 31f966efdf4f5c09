"""The last look at a source: a line that nothing tells of is listed."""

from app.archive.overlooked import overlooked, with_overlooked
from app.intake.minutes.presenting import as_json
from tests.archive.papers import minutes

PARSED = as_json(minutes())
LINES = "\n".join(
    [
        "Parks Committee, Tuesday 10 May 2016",
        "Item 2.Benches",
        "Yeas: | Nays: | Recuse:",
        "The rain stopped at noon",
        "Yeas: | Nays: | Recuse:",
    ]
)


def test_a_line_with_a_word_that_is_told_nowhere_is_listed_once_with_its_place():
    assert list(overlooked(LINES, PARSED)) == [
        (3, "Yeas: | Nays: | Recuse:"),
        (4, "The rain stopped at noon"),
    ]


def test_what_is_listed_is_told():
    listed = with_overlooked(PARSED, LINES)

    assert listed["doubts"][-1] == {"message": "Left out: “The rain stopped at noon”", "line": 4}
    assert list(overlooked(LINES, listed)) == []


def test_a_word_that_the_end_of_a_line_parts_is_told():
    told = PARSED | {"venue": "The part-exchanged hall"}

    assert list(overlooked("The part-\nexchanged hall", told)) == []
