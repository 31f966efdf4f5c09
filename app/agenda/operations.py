"""What a clerk may do to an agenda and to the minutes of its items. None of these commits."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.accounts.models import Account
from app.agenda.models import AgendaItem, DeclarationItem, Matter, MinuteNumber, MinutesRevision
from app.agenda.rules import (
    ItemKind,
    Part,
    check_grounds,
    check_item_number,
    check_revision,
    join_paragraphs,
)
from app.bodies.rules import SeriesReset, format_minute_number, number_period
from app.errors import RuleBroken
from app.meetings.models import Declaration, Meeting
from app.meetings.operations import check_open, move_minutes
from app.meetings.rules import MinutesState


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
) -> None:
    check_open(item.meeting)
    check_grounds(part, list(paragraphs), public_interest)
    item.number = _free_number(item.meeting, item, kind, number)
    item.title, item.kind, item.part = title.strip(), kind, part
    item.grounds = join_paragraphs(list(paragraphs))
    item.public_interest = public_interest.strip()
    for name, value in details.items():
        setattr(item, name, value)


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
            raise RuleBroken(f"Item {number} is already on this agenda: {other.title}")
    return number


def next_item_number(meeting: Meeting) -> str:
    """One more than the highest whole number on the agenda."""
    whole = [int(item.number) for item in meeting.items if item.number and item.number.isdigit()]
    return str(max(whole, default=0) + 1)


def put_in_order(meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """List the agenda in the order of `items`, which must be all of the meeting's items."""
    check_open(meeting)
    if set(items) != set(meeting.items):
        raise RuleBroken("The agenda changed while you were ordering it; look again")
    for position, item in enumerate(items, start=1):
        item.position = position


def move_item(item: AgendaItem, steps: int) -> None:
    """Move an item up (negative) or down the agenda; past either end it stays at the end."""
    ordered = sorted(item.meeting.items, key=lambda other: (other.position, other.id or 0))
    place = ordered.index(item)
    ordered.insert(max(0, place + steps), ordered.pop(place))
    put_in_order(item.meeting, ordered)


def record_order_taken(meeting: Meeting, order: Mapping[AgendaItem, int | None]) -> None:
    check_open(meeting)
    given = [place for place in order.values() if place is not None]
    if len(given) != len(set(given)):
        raise RuleBroken("Two items cannot be taken at the same place")
    for item, place in order.items():
        item.order_taken = place


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
    """Take an item off an agenda. One whose minute was ever published stays for ever."""
    check_open(item.meeting)
    if item.minute and item.minute.published:
        raise RuleBroken("This minute was published, so the item stays on the agenda")
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


def number_minutes(
    meeting: Meeting,
    used: Sequence[MinuteNumber],
    annual_meetings: Mapping[int, date],
    first: int | None = None,
) -> list[MinuteNumber]:
    """Give each unnumbered item its minute number, in the order taken (handbook rule 24).

    `used` is every number of the body in this period, including those whose item is gone.
    `first` begins the count where the register does not hold the meetings before.
    """
    check_open(meeting)
    series = meeting.body.series
    reset = series.reset if series else SeriesReset.MUNICIPAL_YEAR
    pattern = series.pattern if series else "{n}/{yyyy}"
    period = number_period(reset, meeting.held_on, annual_meetings)
    taken = {number.number for number in used if number.period == period}
    following = max(taken, default=0) + 1 if first is None else first
    given = []
    for item in order_of_minutes(meeting.items):
        if item.minute is not None or item.kind is ItemKind.HEADING:
            continue
        if following in taken:
            raise RuleBroken(f"Minute number {following} has been used already")
        label = format_minute_number(
            pattern, following, suffix="", period=period, code=meeting.body.code or ""
        )
        item.minute = MinuteNumber(
            body=meeting.body, period=period, number=following, suffix="", label=label
        )
        given.append(item.minute)
        following += 1
    return given


def publish_minutes(meeting: Meeting, now: datetime) -> None:
    """Publish the minutes as a draft; from now on their numbers are never given again."""
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, now)
    for item in meeting.items:
        if item.minute:
            item.minute.published = True


def concern_items(declaration: Declaration, left_room: Mapping[AgendaItem, bool]) -> None:
    """Say which items a declared interest concerns, and whether its holder left for each."""
    check_open(declaration.meeting)
    declaration.concerns = [
        DeclarationItem(item=item, left_room=left) for item, left in left_room.items()
    ]


def follow_matter(item: AgendaItem, matter: Matter | None) -> None:
    item.matter = matter
