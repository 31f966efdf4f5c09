"""OParl's objects as lists and meetings (handbook, interfaces 3; versions 1.0 and 1.1).

Objects name each other by their addresses. What was deleted stays as an empty object and is left
out; an item that is not public gives its title and nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.intake.minutes.labels import labelled
from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Attendee, Doubt, Item, Minutes, Outcome, Piece, Resolved
from app.intake.objects import Object, as_file, clock_of, day, objects, paragraphs_of, text, texts
from app.intake.rosters.parsed import (
    Brought,
    ListedBody,
    ListedMeeting,
    ListedPaper,
    ListedPerson,
    ListedSeat,
    Roster,
    Standing,
    WholeMeeting,
)
from app.intake.rosters.standing import standing_in

_KIND = re.compile(r"https?://schema\.oparl\.org/1\.\d+/(\w+)")
_OUTCOMES = (
    (Outcome.LOST, r"\blost\b|reject|not carried|abgelehnt"),
    (Outcome.WITHDRAWN, r"withdr|zurückgezogen|abgesetzt"),
    (Outcome.REFERRED, r"refer|verwiesen|überwiesen"),
    (Outcome.DEFERRED, r"defer|adjourn|postpone|vertagt|zurückgestellt"),
    (Outcome.NOTED, r"noted|kenntnis"),
)
_UNANIMOUS = re.compile(r"unanim|einstimmig", re.I)


@dataclass
class Found:
    """Objects by their kind and by their address."""

    by_kind: dict[str, dict[str, Object]] = field(default_factory=dict)

    def all(self, kind: str) -> list[Object]:
        return list(self.by_kind.get(kind, {}).values())

    def name(self, kind: str, address: str) -> str:
        return text(self.by_kind.get(kind, {}).get(address, {}), "name")


def kind_of(kept: object) -> str:
    """“Meeting”, or "" for what is no object of OParl."""
    found = _KIND.fullmatch(text(kept, "type")) if isinstance(kept, dict) else None
    return found[1] if found else ""


def sorted_out(every: Iterable[Object]) -> Found:
    """With what is embedded in another object, which then names the one it is in."""
    found = Found()
    for each in every:
        _keep(each, found)
    return found


_EMBEDDED = {"membership": "person", "agendaItem": "meeting", "organization": "", "person": ""}


def _keep(each: Object, found: Found) -> None:
    kind = kind_of(each)
    if not kind or each.get("deleted") is True:
        return
    found.by_kind.setdefault(kind, {})[text(each, "id")] = each
    for name, holder in _EMBEDDED.items():
        for part in objects(each, name):
            _keep({holder: text(each, "id"), **part} if holder else part, found)


def brought(found: Found, today: date, refused: Sequence[tuple[str, str]] = ()) -> Brought:
    wholes = [whole for each in found.all("Meeting") if (whole := whole_meeting(each, found))]
    roster = replace(roster_of(found, today), meetings=tuple(each.called for each in wholes))
    held = (each for each in wholes if each.minutes.items or each.minutes.present)
    return Brought(
        roster,
        tuple(each for each in held if each.called.standing is not Standing.CANCELLED),
        tuple(refused),
    )


def roster_of(found: Found, today: date) -> Roster:
    bodies = tuple(
        ListedBody(
            text(body, "name"),
            text(body, "organizationType") or text(body, "classification") or None,
            parent=found.name("Organization", text(body, "subOrganizationOf")) or None,
            is_over=(day(body, "endDate") or today) < today,
        )
        for body in found.all("Organization")
        if text(body, "name")
    )
    people = tuple(
        ListedPerson(_name(person), _first(person, "email"), _first(person, "phone"))
        for person in found.all("Person")
        if _name(person)
    )
    return Roster(bodies, people, tuple(_seats(found)))


def _seats(found: Found) -> Iterator[ListedSeat]:
    people = {text(person, "id"): person for person in found.all("Person")}
    for seat in found.all("Membership"):
        body = found.name("Organization", text(seat, "organization"))
        person = people.get(text(seat, "person"))
        if body and person and _name(person):
            yield ListedSeat(
                body,
                _name(person),
                text(seat, "role") or None,
                starts_on=day(seat, "startDate"),
                ends_on=day(seat, "endDate"),
            )


def _name(person: Object) -> str:
    """With the title in front, which the name itself may begin with already."""
    name = text(person, "name") or f"{text(person, 'givenName')} {text(person, 'familyName')}"
    title = " ".join(texts(person, "title"))
    return name.strip() if name.startswith(title) else f"{title} {name}".strip()


def _first(kept: Object, name: str) -> str | None:
    return next(iter(texts(kept, name)), None) or text(kept, name) or None


def whole_meeting(meeting: Object, found: Found) -> WholeMeeting | None:
    held_on = day(meeting, "start")
    if held_on is None:
        return None
    bodies = [found.name("Organization", each) for each in texts(meeting, "organization")]
    bodies = [name for name in bodies if name]
    called = ListedMeeting(
        bodies[0] if bodies else "",
        held_on,
        clock_of(meeting, "start"),
        _venue(meeting.get("location"), found),
        _standing(meeting),
        text(meeting, "meetingState") or ("cancelled" if meeting.get("cancelled") else None),
        text(meeting, "web") or None,
    )
    entries = sorted(_entries(meeting, found), key=lambda each: int(each.get("order") or 0))
    withheld = tuple(place for place, each in enumerate(entries) if each.get("public") is False)
    doubts = [
        Doubt(
            f"“{text(entries[p], 'name')}” is not public: its title was brought in, nothing else. "
            "The item is exempt, and its title withheld, until you say otherwise"
        )
        for p in withheld
    ]
    if len(bodies) > 1:
        doubts.append(Doubt(f"The meeting is one of several bodies: {', '.join(bodies)}"))
    people = {text(person, "id"): person for person in found.all("Person")}
    there = [people[each] for each in texts(meeting, "participant") if each in people]
    minutes = Minutes(
        called.body or text(meeting, "name") or None,
        held_on,
        called.venue,
        tuple(Attendee(_name(person)) for person in there),
        items=tuple(_item(each, is_public=each.get("public") is not False) for each in entries),
        doubts=tuple(doubts),
    )
    papers = tuple(_papers(meeting, None)) + tuple(
        paper
        for place, each in enumerate(entries)
        if place not in withheld
        for paper in _papers(each, place)
    )
    key = text(meeting, "id")
    name = re.sub(r"\W+", "-", key.rsplit("://", 1)[-1])
    shown = [e if p not in withheld else _title_of(e) for p, e in enumerate(entries)]
    own = [{**meeting, "agendaItem": shown}, *there, *_organizations(meeting, found)]
    return WholeMeeting(called, minutes, papers, withheld, key, f"{name}.json", as_file(own))


def _title_of(entry: Object) -> Object:
    """An item that is not public as it is kept: its words are not ours to keep."""
    names = ("id", "type", "meeting", "number", "order", "name", "public")
    return {name: entry[name] for name in names if name in entry}


def _organizations(meeting: Object, found: Found) -> list[Object]:
    known = found.by_kind.get("Organization", {})
    return [known[each] for each in texts(meeting, "organization") if each in known]


def _entries(meeting: Object, found: Found) -> Iterator[Object]:
    """Items embedded in the meeting, named by it, or naming it."""
    embedded = objects(meeting, "agendaItem")
    known = found.by_kind.get("AgendaItem", {})
    named = [known[each] for each in texts(meeting, "agendaItem") if each in known]
    own = text(meeting, "id")
    naming = [each for each in known.values() if own and text(each, "meeting") == own]
    for each in embedded or named or naming:
        if text(each, "name") and each.get("deleted") is not True:
            yield each


def _standing(meeting: Object) -> Standing:
    if meeting.get("cancelled") is True:
        return Standing.CANCELLED
    state = text(meeting, "meetingState")
    return Standing.PROVISIONAL if state == "terminiert" else standing_in(state)


def _venue(location: object, found: Found) -> str | None:
    if isinstance(location, str):
        location = found.by_kind.get("Location", {}).get(location)
    if not isinstance(location, dict):
        return None
    parts = (text(location, name) for name in ("room", "description", "streetAddress", "locality"))
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _item(entry: Object, *, is_public: bool) -> Item:
    number, title = text(entry, "number") or None, text(entry, "name")
    if not is_public:
        return Item(title, 0, number, withheld=True)
    result = text(entry, "result")
    lead, clauses = _clauses(paragraphs_of(entry, "resolutionText"))
    if not clauses and result:
        clauses = [Resolved(title, 0)]
    outcome = next((o for o, pattern in _OUTCOMES if re.search(pattern, result, re.I)), None)
    votes = clauses[0].votes if clauses else None
    if votes and _UNANIMOUS.search(result):
        votes = replace(votes, unanimous=True)
    resolved = tuple(
        replace(
            each,
            outcome=outcome or each.outcome,
            as_printed=result or None,
            votes=votes or each.votes,
        )
        for each in clauses
    )
    return Item(title, 0, number, None, tuple(Piece("paragraph", w, 0) for w in lead), (), resolved)


def _clauses(paragraphs: Sequence[str]) -> tuple[list[str], list[Resolved]]:
    """What leads in, and the clauses: one a label, or all as one where nothing is labelled."""
    lines = [labelled(Line(words, 0)) for words in paragraphs]
    first = next((place for place, line in enumerate(lines) if line.label), None)
    if first is None:
        return [], [Resolved("\n".join(paragraphs), 0)] if paragraphs else []
    clauses: list[Resolved] = []
    for line in lines[first:]:
        if line.label:
            clauses.append(Resolved(line.text, 0, line.label))
        else:
            clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text}\n{line.text}")
    return list(paragraphs[:first]), clauses


def _papers(holder: Object, place: int | None) -> Iterator[ListedPaper]:
    for name in ("invitation", "resultsProtocol", "verbatimProtocol", "resolutionFile"):
        if isinstance(holder.get(name), dict):
            yield from _paper(holder[name], place)
    for each in objects(holder, "auxiliaryFile"):
        yield from _paper(each, place)


def _paper(file: Object, place: int | None) -> Iterator[ListedPaper]:
    address = text(file, "accessUrl")
    if address.startswith(("http://", "https://")) and file.get("deleted") is not True:
        title = text(file, "name") or text(file, "fileName") or address.rsplit("/", 1)[-1]
        yield ListedPaper(title, address, place, day(file, "date"))
