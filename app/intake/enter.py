"""Bringing a page into the register: found or made meeting, item, and the page itself kept."""

from dataclasses import dataclass
from datetime import date, datetime

from app.accounts.models import Account
from app.agenda.rules import check_item_number
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.intake.models import IntakeSource
from app.intake.operations import Page, enter_page, page_key, papers_of
from app.intake.page import without_doubts_answered_by
from app.intake.parsed import ParsedItem
from app.intake.queries import meetings_on, person_named, source_with
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.rules import MeetingStatus


@dataclass(frozen=True)
class BroughtIn:
    """The page on the register; not `is_new` where it had been entered before."""

    source: IntakeSource
    is_new: bool


def meeting_on(body: Body, day: date, today: date) -> Meeting:
    """Find the meeting of that day; where the register has none, add it.

    Raises RuleBroken where the body met twice that day.
    """
    found = meetings_on(body, day)
    if len(found) > 1:
        raise RuleBroken(
            f"{body.name} has {len(found)} meetings on {day.isoformat()}: "
            "bring the page in from the page of the right one"
        )
    if found:
        return found[0]
    status = MeetingStatus.HELD if day <= today else MeetingStatus.SCHEDULED
    return call_meeting(body, day, status=status)


def bring_in(
    meeting: Meeting,
    page: Page,
    parsed: ParsedItem,
    *,
    number: str | None,
    now: datetime,
    by: Account | None = None,
) -> BroughtIn:
    """Enter a page once; the same page again changes nothing."""
    number = check_item_number(number or parsed.number or "") if number or parsed.number else None
    known = source_with(page_key(page, meeting.body_id, meeting.held_on, number))
    if known:
        return BroughtIn(known, is_new=False)
    db.session.add(meeting)
    source = enter_page(
        meeting,
        page,
        without_doubts_answered_by(parsed, number),
        number=number,
        presenter=person_named(parsed.introduced_by),
        now=now,
        by=by,
    )
    db.session.add_all([source, *papers_of(source.item, parsed, now)])
    db.session.flush()  # so that what the database refuses is known before anything is promised
    return BroughtIn(source, is_new=True)
