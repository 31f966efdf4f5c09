"""Adding a line to an agenda with the number of its place. None of these commits."""

from datetime import date

from app.agenda.models import AgendaItem
from app.agenda.operations import add_item, in_listed_order, next_item_number, place_after
from app.agenda.rules import ItemKind, numbers_after
from app.meetings.models import Meeting
from app.people.models import Person


def add_line(
    meeting: Meeting,
    title: str,
    *,
    kind: ItemKind,
    added_on: date,
    after: AgendaItem | None = None,
    presenter: Person | None = None,
) -> AgendaItem:
    """Add a line with the number of its place; a heading has none."""
    number = None if kind is ItemKind.HEADING else number_between(meeting, after)
    item = add_item(
        meeting, title, number=number, added_on=added_on, kind=kind, presenter=presenter
    )
    if after:
        place_after(item, after)
    return item


def number_between(meeting: Meeting, earlier: AgendaItem | None) -> str:
    """The number of an item listed straight after `earlier`, the numbers around it unchanged."""
    ordered = in_listed_order(meeting)
    later = ordered[ordered.index(earlier) + 1 :] if earlier else []
    if earlier is None or not earlier.number or not any(item.number for item in later):
        return next_item_number(meeting)
    used = {item.number for item in meeting.items}
    free = (number for number in numbers_after(earlier.number) if number not in used)
    return next(free, next_item_number(meeting))
