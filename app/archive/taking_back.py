"""Taking back what a clerk answered, here and in every paper that followed. None commits."""

from datetime import datetime

from app.accounts.models import Account
from app.archive.calling import call_off
from app.archive.filing import enter_file, next_day
from app.archive.house_words import body_printed, forget_body, forget_outcomes
from app.archive.models import ArchiveDoubt, ArchiveEdit
from app.archive.remembering import ask_again, forget_person
from app.archive.reviewing import check_open
from app.database import db


def take_back(doubt: ArchiveDoubt, now: datetime, by: Account | None) -> None:
    """Ask again what was settled, and undo what the answer did in this paper."""
    file = doubt.file
    check_open(file)
    call_off(doubt, next_day(file))
    ask_again(doubt)
    for edit in [edit for edit in file.edits if edit.doubt == doubt.position]:
        forget_outcomes(file, edit.made_at, by)
        file.edits.remove(edit)
    if doubt.field == "body":
        file.body_as = ""
        forget_body(body_printed(file), by)
    elif doubt.printed:
        forget_person(file, doubt.printed, doubt.person, by)
    db.session.flush()
    enter_file(file, now=now, by=by)


def take_back_edit(edit: ArchiveEdit, now: datetime, by: Account | None) -> None:
    """Undo all that was changed with one answer."""
    check_open(edit.file)
    file = edit.file
    forget_outcomes(file, edit.made_at, by)
    file.edits = [other for other in file.edits if other.made_at != edit.made_at]
    db.session.flush()
    enter_file(file, now=now, by=by)
