import pytest

from app.agenda.rules import (
    Part,
    check_grounds,
    check_item_number,
    check_number_suffix,
    check_restriction,
    check_revision,
    join_paragraphs,
    split_paragraphs,
)
from app.errors import RuleBroken


@pytest.mark.parametrize("number", ["4", "4a", "5.1", "A1", "12.3.1", " 7 "])
def test_agenda_numbers_as_councils_print_them(number):
    assert check_item_number(number) == number.strip()


@pytest.mark.parametrize("number", ["", "a", "4 a", "4..1", "IV", "-1", "4aa"])
def test_what_is_no_agenda_number_is_refused(number):
    with pytest.raises(RuleBroken, match="Enter an agenda number"):
        check_item_number(number)


@pytest.mark.parametrize(("typed", "kept"), [("a", "A"), (" ", ""), ("ab", "AB")])
def test_the_letter_after_a_minute_number_is_a_capital(typed, kept):
    assert check_number_suffix(typed) == kept


def test_an_open_and_a_confidential_item_need_no_grounds():
    check_grounds(Part.OPEN, [], "")
    check_grounds(Part.CONFIDENTIAL, [], "")


def test_only_open_papers_need_no_reason():
    check_restriction(Part.OPEN, "")
    check_restriction(Part.CONFIDENTIAL, "By order of a court")
    with pytest.raises(RuleBroken, match="Say why"):
        check_restriction(Part.CONFIDENTIAL, "")


def test_a_save_from_the_current_text_is_taken():
    check_revision(3, 3)
    with pytest.raises(RuleBroken):
        check_revision(2, 3)


def test_paragraphs_are_kept_once_and_in_order():
    assert join_paragraphs([3, 1, 3]) == "1,3"
    assert split_paragraphs("1,3") == [1, 3]
    assert split_paragraphs("") == []
