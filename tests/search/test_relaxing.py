"""Where too little holds every word, what holds some of them is shown, and the page says so."""

import pytest

from app.database import db
from app.search.documents import Facet
from app.search.query import parse
from app.search.relaxing import in_any_form, relaxed, words_of
from app.search.tree import All, Called, Either, Not, Phrase, Reference, Some, Word
from tests.factories import a_body, a_person
from tests.search.conftest import KEEPER
from tests.search.stories import titles

OTTERS, STRAY = Word("otters"), Word("stray")


def some(*words: Word) -> Some:
    return Some(words, 1)


@pytest.mark.parametrize(
    ("typed", "fewer"),
    [
        ("otters stray", Either((Reference("otters stray"), some(OTTERS, STRAY)))),
        ("otters -stray", None),
        ("otters", None),
        ('"otters stray"', None),
        ("10/2017", None),
        ("body:eab otters", None),
        (
            "otters stray -body:eab",
            All(
                (
                    Either((Reference("otters stray"), some(OTTERS, STRAY))),
                    Not(Called(Facet.BODY, "eab")),
                )
            ),
        ),
        (
            'otters stray "far off" -home',
            All((some(OTTERS, STRAY), Phrase("far off"), Not(Word("home")))),
        ),
        (
            "body:eab otters stray",
            All(
                (
                    Either((Reference("otters stray"), some(OTTERS, STRAY))),
                    Called(Facet.BODY, "eab"),
                )
            ),
        ),
    ],
)
def test_words_may_be_missing_and_nothing_else(typed, fewer):
    assert relaxed(parse(typed).wanted) == fewer


@pytest.mark.parametrize(
    ("typed", "loose"),
    [
        ('"stays until ready"', Phrase("stays until ready", quoted=False)),
        ('"the otters"', Word("otters")),
        ('"the otters" stray -"of home"', All((Word("otters"), STRAY, Not(Phrase("of home"))))),
        ("otters", OTTERS),
    ],
)
def test_what_is_quoted_may_be_meant_in_any_form_and_what_is_refused_not(typed, loose):
    wanted = in_any_form(parse(typed).wanted)

    assert (wanted.of[1] if isinstance(wanted, Either) else wanted) == loose


def test_a_phrase_that_nothing_holds_finds_its_words_in_another_form(catch_up, look):
    db.session.add_all([a_body("Board of the River Otters"), a_body("River and Otter Board")])
    catch_up()

    assert titles(look('"the river otters"')) == ["Board of the River Otters"]
    assert not look('"the river otters"').note
    assert look('"rivers otter"').total == 2
    assert "word for word" in look('"rivers otter"').note
    assert look('"otter river"').total == 0
    assert look('"rivr otters"').did_you_mean == '"river otters"'


def test_words_parted_by_a_hyphen_are_words_each():
    assert words_of(parse("stray-otters otters").wanted) == [STRAY, OTTERS]


def test_results_with_some_of_the_words_are_said_to_be_such(catch_up, look):
    db.session.add_all([a_body("Otter Board"), a_body("Badger Board")])
    catch_up()

    found = look("otter badger")

    assert set(titles(found)) == {"Otter Board", "Badger Board"}
    assert found.note == "Nothing holds all of these words: these results hold some of them."


def test_a_question_is_answered_with_what_holds_all_of_it_first(catch_up, look):
    db.session.add_all([a_body("Otter Stream River Bank Board"), a_body("Otter Board")])
    catch_up()

    found = look("otter river bank board")

    assert titles(found) == ["Otter Stream River Bank Board", "Otter Board"]
    assert found.note.startswith("One result holds all of these words: they come first")


def test_two_words_that_something_holds_find_that_alone(catch_up, look):
    db.session.add_all([a_body("Otter Board"), a_body("Badger Board")])
    catch_up()

    found = look("otter board")

    assert (titles(found), found.note) == (["Otter Board"], "")


def test_a_word_that_nothing_holds_is_offered_in_another_spelling(catch_up, look):
    db.session.add(a_body("Consultation Board"))
    catch_up()

    assert look("consultaton board").did_you_mean == "consultation board"
    assert look("consultation board").did_you_mean == ""
    assert look("consultaton -board").did_you_mean == "consultation -board"


def test_of_two_spellings_the_one_that_stands_with_the_other_words_is_offered(catch_up, look):
    db.session.add_all([a_body("Heat Pumps Board"), a_body("Here Board"), a_body("Pumps Group")])
    catch_up()

    assert look("heet pumps").did_you_mean == "heat pumps"


def test_no_name_is_offered_that_the_reader_may_not_know(catch_up, look):
    db.session.add(a_person("Zacharias Hidden"))
    catch_up()

    assert look("zacarias").did_you_mean == ""
    assert look("zacarias", KEEPER).did_you_mean == "zacharias"
