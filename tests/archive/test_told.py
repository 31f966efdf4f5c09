"""Lines of a paper that say nothing but what became a field are not left out."""

from datetime import time

import pytest

from app.archive.kept import minutes_from
from app.archive.times import times_in
from app.archive.told import left_out
from app.intake.minutes.parsed import Doubt
from app.intake.minutes.presenting import as_json
from tests.archive.papers import minutes

PARSED = as_json(minutes())


def is_left(message, parsed=PARSED, at=()):
    return bool(list(left_out([{"message": message, "line": 1}], parsed, at)))


@pytest.mark.parametrize(
    "line",
    [
        "MINUTES OF THE MEETING OF THE PARKS COMMITTEE",
        "held in the Town Hall on Tuesday, 10th May 2016",
        "HELD IN THE TOWN HALL ON TUESDAY, 10TH MAY 2016",
        "PRESENT IN THE CHAIR:",
        "Present: Councillors Ann Lee (Chair), Bob Day and C. Moss",
        "In attendance: Ms Eve Hart, Clerk",
        "Apologies were received from Cllr Dee Fox",
        "Seconded by Cllr Day",
        "|Yeas:|Nays:|Absent:|",
        "MARSH END COUNCIL",
    ],
)
def test_what_became_a_field_is_not_left_out(line):
    assert not is_left(f"Left out: “{line}”")


@pytest.mark.parametrize(
    "line",
    [
        "Apologies were received from Cllr Ann Lee",  # who is told as present, and not as away
        "Present: Councillor Gil Oak",
        "Ten residents were present",
        "held in the Town Hall on Tuesday, 10th May 2016 at 7.30 pm",  # unless the hour is known
    ],
)
def test_what_says_more_is_left_out(line):
    assert is_left(f"Left out: “{line}”")


def test_page_numbers_are_nothing_to_look_at_but_other_marks_are():
    assert not is_left("Left out as marks of the page: Page 2 of 4 3")
    assert is_left("Left out as marks of the page: Scanned page 2 3")
    assert is_left("What became of this motion is not printed")


def test_the_hour_behind_the_day_is_when_it_began():
    line = "Left out: “held in the Town Hall on Tuesday, 10 May 2016 at 7.30 pm”"
    parsed = as_json(minutes(doubts=(Doubt(line, 3),)))

    starts, _ = times_in(minutes_from(parsed))

    assert starts == time(19, 30)
    assert not is_left(line, parsed, [starts])
