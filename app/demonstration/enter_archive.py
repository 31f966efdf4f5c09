"""A paper of the council’s past, read like any other, that waits to be looked over."""

from datetime import timedelta
from hashlib import sha256

from app.archive.models import ArchiveFile, Batch
from app.archive.operations import begin_batch, take_in
from app.archive.reading import Source, understand
from app.archive.rules import BatchState
from app.clock import long_date
from app.database import db
from app.demonstration.entered import Entered, moment
from app.demonstration.papers import COUNCIL

_LONG_AGO = timedelta(weeks=120)
THURSDAY = 3


def enter_archive(entered: Entered) -> Batch:
    now = moment(entered.calendar.today)
    batch = begin_batch("Minutes of former years", now=now, by=entered.clerk)
    batch.state, batch.ended_at = BatchState.ENDED, now
    then = entered.calendar.today - _LONG_AGO
    day = long_date(then - timedelta(days=(then.weekday() - THURSDAY) % 7))
    for path in sorted((COUNCIL / "archive").glob("*.txt")):
        data = path.read_text(encoding="utf-8").replace("{day}", day).encode()
        file = ArchiveFile(
            batch=batch,
            file_name=path.name,
            sha256=sha256(data).hexdigest(),
            size=len(data),
            content=data,
        )
        db.session.add(file)
        db.session.flush()
        take_in(file, understand(Source(file.id, path.name, data)), now=now, by=entered.clerk)
    return batch
