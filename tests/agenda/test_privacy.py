"""Personal data is marked with {{ and }}, and what is between them is for few to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda.privacy import as_read, check_marks, withheld, withheld_anywhere
from app.errors import RuleBroken


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("Nothing marked", "Nothing marked"),
        ("Mr {{Lee}} spoke", "Mr [name withheld] spoke"),
        ("{{Lee}} and {{Ray}}", "[name withheld] and [name withheld]"),
        ("a passage {{over\ntwo lines}} ends", "a passage [name withheld] ends"),
        ("never {{closed, so all is hidden", "never [name withheld]"),
        ("{{Lee}}(the owner)", "[name withheld] (the owner)"),
    ],
)
def test_the_public_read_in_its_place_that_a_name_is_withheld(text, public):
    assert withheld(text) == public
    assert as_read(text, private=False) == public


def test_those_who_may_read_it_see_no_marks():
    assert as_read("Mr {{Lee}} spoke", private=True) == "Mr Lee spoke"


@given(before=st.text("ab {}"), secret=st.text("xyz", min_size=1), after=st.text("ab {}"))
def test_nothing_between_marks_is_ever_left(before, secret, after):
    assert secret not in withheld(f"{before}{{{{{secret}}}}}{after}")


def test_on_a_page_an_open_end_hides_no_more_than_its_words():
    assert withheld_anywhere("<p>{{Lee</p><p>Ray</p>") == "<p>[name withheld]</p><p>Ray</p>"


@pytest.mark.parametrize("text", ["{{Lee", "Lee}}", "{{Lee}", "{{Lee {{Ray}}"])
def test_a_mark_without_its_other_half_is_refused(text):
    with pytest.raises(RuleBroken, match="personal data"):
        check_marks("Fine", text)


def test_marks_in_pairs_will_do():
    check_marks("{{Lee}} and {{Ray}}", "none")
