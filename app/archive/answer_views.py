"""What every answer of a clerk about a paper has in common."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import viewer
from app.archive.following import count_to_follow
from app.archive.holding import hold
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.seeing import files_seen
from app.archive.uploading import readers
from app.database import db
from app.errors import RuleBroken
from app.web.saving import OVERTAKEN


def account() -> Account | None:
    key = viewer().account_id
    return db.session.get(Account, key) if key else None


def doubt_at(file: ArchiveFile, position: int) -> ArchiveDoubt:
    """What is in doubt changes with every answer to another paper of the body."""
    found = next((doubt for doubt in file.doubts if doubt.position == position), None)
    if found is None:
        raise RuleBroken("This is not asked any more: the paper was entered anew meanwhile")
    return found


def answered(act: Callable[[ArchiveFile], object], archive_file_id: int, done: str) -> Response:
    try:
        act(hold(archive_file_id))
        db.session.commit()
    except RuleBroken as refusal:
        db.session.rollback()
        flash(str(refusal), "problem")
    except (IntegrityError, StaleDataError):
        db.session.rollback()
        flash(OVERTAKEN, "problem")
    else:
        flash(done)
        let_others_follow()
    return redirect(url_for(".file", archive_file_id=archive_file_id, _anchor="doubts"))


def let_others_follow() -> None:
    if left := count_to_follow(files_seen(viewer())):
        flash(f"{left} other paper{'' if left == 1 else 's'} will follow")
        readers().follow()
