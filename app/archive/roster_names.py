"""Which bodies and people of the register a list names, and whoever it names that is new."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.archive.house_words import remember_body
from app.archive.like_bodies import KnownBody, body_like
from app.archive.likeness import KnownPerson, Likeness, Roll, Sureness, forms_differ
from app.archive.matching import bodies_settled, people_settled
from app.archive.people import enter_new
from app.archive.printed_names import PrintedName, read_name
from app.archive.remembering import remember_person
from app.bodies.models import Body
from app.bodies.operations import add_alias, establish_body
from app.bodies.queries import all_bodies, names_in_use, slugs
from app.database import db
from app.intake.rosters.parsed import ListedBody
from app.intake.rosters.vocabulary import kind_of, power_of
from app.people.models import Person
from app.people.queries import everyone_named
from app.people.rules import plainly

SOMEONE_NEW = "new"


class Bodies:
    """Those of the register as one list names them.

    A name of the list that is nearly that of a body is asked about, unless the list has that body
    under its own name too.
    """

    def __init__(self, printed: Iterable[str], answers: Mapping[str, str]) -> None:
        self._answers = _by_plain_name(answers)
        self._bodies = {body.id: body for body in all_bodies()}
        self._found: dict[str, Body] = {}
        self._answered: dict[str, Body] = {}
        self._known = [
            KnownBody(b.id, b.name, b.code or "", tuple(a.name for a in b.aliases))
            for b in self._bodies.values()
        ]
        for name in printed:
            self.known(name)
        taken = set(self._found.values())
        self._free = [each for each in self._known if self._bodies[each.key] not in taken]

    def known(self, printed: str) -> Body | None:
        """The body of this name, or the one that a clerk says is meant."""
        key = plainly(printed)
        if key not in self._found:
            name = self._answers.get(key, printed)
            like = body_like(name, self._known, bodies_settled())
            if like.sureness is not Sureness.SURE or like.key is None:
                return None
            self._found[key] = self._bodies[like.key]
            if key in self._answers:
                self._answered[key] = self._found[key]
        return self._found[key]

    def remember_answers(self, now: datetime) -> None:
        """For the next list or paper in which the body is called so."""
        for key, body in self._answered.items():
            remember_body(key, body, now, None)

    def find_or_establish(self, listed: ListedBody) -> tuple[Body | None, bool, str]:
        """The body, whether it is new, and what to ask of it; an answer is needed where None."""
        if body := self.known(listed.name):
            return body, False, ""
        key = plainly(listed.name)
        near = body_like(listed.name, self._free)
        if near.candidates and self._answers.get(key) != SOMEONE_NEW:
            return None, False, f"{near.question} It was not entered"
        kind, is_told = kind_of(listed.name, listed.group)
        body = establish_body(
            listed.name,
            kind,
            decision_power=power_of(kind),
            code=listed.code,
            taken_slugs=slugs(),
            names_in_use=names_in_use(),
        )
        db.session.add(body)
        db.session.flush()  # the names of the next body must differ from this one’s
        self._found[key] = body
        guess = f"{body.name} was entered as {_a(kind)}, which its name does not say"
        return body, True, "" if is_told else guess

    def add_alias(self, body: Body, name: str) -> None:
        add_alias(body, name, names_in_use(body))
        self._found[plainly(name)] = body


class People:
    """Those of the register as one list names them; a name that it prints twice is one person."""

    def __init__(self, printed: Iterable[str], answers: Mapping[str, str]) -> None:
        self._answers = _by_plain_name(answers)
        people = everyone_named()
        self._people = {person.id: person for person in people}
        self._roll = Roll(KnownPerson(p.id, p.name, p.family_name, p.title) for p in people)
        self._found: list[tuple[PrintedName, Person]] = []
        self._taken: set[int] = set()
        self._answered: dict[str, tuple[Body | None, Person]] = {}
        for name in printed:
            if found := self._whole(read_name(name), None):
                self._taken.add(found.id)

    def find_or_enter(self, printed: str, body: Body | None) -> tuple[Person | None, bool, str]:
        """The person, whether they are new, and what to ask; an answer is needed where None."""
        answer = self._answers.get(plainly(printed), "")
        name = read_name(printed if answer in ("", SOMEONE_NEW) else answer)
        for other, person in self._found:
            if other.words == name.words and not forms_differ(other.forms, name.forms):
                return person, False, ""
        settled = people_settled(body).get(name.key)
        known = self._people.get(settled) if settled else self._whole(name, body)
        if known and answer != SOMEONE_NEW:
            self._found.append((name, known))
            if answer:
                self._answered[printed] = (body, known)
            return known, False, ""
        if len(name.words) < 2:
            return None, False, f"“{printed}” has no first name"
        like = [p for _, p in self._roll.like(name) if p.key not in self._taken]
        if like and answer != SOMEONE_NEW:
            names = " or ".join(dict.fromkeys(self._people[p.key].formal_name for p in like[:6]))
            return None, False, f"Is “{printed}” {names}? Nobody was entered"
        person = enter_new(printed, name)
        self._found.append((name, person))
        return person, True, ""

    def remember_answers(self, now: datetime) -> None:
        """For the next list or paper in which somebody is called so."""
        for printed, (body, person) in self._answered.items():
            remember_person(body, printed, person, now, None)

    def _whole(self, name: PrintedName, body: Body | None) -> Person | None:
        """The one whose whole name it is; of several the one who sits on the body."""
        same = [
            self._people[person.key]
            for likeness, person in self._roll.like(name)
            if likeness is Likeness.WHOLE and not forms_differ(name.forms, (plainly(person.title),))
        ]
        if len(same) > 1 and body is not None:
            same = [p for p in same if any(seat.person is p for seat in body.memberships)]
        return same[0] if len(same) == 1 else None


def _by_plain_name(answers: Mapping[str, str]) -> dict[str, str]:
    return {plainly(printed): meant for printed, meant in answers.items()}


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
