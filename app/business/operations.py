"""Putting business that waits on an agenda. None of these commits."""

from datetime import date

from app.agenda.brought_models import BroughtForward
from app.agenda.models import AgendaItem
from app.agenda.operations import add_item, next_item_number
from app.agenda.rules import ItemKind, Part
from app.business.offers import Offer
from app.decisions.operations import recommend
from app.meetings.models import Meeting


def take_up(meeting: Meeting, offer: Offer, added_on: date) -> AgendaItem:
    """List what is offered as the last item, with the words that it came with.

    What was left or sent stays part of its matter, and as open or as exempt as it was.
    """
    earlier = offer.item
    item = add_item(
        meeting,
        offer.title,
        number=next_item_number(meeting),
        added_on=added_on,
        kind=_kind_of(meeting, offer),
        part=earlier.part if earlier else Part.OPEN,
        paragraphs=earlier.paragraphs if earlier else (),
        public_interest=earlier.public_interest if earlier else "",
        matter=earlier.matter if earlier else None,
        purpose=f"{offer.why}." if earlier else "",
    )
    if earlier or offer.report:
        item.brings.append(BroughtForward(from_item=earlier, report=offer.report))
    if earlier and offer.drafts:
        recommend(item, "RECOMMENDED:", offer.drafts, source=earlier.meeting.body.name)
    return item


def _kind_of(meeting: Meeting, offer: Offer) -> ItemKind:
    if offer.item is None:
        return ItemKind.INFORMATION
    return ItemKind.DECISION if offer.item.meeting.body is meeting.body else ItemKind.REFERENCE
