"""What a clerk may do to an agenda and to the minutes of its items. None of these commits.

Minute numbers are given through `numbering`, papers through `filing`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import object_session

from app.accounts.models import Account
from app.agenda.models import AgendaItem, DeclarationItem, Matter, MinutesRevision
from app.agenda.rules import (
    ItemKind,
    Part,
    check_grounds,
    check_item_number,
    check_revision,
    join_paragraphs,
)
from app.errors import RuleBroken
from app.meetings.models import Declaration, Meeting
from app.meetings.operations import check_open, move_minutes
from app.meetings.rules import AgendaState, MinutesState


def add_item(
    meeting: Meeting,
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
    return item


def add_heading(meeting: Meeting, title: str, added_on: date) -> AgendaItem:
    return add_item(meeting, title, number=None, added_on=added_on, kind=ItemKind.HEADING)


def change_heading(item: AgendaItem, title: str) -> AgendaItem:
    check_open(item.meeting)
    item.title = title.strip()
    return item


def begin_from_template(meeting: Meeting, added_on: date) -> Meeting:
    """Fill an empty agenda with the lines that each agenda of the body begins from."""
    check_open(meeting)
    if meeting.items:
        raise RuleBroken("There are items on this agenda already")
    if not meeting.body.template:
        raise RuleBroken(f"{meeting.body.name} has no agenda template")
    for line in meeting.body.template:
        number = None if line.is_heading else next_item_number(meeting)
        kind = ItemKind.HEADING if line.is_heading else ItemKind.PROCEDURAL
        add_item(meeting, line.title, number=number, added_on=added_on, kind=kind)
    return meeting


def change_item(
    item: AgendaItem,
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
    if kind is ItemKind.HEADING:
        return None
    if not number:
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


def put_in_order(meeting: Meeting, items: Sequence[AgendaItem]) -> Meeting:
    """List the agenda in the order of `items`, which must be all of the meeting's items."""
    check_open(meeting)
    if set(items) != set(meeting.items):
        raise RuleBroken("The agenda changed while you were ordering it; look again")
    for position, item in enumerate(items, start=1):
        item.position = position
    return meeting


def move_item(item: AgendaItem, steps: int) -> None:
    """Move an item up (negative) or down the agenda; past either end it stays at the end."""
    ordered = in_listed_order(item.meeting)
    place = ordered.index(item)
    ordered.insert(max(0, place + steps), ordered.pop(place))
    put_in_order(item.meeting, ordered)


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
) -> MinutesRevision | None:
    """Save the minutes of an item as a new revision; None where nothing changed.

    `seen` is the revision that the writer began from. Raises RuleBroken where someone
    saved another one since, and where the minutes are approved.
    """
    check_open(item.meeting)
    check_revision(seen, item.revision)
    words = (text.strip(), restricted_text.strip(), public_summary.strip())
    latest = item.revisions[-1] if item.revisions else None
    if latest and words == (latest.text, latest.restricted_text, latest.public_summary):
        return None
    if latest is None and not any(words):
        return None
    item.revision += 1
    revision = MinutesRevision(
        number=item.revision,
        text=words[0],
        restricted_text=words[1],
        public_summary=words[2],
        saved_at=now,
        saved_by=by,
    )
    item.revisions.append(revision)
    return revision


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


def publish_minutes(meeting: Meeting, now: datetime) -> None:
    """Publish the minutes as a draft; from now on their numbers are never given again."""
    check_open(meeting)
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, now)
    for item in meeting.items:
        if item.minute:
            item.minute.published = True


def approve_minutes(meeting: Meeting, approved_at: Meeting | None, now: datetime) -> None:
    """Make the minutes the record. Their numbers are used up, had they been published or not."""
    check_open(meeting)
    move_minutes(meeting, MinutesState.APPROVED, now, approved_at)
    for item in meeting.items:
        if item.minute:
            item.minute.published = True


def take_back_approval(meeting: Meeting, now: datetime) -> None:
    """Make a draft again of minutes that were marked as approved by mistake."""
    if meeting.minutes_state is not MinutesState.APPROVED:
        raise RuleBroken(f"These minutes are not approved: they are {meeting.minutes_state}")
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, now)


def concern_items(declaration: Declaration, left_room: Mapping[AgendaItem, bool]) -> None:
    """Say which items a declared interest concerns, and whether its holder left for each."""
    check_open(declaration.meeting)
    kept = {concern.item: concern for concern in declaration.concerns}
    concerns = []
    for item, left in left_room.items():
        concern = kept.get(item) or DeclarationItem(item=item)
        concern.left_room = left
        concerns.append(concern)
    declaration.concerns = concerns


def follow_matter(item: AgendaItem, matter: Matter | None) -> AgendaItem:
    """Say which subject an item belongs to. It is no part of the minutes, so it is always open."""
    item.matter = matter
    return item


def describe_matter(matter: Matter, *, title: str, summary: str) -> Matter:
    """Enter or change a subject that is followed across meetings; its address stays."""
    if not title.strip():
        raise RuleBroken("Enter what the matter is called", about="title")
    matter.title, matter.summary = title.strip(), summary.strip()
    return matter
