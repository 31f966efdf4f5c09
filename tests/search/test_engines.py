"""What words and choices find, in every engine."""

from datetime import date

import pytest

from app.search.documents import Facet, Kind
from app.search.tree import Among, Dated
from tests.search.documents import a_day, a_document
from tests.search.engines import keys, put


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("parking", True, id="a word of the title"),
        pytest.param("zones", True, id="a word of the text"),
        pytest.param("PARKED zone", True, id="other forms of the words"),
        pytest.param("parking trees", False, id="all words must be there"),
        pytest.param("parking OR trees", True, id="either"),
        pytest.param("trees OR hedges", False, id="neither"),
        pytest.param('"two new zones"', True, id="a phrase"),
        pytest.param('"two zones"', False, id="no phrase"),
        pytest.param('"Zones for residents"', True, id="a phrase with a small word"),
        pytest.param('"zones residents"', False, id="a phrase without its small word"),
        pytest.param('"zones to residents"', False, id="a phrase with another small word"),
        pytest.param('"two new zone"', False, id="a phrase in another form"),
        pytest.param('"zones"', True, id="a word as it stands"),
        pytest.param('"zone"', False, id="a word in another form"),
        pytest.param('"near Sian Road"', True, id="a phrase without its accent"),
        pytest.param('"committee TTC"', False, id="a phrase across two names"),
        pytest.param('"transport committee" parking', True, id="a phrase beside a word"),
        pytest.param('parking -"new zones"', False, id="without a phrase it has"),
        pytest.param('parking -"new zone"', True, id="without a phrase in another form"),
        pytest.param('"zones parking"', False, id="a phrase in another order"),
        pytest.param('"charges agreed"', False, id="a phrase across title and text"),
        pytest.param("parking -zones", False, id="without a word it has"),
        pytest.param("parking -trees", True, id="without a word it has not"),
        pytest.param("-trees", True, id="only a refusal"),
        pytest.param("-zones", False, id="only a refusal, of a word it has"),
        pytest.param("-trees -hedges", True, id="two refusals"),
        pytest.param("residen*", True, id="a beginning"),
        pytest.param("residents*", True, id="a whole word as a beginning"),
        pytest.param("trees*", False, id="no beginning"),
        pytest.param("parking (trees OR zones)", True, id="brackets"),
        pytest.param("parking -(trees zones)", True, id="not both"),
        pytest.param("transport parking", True, id="a name of the body counts as a word"),
        pytest.param("TTC zones", True, id="and so does its code"),
        pytest.param("sian", True, id="without the accent"),
        pytest.param("Siân’s", True, id="with the accent"),
        pytest.param("the zones of", True, id="small words are passed over"),
    ],
)
def test_words_find_what_they_say(engine, typed, found):
    document = a_document(
        "Parking charges",
        "Agreed two new zones for residents near Siân Road.",
        names=("Traffic and Transport Committee", "TTC"),
    )
    put(engine, document)

    assert keys(engine, typed) == ([document.key] if found else [])


@pytest.mark.parametrize(
    ("node", "found"),
    [
        (Among(Facet.KIND, ("resolution",)), True),
        (Among(Facet.KIND, ("item",)), False),
        (Among(Facet.BODY, ("3",)), True),
        (Among(Facet.BODY, ("2", "3")), True),
        (Among(Facet.BODY, ("33",)), False),
        (Dated(since=date(2017, 2, 2)), True),
        (Dated(since=date(2017, 2, 3)), False),
        (Dated(until=date(2017, 2, 2)), True),
        (Dated(until=date(2017, 2, 1)), False),
        (Dated(date(2017, 2, 1), date(2017, 2, 28)), True),
    ],
)
def test_choices_narrow_what_is_found(engine, node, found):
    document = a_document(kind=Kind.RESOLUTION, body_id=3, on=a_day("2017-02-02"))
    put(engine, document)

    assert keys(engine, node) == ([document.key] if found else [])


def test_what_has_no_day_is_found_between_no_days(engine):
    put(engine, a_document())

    assert keys(engine, Dated(since=date.min)) == []
    assert keys(engine, Dated(until=date.max)) == []
