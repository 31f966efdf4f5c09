import json
from pathlib import Path

import pytest
from flask import Flask

from app.database import db
from app.search import commands
from app.search.keeping import keep_up
from tests.factories import a_body, a_person
from tests.search.stories import a_published_item


@pytest.fixture
def run(app: Flask, index):  # noqa: ARG001  # it is closed afterwards
    def ran(*words: str, expecting: int = 0) -> str:
        result = app.test_cli_runner().invoke(args=["search", *words])
        assert result.exit_code == expecting, result.output
        return result.stdout

    return ran


def test_a_search_prints_the_hits_as_one_json_object(run, catch_up):
    item = a_published_item()
    catch_up()

    found = json.loads(run("query", "agreed", "charges", "kind:resolution", "--json"))

    assert found == {
        "total": 1,
        "hits": [
            {
                "reference": "TC 1/2025 (2)",
                "kind": "resolution",
                "title": "Parking charges",
                "body": "Traffic Committee",
                "date": "2026-03-05",
                "snippet": "<mark>Agreed</mark> the <mark>charges</mark> for 2017.",
                "url": f"/minutes/tc/2025/{item.minute.number}/2",
            }
        ],
    }


def test_every_value_in_the_json_is_text_even_where_there_is_none(run, catch_up):
    db.session.add(a_body("Otter Board"))
    catch_up()

    (hit,) = json.loads(run("query", "otter", "--json"))["hits"]

    assert hit == {
        "reference": "",
        "kind": "body",
        "title": "Otter Board",
        "body": "Otter Board",
        "date": "",
        "snippet": "regulatory committee",
        "url": "/bodies/otter-board",
    }


def test_a_snippet_in_json_is_html_with_its_words_escaped(run, catch_up):
    a_published_item(text="Fish & <chips> by meters")
    catch_up()

    (hit,) = json.loads(run("query", "meters", "--json"))["hits"]

    assert hit["snippet"] == "Fish &amp; &lt;chips&gt; by <mark>meters</mark>"


def test_no_result_is_no_error(run, catch_up):
    catch_up()

    assert json.loads(run("query", "nothing", "--json")) == {"total": 0, "hits": []}
    assert run("query", "nothing") == "0 results.\n"


def test_words_are_typed_as_on_the_page(run, catch_up):
    a_published_item()
    catch_up()

    assert run("query", "parking", "-charges", "kind:item") == "0 results.\n"
    assert "TC 1/2025" in run("query", '"parking charges"', "kind:item")
    assert "a quotation mark without another" in run("query", '"parking')


def test_only_as_a_clerk_are_drafts_found(run, catch_up):
    person = a_person("Olive Otter")
    db.session.add(person)
    catch_up()

    assert json.loads(run("query", "otter", "--json"))["total"] == 0
    assert json.loads(run("query", "otter", "--json", "--as-clerk"))["total"] == 1


def test_the_number_of_hits_may_be_limited(run, catch_up):
    db.session.add_all([a_body(f"Otter Board {number}") for number in range(30)])
    catch_up()

    found = json.loads(run("query", "otter", "--json", "--limit", "3"))

    assert (found["total"], len(found["hits"])) == (30, 3)
    assert len(json.loads(run("query", "otter", "--json"))["hits"]) == 20


def test_a_search_first_takes_up_what_waits(run):
    db.session.add(a_body("Otter Board"))
    db.session.commit()

    assert "1 result." in run("query", "otter")


def test_a_rebuild_makes_the_index_and_says_what_it_holds(run, app, index):
    db.session.add_all([a_body("Otter Board"), a_body("Badger Board")])
    db.session.commit()

    assert "The index holds 2 documents." in run("rebuild")
    assert len(list(index.engine().contents())) == 2
    assert run("work") == "Indexed 0 changes.\n"
    assert (Path(app.config["SEARCH_INDEX"]) / "live").exists()


def test_work_says_what_it_did(run, catch_up):
    catch_up()
    db.session.add_all([a_body(), a_body()])
    db.session.commit()

    assert run("work") == "Indexed 2 changes.\n"


def test_a_check_passes_where_index_and_database_agree(run, catch_up):
    a_published_item()
    catch_up()

    assert run("check") == "The index holds what the database holds.\n"


def test_a_check_names_what_differs_and_repairs_it(run, catch_up, index):
    a_published_item()
    db.session.add(a_body("Otter Board"))
    catch_up()
    gone, *_ = dict(index.engine().contents())
    index.engine().write({gone: []})

    assert f"1 missing from the index: {gone.replace(':', ' ')}\n" in run("check", expecting=1)
    assert "1 missing" in run("check", "--repair")
    assert run("check") == "The index holds what the database holds.\n"


def test_a_check_says_what_is_not_indexed_yet(run, catch_up):
    catch_up()
    db.session.add(a_body("Otter Board"))
    db.session.commit()

    said = run("check", expecting=1)

    assert "1 change not indexed yet." in said
    assert "1 missing from the index: body " in said


@pytest.mark.parametrize("words", [["check"], ["check", "--repair"]])
def test_a_check_without_an_index_says_so(run, words):
    assert "There is no sound index." in run(*words, expecting=int(len(words) == 1))


def test_a_rebuild_gives_up_where_another_process_writes_on_and_on(app, run, index, monkeypatch):
    monkeypatch.setattr(commands, "_PATIENCE", 0)
    with app.app_context():
        keep_up(index)

    with index.writing():
        run("rebuild", expecting=1)
