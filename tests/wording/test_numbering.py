import pytest

from app.wording.numbering import letter, roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (14, "xiv"),
        (29, "xxix"),
        (39, "xxxix"),
        (40, "xl"),
        (94, "xciv"),
    ],
)
def test_roman_numerals_are_those_of_lists(number, numeral):
    assert roman(number) == numeral


@pytest.mark.parametrize(("number", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_begin_again_doubled(number, letters):
    assert letter(number) == letters
