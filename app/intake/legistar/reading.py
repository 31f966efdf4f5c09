"""Legistar's objects as lists and meetings (handbook, interfaces 2).

Each object says by its names what it is: every name of an event begins with “Event”.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.intake.legistar.voting import attendance_in, outcome_in, votes_in
from app.intake.minutes.parsed import Doubt, Item, Minutes, Piece, Resolved
from app.intake.objects import Object, as_file, clock_of, day, objects, paragraphs_of, text
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
from app.intake.rosters.standing import standing_in, time_in

LONGEST_STATUS = 60


@dataclass
class Found:
    """Objects by what they are; items by their event, votes and roll calls by their item."""

    bodies: list[Object] = field(default_factory=list)
    people: list[Object] = field(default_factory=list)
    seats: list[Object] = field(default_factory=list)
    events: list[Object] = field(default_factory=list)
    items: dict[str, list[Object]] = field(default_factory=lambda: defaultdict(list))
    votes: dict[str, list[Object]] = field(default_factory=lambda: defaultdict(list))
    rolls: dict[str, list[Object]] = field(default_factory=lambda: defaultdict(list))


def is_event(kept: object) -> bool:
    return isinstance(kept, dict) and "EventDate" in kept and "EventBodyName" in kept


def sorted_out(every: Iterable[Object]) -> Found:
    found = Found()
    for each in every:
        if "OfficeRecordId" in each:
            found.seats.append(each)
        elif is_event(each):
            found.events.append(each)
            found.items[text(each, "EventId")] += objects(each, "EventItems")
        elif "EventItemId" in each:
            found.items[text(each, "EventItemEventId")].append(each)
        elif "VoteId" in each:
            found.votes[text(each, "VoteEventItemId")].append(each)
        elif "RollCallId" in each:
            found.rolls[text(each, "RollCallEventItemId")].append(each)
        elif "PersonId" in each:
            found.people.append(each)
        elif "BodyId" in each:
            found.bodies.append(each)
    return found


def brought(found: Found, refused: Sequence[tuple[str, str]] = ()) -> Brought:
    called = [meeting for event in found.events if (meeting := call_of(event))]
    wholes = tuple(
        whole
        for event in found.events
        if (whole := whole_meeting(event, found)) and (whole.minutes.items or whole.minutes.present)
    )
    return Brought(replace(roster_of(found), meetings=tuple(called)), wholes, tuple(refused))


def roster_of(found: Found) -> Roster:
    return Roster(
        tuple(
            ListedBody(
                text(body, "BodyName"),
                text(body, "BodyTypeName") or None,
                is_over=text(body, "BodyActiveFlag") == "0",
            )
            for body in found.bodies
            if text(body, "BodyName")
        ),
        tuple(
            ListedPerson(
                text(person, "PersonFullName"),
                text(person, "PersonEmail") or None,
                text(person, "PersonPhone") or None,
            )
            for person in found.people
            if text(person, "PersonFullName")
        ),
        tuple(
            ListedSeat(
                text(seat, "OfficeRecordBodyName"),
                text(seat, "OfficeRecordFullName"),
                text(seat, "OfficeRecordTitle") or None,
                starts_on=day(seat, "OfficeRecordStartDate"),
                ends_on=day(seat, "OfficeRecordEndDate"),
            )
            for seat in found.seats
            if text(seat, "OfficeRecordBodyName") and text(seat, "OfficeRecordFullName")
        ),
    )


def call_of(event: Object) -> ListedMeeting | None:
    held_on = day(event, "EventDate")
    if held_on is None:
        return None
    comment = text(event, "EventComment")
    said = [text(event, "EventAgendaStatusName"), comment if len(comment) < LONGEST_STATUS else ""]
    standing = standing_in("; ".join(said))
    return ListedMeeting(
        text(event, "EventBodyName"),
        held_on,
        time_in(text(event, "EventTime")) or clock_of(event, "EventDate"),
        text(event, "EventLocation") or None,
        standing,
        None if standing is Standing.SCHEDULED else "; ".join(filter(None, said)),
        text(event, "EventInSiteURL") or None,
    )


def whole_meeting(event: Object, found: Found) -> WholeMeeting | None:
    called = call_of(event)
    if called is None:
        return None
    items = sorted(found.items[text(event, "EventId")], key=_place)
    read, doubts, papers = _items(items, found)
    present, apologies, absent = attendance_in(
        found.rolls[text(item, "EventItemId")] for item in items
    )
    minutes = Minutes(
        called.body or None,
        called.held_on,
        called.venue,
        present,
        apologies,
        items=tuple(read),
        doubts=(*absent, *doubts),
    )
    key = text(event, "EventId")
    parts = [text(item, "EventItemId") for item in items]
    own = [event, *items, *(o for part in parts for o in (*found.votes[part], *found.rolls[part]))]
    return WholeMeeting(
        called,
        minutes,
        tuple(papers),
        key=key,
        file_name=f"event-{key}.json",
        content=as_file(own),
    )


def _place(item: Object) -> tuple[int, int]:
    """As the minutes print them, or else the agenda."""
    for name in ("EventItemMinutesSequence", "EventItemAgendaSequence"):
        if isinstance(item.get(name), int):
            return int(item[name]), int(item.get("EventItemId") or 0)
    return 10**9, 0


def _items(
    items: Sequence[Object], found: Found
) -> tuple[list[Item], list[Doubt], list[ListedPaper]]:
    read: list[Item] = []
    doubts: list[Doubt] = []
    papers: list[ListedPaper] = []
    heading = None
    for item in items:
        title = text(item, "EventItemTitle") or text(item, "EventItemMatterName")
        votes = found.votes[text(item, "EventItemId")]
        resolved = tuple(_resolved(item, title, votes, doubts))
        pieces = tuple(_pieces(item, resolved))
        if _is_heading(item) and not resolved and not pieces:
            heading = title or heading
        elif title or resolved or pieces:
            papers += _papers(item, len(read))
            number = text(item, "EventItemAgendaNumber") or text(item, "EventItemMatterFile")
            read.append(Item(title, 0, number or None, heading, pieces, (), resolved))
    return read, doubts, papers


def _is_heading(item: Object) -> bool:
    return not any(
        text(item, f"EventItem{name}") for name in ("AgendaNumber", "MatterId", "MatterFile")
    )


def _pieces(item: Object, resolved: Sequence[Resolved]) -> Iterator[Piece]:
    told = {each.text for each in resolved}
    for name, kind in (
        ("EventItemAgendaNote", "purpose"),
        ("EventItemActionText", "paragraph"),
        ("EventItemMinutesNote", "paragraph"),
    ):
        yield from (
            Piece(kind, words, 0) for words in paragraphs_of(item, name) if words not in told
        )


def _resolved(
    item: Object, title: str, votes: Sequence[Object], doubts: list[Doubt]
) -> Iterator[Resolved]:
    action, passed = text(item, "EventItemActionName"), text(item, "EventItemPassedFlagName")
    mover = text(item, "EventItemMover") or None
    if not (action or passed or mover or votes):
        return
    words = " ".join(paragraphs_of(item, "EventItemActionText")) or title
    if not (action or passed or votes):
        doubts.append(Doubt(f"What became of the motion on “{title}” is not printed"))
    if not words:
        return
    counted = votes_in(item, votes, doubts, title)
    yield Resolved(
        words,
        0,
        mover=mover,
        seconder=text(item, "EventItemSeconder") or None,
        outcome=outcome_in(action, passed),
        as_printed="; ".join(filter(None, (action, passed))) or None,
        votes=counted,
    )


def _papers(item: Object, place: int) -> Iterator[ListedPaper]:
    for paper in objects(item, "EventItemMatterAttachments"):
        address, title = (
            text(paper, "MatterAttachmentHyperlink"),
            text(paper, "MatterAttachmentName"),
        )
        if address.startswith(("http://", "https://")) and title:
            yield ListedPaper(title, address, place)
