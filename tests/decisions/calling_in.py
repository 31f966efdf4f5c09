"""A call-in of a decision of the executive, as tests begin with it."""

from datetime import date

from app.accounts.rules import PUBLIC
from app.agenda import operations as agenda
from app.bodies.rules import BodyKind
from app.database import db
from app.decisions.call_in import CallInOutcome, TakenAgain
from app.decisions.calling_in import record_call_in
from app.meetings.announcements import Publication, announce
from app.meetings.notice import working_days
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from app.record.executive import executive_seen
from tests.factories import NOW, a_body, a_meeting, numbered

TODAY = date(2026, 4, 1)
WORKS = working_days(set())
CALLED = {
    "called_in_on": date(2026, 3, 12),
    "called_in_by": "Councillors Lee, Day and Fox",
    "reasons": "The users of the pier were not asked.",
}
UPHELD = {"outcome": CallInOutcome.UPHELD, "outcome_on": date(2026, 3, 19)}
REFERRED = {"outcome": CallInOutcome.REFERRED_BACK, "outcome_on": date(2026, 3, 19)}
CONFIRMED = {"taken_again": TakenAgain.CONFIRMED, "taken_again_on": date(2026, 3, 26)}


def called_in(item, **changes):
    kept = record_call_in(item, **CALLED | changes, today=TODAY, works=WORKS)
    db.session.add(kept)
    db.session.commit()
    return kept


def standing(item):
    return dict(executive_seen(PUBLIC, item.meeting, [item])[item.id].standing)


def a_panel(on=date(2026, 3, 19), **changes):
    panel = a_body("Scrutiny Panel", kind=BodyKind.SCRUTINY)
    return a_meeting(body=panel, held_on=on, **changes)


def signed(meeting):
    numbered(meeting)
    agenda.publish_minutes(meeting, NOW)
    agenda.approve_minutes(meeting, None, NOW)
    move_minutes(meeting, MinutesState.SIGNED, NOW)
    announce(meeting, Publication.SIGNED_MINUTES, by=None, now=NOW)
    db.session.commit()
