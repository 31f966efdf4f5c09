"""A board with one of everything that papers print, some of it exempt."""

from datetime import date, time

from app.agenda.filing import add_document
from app.agenda.operations import concern_items, write_minutes
from app.agenda.papers import Upload
from app.agenda.rules import Part
from app.bodies.models import Authority
from app.bodies.rules import BodyKind, MemberRole
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.decisions.rules import Choice
from app.decisions.voting import record_vote
from app.meetings.attendance import record_all_present, record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import Meeting
from app.meetings.operations import publish_agenda, record_sitting
from app.meetings.rules import AttendanceStatus, Capacity
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_membership,
    a_person,
    a_recommendation,
    an_action,
    an_item,
    numbered,
)

REASONS = (
    "The bandstand was discussed.\n\n### Reasons for the decision\n\nIt leaks.\n\n"
    "### Other options considered\n\nTo pull it down, which nobody wanted."
)


def a_council_meeting() -> Meeting:
    """Numbered, voted on, its agenda published; an exempt sale is its second item."""
    with db.session.no_autoflush:
        meeting = _meeting()
        db.session.add_all([meeting, Authority(name="Testshire Council")])
        publish_agenda(meeting, NOW)
    db.session.commit()
    return meeting


def _meeting() -> Meeting:
    ann, bob = a_person("Councillor Ann Lee", email="ann@example.org"), a_person("Bob Cole")
    body = a_body("Parks Cabinet", code="PC", kind=BodyKind.CABINET, seats=9)
    a_membership(body, ann, role=MemberRole.CHAIR, voting=True)
    a_membership(body, bob, role=MemberRole.MEMBER, voting=True)
    meeting = a_meeting(body=body, members=[], venue="Room A", contact=ann)
    record_all_present(meeting)
    record_sitting(meeting, 1, meeting.held_on, ended_at=time(18)).presiding = ann
    record_attendance(meeting, a_person("Dee Fox"), AttendanceStatus.PRESENT, Capacity.OFFICER)
    _open_item(meeting, ann, bob)
    _exempt_item(meeting)
    numbered(meeting, first=10)
    return meeting


def _open_item(meeting, ann, bob):
    item = an_item(
        meeting=meeting, title="Bandstand", text=REASONS, purpose="To mend the bandstand."
    )
    a_recommendation(item, "Mend it", "Paint it")
    made = resolve(
        item, "RESOLVED the Cabinet:", [ClauseDraft("Mended it"), ClauseDraft("Painted it")]
    )
    record_vote(made, {ann: Choice.FOR, bob: Choice.ABSTAIN})
    declared = declare_interest(meeting, bob, category=None, nature="plays in the band")
    concern_items(declared, {item: True})
    add_document(meeting, item, now=NOW, title="Survey", upload=Upload("survey.pdf", b"%PDF-1.7"))
    an_action(item=item, text="Order the paint", owner=ann, due_on=date(2026, 3, 1))


def _exempt_item(meeting):
    item = an_item(
        meeting=meeting,
        title="Sale of land",
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="A sale is under way.",
        purpose="To sell it to Canary Ltd.",
    )
    write_minutes(item, "", seen=0, now=NOW, restricted_text="Canary Ltd", public_summary="A sale.")
    resolve(item, "RESOLVED that", [ClauseDraft("the land be sold to Canary Ltd.")])
    an_action(item=item, text="Write to Canary Ltd", due_on=date(2026, 4, 1))
