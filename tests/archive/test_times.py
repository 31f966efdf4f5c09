from datetime import time

import pytest

from app.archive.times import times_in
from app.intake.minutes.parsed import Doubt, Item, Minutes, Piece


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("held on Tuesday 12 March 2019 at 6.30 pm in the Council Chamber", time(18, 30)),
        ("Monday 4 May 2026, 7 p.m.", time(19, 0)),
        ("held on 13.03.2019 at 10:00 a.m.", time(10, 0)),
        ("Held at the Hall at 19:30 on 3/4/2019", time(19, 30)),
        ("held on Tuesday 12 March 2019 at 7.30", None),
        ("held on 13.03.2019", None),
    ],
)
def test_a_meeting_begins_when_its_heading_says(printed, at):
    assert times_in(Minutes(doubts=(Doubt(f"Left out: “{printed}”", 2),)))[0] == at


def test_when_it_closed_is_not_when_it_began():
    closed = Item("Close", 9, discussion=(Piece("paragraph", "The meeting closed at 8.15 pm.", 9),))

    assert times_in(Minutes(items=(closed,))) == (None, time(20, 15))
