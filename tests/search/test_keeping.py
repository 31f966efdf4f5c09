"""The index is kept whoever saves, however many save, and whatever is killed."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database import db
from app.search.engines.whoosh import WhooshEngine
from app.search.index import Index, IndexBusy
from app.search.models import SearchPending
from tests.factories import a_body, a_published_meeting, an_item
from tests.search.stories import titles


def waiting() -> int:
    return db.session.scalar(select(func.count(SearchPending.id))) or 0


def test_a_change_waits_in_the_table_until_it_is_indexed(catch_up, look):
    catch_up()
    db.session.add(a_body("Otter Board"))
    db.session.commit()

    assert waiting() == 1
    assert look("otter").total == 0
    assert catch_up() == 1
    assert waiting() == 0
    assert titles(look("otter")) == ["Otter Board"]


def test_what_is_rolled_back_leaves_no_note(catch_up):
    catch_up()
    db.session.add(a_body())
    db.session.flush()
    assert waiting() == 1

    db.session.rollback()

    assert waiting() == 0


def test_what_a_savepoint_takes_back_leaves_no_note(catch_up, look):
    catch_up()
    db.session.add(a_body("Otter Board"))
    with db.session.begin_nested() as savepoint:
        db.session.add(a_body("Badger Board"))
        db.session.flush()
        savepoint.rollback()
    catch_up()

    assert titles(look("board")) == ["Otter Board"]


def test_a_record_touched_without_a_change_leaves_no_note(catch_up):
    body = a_body("Otter Board")
    db.session.add(body)
    catch_up()

    assert body.name == "Otter Board"
    body.name = "Otter Board"
    db.session.commit()

    assert waiting() == 0


def test_a_large_load_is_indexed_in_a_few_writes(catch_up, monkeypatch):
    catch_up()
    writes = []
    write = WhooshEngine.write
    monkeypatch.setattr(
        WhooshEngine,
        "write",
        lambda self, changes: (writes.append(len(changes)), write(self, changes)),
    )
    meeting = a_published_meeting()
    for number in range(150):
        an_item(meeting=meeting, number=str(number + 1))
    db.session.add(meeting)

    catch_up()

    assert sum(writes) >= 150
    assert len(writes) <= 3


class Broken(WhooshEngine):
    """An index whose disk is full."""

    def write(self, changes: object) -> None:
        raise OSError(f"No space left on device for {changes}")


@pytest.fixture
def in_background(app: Flask) -> Iterator[Flask]:
    """The register as it is served: a thread of its own keeps the index."""
    app.config["SEARCH_IN_BACKGROUND"] = True
    yield app
    app.extensions["search"].wait()


def test_a_save_is_indexed_in_the_background(in_background, look):
    db.session.add(a_body("Otter Board"))
    db.session.commit()

    in_background.extensions["search"].wait()

    assert titles(look("otter")) == ["Otter Board"]
    assert waiting() == 0


def test_many_saves_in_a_row_are_all_indexed(in_background, look):
    for number in range(30):
        db.session.add(a_body(f"Otter Board {number}"))
        db.session.commit()

    in_background.extensions["search"].wait()

    assert look("otter").total == 30


def test_the_release_of_a_savepoint_does_not_spend_the_waking(in_background, look):
    db.session.add(a_body("Otter Board"))
    with db.session.begin_nested():
        db.session.add(a_body("Badger Board"))
    in_background.extensions["search"].wait()
    assert look("board").total == 0

    db.session.commit()
    in_background.extensions["search"].wait()

    assert look("board").total == 2


def test_a_save_succeeds_where_the_index_cannot_be_written(in_background, tmp_path):
    (tmp_path / "search_index").write_text("not a folder")

    db.session.add(a_body("Otter Board"))
    db.session.commit()
    in_background.extensions["search"].wait()

    assert waiting() == 1


def test_a_save_succeeds_where_nobody_can_be_woken(in_background, monkeypatch, caplog):
    monkeypatch.delitem(in_background.extensions, "search")

    db.session.add(a_body("Otter Board"))
    db.session.commit()

    monkeypatch.undo()
    assert "`flask search work`" in caplog.text
    assert waiting() == 1


def test_an_index_that_cannot_be_written_is_made_anew(catch_up, index, look):
    catch_up()
    index.engine().__class__ = Broken
    db.session.add(a_body("Otter Board"))

    catch_up()

    assert titles(look("otter")) == ["Otter Board"]
    assert waiting() == 0


def test_while_another_process_writes_a_change_waits_and_nobody_fails(catch_up, index, app):
    catch_up()
    other = Index(Path(app.config["SEARCH_INDEX"]), index._maker)
    db.session.add(a_body("Otter Board"))
    with other.writing():
        assert catch_up() == 0
        with pytest.raises(IndexBusy), index.writing():
            pass

    assert waiting() == 1
    assert catch_up() == 1


def test_what_is_saved_while_a_check_has_the_index_is_indexed_after_it(in_background, index, look):
    other = Index(Path(in_background.config["SEARCH_INDEX"]), index._maker)
    with other.writing():
        db.session.add(a_body("Otter Board"))
        db.session.commit()
        sleep(0.3)

    in_background.extensions["search"].wait()

    assert titles(look("otter")) == ["Otter Board"]


def test_the_first_page_takes_up_what_was_left(in_background, look, browser):
    in_background.config["SEARCH_IN_BACKGROUND"] = False
    db.session.add(a_body("Otter Board"))
    db.session.commit()
    in_background.config["SEARCH_IN_BACKGROUND"] = True

    browser.get("/")
    in_background.extensions["search"].wait()

    assert titles(look("otter")) == ["Otter Board"]
