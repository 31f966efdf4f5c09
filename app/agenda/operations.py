"""What a clerk may do to an agenda and to the minutes of its items. None of these commits.

Minute numbers are given through `numbering`, papers through `filing`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import object_session

from app.accounts.models import Account
from app.agenda.excluding import names_follow
from app.agenda.late import supplement_for
from app.agenda.models import AgendaItem, DeclarationItem, MinutesRevision
from app.agenda.privacy import check_marks
from app.agenda.rules import (
    ItemKind,
    Part,
    check_grounds,
    check_item_number,
    check_revision,
    join_paragraphs,
)
from app.errors import RuleBroken
from app.meetings.attendance import attendance_of
from app.meetings.models import Declaration, Meeting
from app.meetings.operations import check_open, move_minutes
from app.meetings.rules import AgendaState, MinutesState

#: How long typing counts as one stretch of work, of which only the last words are kept.
ONE_STRETCH = timedelta(minutes=10)


@names_follow
def add_item(
    meeting: Meeting,
    /,
    title: str,
    *,
    number: str | None,
    added_on: date,
    kind: ItemKind = ItemKind.DECISION,
    part: Part = Part.OPEN,
    paragraphs: Sequence[int] = (),
    public_interest: str = "",
    **details: object,
) -> AgendaItem:
    """Add an item at the end of the agenda. `details` are further columns of `AgendaItem`."""
    check_open(meeting)
    check_grounds(part, list(paragraphs), public_interest)
    item = AgendaItem(
        position=max((other.position for other in meeting.items), default=0) + 1,
        kind=kind,
        number=_free_number(meeting, None, kind, number),
        title=title.strip(),
        added_on=added_on,
        part=part,
        grounds=join_paragraphs(list(paragraphs)),
        public_interest=public_interest.strip(),
        revision=0,
        **details,
    )
    meeting.items.append(item)
    item.supplement = supplement_for(meeting, added_on)
    return item


def add_heading(meeting: Meeting, title: str, added_on: date) -> AgendaItem:
    return add_item(meeting, title, number=None, added_on=added_on, kind=ItemKind.HEADING)


def change_heading(item: AgendaItem, title: str) -> AgendaItem:
    check_open(item.meeting)
    item.title = title.strip()
    return item


@names_follow
def change_item(
    item: AgendaItem,
    /,
    *,
    title: str,
    number: str | None,
    kind: ItemKind,
    part: Part,
    paragraphs: Sequence[int] = (),
    public_interest: str = "",
    **details: object,
) -> AgendaItem:
    check_open(item.meeting)
    check_grounds(part, list(paragraphs), public_interest)
    item.number = _free_number(item.meeting, item, kind, number)
    item.title, item.kind, item.part = title.strip(), kind, part
    item.grounds = join_paragraphs(list(paragraphs))
    item.public_interest = public_interest.strip()
    for name, value in details.items():
        setattr(item, name, value)
    return item


def _free_number(
    meeting: Meeting, item: AgendaItem | None, kind: ItemKind, number: str | None
) -> str | None:
    if kind is ItemKind.HEADING or not number:
        return None
    number = check_item_number(number)
    for other in meeting.items:
        if other is not item and other.number == number:
            raise RuleBroken(
                f"Item {number} is already on this agenda: {other.title}", about="number"
            )
    return number


def next_item_number(meeting: Meeting) -> str:
    """One more than the highest whole number on the agenda."""
    whole = [int(item.number) for item in meeting.items if item.number and item.number.isdigit()]
    return str(max(whole, default=0) + 1)


@names_follow
def number_in_order(meeting: Meeting) -> Meeting:
    """Number the items of a draft agenda 1, 2, 3 in the order listed; headings have none."""
    check_open(meeting)
    if meeting.agenda_state is AgendaState.PUBLISHED:
        raise RuleBroken("The agenda is published, so its numbers stay; change single items")
    items = [item for item in in_listed_order(meeting) if item.kind is not ItemKind.HEADING]
    for item in items:
        item.number = None
    if session := object_session(meeting):
        session.flush()  # the numbers must be free before any is taken
    for number, item in enumerate(items, start=1):
        item.number = str(number)
    return meeting


def in_listed_order(meeting: Meeting) -> list[AgendaItem]:
    return sorted(meeting.items, key=lambda item: (item.position, item.id or 0))


@names_follow
def put_in_order(meeting: Meeting, items: Sequence[AgendaItem]) -> Meeting:
    """List the agenda in the order of `items`, which must be all of the meeting's items."""
    check_open(meeting)
    if set(items) != set(meeting.items):
        raise RuleBroken("The agenda changed while you were ordering it; look again")
    for position, item in enumerate(items, start=1):
        item.position = position
    return meeting


