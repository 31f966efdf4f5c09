"""When the meeting closed belongs to the meeting, and not to its last item."""

import pytest

from app.archive.kept import minutes_from
from app.archive.times import times_in
from app.intake.minutes.presenting import as_json
from tests.intake.minutes.reading import read

HEAD = """Minutes of the Parks Committee held on 4 May 2026

Present: Cllr Able, Cllr Baker

1. Ponds

Received.

"""


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("The meeting closed at 9.15 pm.", "21:15"),
        ("There being no further business, the meeting was declared closed at 8.05pm", "20:05"),
        ("The Chair closed the meeting at 10.20 a.m.", "10:20"),
        ("Meeting ended: 20:40", "20:40"),
        ("(The meeting concluded at 11.47 am)", "11:47"),
        ("The Committee rose at 12 noon.", "12:00"),
        (
            "There being no other business to transact, the Chairman closed the meeting at 9.05pm.",
            "21:05",
        ),
    ],
)
@pytest.mark.parametrize("signed", ["", "\n\nSigned: ................\n\nChair\n\nDate:"])
def test_a_closing_time_is_of_the_meeting(printed, at, signed):
    minutes = read(f"{HEAD}2. Lamps\n\nTwo lamps are out.\n\n{printed}{signed}\n")

    assert minutes.closing == printed
    assert minutes.items[-1].discussion[0].text == "Two lamps are out."
    assert not any(printed in piece.text for piece in minutes.items[-1].discussion)
    assert not any(printed in doubt.message for doubt in minutes.doubts)
    assert str(times_in(minutes)[1])[:5] == at
    assert minutes_from(as_json(minutes)).closing == printed


def test_what_is_said_before_it_in_one_paragraph_stays():
    minutes = read(f"{HEAD}2. Lamps\n\nTwo lamps are out. The meeting closed at 9.15 pm.\n")

    assert [piece.text for piece in minutes.items[-1].discussion] == ["Two lamps are out."]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Close of the meeting", "The meeting closed at 9.15 pm."),
        ("Meeting closed", "The meeting closed at 9.15 pm."),
        ("Closing", "There being no further business the meeting closed at 9.15 pm."),
        ("Lamps", "The meeting closed to the public at 9.15 pm."),
        ("Lamps", "The public meeting on lamps closed at 9.15 pm and all went home."),
        ("Lamps", "The Chair thanked the lamplighter and closed the meeting at 9.15 pm."),
        ("Lamps", "The meeting was adjourned until 9.15 pm."),
        ("Lamps", "The meeting closed at the usual hour."),
    ],
)
def test_what_says_more_or_has_an_item_of_its_own_stays(title, printed):
    minutes = read(f"{HEAD}2. {title}\n\n{printed}\n")

    assert minutes.closing == ""
    assert [piece.text for piece in minutes.items[-1].discussion] == [printed]
    assert "closing" not in as_json(minutes)


def test_an_item_on_closing_a_lane_is_not_about_the_close():
    minutes = read(f"{HEAD}2. Closure of Mill Lane\n\nNoted.\n\nThe meeting closed at 9.15 pm.\n")

    assert minutes.closing == "The meeting closed at 9.15 pm."
