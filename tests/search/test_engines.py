"""What every engine must do. A new engine is added to `ENGINES` and to nothing else."""

from datetime import date
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.documents import Kind
from app.search.engines import Engine, EngineMaker, Order
from app.search.engines.whoosh import Whoosh
from app.search.query import parse
from app.search.tree import Dated, OfBody, OfKind
from tests.search.documents import a_day, a_document

ENGINES = [pytest.param(Whoosh, id="whoosh")]


@pytest.fixture(params=ENGINES, scope="module")
def maker(request) -> EngineMaker:
    return request.param()


@pytest.fixture
def engine(maker, tmp_path):
    maker.create(tmp_path, [])
    opened = maker.open(tmp_path)
    yield opened
    opened.close()


def put(engine: Engine, *documents) -> None:
    changes: dict[str, list] = {}
    for document in documents:
        changes.setdefault(document.group, []).append(document)
    engine.write(changes)


def keys(engine: Engine, typed: str, audience: str = "public", **how) -> list[str]:
    wanted = typed if not isinstance(typed, str) else parse(typed).wanted
    how = {"order": Order.RELEVANCE, "start": 0, "count": 50} | how
    return [key for key, _ in engine.search(wanted, audience, **how).found]


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
        (OfKind(Kind.RESOLUTION), True),
        (OfKind(Kind.ITEM), False),
        (OfBody("", (3,)), True),
        (OfBody("", (2, 3)), True),
        (OfBody("", (33,)), False),
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


def test_an_exact_reference_comes_first_then_the_minute_it_is_of_then_the_words(engine):
    words = [a_document("EAB 10 2017 2", "EAB 10/2017 2 " * 20) for _ in range(3)]
    clause = a_document(cited=["EAB 10/2017 (2)"], cited_in=["EAB 10/2017"])
    other = a_document(cited=["EAB 10/2017 (1)"], cited_in=["EAB 10/2017"])
    item = a_document(cited=["EAB 10/2017", "minute 10"])
    put(engine, *words, clause, other, item)

    assert keys(engine, "eab 10/2017 (2)")[0] == clause.key
    assert keys(engine, "EAB 10/2017")[0] == item.key
    assert set(keys(engine, "EAB 10/2017")[1:3]) == {clause.key, other.key}
    assert keys(engine, "minute 10") == [item.key]


def test_a_title_counts_for_more_than_the_text(engine):
    text = a_document("Trees", "Hedges were discussed")
    title = a_document("Hedges", "Trees were discussed")
    put(engine, text, title)

    assert keys(engine, "hedges") == [title.key, text.key]


def test_the_very_word_counts_for_more_than_its_kin(engine):
    kin = a_document("Charged again")
    very = a_document("Charges again")
    put(engine, kin, very)

    assert keys(engine, "charges") == [very.key, kin.key]
    assert keys(engine, "charged") == [kin.key, very.key]


def test_hits_are_sorted_by_day_with_the_undated_last(engine):
    days = ["2017-02-02", "2019-05-01", "2018-12-31"]
    old, new, middle = (a_document(on=a_day(day)) for day in days)
    undated = a_document()
    put(engine, undated, old, new, middle)

    newest, oldest = (keys(engine, "parks", order=order) for order in (Order.NEWEST, Order.OLDEST))

    assert newest == [new.key, middle.key, old.key, undated.key]
    assert oldest == [old.key, middle.key, new.key, undated.key]


