"""What an engine counts, suggests and lets pass where words are missing."""

import pytest

from app.search.audiences import Audience
from app.search.documents import Facet, Kind, Standing
from app.search.tree import Among, Beginning, Not, Some, Word
from tests.search.documents import a_day, a_document
from tests.search.engines import PUBLIC, keys, put, sought


def counts(engine, typed, *facets, **how):
    found = engine.search(sought(typed, counted=facets, **how))
    return {facet: dict(found.counts[facet]) for facet in facets}


@pytest.fixture
def register(engine):
    """Five decisions of two bodies, moved by two people."""
    put(
        engine,
        *(a_document(kind=Kind.RESOLUTION, body_id=1, people=(7, 8), movers=(7,)) for _ in "abc"),
        a_document(kind=Kind.MOTION, body_id=2, people=(8, 9), movers=(8,), outcome="lost"),
        a_document(kind=Kind.ITEM, body_id=2),
        a_document("Trees", kind=Kind.ITEM, body_id=3),
    )
    return engine


def test_every_facet_is_counted_over_all_that_is_found(register):
    counted = counts(register, "parks", *Facet, count=1)

    assert counted == {
        Facet.KIND: {"resolution": 3, "motion": 1, "item": 1},
        Facet.BODY: {"1": 3, "2": 2},
        Facet.YEAR: {"no date": 5},
        Facet.OUTCOME: {"lost": 1},
        Facet.PERSON: {"8": 4, "7": 3, "9": 1},
        Facet.MOVER: {"7": 3, "8": 1},
        Facet.SECONDER: {},
        Facet.STANDING: {},
    }


def test_the_most_frequent_value_comes_first(register):
    assert list(counts(register, "parks", Facet.PERSON)[Facet.PERSON]) == ["8", "7", "9"]


def test_a_facet_is_counted_among_what_the_other_choices_leave(register):
    chosen = {Facet.BODY: ("2",), Facet.KIND: ("motion",)}

    found = register.search(sought("parks", chosen=chosen, counted=[Facet.BODY, Facet.KIND]))

    assert found.total == 1
    assert found.counts[Facet.BODY] == {"2": 1}
    assert found.counts[Facet.KIND] == {"motion": 1, "item": 1}


def test_several_values_of_a_facet_find_what_holds_any(register):
    chosen = {Facet.KIND: ("motion", "item")}

    assert len(keys(register, "parks", chosen=chosen)) == 2
    assert len(keys(register, "parks", chosen={Facet.PERSON: ("7", "9")})) == 4
    assert keys(register, "parks", chosen={Facet.KIND: ("nothing",)}) == []


def test_a_value_asked_for_in_the_query_narrows_like_one_that_was_chosen(register):
    assert len(keys(register, Among(Facet.MOVER, ("7",)))) == 3
    assert len(keys(register, Not(Among(Facet.MOVER, ("7",))))) == 3
    assert keys(register, Among(Facet.SECONDER, ("7",))) == []


def test_nothing_is_counted_that_the_audience_may_not_find(engine):
    put(engine, a_document(body_id=1), a_document(body_id=1, audiences=("record",), outcome="lost"))

    assert counts(engine, "parks", Facet.BODY, Facet.OUTCOME) == {
        Facet.BODY: {"1": 1},
        Facet.OUTCOME: {},
    }


def test_standing_is_a_facet(engine):
    kept = a_document(standing=Standing.NOT_UNDONE)
    gone = a_document(standing=Standing.SUPERSEDED)
    put(engine, kept, gone, a_document())

    assert keys(engine, "in:force") == [kept.key]
    assert keys(engine, "parks in:superseded") == [gone.key]


def test_some_of_the_words_will_do_and_all_of_them_come_first(engine):
    everything = a_document("Parks", f"trees hedges {'walls ' * 200}")
    two = a_document("Parks trees", "trees parks")
    one = a_document("Parks parks")
    put(engine, one, two, everything)
    words = (Word("parks"), Word("trees"), Word("hedges"))

    assert keys(engine, Some(words, 1)) == [everything.key, two.key, one.key]
    assert keys(engine, Some(words, 2)) == [everything.key, two.key]
    assert keys(engine, Some(words, 3)) == [everything.key]


def test_of_two_alike_the_newer_comes_first_but_a_better_one_stays_before_it(engine):
    old = a_document("Trees and parks", on=a_day("2005-01-01"))
    new = a_document("Trees and parks", on=a_day("2024-01-01"))
    better = a_document("Parks parks", "Parks in parks", on=a_day("2015-01-01"))
    put(engine, old, new, better)

    assert keys(engine, "parks") == [better.key, new.key, old.key]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("par", True),
        ("parking ch", True),
        ("charges", True),
        ("Charges Par", True),
        ("zones", False),
        ("parking zo", False),
        ("eab 10/20", True),
        ("EAB 10/2017", True),
        ("10/2017", False),
    ],
)
def test_a_beginning_is_looked_for_in_titles_and_references(engine, typed, found):
    document = a_document("Parking charges", "New zones", cited=["EAB 10/2017"])
    put(engine, document, a_document("Trees"))

    assert keys(engine, Beginning(typed)) == ([document.key] if found else [])


def test_a_word_is_offered_that_is_spelt_much_like_one_that_nothing_holds(engine):
    put(engine, a_document("Consultation on parking"))

    assert engine.spellings("consultaton", PUBLIC)[0] == "consultation"
    assert engine.spellings("parkng", PUBLIC)[0] == "parking"
    assert engine.spellings("zebra", PUBLIC) == []


def test_no_word_is_offered_that_only_others_may_read(engine):
    put(engine, a_document("Canary", audiences=("record",)))

    assert engine.spellings("canari", PUBLIC) == []
    assert engine.spellings("canari", Audience(("record",), others=())) == ["canary"]
