"""Taking back what a paper was entered as, to enter it anew or not at all. None commits."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.archive.beside import keep_links
from app.archive.doubting import answered_in
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.renewing import Before, clauses_of, emptied
from app.archive.touched import descriptions_of
from app.database import db, named_by
from app.people.models import Person


def what_was_entered(file: ArchiveFile) -> Before:
    """The meeting of the file, emptied, with whom this paper alone has made known."""
    answered = answered_in(file)
    items, clauses, there = [], {}, []
    if file.meeting:
        clauses = clauses_of(file.meeting)
        keep_links(file, file.meeting)
        there = [attendance.person for attendance in file.meeting.attendances]
        items = emptied(file.meeting)
    people = [each for each in _people_of(file) if each.id not in answered.values()]
    return Before(file.meeting, items, clauses, there, people, answered)


def take_out(file: ArchiveFile) -> Sequence[ArchiveFile]:
    """Remove the meeting that the file became, with the people whom nothing else names.

    Returns the later papers of that meeting, which have none meanwhile.
    """
    meeting = file.meeting
    if meeting is None:
        return ()
    keep_links(file, meeting)
    later = db.session.scalars(
        select(ArchiveFile).where(ArchiveFile.meeting == meeting, ArchiveFile.id != file.id)
    ).all()
    for paper in (file, *later):
        paper.meeting = None
    db.session.flush()
    db.session.delete(meeting)
    db.session.flush()
    forget_people(file)
    return later


def forget_people(file: ArchiveFile, apart_from: Collection[Person] = ()) -> None:
    """Remove whom the file made known, and nothing names any more, and nobody has described."""
    for person in _people_of(file):
        if person not in apart_from:
            for doubt in file.doubts:
                if doubt.person is person:
                    doubt.person = None
            file.new_people = {k: v for k, v in file.new_people.items() if k != str(person.id)}
            db.session.delete(person)
    db.session.flush()


def forget_those_gone(file: ArchiveFile, there: Sequence[Person]) -> None:
    """Whom another paper made known, and this one was the last to name."""
    gone = {str(each.id) for each in there if not named_by(each, apart_from=[ArchiveDoubt])}
    gone -= file.new_people.keys()
    if gone:
        others = select(ArchiveFile).where(ArchiveFile.body == file.body, ArchiveFile.id != file.id)
        for other in db.session.scalars(others).all():
            if gone & other.new_people.keys():
                forget_people(other)


def _people_of(file: ArchiveFile) -> list[Person]:
    """Whom the file made known, as it described them, and whom nothing else names now."""
    known = [db.session.get(Person, int(key)) for key in file.new_people]
    people = [person for person in known if person]
    described = descriptions_of(people)
    return [
        person
        for person in people
        if described[str(person.id)] == file.new_people[str(person.id)]
        and not named_by(person, apart_from=[ArchiveDoubt])
    ]
