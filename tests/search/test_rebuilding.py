"""An index is built beside the live one, and one that is damaged is noticed and made anew."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app.database import db
from app.search.asked import Asked
from app.search.engines import EngineMaker
from app.search.finding import find
from app.search.index import Index
from app.search.keeping import differences, keep_up, rebuild, repair
from tests.factories import a_body, a_person
from tests.search.conftest import KEEPER
from tests.search.stories import titles


@pytest.fixture
def index(app: Flask, maker: EngineMaker) -> Iterator[Index]:
    """The register’s, with each engine in turn."""
    keeper = app.extensions["search"]
    keeper.index = Index(app.config["SEARCH_INDEX"], maker)
    yield keeper.index
    gc.collect()  # tells now, in the test that did it, of a file that was left open
    keeper.index.close()


def test_search_answers_from_the_old_index_until_the_new_one_is_ready(app, catch_up, index, look):
    db.session.add(a_body("Otter Board"))
    catch_up()
    seen = []

    with app.app_context(), index.writing():
        rebuild(index, lambda done, of: seen.append((done, of, find(Asked("otter"), KEEPER).total)))

    assert seen == [(0, 1, 1), (1, 1, 1)]
    assert look("otter").total == 1


def test_a_change_made_during_a_rebuild_is_indexed_after_it(app, catch_up, index, look):
    catch_up()

    def save_another(done: int, _of: int) -> None:
        if not done:
            return
        with app.app_context():
            db.session.add(a_body("Otter Board"))
            db.session.commit()

    db.session.add(a_person("Ann Lee"))
    db.session.commit()
    with app.app_context(), index.writing():
        rebuild(index, save_another)
    assert look("otter").total == 0

    catch_up()

    assert titles(look("otter")) == ["Otter Board"]


def test_old_indexes_and_half_made_ones_are_cleared_away(app, catch_up, index):
    catch_up()
    home = Path(app.config["SEARCH_INDEX"])
    (home / "other-1-half").mkdir()
    (home / "other-1-half" / "part").write_text("")
    with app.app_context(), index.writing():
        rebuild(index)

    assert [folder.name for folder in home.iterdir() if folder.is_dir()] == [
        (home / "live").read_text()
    ]


def _everything(home: Path) -> None:
    shutil.rmtree(home)


def _the_live_folder(home: Path) -> None:
    shutil.rmtree(home / (home / "live").read_text())


def _which_is_live(home: Path) -> None:
    (home / "live").unlink()


def _of_another_version(home: Path) -> None:
    (home / "live").write_text("other-0-abc")


def _every_file_cut_short(home: Path) -> None:
    for file in (home / (home / "live").read_text()).iterdir():
        file.write_bytes(file.read_bytes()[:40])


def _every_file_garbled(home: Path) -> None:
    for file in (home / (home / "live").read_text()).iterdir():
        file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))


@pytest.mark.parametrize(
    "damage",
    [
        _everything,
        _the_live_folder,
        _which_is_live,
        _of_another_version,
        _every_file_cut_short,
        _every_file_garbled,
    ],
)
def test_a_missing_or_damaged_index_is_made_anew_and_pages_say_so(
    app, index, catch_up, look, browser, damage
):
    db.session.add(a_body("Otter Board"))
    catch_up()
    index.close()
    damage(Path(app.config["SEARCH_INDEX"]))

    assert look("otter").being_made
    assert "being built" in browser.get("/search?q=otter").select_one("[role=status]").text

    with app.app_context():
        keep_up(index, verify=True)
    assert titles(look("otter")) == ["Otter Board"]


def test_a_page_with_a_damaged_index_has_it_repaired(app, index, look):
    app.config["SEARCH_IN_BACKGROUND"] = True
    db.session.add(a_body("Otter Board"))
    db.session.commit()
    app.extensions["search"].wait()
    index.close()
    _every_file_garbled(Path(app.config["SEARCH_INDEX"]))

    assert look("otter").being_made
    app.extensions["search"].wait()

    assert titles(look("otter")) == ["Otter Board"]


def test_a_comparison_names_what_is_missing_left_over_and_out_of_date(catch_up, index, app):
    kept, changed, gone = a_body("Kept"), a_body("Changed"), a_body("Gone")
    db.session.add_all([kept, changed, gone])
    catch_up()
    ids = changed.id, gone.id
    db.session.delete(gone)
    changed.name = "Other"
    added = a_body("Added")
    db.session.add(added)
    db.session.commit()

    with app.app_context():
        found = differences(index.engine())
        assert [str(group) for group in found.missing] == [f"body:{added.id}"]
        assert [str(group) for group in found.out_of_date] == [f"body:{ids[0]}"]
        assert [str(group) for group in found.left_over] == [f"body:{ids[1]}"]

        repair(index.engine())
        assert differences(index.engine()).groups == []
