"""A button says what pressing it does."""

import pytest

from app.archive.answers import RIGHT, answers_to
from app.archive.likeness import Sureness
from tests.factories import a_person

LEE = a_person("Ann Lee", title="Councillor")


@pytest.mark.parametrize(
    ("message", "field", "how", "yes", "otherwise"),
    [
        ("No day", "date", {}, "", "Say on what day it was held"),
        ("No body", "body", {}, "", "Say whose minutes these are"),
        ("Is it?", "body", {"sureness": Sureness.LIKELY}, "Yes, it is that body", "Say whose"),
        ("Left out: “x”", "", {}, "Leave it out", "Put it into the minutes"),
        ("Is it?", "present.0", {"person": LEE}, "Yes, Councillor Ann Lee", "Somebody else"),
        ("New?", "present.0", {"person": LEE, "is_new": True}, "Yes, Councillor Ann Lee, som", ""),
        ("Votes?", "items.1", {}, RIGHT, "Correct it"),
    ],
)
def test_the_answers_to_a_doubt_are_in_words(message, field, how, yes, otherwise):
    found = answers_to(
        message, field, **{"sureness": Sureness.LOOK, "person": None, "is_new": False} | how
    )

    assert found.yes.startswith(yes)
    assert bool(found.yes) == bool(yes)
    assert found.otherwise.startswith(otherwise)
