"""What a clerk may say to a doubt about a paper. None of these commits.

An answer about a name or a word of the house is remembered for the body, and every other file of
it that is not confirmed follows.
"""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.models import Account
from app.archive.calling import NEXT, call_next
from app.archive.editing import Edit
from app.archive.filing import body_of, enter_file, next_day
from app.archive.house_words import body_printed, is_remembered, remember_body
from app.archive.likeness import Sureness, alike
from app.archive.matching import match_person
from app.archive.models import ArchiveDoubt, ArchiveEdit, ArchiveFile
from app.archive.printed_names import read_name
from app.archive.remembering import correct_others, remember_person, settle, tell_others
from app.archive.rules import FileState
from app.archive.spelling_out import check_no_namesake, spell_out
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person
from app.people.operations import describe_person

AS_IT_STANDS = "Right as it stands"


def accept(
    doubt: ArchiveDoubt, now: datetime, by: Account | None, *, in_full: bool = False
) -> None:
    """What is proposed is right. Raises RuleBroken where nothing is.

    `in_full` calls the person by the fuller name that is printed.
    """
    check_open(doubt.file)
    if doubt.settled_at is not None:
        return
    if doubt.field == "date":
        raise RuleBroken("Say on what day the meeting was held")
    if doubt.field == "body":
        body = body_of(doubt.file).body
        if body is None:
            raise RuleBroken("Say whose minutes these are")
        mean_body(doubt.file, body, now, by)
        return
    if doubt.field == NEXT:
        settle(doubt, call_next(doubt.file, next_day(doubt.file), now.date()), now, by)
        return
    if in_full:
        spell_out(doubt)
    settle(doubt, AS_IT_STANDS, now, by)
    if doubt.printed and doubt.person and doubt.file.body:
        remember_person(doubt.file.body, doubt.printed, doubt.person, now, by)
        tell_others(doubt.file, doubt.printed, doubt.person, now, by)


def likely_in(file: ArchiveFile) -> list[ArchiveDoubt]:
    """The names in doubt that have one likely answer."""
    return [
        doubt
        for doubt in file.doubts
        if doubt.settled_at is None
        and doubt.person_id is not None
        and doubt.sureness is Sureness.LIKELY
    ]


def accept_all_likely(file: ArchiveFile, now: datetime, by: Account | None) -> None:
    check_open(file)
    for doubt in likely_in(file):
        accept(doubt, now, by)


def mean_person(
    file: ArchiveFile, printed: str, person: Person, now: datetime, by: Account | None
) -> None:
    """From now on `printed` is `person` in every paper of the body."""
    check_open(file)
    if file.body is None:
        raise RuleBroken("Say first whose minutes these are")
    db.session.add(person)
    db.session.flush()
    before = _taken_for(file, file.body, printed)
    remember_person(file.body, printed, person, now, by)
    for doubt in _about(file, printed):
        settle(doubt, person.name, now, by, person)
    enter_file(file, now=now, by=by)
    tell_others(file, printed, person, now, by)
    if before is not person:
        correct_others(file, before, by)


def _taken_for(file: ArchiveFile, body: Body, printed: str) -> Person | None:
    """Whom the paper was entered with under that name."""
    asked = next((d for d in file.doubts if d.printed == printed and d.person), None)
    if asked or file.meeting is None:
        return asked.person if asked else None
    return match_person(printed, body, file.meeting.held_on).person


def somebody_new(name: str, printed: str) -> Person:
    """A person whom the register does not know, with the title and honours that are printed."""
    if not name.strip():
        raise RuleBroken("Enter the name", about="name")
    check_no_namesake(name)
    read = read_name(printed)
    title = "Councillor" if read.is_councillor else ""
    return describe_person(Person(), name=name, title=title, honours=read.honours)


def mean_body(file: ArchiveFile, body: Body, now: datetime, by: Account | None) -> None:
    """These are minutes of `body`, and so is every other paper with that name printed, unless
    the name says no more than whose committees they all are.
    """
    check_open(file)
    file.body_as = body.name
    for doubt in file.doubts:
        if doubt.field == "body" and doubt.settled_at is None:
            settle(doubt, body.name, now, by)
        if doubt.printed and doubt.settled_at and doubt.person:
            remember_person(body, doubt.printed, doubt.person, now, by)
    enter_file(file, now=now, by=by)
    if is_remembered(file, body):
        remember_body(body_printed(file), body, now, by)


def change(
    file: ArchiveFile,
    edits: Sequence[Edit],
    now: datetime,
    by: Account | None,
    *,
    doubt: ArchiveDoubt | None = None,
) -> None:
    """Lay changes over what was understood, and enter the meeting anew from it."""
    check_open(file)
    last = max((edit.position for edit in file.edits), default=0)
    for position, edit in enumerate(edits, start=last + 1):
        file.edits.append(
            ArchiveEdit(
                position=position,
                path=edit.path,
                how=edit.how,
                value=edit.value,
                doubt=doubt.position if doubt else None,
                made_at=now,
                made_by=by,
            )
        )
    if doubt:
        settle(doubt, "Changed", now, by)
    enter_file(file, now=now, by=by)


def check_open(file: ArchiveFile) -> None:
    if file.state is FileState.CONFIRMED:
        raise RuleBroken("This meeting was confirmed: correct it on its own page")
    if file.state in {FileState.WAITING, FileState.REFUSED}:
        raise RuleBroken("This file was not read")


def _about(file: ArchiveFile, printed: str) -> list[ArchiveDoubt]:
    name = read_name(printed)
    return [
        doubt
        for doubt in file.doubts
        if doubt.printed and doubt.settled_at is None and alike(read_name(doubt.printed), name)
    ]
