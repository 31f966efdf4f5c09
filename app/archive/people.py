"""Who of the register a paper means by each name that it prints. None of these commits."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.archive.matching import PersonMatch, match_people
from app.archive.printed_names import PrintedName
from app.bodies.models import Body
from app.database import db
from app.intake.minutes.names import people_in
from app.intake.minutes.naming import OFFICE
from app.intake.minutes.parsed import Attendee, Minutes
from app.intake.minutes.patterns import TITLE
from app.people.models import Person
from app.people.operations import describe_person
from app.people.rules import plainly

_TITLES = re.compile(rf"(?:(?:The\s+)?(?:{TITLE})\.?\s+)+")
_STANDS_IN = re.compile(
    r"\b(?:substitut\w*|sub\.?|deputi[sz]ing|in place)\s+(?:for|of)\s+(?P<member>.+)",
    re.I,
)
_OFFICE = re.compile(rf"(?:the\s+)?(?:{OFFICE})", re.I)


class Named:
    """The people of one paper. A name that it prints twice is one person, and asked of once.

    `answered` are whom a clerk has said its names to mean, by `name_key`; `earlier` are people whom
    this paper alone made known when it was entered before: they are found anew, as themselves.
    """

    def __init__(
        self,
        minutes: Minutes,
        body: Body,
        on: date,
        answered: Mapping[str, int] | None = None,
        earlier: Sequence[Person] = (),
    ) -> None:
        self.doubts: list[tuple[str, str]] = []
        members = {*(person.name for person in minutes.present), *minutes.apologies}
        officers = {person.name for person in minutes.in_attendance}
        self.matches = match_people(
            dict.fromkeys(names_in(minutes)),
            body,
            on,
            answered,
            lists=(members, officers),
            apart_from=earlier,
        )
        self.people: dict[str, Person | None] = {}
        self.entered: list[Person] = []
        self._earlier = list(earlier)
        self._by_office: dict[str, Person] = {}

    def holds(self, person: Person, office: str) -> None:
        """Who is called by an office further down: “the Mayor”."""
        self._by_office.setdefault(_office(office), person)

    def person(self, printed: str, where: str) -> Person | None:
        """Who is meant; somebody the register does not know is entered. `where` is the field.

        None where the paper does not say, which is doubted.
        """
        if _OFFICE.fullmatch(printed.strip()) and _office(printed) in self._by_office:
            return self._by_office[_office(printed)]
        if printed not in self.people:
            self.people[printed] = self._found(printed, self.matches[printed], where)
        return self.people[printed]

    def _found(self, printed: str, match: PersonMatch, where: str) -> Person | None:
        if match.doubt:
            self.doubts.append((where, match.doubt))
        if match.person:
            return match.person
        if match.same_as:
            return self.person(match.same_as, where)
        if match.new is None:
            return None
        person = self._known_before(printed, match.new)
        if person is None:
            person = enter_new(printed, match.new)
            person.unconfirmed = True
        self.entered.append(person)
        return person

    def _known_before(self, printed: str, new: PrintedName) -> Person | None:
        """Whom this paper entered for the same name the last time."""
        told = (new.name, _title(printed), new.honours)
        for person in self._earlier:
            if (person.name, person.title, person.honours) == told:
                self._earlier.remove(person)
                return person
        return None


def enter_new(printed: str, new: PrintedName) -> Person:
    person = describe_person(Person(), name=new.name, title=_title(printed), honours=new.honours)
    db.session.add(person)
    return person


def _title(printed: str) -> str:
    found = _TITLES.match(printed)
    return found[0].strip() if found else ""


def _office(printed: str) -> str:
    return plainly(re.sub(r"^(?:the|an)\s+", "", printed.strip(), flags=re.I))


def stands_in_for(attendee: Attendee) -> str | None:
    """The name printed of the member whom they stand in for."""
    found = _STANDS_IN.search(attendee.role or "")
    names = people_in(found["member"]) if found else []
    return names[0].name if len(names) == 1 else None


def names_in(minutes: Minutes) -> Iterator[str]:
    """Every name that a paper prints, those listed as there first."""
    yield from (person.name for person in (*minutes.present, *minutes.in_attendance))
    yield from minutes.apologies
    yield from (declared.name for declared in minutes.declarations)
    yield from filter(None, map(stands_in_for, minutes.present))
    for item in minutes.items:
        for resolved in item.resolutions:
            yield from filter(None, (resolved.mover, resolved.seconder))
            if named := resolved.votes.named:
                yield from (*named.ayes, *named.noes, *named.abstained)