def test_pages_follow_each_other_and_the_total_is_of_all(engine):
    documents = [a_document() for _ in range(45)]
    put(engine, *documents)

    pages = [keys(engine, "parks", start=start, count=20) for start in (0, 20, 40, 60)]

    assert [len(page) for page in pages] == [20, 20, 5, 0]
    assert {key for page in pages for key in page} == {document.key for document in documents}
    found = engine.search(
        parse("parks").wanted, "public", order=Order.RELEVANCE, start=20, count=20
    )
    assert found.total == 45


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("typed", ["canary", '"canary sings"', "cana*", "-parks", "secret 7/2026"])
def test_another_audience_neither_finds_nor_counts_a_document(engine, typed, order):
    put(
        engine,
        a_document("Canary sings", "canary", audiences=("record",), cited=["secret 7/2026"]),
    )

    kept = engine.search(parse(typed).wanted, "public", order=order, start=0, count=20)
    shown = engine.search(parse(typed).wanted, "record", order=order, start=0, count=20)

    assert (kept.total, len(kept.found)) == (0, 0)
    assert (shown.total, len(shown.found)) == (1, 1)


def test_writing_a_group_replaces_all_its_documents(engine):
    first, second = a_document("Old parks"), a_document("Old trees")
    put(engine, first, a_document("Old roads", group=first.group), second)

    engine.write({first.group: [a_document("New parks", group=first.group)]})

    assert len(keys(engine, "new")) == 1
    assert keys(engine, "old") == [second.key]


def test_a_group_without_documents_is_gone(engine):
    document = a_document()
    put(engine, document)
    assert keys(engine, "parks")

    engine.write({document.group: []})

    assert keys(engine, "parks") == []
    assert list(engine.contents()) == []


def test_a_searcher_already_open_forgets_what_was_taken_out(engine):
    """Whoosh’s own `refresh` goes on finding it."""
    kept, gone = a_document(), a_document()
    put(engine, kept, gone)
    assert len(keys(engine, "parks")) == 2

    engine.write({gone.group: []})

    assert keys(engine, "parks") == [kept.key]


def test_another_reader_of_the_folder_sees_what_is_written(engine, maker, tmp_path):
    other = maker.open(tmp_path)
    assert keys(other, "parks") == []

    put(engine, a_document())

    assert len(keys(other, "parks")) == 1
    other.close()


def test_the_contents_tell_what_was_put_in(engine):
    documents = [a_document(), a_document("Trees")]
    put(engine, *documents)

    assert sorted(engine.contents()) == sorted((d.group, d.fingerprint) for d in documents)


def test_an_index_made_in_one_go_finds_the_same(maker, tmp_path):
    documents = [a_document(f"Parks {number}") for number in range(30)]
    maker.create(tmp_path, iter(documents))
    engine = maker.open(tmp_path)

    assert set(keys(engine, "parks")) == {document.key for document in documents}
    engine.close()


def test_an_empty_folder_holds_no_index(maker, tmp_path):
    with pytest.raises(Exception):  # noqa: B017, PT011  # each engine fails in its own way
        maker.open(tmp_path)


def test_threads_may_search_while_one_writes(engine):
    put(engine, *(a_document() for _ in range(30)))
    found: list[int] = []

    def look() -> None:
        found.extend(len(keys(engine, "parks")) for _ in range(20))

    readers = [Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        put(engine, a_document())
    for reader in readers:
        reader.join()

    assert len(found) == 80
    assert all(30 <= number <= 35 for number in found)


@pytest.fixture(scope="module")
def filled(maker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("filled")
    maker.create(
        folder, [a_document("Parking charges", "agreed", body_id=1, on=a_day("2017-02-02"))]
    )
    engine = maker.open(folder)
    yield engine
    engine.close()


PIECES = r"""
parking -charges "parking_charges" pa* * OR AND NOT ( ) -( agreed the 10/2017 kind:item -kind:item
year:2017 before:2017-02-03 " e-mail a* ß* - -- é ' ’ \\ ? [a] {b} ~1 ^2 a:b
"""
queries = st.lists(st.sampled_from([*PIECES.split(), "x" * 300]), max_size=8).map(" ".join)


@given(queries, st.sampled_from(Order))
def test_any_query_is_answered(filled, typed, order):
    wanted = parse(typed).wanted

    if wanted is not None:
        found = filled.search(wanted, "public", order=order, start=0, count=20)
        assert found.total == len(found.found) <= 1
