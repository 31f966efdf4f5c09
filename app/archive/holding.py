"""One at a time works on a paper: a clerk at the review page, a batch, or papers that follow."""

from typing import cast

from sqlalchemy import Table, update

from app.archive.models import ArchiveFile
from app.database import db

_FILES = cast(Table, ArchiveFile.__table__)


def hold(file_id: int) -> ArchiveFile:
    """The file as it is now, which nobody else can change before this transaction ends.

    Writing it takes the lock on either database; what was read before it may be out of date.
    """
    this = _FILES.c.id == file_id
    same = update(_FILES).where(this).values(state=_FILES.c.state)
    db.session.connection().execute(same)
    db.session.expire_all()
    return db.session.get_one(ArchiveFile, file_id)
