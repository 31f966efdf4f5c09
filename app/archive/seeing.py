"""Which papers of the archive someone works on: those of the bodies whose record they keep.

What a paper says may be exempt before anybody knows of which body it is. Until that is known, it
is for whoever brought it in, and for those who keep every body.
"""

from flask import abort
from sqlalchemy import ColumnElement, and_, or_, select, true

from app.accounts.rules import Viewer
from app.archive.models import ArchiveFile, Batch
from app.database import db


def files_seen(by: Viewer) -> ColumnElement[bool]:
    if by.every_body:
        return true()
    of_theirs = ArchiveFile.body_id.in_(sorted(by.clerk_of))
    brought = ArchiveFile.batch_id.in_(select(Batch.id).where(_begun_by(by)))
    return or_(of_theirs, and_(ArchiveFile.body_id.is_(None), brought))


def batches_seen(by: Viewer) -> ColumnElement[bool]:
    return true() if by.every_body else or_(_begun_by(by), Batch.files.any(files_seen(by)))


def sees_what_it_was_begun_with(by: Viewer, batch: Batch) -> bool:
    """A name that was given to a file may tell what is in it."""
    return by.every_body or (by.account_id is not None and batch.started_by_id == by.account_id)


def file_or_404(by: Viewer, file_id: int) -> ArchiveFile:
    seen = select(ArchiveFile).where(ArchiveFile.id == file_id, files_seen(by))
    return db.session.scalar(seen) or abort(404)


def batch_or_404(by: Viewer, batch_id: int) -> Batch:
    seen = select(Batch).where(Batch.id == batch_id, batches_seen(by))
    return db.session.scalar(seen) or abort(404)


def _begun_by(by: Viewer) -> ColumnElement[bool]:
    return and_(Batch.started_by_id.is_not(None), Batch.started_by_id == by.account_id)
