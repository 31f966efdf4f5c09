from datetime import date

import pytest

from app.agenda.numbering import (
    correct_number,
    number_minutes,
    proposed_numbers,
    take_back_numbers,
)
from app.agenda.operations import add_heading, approve_minutes, record_order_taken
from app.bodies.models import NumberSeries
from app.bodies.rules import SeriesReset
from app.errors import RuleBroken
from tests.factories import NOW, a_body, a_meeting, an_item, numbered, published


def a_board(pattern="{n}/{yyyy}", reset=SeriesReset.CALENDAR_YEAR, code="EAB"):
    body = a_body(code=code)
    body.series = NumberSeries(pattern=pattern, reset=reset)
    return body


def with_items(body, held_on, count):
    meeting = a_meeting(body=body, held_on=held_on)
    for _ in range(count):
        an_item(meeting=meeting)
    return meeting


def labels(meeting):
    return [item.minute.label if item.minute else None for item in meeting.items]


def test_the_next_meeting_goes_on_where_the_last_one_stopped():
    """The board of the handbook’s section 0: six minutes in February, so the next is 7."""
    board = a_board("{n}")
    february = with_items(board, date(2017, 2, 2), 6)
    used = numbered(february)
    july = with_items(board, date(2017, 7, 11), 4)

    number_minutes(july, used, {})

    assert labels(july) == ["7", "8", "9", "10"]


def test_numbers_follow_the_order_taken():
    board = a_board("{n}")
    meeting = with_items(board, date(2017, 7, 11), 5)
    record_order_taken(meeting, {meeting.items[3]: 5, meeting.items[4]: 4})

    number_minutes(meeting, [], {}, first=7)

    assert labels(meeting) == ["7", "8", "9", "11", "10"]


def test_headings_get_no_number():
    meeting = with_items(a_board(), date(2017, 2, 2), 1)
    add_heading(meeting, "Part two", date(2017, 1, 1))
    an_item(meeting=meeting, number="2")

    number_minutes(meeting, [], {})

    assert labels(meeting) == ["1/2017", None, "2/2017"]


@pytest.mark.parametrize(
    ("pattern", "first", "held_on", "annual", "label"),
    [
        pytest.param(
            "{code}{n}/{yy}",
            146,
            date(2015, 3, 25),
            {2014: date(2014, 5, 20), 2015: date(2015, 5, 19)},
            "PLA146/14",
            id="Tunbridge Wells",
        ),
        pytest.param(
            "{yy}/{n}", 17, date(2026, 9, 29), {2026: date(2026, 5, 19)}, "26/17", id="year first"
        ),
    ],
)
def test_a_municipal_year_gives_the_label(pattern, first, held_on, annual, label):
    board = a_board(pattern, SeriesReset.MUNICIPAL_YEAR, "PLA")
    meeting = with_items(board, held_on, 1)

    number_minutes(meeting, [], annual, first)

    assert labels(meeting) == [label]


def test_a_calendar_year_begins_again_at_one():
    board = a_board("{n}")
    used = numbered(with_items(board, date(2016, 9, 30), 3))
    february = with_items(board, date(2017, 2, 2), 1)

    number_minutes(february, used, {})

    assert labels(february) == ["1"]


def test_the_numbers_can_be_seen_before_they_are_given():
    meeting = with_items(a_board(), date(2017, 2, 2), 2)

    proposed = proposed_numbers(meeting, [], {}, first=7)

    assert [number.label for number in proposed.values()] == ["7/2017", "8/2017"]
    assert labels(meeting) == [None, None]


def test_a_number_that_was_used_is_not_proposed_again():
    board = a_board()
    used = numbered(with_items(board, date(2017, 2, 2), 6))
    meeting = with_items(board, date(2017, 7, 11), 1)

    with pytest.raises(RuleBroken, match="Minute number 4 has been used already"):
        proposed_numbers(meeting, used, {}, first=4)
    with pytest.raises(RuleBroken, match="begin at 1"):
        proposed_numbers(meeting, used, {}, first=0)


def test_only_what_has_no_number_is_numbered():
    meeting = with_items(a_board(), date(2017, 2, 2), 1)
    used = numbered(meeting)
    an_item(meeting=meeting)

    number_minutes(meeting, used, {})

    assert labels(meeting) == ["1/2017", "2/2017"]
    assert meeting.items[0].minute is used[0]


def test_a_minute_left_out_becomes_10a():
    meeting = with_items(a_board(), date(2017, 2, 2), 2)
    used = numbered(meeting, first=10)

    correct_number(meeting.items[1], 10, "a", used)

    assert labels(meeting) == ["10/2017", "10A/2017"]


@pytest.mark.parametrize(
    ("number", "suffix", "why"),
    [
        pytest.param(1, "", "Number 1 has been used already", id="used"),
        pytest.param(0, "", "begin at 1", id="nought"),
        pytest.param(2, "2", "may be a letter", id="no letter"),
    ],
)
def test_a_number_that_cannot_be_is_refused(number, suffix, why):
    meeting = with_items(a_board(), date(2017, 2, 2), 2)
    used = numbered(meeting)

    with pytest.raises(RuleBroken, match=why):
        correct_number(meeting.items[1], number, suffix, used)

    assert labels(meeting) == ["1/2017", "2/2017"]


def test_a_minute_without_a_number_has_none_to_correct():
    with pytest.raises(RuleBroken, match="has no number yet"):
        correct_number(an_item(), 1, "", [])


def test_published_numbers_are_never_changed_nor_taken_back():
    meeting = with_items(a_board(), date(2017, 2, 2), 1)
    used = numbered(meeting)
    published(meeting)

    with pytest.raises(RuleBroken, match="was published, so it stays"):
        correct_number(meeting.items[0], 5, "", used)
    with pytest.raises(RuleBroken, match="were published, so they stay"):
        take_back_numbers(meeting)

    assert labels(meeting) == ["1/2017"]


def test_unpublished_numbers_are_taken_back_and_given_again():
    meeting = with_items(a_board(), date(2017, 2, 2), 2)
    numbered(meeting)

    take_back_numbers(meeting)
    assert labels(meeting) == [None, None]
    numbered(meeting, first=7)

    assert labels(meeting) == ["7/2017", "8/2017"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda m: number_minutes(m, [], {}), id="number"),
        pytest.param(take_back_numbers, id="take back"),
        pytest.param(lambda m: correct_number(m.items[0], 1, "", []), id="correct"),
    ],
)
def test_numbers_are_closed_once_the_minutes_are_approved(change):
    meeting = with_items(a_board(), date(2017, 2, 2), 1)
    approve_minutes(meeting, None, NOW)

    with pytest.raises(RuleBroken, match="are approved and cannot be changed"):
        change(meeting)
