"""A folder brought in: one file one transaction, and going on where it stopped."""

import pytest
from sqlalchemy import func, select

from app.agenda.models import AgendaItem
from app.archive import batches, filing
from app.archive.batches import begin, keep_all, work
from app.archive.models import ArchiveDoubt, ArchiveFile, Batch
from app.archive.queries import summary_of
from app.archive.read_before import read_before
from app.archive.reading import Source, understand, understand_all
from app.archive.rules import BatchState, FileState
from app.archive.sources import files_in
from app.archive.summary import in_words
from app.database import db
from app.meetings.models import Meeting
from app.people.models import Person
from tests.factories import a_body
from tests.intake.minutes.reading import PARISH

MARCH = PARISH.encode()
APRIL = (
    PARISH.replace("3 March 2026", "7 April 2026")
    .replace("3 February 2026", "3 March 2026")
    .encode()
)
ELSEWHERE = PARISH.replace("MARSH END", "HILL TOP").encode()


@pytest.fixture
def folder(app, tmp_path):  # noqa: ARG001  # on a register that knows the body
    db.session.add(a_body("Marsh End Parish Council"))
    db.session.commit()
    archive = tmp_path / "archive"
    archive.mkdir()
    for name, data in {"a.txt": APRIL, "b.txt": MARCH, "c.txt": ELSEWHERE, "d.txt": b""}.items():
        (archive / name).write_bytes(data)
    return archive


def bring_in(folder, **how) -> Batch:
    batch = begin(str(folder))
    key = batch.id
    keep_all(batch, files_in(folder))
    assert work(folder.parent / "locks", key, processes=1, **how)
    return db.session.get_one(Batch, key)


def states() -> dict[str, FileState]:
    return {file.file_name: file.state for file in db.session.scalars(select(ArchiveFile))}


def counts() -> dict[str, int]:
    models = (Meeting, AgendaItem, Person, ArchiveFile, ArchiveDoubt)
    return {m.__name__: db.session.scalar(select(func.count()).select_from(m)) for m in models}


def test_a_folder_is_brought_in_and_summed_up(folder):
    batch = bring_in(folder)

    assert states() == {
        "a.txt": FileState.ENTERED,
        "b.txt": FileState.ENTERED,
        "c.txt": FileState.READ,
        "d.txt": FileState.REFUSED,
    }
    summary = summary_of(batch)
    assert (summary.files, summary.meetings, summary.waiting) == (4, 2, 1)
    assert summary.clauses >= 6
    assert "1: The file is empty." in in_words(summary)
    assert batch.state is BatchState.ENDED
    march, april = db.session.scalars(select(Meeting).order_by(Meeting.held_on))
    (approving,) = [item for item in april.items if item.to_approve]
    assert approving.to_approve[0].meeting is march, "though it was read first"


def test_the_same_again_changes_nothing(folder):
    bring_in(folder)
    before = counts()

    again = bring_in(folder)

    assert counts() == before
    assert (again.known, len(again.files)) == (2, 2), "what waited or was refused is tried again"


def test_a_body_that_is_known_now_lets_its_file_in(folder):
    bring_in(folder)
    hill = a_body("Hill Top Parish Council")
    db.session.add(hill)
    db.session.commit()
    known = {f.file_name: f for f in db.session.scalars(select(ArchiveFile))}
    keys = [known["c.txt"].id, known["d.txt"].id]
    assert read_before(keys) == keys[:1], "it is not read again, what was refused is"
    known["c.txt"].body_as = "Hill Top"
    assert read_before(keys) == []
    db.session.rollback()

    bring_in(folder)

    assert states()["c.txt"] is FileState.ENTERED
    assert db.session.scalar(select(func.count()).where(Meeting.body_id == hill.id)) == 1


def test_a_batch_that_was_stopped_goes_on_where_it_stopped(folder):
    class Killed(BaseException):
        pass

    def after_one(done: int, of: int) -> None:  # noqa: ARG001  # as a batch tells it
        raise Killed

    with pytest.raises(Killed):
        bring_in(folder, progress=after_one)
    assert list(states().values()).count(FileState.ENTERED) == 1
    assert db.session.scalar(select(Batch.state)) is BatchState.STOPPED

    again = bring_in(folder)

    assert db.session.scalars(select(Batch)).all() == [again], "the same batch"
    assert list(states().values()).count(FileState.ENTERED) == 2
    assert again.state is BatchState.ENDED


def test_a_file_that_cannot_be_entered_leaves_nothing_and_stops_no_other(folder, monkeypatch):
    entering = filing.enter_meeting

    def faulty(minutes, body, **how):
        entered = entering(minutes, body, **how)
        if minutes.held_on.month == 3:
            raise ZeroDivisionError
        return entered

    monkeypatch.setattr(filing, "enter_meeting", faulty)
    batch = bring_in(folder)

    assert [day.month for day in db.session.scalars(select(Meeting.held_on))] == [4]
    assert states()["a.txt"] is FileState.ENTERED
    assert any("could not enter it: ZeroDivisionError" in why for why in summary_of(batch).refused)


def test_one_process_at_a_time_works_at_a_batch(folder):
    batch = begin(str(folder))
    locks = folder.parent / "locks"
    locks.mkdir()

    with batches.FileLock(locks / f"{batch.id}.lock"):
        assert not work(locks, batch.id, processes=1)


def test_a_meeting_that_was_entered_by_hand_stays_as_it_is(folder):
    bring_in(folder)
    meeting = db.session.scalars(select(Meeting).order_by(Meeting.held_on)).first()
    file = db.session.scalar(select(ArchiveFile).where(ArchiveFile.meeting_id == meeting.id))
    file.meeting, file.state = None, FileState.READ
    db.session.commit()

    bring_in(folder)

    file = db.session.get_one(ArchiveFile, file.id)
    assert file.state is FileState.READ
    assert any("entered by hand" in doubt.message for doubt in file.doubts)


def test_a_second_paper_of_a_meeting_says_what_differs_and_changes_nothing(folder):
    bring_in(folder)
    (folder / "e.txt").write_bytes(MARCH.replace(b"two lamps", b"three lamps"))
    (folder / "f.txt").write_bytes(MARCH + b"\n\n")
    before = counts()

    bring_in(folder)

    changed = db.session.scalar(select(ArchiveFile).where(ArchiveFile.file_name == "e.txt"))
    assert changed.state is FileState.DIFFERS
    (difference,) = changed.differences
    assert difference.place == "Item 4, Street lights, resolution"
    assert ("two lamps" in difference.before, "three lamps" in difference.after) == (True, True)
    assert states()["f.txt"] is FileState.SAME
    assert counts()["Meeting"] == before["Meeting"]


def test_reading_in_processes_says_what_reading_here_says():
    papers = [Source(n, f"{n}.txt", data) for n, data in enumerate((MARCH, b"", APRIL))]

    found = {source.key: read for source, read in understand_all(papers, 2)}

    assert found == {source.key: understand(source) for source in papers}
    assert found[0].lines.splitlines()[0] == "MARSH END PARISH COUNCIL"
