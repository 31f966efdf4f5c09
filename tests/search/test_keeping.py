"""The index is kept whoever saves, however many save, and whatever is killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.config import ROOT
from app.database import db
from app.search.engines.whoosh import WhooshEngine
from app.search.finding import Asked, find
from app.search.index import Index, IndexBusy
from app.search.keeping import differences, keep_up, rebuild, repair
from app.search.models import SearchPending
from tests.factories import a_body, a_person, a_published_meeting, an_item
from tests.search.conftest import KEEPER
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
    (home / "whoosh-1-half").mkdir()
    (home / "whoosh-1-half" / "part").write_text("")
    with app.app_context(), index.writing():
        rebuild(index)

    assert [folder.name for folder in home.iterdir() if folder.is_dir()] == [
        (home / "live").read_text()
    ]


#: A file that Whoosh cannot read it leaves open, to be closed when it is collected.
LEFT_OPEN = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


def _everything(home: Path) -> None:
    shutil.rmtree(home)


def _the_live_folder(home: Path) -> None:
    shutil.rmtree(home / (home / "live").read_text())


def _which_is_live(home: Path) -> None:
    (home / "live").unlink()


def _of_another_version(home: Path) -> None:
    (home / "live").write_text("whoosh-0-abc")


def _every_file_cut_short(home: Path) -> None:
    for file in (home / (home / "live").read_text()).iterdir():
        file.write_bytes(file.read_bytes()[:40])


def _every_file_garbled(home: Path) -> None:
    for file in (home / (home / "live").read_text()).iterdir():
        file.write_bytes(bytes(255 - byte for byte in file.read_bytes()))


@LEFT_OPEN
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


@LEFT_OPEN
def test_a_page_with_a_damaged_index_has_it_repaired(in_background, index, look):
    db.session.add(a_body("Otter Board"))
    db.session.commit()
    in_background.extensions["search"].wait()
    index.close()
    _every_file_garbled(Path(in_background.config["SEARCH_INDEX"]))

    assert look("otter").being_made
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


SAVE = """
import os, signal, sys
from app import create_app
from app.database import db
from tests.factories import a_body

app = create_app()
with app.app_context():
    for name in sys.argv[2:]:
        body = a_body(name)
        body.slug = name.lower().replace(" ", "-")
        db.session.add(body)
        db.session.commit()
if sys.argv[1] == "die":
    os.kill(os.getpid(), signal.SIGKILL)
"""


class Elsewhere:
    """The same register, in processes of its own."""

    def __init__(self, app: Flask, tmp_path: Path) -> None:
        self._environment = os.environ | {
            "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
            "RESOLVED_HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "",
        }

    def save(self, *names: str, then: str = "end") -> subprocess.Popen[bytes]:
        return self._start([sys.executable, "-c", SAVE, then, *names])

    def flask(self, *words: str) -> subprocess.Popen[bytes]:
        return self._start([sys.executable, "-m", "flask", "--app", "app", *words])

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, cwd=ROOT, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )


@pytest.fixture
def elsewhere(app: Flask, tmp_path: Path) -> Elsewhere:
    assert Path(app.config["SEARCH_INDEX"]) == tmp_path / "search_index"
    return Elsewhere(app, tmp_path)


def test_a_command_that_ends_has_indexed_what_it_saved(elsewhere, look):
    output, errors = (process := elsewhere.save("Otter Board")).communicate()

    assert (process.returncode, output, errors.count(b"Traceback")) == (0, b"", 0)
    assert titles(look("otter")) == ["Otter Board"]


def test_what_a_killed_process_committed_is_indexed_by_the_next(catch_up, elsewhere, look):
    catch_up()
    process = elsewhere.save("Otter Board", then="die")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert waiting() == 1
    assert look("otter").total == 0

    output, _ = elsewhere.flask("search", "work").communicate()

    assert output == b"Indexed 1 change.\n"
    assert titles(look("otter")) == ["Otter Board"]


def test_processes_that_save_at_once_all_succeed_and_all_is_found(app, elsewhere, index, look):
    processes = [elsewhere.save(*(f"Board {n} {k}" for k in range(8))) for n in range(3)]
    results = [(process.communicate()[1], process.returncode) for process in processes]

    assert [code for _, code in results] == [0, 0, 0], results
    assert all(b"Traceback" not in errors for errors, _ in results), results
    assert waiting() == 0
    assert look("board").total == 24
    with app.app_context():
        assert differences(index.engine()).groups == []
