"""A whole meeting from what was understood of its minutes. None of these commits.

What the chapters' operations would refuse of a meeting to come is no reason to refuse history:
who moved a motion without being listed as present, or more votes than members, is entered as it
is printed and doubted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.accounts.models import Account
from app.agenda.models import AgendaItem, Document, MinuteNumber
from app.agenda.operations import add_item, change_item, write_minutes
from app.agenda.rules import UNKNOWN_GROUND, DocumentKind, ItemKind, Part
from app.archive.attending import enter_attendance
from app.archive.calling import awaits_minutes
from app.archive.deciding import enter_decisions
from app.archive.declaring import enter_declarations
from app.archive.labels import worded
from app.archive.markdown import as_markdown, without_marks
from app.archive.numbers import Numbers, number_minutes
from app.archive.people import Named
from app.archive.renewing import NOTHING, Before, Key, look_again, look_over
from app.archive.times import times_in
from app.bodies.models import Body
from app.database import db
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken
from app.intake.minutes.parsed import Item, Minutes, Piece
from app.intake.queries import meetings_on
from app.meetings.attendance import expect_members
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, change_meeting, record_sitting
from app.meetings.rules import MeetingStatus


@dataclass(frozen=True)
class Entered:
    """The meeting as it is on the register, and what a clerk should look at: where, and why.

    `named` says whom each printed name was taken for.
    """

    meeting: Meeting
    doubts: tuple[tuple[str, str], ...]
    named: Named


def enter_meeting(
    minutes: Minutes,
    body: Body,
    *,
    now: datetime,
    by: Account | None = None,
    before: Before = NOTHING,
) -> Entered:
    """Enter a meeting that was held. Raises RuleBroken where its day is unknown or taken."""
    if minutes.held_on is None:
        raise RuleBroken("The day of the meeting is not known")
    meeting = _meeting(body, minutes.held_on, before.meeting)
    named = Named(minutes, body, minutes.held_on, before.answered, before.people)
    starts, ends = times_in(minutes)
    change_meeting(
        meeting,
        starts_at=starts or meeting.starts_at,
        venue=(minutes.venue or meeting.venue).strip(),
        status=MeetingStatus.HELD,
        unconfirmed=True,
        brought_in_on=now.date(),
    )
    db.session.add(meeting)
    chair = enter_attendance(meeting, minutes, named)
    record_sitting(
        meeting,
        1,
        meeting.held_on,
        started_at=meeting.starts_at,
        ended_at=ends,
        venue=meeting.venue,
    ).presiding = chair
    enter_declarations(meeting, minutes, named)
    numbers = Numbers(meeting, number_minutes(minutes.items))
    enter_items(before, meeting, minutes.items, _Making(named, numbers, now, by))
    db.session.flush()  # what the database refuses is known before anything else is entered
    if before.meeting:
        look_again(meeting)
    look_over(meeting)
    return Entered(meeting, (*named.doubts, *numbers.doubts), named)


def _meeting(body: Body, held_on: date, before: Meeting | None) -> Meeting:
    """The one that the paper was entered as before, or one that a list called, or a new one."""
    there = [each for each in meetings_on(body, held_on) if each is not before]
    if not all(awaits_minutes(each) for each in there):
        raise RuleBroken(f"{body.name} has a meeting on that day already")
    if before is None:
        return there[0] if there else call_meeting(body, held_on)
    before.body, before.held_on = body, held_on
    expect_members(before)
    return before


@dataclass(frozen=True)
class _Making:
    """Who makes the items of one meeting, of which people and by which numbers.

    `kept` are the clauses of the item at hand that have an address already, by their place.
    """

    named: Named
    numbers: Numbers
    now: datetime
    by: Account | None
    kept: Mapping[int, ResolutionClause] = field(default_factory=dict)


@dataclass(frozen=True)
class _Listed:
    """A line of the agenda as it is entered; a heading is of no item."""

    key: Key
    where: str = ""
    parsed: Item | None = None
    minute: MinuteNumber | None = None


def enter_items(before: Before, meeting: Meeting, items: Sequence[Item], making: _Making) -> None:
    listed = list(_listed(items, making.numbers))
    again = before.again([each.key for each in listed])
    now = [worded(each.parsed) if each.parsed else () for each in listed]
    with before.kept_clauses(again, now) as kept:
        for position, (each, item) in enumerate(zip(listed, again, strict=True), start=1):
            item = _placed(meeting, each, item)
            item.position, item.minute = position, each.minute
            if each.parsed:
                _fill(item, each.parsed, each.where, replace(making, kept=kept[position - 1]))


def _placed(meeting: Meeting, listed: _Listed, before: AgendaItem | None) -> AgendaItem:
    number = None if listed.minute else listed.key.number
    title, kind, on = listed.key.title, _kind(listed.parsed), meeting.held_on
    if before is None:
        return add_item(meeting, title, number=number, added_on=on, kind=kind)
    return change_item(before, title=title, number=number, kind=kind, part=Part.OPEN, added_on=on)


def _listed(items: Sequence[Item], numbers: Numbers) -> Iterator[_Listed]:
    section = None
    for place, item in enumerate(items):
        if item.section and item.section != section:
            yield _Listed(Key(True, "", item.section.strip()))
        section, where = item.section, f"items.{place}"
        printed = numbers.printed(item.number, item.title, where)
        number = printed.minute.label if printed.minute else printed.number
        title = without_marks(printed.title)
        key = Key(False, number or "", f"{{{{{title}}}}}" if item.withheld else title)
        yield _Listed(key, where, item, printed.minute)


def _kind(parsed: Item | None) -> ItemKind:
    if parsed is None:
        return ItemKind.HEADING
    return ItemKind.DECISION if parsed.resolutions else ItemKind.INFORMATION


def _fill(item: AgendaItem, parsed: Item, where: str, making: _Making) -> None:
    item.purpose = _words(parsed.discussion, "purpose")
    if parsed.withheld is not None:
        item.part, item.grounds, item.public_interest = Part.EXEMPT, UNKNOWN_GROUND, _KEPT_BACK
    prose = [piece for piece in parsed.discussion if piece.kind not in _APART]
    enter_decisions(item, parsed, where, making.named, kept=making.kept)
    write_minutes(item, as_markdown(prose), seen=0, now=making.now, by=making.by)
    item.meeting.documents += papers(item, parsed, making.now)


_KEPT_BACK = "It was kept from the public in the system that it was brought from."
#: Pieces of a discussion that the register keeps in places of their own.
_APART = {"purpose", "document"}


def _words(pieces: Sequence[Piece], kind: str) -> str:
    return without_marks("\n\n".join(piece.text for piece in pieces if piece.kind == kind))


def papers(item: AgendaItem, parsed: Item, now: datetime) -> list[Document]:
    """The documents that the minutes list under an item; where they are is not printed."""
    return [
        Document(item=item, kind=DocumentKind.OTHER, title=without_marks(piece.text), added_at=now)
        for piece in parsed.discussion
        if piece.kind == "document" and piece.text.strip()
    ]
