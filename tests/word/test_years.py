"""A whole year of papers: made in the background, stopped, gone on with, cancelled."""

import signal
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from app import serving
from app.database import db
from app.word.batches import Batches, batches
from app.word.models import BatchState, WordBatch
from app.word.year import begin, is_idle, packed, work
from tests.factories import a_body, a_meeting, an_item, published


def _year(meetings=7):
    body = a_body("Parks Board")
    for day in range(1, meetings + 1):
        made = a_meeting(body=body, held_on=date(2025, 3, day))
        an_item(meeting=made, text=f"Walk {day}.")
        db.session.add(published(made))
    db.session.add(a_meeting(body=body, held_on=date(2024, 3, 1)))
    db.session.commit()
    return body


def test_a_year_is_made_in_the_background_and_downloaded(clerk):
    _year()

    page = clerk.post("/exports", year="2025", body="")
    batches().wait()
    page = clerk.get(f"/exports/years/{db.session.scalars(db.select(WordBatch.id)).one()}")

    assert "Ready: 7 of 7 meetings done." in page.text
    link = page.select_one("a[href$='papers.zip']")
    answer = clerk.download(link["href"])
    with ZipFile(BytesIO(answer.data)) as package:
        names = package.namelist()
    answer.close()
    assert len(names) == 7 * 3
    assert names == sorted(names)
    assert names[2].startswith("2025-03-01-parks-board-minutes-draft-")


def test_a_year_that_was_stopped_goes_on_where_it_was(app):
    batch = begin(2025, _year())
    db.session.commit()
    key, exports, done = batch.id, app.config["EXPORTS"], []

    class Killed(Exception):
        pass

    def stop(count, _):
        done.append(count)
        raise Killed

    with pytest.raises(Killed):
        work(exports, key, stop)
    assert is_idle(exports, db.session.get(WordBatch, key))
    first = {f.name: f.stat().st_mtime_ns for f in (exports / "years" / str(key)).glob("*.docx")}

    work(exports, key, lambda count, _: done.append(count))

    assert done == [5, 7]
    batch = db.session.get(WordBatch, key)
    assert batch.state is BatchState.FINISHED
    with ZipFile(packed(exports, batch)) as package:
        assert len(package.namelist()) == 7 * 3
    assert len(first) == 5 * 3


def test_a_year_can_be_cancelled(app, clerk):
    batch = begin(2025, _year())
    db.session.commit()
    key, exports = batch.id, app.config["EXPORTS"]

    def cancelled(*_):
        clerk.post(f"/exports/years/{key}/cancel")
        db.session.refresh(db.session.get(WordBatch, key))

    work(exports, key, cancelled)

    assert db.session.get(WordBatch, key).state is BatchState.CANCELLED
    assert not packed(exports, db.session.get(WordBatch, key)).exists()
    assert not (exports / "years" / str(key)).exists()


def test_the_command_makes_the_same_year(app, tmp_path):
    _year(meetings=2)

    told = app.test_cli_runner().invoke(
        args=["word", "year", "2025", "--body", "parks-board", "--out", str(tmp_path / "y.zip")]
    )

    assert told.exit_code == 0, told.output
    with ZipFile(tmp_path / "y.zip") as package:
        assert len(package.namelist()) == 2 * 3


def test_a_restart_goes_on_with_what_was_stopped_in_one_of_two_processes(app):
    batch = begin(2025, _year())
    db.session.commit()
    key, exports = batch.id, app.config["EXPORTS"]
    work(exports, key, stopping=iter([False, True]).__next__)
    assert db.session.get(WordBatch, key).done == 5
    (exports / "years" / str(key) / "kept.docx").write_bytes(b"made before")

    register, other = Batches(app), Batches(app)
    register.go_on()
    other.go_on()
    register.wait()
    other.wait()

    batch = db.session.get(WordBatch, key, populate_existing=True)
    assert (batch.state, batch.done) == (BatchState.FINISHED, 7)
    with ZipFile(packed(exports, batch)) as package:
        assert len(package.namelist()) == 7 * 3 + 1


@pytest.mark.usefixtures("app")
def test_a_register_that_starts_goes_on_with_what_was_stopped(monkeypatch):
    batch = begin(2025, _year(meetings=2))
    db.session.commit()

    class Server:
        def run(self):
            batches().wait()

    monkeypatch.setattr(serving, "create_server", lambda *_, **__: Server())
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    serving._answer(None, "Here")

    state = db.session.get(WordBatch, batch.id, populate_existing=True).state
    assert state is BatchState.FINISHED
