"""Putting the minutes of earlier meetings up for approval. None of these commits."""

from collections.abc import Sequence
from datetime import date

from app.agenda.approval_models import MinutesToApprove
from app.agenda.models import AgendaItem
from app.agenda.operations import add_item, in_listed_order, next_item_number, place_after
from app.agenda.rules import ItemKind, is_titled_for_minutes, titles_of_minutes
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.meetings.operations import check_open
from app.meetings.rules import MeetingKind
from app.meetings.suitable import check_suitable

#: What usually stands before the minutes of the last meeting (handbook 1.4).
_BEFORE = ("declaration", "interest", "apolog", "welcome")


def put_up_for_approval(meeting: Meeting, earlier: Sequence[Meeting], added_on: date) -> AgendaItem:
    """List the minutes of `earlier` meetings on an agenda, in its item for them or a new one.

    An extraordinary meeting does not approve minutes (SI 1993/202 Sch 2 para 2; rule 34).
    """
    check_open(meeting)
    if meeting.kind is MeetingKind.EXTRAORDINARY:
        raise RuleBroken("An extraordinary meeting does not approve minutes")
    if not earlier:
        raise RuleBroken("No minutes are waiting for approval")
    for other in earlier:
        check_suitable(other, meeting)
    item = item_for_minutes(meeting) or _new_item(meeting, added_on)
    listed = {row.meeting: row for row in item.to_approve}
    item.to_approve = [listed.get(other) or MinutesToApprove(meeting=other) for other in earlier]
    notes = item.title.casefold().startswith("notes")
    item.title = titles_of_minutes([other.held_on for other in earlier], notes=notes)
    return item


def item_for_minutes(meeting: Meeting) -> AgendaItem | None:
    """The item at which the minutes of earlier meetings are taken."""
    ordered = [item for item in in_listed_order(meeting) if item.is_minuted]
    listing = (item for item in ordered if item.to_approve)
    called = (item for item in ordered if is_titled_for_minutes(item.title))
    return next(listing, None) or next(called, None)


def _new_item(meeting: Meeting, added_on: date) -> AgendaItem:
    item = add_item(
        meeting,
        "Minutes",
        number=next_item_number(meeting),
        added_on=added_on,
        kind=ItemKind.PROCEDURAL,
    )
    for words in _BEFORE:
        before = next((i for i in in_listed_order(meeting) if words in i.title.lower()), None)
        if before and before is not item:
            place_after(item, before)
            return item
    return item
