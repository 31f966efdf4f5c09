from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.documents import Facet
from app.search.query import Query, parse
from app.search.tree import (
    All,
    Among,
    Called,
    Dated,
    Either,
    Not,
    Phrase,
    Prefix,
    Reference,
    Word,
    marks,
)


def cited(key: str, wanted: object) -> Either:
    return Either((Reference(key), wanted))


def kind(value: str) -> Among:
    return Among(Facet.KIND, (value,))


def body(name: str) -> Called:
    return Called(Facet.BODY, name)


PARKING, CHARGES, PERMITS = Word("parking"), Word("charges"), Word("permits")
PARKING_CHARGES = All((PARKING, CHARGES))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        pytest.param("parking", cited("parking", PARKING), id="a word"),
        pytest.param("Parking CHARGES", cited("parking charges", PARKING_CHARGES), id="all words"),
        pytest.param(
            "parking AND charges", cited("parking and charges", PARKING_CHARGES), id="AND is idle"
        ),
        pytest.param(
            '"parking charges"', cited("parking charges", Phrase("parking charges")), id="a phrase"
        ),
        pytest.param(
            "“parking charges”", cited("parking charges", Phrase("parking charges")), id="curly"
        ),
        pytest.param(
            '"Zones of the town"',
            cited("zones of the town", Phrase("zones of the town")),
            id="small",
        ),
        pytest.param('"zones"', cited("zones", Phrase("zones")), id="a word as it stands"),
        pytest.param('"of the"', None, id="a phrase of small words alone"),
        pytest.param(
            "e-mail", cited("e mail", Phrase("e mail", quoted=False)), id="a hyphen makes a phrase"
        ),
        pytest.param(
            "What did we decide about parking charges?",
            cited("what did we decide about parking charges", PARKING_CHARGES),
            id="a question in a whole sentence",
        ),
        pytest.param(
            "who voted on parking -permits body:cabinet",
            All((Word("voted"), PARKING, Not(PERMITS), body("cabinet"))),
            id="a question that is narrowed",
        ),
        pytest.param(
            "what we do",
            cited("what we do", All((Word("what"), Word("we"), Word("do")))),
            id="a question about nothing",
        ),
        pytest.param(
            "our parking", cited("our parking", All((Word("our"), PARKING))), id="no question"
        ),
        pytest.param("parking -permits", All((PARKING, Not(PERMITS))), id="without a word"),
        pytest.param("parking NOT permits", All((PARKING, Not(PERMITS))), id="NOT in capitals"),
        pytest.param("-permits", Not(PERMITS), id="nothing but a refusal"),
        pytest.param(
            'parking -"parking permits"',
            All((PARKING, Not(Phrase("parking permits")))),
            id="without a phrase",
        ),
        pytest.param("consult*", Prefix("consult"), id="a beginning"),
        pytest.param("charges OR permits", Either((CHARGES, PERMITS)), id="either"),
        pytest.param(
            "parking charges OR permits",
            All((PARKING, Either((CHARGES, PERMITS)))),
            id="OR joins its neighbours",
        ),
        pytest.param(
            "parking (charges OR permits)",
            All((PARKING, Either((CHARGES, PERMITS)))),
            id="brackets",
        ),
        pytest.param("parking -(charges permits)", All((PARKING, Not(All((CHARGES, PERMITS)))))),
        pytest.param("the parking of", cited("the parking of", PARKING), id="small words"),
        pytest.param("", None, id="nothing"),
        pytest.param("   ", None, id="only space"),
        pytest.param("of the", None, id="only words that every page holds"),
        pytest.param("!?…", None, id="only marks"),
    ],
)
def test_what_is_typed_is_read_as_a_tree(typed, wanted):
    assert parse(typed) == Query(wanted)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("kind:resolution", kind("resolution")),
        ("KIND:Resolutions", kind("resolution")),
        ("kind:clause", kind("resolution")),
        ("kind:people", kind("person")),
        ('kind:"agenda item"', kind("item")),
        ("-kind:item", Not(kind("item"))),
        ("body:cabinet", body("cabinet")),
        ('body:"Education Advisory Board"', body("Education Advisory Board")),
        ("before:2018-05-01", Dated(until=date(2018, 4, 30))),
        ("after:2018-05-01", Dated(since=date(2018, 5, 2))),
        ("after:2018-02", Dated(since=date(2018, 3, 1))),
        ("before:2018", Dated(until=date(2017, 12, 31))),
        ("on:1/5/2018", Dated(date(2018, 5, 1), date(2018, 5, 1))),
        ("on:2020-02", Dated(date(2020, 2, 1), date(2020, 2, 29))),
        ("year:2017", Dated(date(2017, 1, 1), date(2017, 12, 31))),
        ("year:2017/18", Among(Facet.YEAR, ("2017/18",))),
        ("year:2017-2018", Among(Facet.YEAR, ("2017/18",))),
        ("year:2011-12", Among(Facet.YEAR, ("2011/12",))),
        ("year:2017-03", Dated(date(2017, 3, 1), date(2017, 3, 31))),
        ("outcome:deferred", Among(Facet.OUTCOME, ("deferred",))),
        ("outcome:accepted", Among(Facet.OUTCOME, ("accepted",))),
        ("outcome:amended", Among(Facet.OUTCOME, ("accepted as amended",))),
        ("outcome:rejected", Among(Facet.OUTCOME, ("not agreed",))),
        ("in:force", Among(Facet.STANDING, ("force",))),
        ("-in:superseded", Not(Among(Facet.STANDING, ("superseded",)))),
        ("mover:horton", Called(Facet.MOVER, "horton")),
        ('seconder:"ann lee"', Called(Facet.SECONDER, "ann lee")),
        ("person:lee person:day", All((Called(Facet.PERSON, "lee"), Called(Facet.PERSON, "day")))),
        (
            "kind:item kind:meeting",
            Either((kind("item"), kind("meeting"))),
        ),
        (
            "body:cabinet kind:item body:council",
            All((kind("item"), Either((body("cabinet"), body("council"))))),
        ),
    ],
)
def test_a_filter_may_be_typed_among_the_words(typed, wanted):
    assert parse(typed) == Query(wanted)


