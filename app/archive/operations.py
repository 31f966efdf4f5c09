"""What is done with a file of an archive: kept, read, entered. None of these commits."""

from datetime import datetime

from app.accounts.models import Account
from app.archive.beside import WITHHELD, also_known
from app.archive.filing import enter_file
from app.archive.models import ArchiveFile, Batch
from app.archive.queries import file_with
from app.archive.read_before import READ_AS, read_as
from app.archive.reading import Understood
from app.archive.rules import BatchState, FileState
from app.archive.sources import Found
from app.database import db
from app.errors import RuleBroken

_DONE = {FileState.ENTERED, FileState.DIFFERS, FileState.SAME, FileState.CONFIRMED}


def begin_batch(begun_with: str, *, now: datetime, by: Account | None = None) -> Batch:
    batch = Batch(
        begun_with=begun_with,
        started_at=now,
        started_by=by,
        state=BatchState.WAITING,
        known=0,
        again=[],
    )
    db.session.add(batch)
    return batch


def keep(batch: Batch, found: Found, *, body_as: str = "") -> ArchiveFile | None:
    """Keep a file with a batch, to be read. None where the register has entered it already.

    One that was refused, or that waits for an answer, is read again: the register may know more.
    """
    file = file_with(found.sha256)
    if file and (file.state in _DONE or file.batch is batch):
        if file.batch is not batch:
            batch.known += 1
            batch.again = [*batch.again, file.id]
        return None
    if file is None:
        file = ArchiveFile(sha256=found.sha256, content=found.data, size=len(found.data))
        db.session.add(file)
    file.batch, file.file_name, file.body_as = batch, found.name, body_as.strip()
    file.state, file.refusal = FileState.WAITING, ""
    if found.refusal:
        refuse(file, found.refusal)
    return file


def refuse(file: ArchiveFile, reason: str) -> None:
    file.state, file.refusal = FileState.REFUSED, reason


def take_in(
    file: ArchiveFile, read: Understood, *, now: datetime, by: Account | None = None
) -> None:
    """Keep what was understood of a file, and enter it where its body and day are known."""
    if read.parsed is None:
        refuse(file, read.refusal)
        return
    if file.parsed != read.parsed:
        file.edits = []  # of what it was understood as before
    file.state, file.parsed, file.lines = FileState.READ, read.parsed, read.lines
    also_known(file, {WITHHELD: list(read.withheld), READ_AS: read_as(file.body_as)})
    enter_file(file, now=now, by=by)


def give_up(file: ArchiveFile, error: Exception) -> None:
    """A file that the register could not enter, of which nothing is left in it."""
    said = str(error) if isinstance(error, RuleBroken) else type(error).__name__
    refuse(file, f"It was read, but the register could not enter it: {said}")
