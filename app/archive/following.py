"""Papers that follow an answer given for another one, entered one by one after it.

A mark beside a file says that it is to follow; whoever is stopped leaves the rest marked, and the
next answer, the next batch or a press of a button goes on.
"""

import logging
from datetime import datetime
from pathlib import Path

from filelock import FileLock
from sqlalchemy import ColumnElement, func, select, true

from app.accounts.models import Account
from app.archive.beside import also_known
from app.archive.filing import enter_file
from app.archive.holding import hold
from app.archive.like_people import settled_as
from app.archive.likeness import alike
from app.archive.matching import people_settled
from app.archive.models import ArchiveDoubt, ArchiveFile, Batch, HouseCorrection
from app.archive.printed_names import read_name
from app.archive.remembering import FOLLOWS, TOLD, ask_again, settle, to_follow
from app.archive.rules import FileState, Meant
from app.clock import now as clock_now
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person

log = logging.getLogger(__name__)

_IS_TO_FOLLOW = ArchiveFile.beside[FOLLOWS].as_integer().is_not(None)
_FAULT = "An answer to another paper could not be entered here: {}"


def count_to_follow(seen: ColumnElement[bool] | None = None) -> int:
    these = select(func.count()).select_from(ArchiveFile).where(_IS_TO_FOLLOW)
    return db.session.scalar(these.where(true() if seen is None else seen)) or 0


def is_to_follow(file: ArchiveFile) -> bool:
    return (file.beside or {}).get(FOLLOWS) is not None


def catch_up(file: ArchiveFile, now: datetime, by: Account | None) -> bool:
    """Enter what was answered for other papers meanwhile; whether there was any."""
    is_marked = is_to_follow(file)
    if is_marked:
        also_known(file, {FOLLOWS: None})
    if file.state not in {FileState.ENTERED, FileState.READ}:
        return False
    must_change = _take_over(file, now, by)
    if is_marked or (must_change and not file.refusal):
        enter_other(file, now, by)
        return True
    return False


def _take_over(file: ArchiveFile, now: datetime, by: Account | None) -> bool:
    """Settle what is known by now; whether somebody else is meant than was entered."""
    known = people_settled(file.body) if file.body else {}
    changed = False
    for doubt in file.doubts:
        key = settled_as(read_name(doubt.printed), known) if doubt.printed else None
        person = db.session.get(Person, key) if key and doubt.settled_at is None else None
        if person:
            changed |= doubt.person is not person
            settle(doubt, f"{person.name}, {TOLD}", now, by, person)
    return changed


def ask_for_answers(batch: Batch) -> None:
    """Mark what a batch entered just before a clerk answered what it asks."""
    known = (
        select(HouseCorrection.body_id, HouseCorrection.printed)
        .where(HouseCorrection.kind == Meant.PERSON, HouseCorrection.made_at >= batch.started_at)
        .distinct()
    )
    answered = [(body, read_name(printed)) for body, printed in db.session.execute(known)]
    if not answered:
        return
    asked = (
        select(ArchiveDoubt)
        .join(ArchiveDoubt.file)
        .where(
            ArchiveFile.batch_id == batch.id,
            ArchiveFile.state == FileState.ENTERED,
            ArchiveDoubt.settled_at.is_(None),
            ArchiveDoubt.printed != "",
        )
    )
    for doubt in db.session.scalars(asked).all():
        name, body = read_name(doubt.printed), doubt.file.body_id
        if any(body == of and alike(name, known_as) for of, known_as in answered):
            to_follow([doubt.file], None)


def enter_other(other: ArchiveFile, now: datetime, by: Account | None) -> None:
    """What another paper cannot become is its own matter, and stops no answer to this one."""
    try:
        with db.session.begin_nested():
            enter_file(other, now=now, by=by)
    except RuleBroken as refusal:
        other.refusal = str(refusal)
        _ask_again(other)


def _ask_again(file: ArchiveFile) -> None:
    """The names that an answer for another paper settled, where it could not be entered."""
    for doubt in file.doubts:
        if doubt.settled_at and doubt.answer.endswith(TOLD):
            ask_again(doubt)


def follow_all(folder: Path) -> None:
    """Enter all that are to follow, a transaction for each, and no two processes at once."""
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "following.lock"):
        while key := db.session.scalar(
            select(ArchiveFile.id).where(_IS_TO_FOLLOW).order_by(ArchiveFile.id).limit(1)
        ):
            _follow(key)


def _follow(key: int) -> None:
    try:
        file = hold(key)
        account = (file.beside or {}).get(FOLLOWS)
        catch_up(file, clock_now(), db.session.get(Account, account) if account else None)
        db.session.commit()
    except Exception as error:
        db.session.rollback()
        log.exception("A paper could not follow an answer that was given for another one")
        file = hold(key)
        also_known(file, {FOLLOWS: None})
        file.refusal = _FAULT.format(type(error).__name__)
        db.session.commit()
