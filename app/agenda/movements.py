"""Arrivals and departures tied to items, and who was in the room for each. None commits."""

from collections.abc import Mapping
from datetime import time

from app.agenda.models import AgendaItem
from app.agenda.movement_models import Movement
from app.agenda.operations import order_of_minutes
from app.errors import RuleBroken
from app.meetings.attendance import attendance_of, record_intervals
from app.meetings.models import Meeting
from app.meetings.operations import check_open
from app.meetings.rules import AttendanceStatus, QuorumCheck, Stay
from app.people.models import Person


def note_movement(
    item: AgendaItem, person: Person, *, left: bool, at: time | None = None
) -> Movement:
    """Someone left, or arrived, before `item`: whoever moved was there for some of the meeting."""
    meeting = item.meeting
    check_open(meeting)
    part = attendance_of(meeting, person)
    if part is None:
        raise RuleBroken(f"{person.name} is not on the list of attendance")
    if any(move.person is person for move in item.movements):
        raise RuleBroken(f"{person.name} has moved before this item already")
    if at:
        record_intervals(part, _stays_after(part.stays, left=left, at=at))
    if not part.status.was_there:
        part.status = AttendanceStatus.PRESENT
    movement = Movement(person=person, left=left, at=at)
    item.movements.append(movement)
    return movement


def take_back_movement(item: AgendaItem, person: Person) -> None:
    """The time that it put in the list of attendance goes with it."""
    check_open(item.meeting)
    movement = next((move for move in item.movements if move.person is person), None)
    if movement is None:
        raise RuleBroken(f"Nothing says that {person.name} moved before this item")
    item.movements.remove(movement)
    part = attendance_of(item.meeting, person)
    if part and movement.at:
        record_intervals(part, _stays_without(part.stays, left=movement.left, at=movement.at))


def _stays_after(stays: list[Stay], *, left: bool, at: time) -> list[Stay]:
    if any(stay[left] == at for stay in stays):  # told with the attendance: now it has its item
        return stays
    if not left:
        return [*stays, (at, None)]
    before, joined = stays[:-1], stays[-1][0] if stays else None
    return [*before, (joined, at)]


def _stays_without(stays: list[Stay], *, left: bool, at: time) -> list[Stay]:
    """As if nobody had gone out, or come in, at that time; what was changed since is left alone."""
    place = next((n for n, stay in enumerate(stays) if stay[left] == at), None)
    if place is None:
        return stays
    before, after = stays[:place], stays[place + 1 :]
    joined, gone = stays[place]
    if left:
        whole, after = (joined, after[0][1] if after else None), after[1:]
    elif before:  # had gone out before, and so did not come back
        return [*before, *after]
    else:
        whole = (None, gone)
    kept = [*before, whole, *after]
    return [] if kept == [(None, None)] else kept


def quorum_by_item(meeting: Meeting) -> Mapping[AgendaItem, QuorumCheck]:
    """Of each item as it was taken: voters less those out, or gone for an interest (rule 8)."""
    ordered = order_of_minutes(meeting.items)
    voters = set(meeting.members_present)
    out = _not_yet_there(ordered)
    checks = {}
    for item in ordered:
        for move in item.movements:
            (out.add if move.left else out.discard)(move.person)
        gone = {
            declaration.person
            for declaration in meeting.declarations
            for concern in declaration.concerns
            if concern.item is item and concern.left_room
        }
        checks[item] = QuorumCheck(meeting.body.quorum, len(voters - out - gone))
    return checks


def _not_yet_there(ordered: list[AgendaItem]) -> set[Person]:
    """Whoever first is heard of arriving was not there before."""
    first: dict[Person, bool] = {}
    for item in ordered:
        for move in item.movements:
            first.setdefault(move.person, move.left)
    return {person for person, left in first.items() if not left}
