"""Who of those listed sits on the body, who serves it, who was away."""

import re
from dataclasses import dataclass, field, replace

from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Attendee
from app.intake.minutes.patterns import TITLE
from app.intake.minutes.serving import is_clerk, is_staff

_CHAIRS = ("Convener", "Cathaoirleach", "Chairman", "Chairperson", "Provost", "Mayor")
_FROM_ABOVE = re.compile(r"(?:County|Borough|District|Ward) (?:Cl[li]r|Councillor)\b")


@dataclass
class Attendance:
    """The people of a meeting, by how they are listed; `line` is where each list begins."""

    present: list[Attendee] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    in_attendance: list[Attendee] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    absent: list[Line] = field(default_factory=list)


def seated(found: Attendance) -> Attendance:
    """Those who serve the body are in attendance, whichever list prints them."""
    _seat_chair(found)
    apart = len(found.in_attendance) > 0
    staff = [
        p for p in found.present if (is_clerk(p) if apart else is_staff(p)) or _visits(p, found)
    ]
    found.present = _each_once([person for person in found.present if person not in staff])
    found.in_attendance = _each_once([*found.in_attendance, *staff])
    if not found.present:
        members = [
            p
            for p in found.in_attendance
            if re.match(r"(?:Cl[li]r|Councillor)", p.name) and not _elsewhere(p)
        ]
        found.present = members
        found.in_attendance = [p for p in found.in_attendance if p not in members]
    found.apologies = list(dict.fromkeys(found.apologies))
    return found


def _seat_chair(found: Attendance) -> None:
    """Who presided may be listed again among the members, in full."""
    for person in [p for p in found.present if p.role in ("Chair", *_CHAIRS)]:
        others = [p for p in found.present if p is not person and _may_be_same(p, person)]
        if len(others) == 1 and len(person.name.split()) <= len(others[0].name.split()):
            found.present = [p for p in found.present if p is not person]
            place = found.present.index(others[0])
            found.present[place] = replace(others[0], role=others[0].role or person.role)


def without_those_away(found: Attendance) -> None:
    """A list of all members, and below it who of them sent apologies."""
    away = [Attendee(name) for name in found.apologies]
    found.present = [p for p in found.present if not any(_same_person(p, other) for other in away)]


def _same_person(one: Attendee, other: Attendee) -> bool:
    return _may_be_same(one, other) and bool(_given(one.name) or not _given(other.name))


def _may_be_same(one: Attendee, other: Attendee) -> bool:
    """One family name, and nothing to tell them apart: no other given name, no Mrs beside a Mr."""
    if _surname(one) != _surname(other) or {_sex(one), _sex(other)} == {"Mr", "Mrs"}:
        return False
    first, second = (_given(person.name).casefold() for person in (one, other))
    if not first or not second:
        return True
    is_initial = min(len(first), len(second)) == 1
    return first[0] == second[0] if is_initial else first == second


def _sex(person: Attendee) -> str | None:
    found = re.search(r"\b(?:(?P<Mr>Mr|Sir)|(?P<Mrs>Mrs|Ms|Miss|Dame|Lady))\b", person.name)
    return found.lastgroup if found else None


def _given(name: str) -> str:
    bare = re.sub(rf"^(?:(?:{TITLE})\s+)+", "", name)
    first, *rest = bare.split()
    return re.split(r"\W", first)[0] if rest else ""


def _surname(person: Attendee) -> str:
    return person.name.split()[-1].casefold()


def _visits(person: Attendee, found: Attendance) -> bool:
    """A county’s or borough’s councillor at the table of a parish."""
    return bool(_FROM_ABOVE.match(person.name)) and any(
        re.match(r"(?:Cl[li]r|Councillor)", other.name) for other in found.present
    )


def _elsewhere(person: Attendee) -> bool:
    return bool(
        person.role and re.search(r"\b(?:Borough|County|District|City) Council", person.role)
    )


def _each_once(people: list[Attendee]) -> list[Attendee]:
    kept: dict[str, Attendee] = {}
    for person in people:
        known = kept.get(person.name)
        if known is None or (person.role and not known.role):
            kept[person.name] = person
    return list(kept.values())