def place_after(item: AgendaItem, earlier: AgendaItem | None) -> None:
    """List an item straight after another one, or first where that is None."""
    ordered = [other for other in in_listed_order(item.meeting) if other is not item]
    ordered.insert(ordered.index(earlier) + 1 if earlier else 0, item)
    put_in_order(item.meeting, ordered)


def record_order_taken(meeting: Meeting, order: Mapping[AgendaItem, int | None]) -> Meeting:
    """Say at which place each item was taken, where that was not as listed."""
    check_open(meeting)
    given = [place for place in order.values() if place is not None]
    if len(given) != len(set(given)):
        raise RuleBroken("Two items cannot be taken at the same place")
    for item, place in order.items():
        item.order_taken = place
    return meeting


def write_minutes(
    item: AgendaItem,
    text: str,
    *,
    seen: int,
    now: datetime,
    by: Account | None = None,
    restricted_text: str = "",
    public_summary: str = "",
    interim: bool = False,
) -> MinutesRevision | None:
    """Save the minutes of an item as a new revision; None where nothing changed.

    `seen` is the revision that the writer began from. Raises RuleBroken where someone
    saved another one since, and where the minutes are approved. An `interim` one, kept
    while they type, takes the place of the one they typed just before.
    """
    check_open(item.meeting)
    latest = item.revisions[-1] if item.revisions else None
    check_revision(seen, max(item.revision, latest.number if latest else 0))
    words = (text.strip(), restricted_text.strip(), public_summary.strip())
    check_marks(*words)
    if latest and words == (latest.text, latest.restricted_text, latest.public_summary):
        latest.interim = latest.interim and interim
        return None
    if latest is None and not any(words):
        return None
    if latest and latest.interim and latest.saved_by is by and now - latest.saved_at < ONE_STRETCH:
        item.revisions.remove(latest)
    item.revision += 1
    revision = MinutesRevision(
        number=item.revision,
        text=words[0],
        restricted_text=words[1],
        public_summary=words[2],
        interim=interim,
        saved_at=now,
        saved_by=by,
    )
    item.revisions.append(revision)
    return revision


@names_follow
def remove_item(item: AgendaItem) -> None:
    """Take an item and its papers off an agenda. One whose minute was ever published stays.

    Its papers go with it: as papers of the whole meeting they would lose its restriction.
    """
    check_open(item.meeting)
    if item.minute and item.minute.published:
        raise RuleBroken("This minute was published, so the item stays on the agenda")
    for document in list(item.documents):
        item.documents.remove(document)
        item.meeting.documents.remove(document)
    item.meeting.items.remove(item)


def order_of_minutes(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Items in the order taken; one with no place of its own stays after the item before it."""
    listed = sorted(items, key=lambda item: (item.position, item.id or 0))
    if not any(item.order_taken for item in listed):
        return listed
    places: list[tuple[int, int, AgendaItem]] = []
    last = 0
    for index, item in enumerate(listed):
        last = item.order_taken or last
        places.append((last, index, item))
    return [item for _, _, item in sorted(places, key=lambda place: place[:2])]


def publish_minutes(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Publish the minutes as a draft; from now on their numbers are never given again."""
    check_open(meeting)
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, now, by=by, note=note)
    _use_up_numbers(meeting)


def approve_minutes(
    meeting: Meeting,
    approved_at: Meeting | None,
    now: datetime,
    *,
    by: Account | None = None,
    note: str = "",
) -> None:
    """Make the minutes the record. Their numbers are used up, had they been published or not."""
    check_open(meeting)
    move_minutes(meeting, MinutesState.APPROVED, now, approved_at, by=by, note=note)
    _use_up_numbers(meeting)


def _use_up_numbers(meeting: Meeting) -> None:
    for item in meeting.items:
        if item.minute:
            item.minute.published = True


def take_back_approval(
    meeting: Meeting, now: datetime, *, by: Account | None = None, note: str = ""
) -> None:
    """Make a draft again of minutes that were marked as approved by mistake."""
    if meeting.minutes_state is not MinutesState.APPROVED:
        raise RuleBroken(f"These minutes are not approved: they are {meeting.minutes_state}")
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, now, by=by, note=note)


def concern_items(declaration: Declaration, left_room: Mapping[AgendaItem, bool]) -> None:
    """Say which items a declared interest concerns, and whether its holder left for each."""
    check_open(declaration.meeting)
    part = attendance_of(declaration.meeting, declaration.person)
    if part and part.status.away and left_room:
        raise RuleBroken(
            f"{part.person.name} is recorded as {part.status.away}, so neither stayed nor left: "
            "say that no item is concerned, or correct the attendance",
            about=f"item_{next(iter(left_room)).id}",
        )
    kept = {concern.item: concern for concern in declaration.concerns}
    concerns = []
    for item, left in left_room.items():
        concern = kept.get(item) or DeclarationItem(item=item)
        concern.left_room = left
        concerns.append(concern)
    declaration.concerns = concerns
