"""Reports that were promised, and actions that are due."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import and_, case, exists, func, select

from app.actions.models import Action, ActionNoted
from app.agenda.brought_models import BroughtForward
from app.agenda.models import AgendaItem
from app.bodies.partial_dates import first_day_of
from app.bodies.profile import ExpectedReport
from app.business.offers import Offer
from app.database import db
from app.meetings.models import Meeting


def reports_due(meeting: Meeting) -> Iterator[Offer]:
    """Of the work programme, not received, and on no agenda from this day on."""
    listed = (
        exists()
        .where(BroughtForward.report_id == ExpectedReport.id)
        .where(BroughtForward.item_id == AgendaItem.id, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.held_on >= meeting.held_on)
    )
    reports = db.session.scalars(
        select(ExpectedReport)
        .where(ExpectedReport.body_id == meeting.body_id, ExpectedReport.received == "", ~listed)
        .order_by(ExpectedReport.id)
    )
    for report in reports:
        if _may_be_due(report.expected, meeting.held_on):
            when = f", expected {report.expected}" if report.expected else ""
            yield Offer(
                key=f"report-{report.id}",
                why=f"Work programme{when}",
                title=report.title,
                report=report,
            )


def _may_be_due(expected: str, day: date) -> bool:
    """“Spring 2026” may be; “2027-01” is not in 2026."""
    try:
        return first_day_of(expected) <= day
    except ValueError:
        return True


def actions_due(meeting: Meeting) -> Iterator[Offer]:
    titles = " ".join(item.title.lower() for item in meeting.items)
    if any(words in titles for words in ("action", "matters arising")):
        return
    still_open = Action.closed_on.is_(None)
    asked = (
        still_open,
        and_(still_open, Action.due_on <= meeting.held_on),
        and_(still_open, Action.due_on.is_(None)),
        and_(~still_open, ~Action.noted.any(ActionNoted.closes)),
    )
    counts = select(*(func.count(case((each, 1))) for each in asked))
    of_the_body = Action.body_id == meeting.body_id, Action.raised_on <= meeting.held_on
    still, due, undated, closing = tuple(db.session.execute(counts.where(*of_the_body)).one())
    if due or undated or closing:
        told = (
            _actions_are(still, f"open, {due} due by that day" if due else "open"),
            _actions_are(closing, "for it to agree closed"),
        )
        why = "; ".join(words for words in told if words)
        yield Offer(key="actions", why=why, title="Actions of earlier meetings")


def _actions_are(number: int, how: str) -> str:
    words = "1 action is" if number == 1 else f"{number} actions are"
    return f"{words} {how}" if number else ""
