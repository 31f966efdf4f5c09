"""Calling somebody by the fuller name that a paper prints. None of these commits."""

from app.archive.likeness import fuller_name
from app.archive.models import ArchiveDoubt
from app.archive.printed_names import read_name
from app.errors import RuleBroken
from app.people.models import Person
from app.people.operations import describe_person
from app.people.queries import everyone_named
from app.people.rules import plainly


def spelt_out(doubt: ArchiveDoubt) -> str:
    """What the paper spells out of the name of whom it was taken for; "" where it is no more."""
    person = doubt.person if doubt.printed else None
    if person is None or str(person.id) in doubt.file.new_people:
        return ""
    return fuller_name(read_name(doubt.printed), person.name, person.family_name)


def check_no_namesake(name: str) -> None:
    same = [person for person in everyone_named() if plainly(person.name) == plainly(name)]
    if same:
        raise RuleBroken(
            f"{same[0].formal_name} is in the register already: choose “Somebody else in the "
            "register”, or enter the namesake among the people first",
            about="name",
        )


def spell_out(doubt: ArchiveDoubt) -> Person | None:
    """From now on the person is called by the name as it is printed."""
    name, person = spelt_out(doubt), doubt.person
    if person is None or not name:
        return None
    check_no_namesake(name)
    title, honours = person.title, person.honours
    return describe_person(person, name=name, account=person.account, title=title, honours=honours)