def test_a_filter_is_no_part_of_a_reference():
    assert parse("body:eab 10/2017 (2)") == Query(
        All((cited("10 2017 2", All((Phrase("10 2017", quoted=False), Word("2")))), body("eab")))
    )


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ('parking "charges', "a quotation mark without another"),
        ("parking (charges", "a bracket that was never closed"),
        ("parking charges)", "a bracket that was never opened"),
        ("parking OR", "OR needs a word on each side"),
        ("OR parking", "OR needs a word on each side"),
        ("parking NOT", "NOT needs a word after it"),
        ("parking before:soon", "“soon” is no day, month or year"),
        ("parking on:2017-02-30", "“2017-02-30” is no day, month or year"),
        ("parking before:0001", "“0001” is no day, month or year"),
        ("parking after:9999", "“9999” is no day, month or year"),
        ("parking kind:tree", "There is no kind called “tree” (there are resolution,"),
        ('parking body:""', "No body was named"),
        ('parking mover:""', "Nobody was named"),
        ("parking outcome:purple", "There is no outcome called “purple”"),
        ("parking in:cabinet", "stands force or superseded"),
        ("parking " + "(" * 50 + ")" * 50, "too many brackets"),
    ],
)
def test_what_is_no_query_is_searched_as_plain_words_and_the_reader_is_told(typed, why):
    found = parse(typed)

    assert why in found.note
    assert "a search for the plain words" in found.note
    assert "park" in marks(found.wanted).stems


@pytest.mark.parametrize("typed", ["TWP 122 b)", "TWP 122 2)", "parking iv) charges"])
def test_the_bracket_of_a_clause_label_was_never_opened_and_none_is_missed(typed):
    assert parse(typed).note == ""


@given(
    st.text(
        alphabet=st.sampled_from(list('ab1 "()-*:/.’“”–ORANDNOTkindbodybefore2017\0\n\\é')),
        max_size=60,
    )
)
def test_nothing_that_can_be_typed_is_an_error(typed):
    assert isinstance(parse(typed), Query)


@given(st.text(max_size=2000))
def test_no_text_however_odd_is_an_error(typed):
    assert isinstance(parse(typed), Query)
