"""What a clerk has answered once for a body, and the other papers that it goes to. None commits.

Papers that must be entered anew for it are only marked here: `following` enters them afterwards,
one by one, so that an answer is as quick with a thousand papers as with one.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from app.accounts.models import Account
from app.archive.beside import also_known
from app.archive.likeness import alike
from app.archive.models import ArchiveDoubt, ArchiveFile, HouseCorrection
from app.archive.printed_names import name_key, read_name
from app.archive.rules import FileState, Meant
from app.bodies.models import Body
from app.database import db
from app.meetings.models import Attendance
from app.people.models import Person

FOLLOWS = "follows"
"""Beside a file that is to be entered anew: for whose answer, as the id of an account or 0."""
TOLD = "as in another paper"


def settle(
    doubt: ArchiveDoubt,
    answer: str,
    now: datetime,
    by: Account | None,
    person: Person | None = None,
) -> None:
    doubt.settled_at, doubt.settled_by, doubt.answer = now, by, answer
    if person is not None:  # else not even looked at: a paper has dozens
        doubt.person = person


def ask_again(doubt: ArchiveDoubt) -> None:
    doubt.settled_at, doubt.settled_by, doubt.answer = None, None, ""


def to_follow(files: Iterable[ArchiveFile], by: Account | None) -> None:
    for file in files:
        also_known(file, {FOLLOWS: by.id if by else 0})


def remember_person(
    body: Body | None, printed: str, person: Person, now: datetime, by: Account | None
) -> None:
    """Without a body it counts for every one of which nothing else was said."""
    key = name_key(printed)
    known = correction_of(body, Meant.PERSON, key) or HouseCorrection(
        body=body, kind=Meant.PERSON, printed=key, made_at=now, made_by=by
    )
    known.person, known.meaning = person, person.name
    db.session.add(known)
    db.session.flush()


def tell_others(
    file: ArchiveFile, printed: str, person: Person, now: datetime, by: Account | None
) -> None:
    """Papers that ask of the same name have the answer, at once where they took it so already."""
    others = {}
    for doubt in _asked(file.body, printed):
        if doubt.person is person or doubt.file is file:
            settle(doubt, f"{person.name}, {TOLD}", now, by, person)
        else:
            others[doubt.file_id] = doubt.file
    to_follow(others.values(), by)


def correct_others(file: ArchiveFile, person: Person | None, by: Account | None) -> None:
    """Papers that have taken a name for `person` without asking, as this one did, look again."""
    if person is None:
        return
    took = (
        select(ArchiveFile)
        .join(Attendance, Attendance.meeting_id == ArchiveFile.meeting_id)
        .where(
            Attendance.person_id == person.id,
            ArchiveFile.body == file.body,
            ArchiveFile.state == FileState.ENTERED,
            ArchiveFile.id != file.id,
        )
    )
    to_follow(db.session.scalars(took.order_by(ArchiveFile.id)).all(), by)


def forget_person(
    file: ArchiveFile, printed: str, person: Person | None, by: Account | None
) -> None:
    """Ask of a name again, here and in every paper that was told."""
    if file.body is None:
        return
    forget(correction_of(file.body, Meant.PERSON, name_key(printed)))
    for doubt in _asked(file.body, printed, settled=True):
        if doubt.answer.endswith(TOLD):
            ask_again(doubt)
    correct_others(file, person, by)


def _asked(body: Body | None, printed: str, *, settled: bool = False) -> Iterable[ArchiveDoubt]:
    """The doubts about a name in the papers of a body."""
    name = read_name(printed)
    asked = (
        select(ArchiveDoubt)
        .join(ArchiveDoubt.file)
        .where(
            ArchiveDoubt.printed != "",
            ArchiveDoubt.settled_at.is_not(None) if settled else ArchiveDoubt.settled_at.is_(None),
            ArchiveFile.body == body,
            ArchiveFile.state == FileState.ENTERED,
        )
        .order_by(ArchiveDoubt.file_id, ArchiveDoubt.position)
    )
    return [d for d in db.session.scalars(asked).all() if alike(name, read_name(d.printed))]


def correction_of(body: Body | None, kind: Meant, printed: str) -> HouseCorrection | None:
    query = select(HouseCorrection).where(
        HouseCorrection.kind == kind, HouseCorrection.printed == printed
    )
    if kind is not Meant.BODY:
        query = query.where(HouseCorrection.body_id == (body.id if body else None))
    return db.session.scalars(query.order_by(HouseCorrection.id).limit(1)).first()


def forget(correction: HouseCorrection | None) -> None:
    if correction is not None:
        db.session.delete(correction)
        db.session.flush()
