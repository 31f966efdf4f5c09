"""Meetings with something of everything, for tests that look at whole pages."""

from datetime import date, time, timedelta

from app.agenda.filing import add_document
from app.agenda.models import AgendaItem, Matter
from app.agenda.operations import concern_items
from app.agenda.papers import Upload
from app.bodies.models import Body
from app.database import db
from app.decisions.models import Recommendation
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.decisions.rules import Choice, MotionKind, Outcome
from app.decisions.voting import record_vote
from app.decisions.voting_models import Motion
from app.meetings.attendance import record_attendance, record_intervals
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory, Meeting
from app.meetings.operations import record_sitting
from app.meetings.rules import AttendanceStatus, Capacity
from app.people.models import Person
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_membership,
    a_person,
    an_item,
    numbered,
    published,
)

DISCUSSION = """The Head of Parks introduced the report.

### What was asked

Councillor Lee asked three things:

- when the work would begin;
- what it would cost; and
- who would be told.

| Year | Cost |
|---|---|
| 2026 | £1.2m |
"""


def a_busy_body(name: str = "Parks Board", code: str = "PB", members: int = 5) -> Body:
    body = a_body(name, code=code)
    for number in range(members):
        a_membership(body, a_person(f"{name} Member {number}"), starts_on=date(2020, 1, 1))
    return body


def a_busy_meeting(items: int = 1, body: Body | None = None, **changes: object) -> Meeting:
    """A meeting that was held, with `items` items that each have all that an item can have.

    It is in the session and its minutes are numbered; nothing is published.
    """
    body = body or a_busy_body()
    meeting = a_meeting(body=body, members=[], **changes)
    members = [a.person for a in meeting.attendances]
    for member in members:
        record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    officer, matter = a_person(f"{body.name} Officer"), a_matter(f"{body.name} matter")
    record_attendance(
        meeting, officer, AttendanceStatus.PRESENT, Capacity.OFFICER, post="Head of Parks"
    )
    record_intervals(meeting.attendances[0], [(time(17, 12), time(18, 5))])
    record_sitting(
        meeting, 1, meeting.held_on, started_at=time(17), ended_at=time(19), presiding=members[0]
    )
    db.session.add_all([meeting, matter])
    for number in range(1, items + 1):
        a_busy_item(meeting, number, matter, officer, members)
    db.session.flush()  # the clauses need their keys before the page asks for them
    numbered(meeting)
    return meeting


def a_busy_item(
    meeting: Meeting, number: int, matter: Matter, presenter: Person, members: list[Person]
) -> AgendaItem:
    item = an_item(
        meeting=meeting,
        number=str(number),
        title=f"Item {number} of the {meeting.body.name}",
        purpose="To report.",
        text=DISCUSSION,
        presenter=presenter,
        matter=matter,
    )
    recommended = recommend(
        item,
        "RECOMMENDED that the Board:",
        [ClauseDraft("Note the report"), ClauseDraft("Agree to a review")],
    )
    resolution = resolve(item, "RESOLVED the Board:", _answers(recommended))
    motion = move(item, "That it be so", mover=members[0], seconder=members[1])
    amendment = _amendment(item, motion, members)
    for subject in (amendment, motion, resolution):
        record_vote(subject, dict.fromkeys(members, Choice.FOR))
    interest = declare_interest(
        meeting,
        members[2],
        category=InterestCategory(name=f"Interest {meeting.body.name} {number}"),
        nature=f"neighbour {number}",
    )
    db.session.add(interest)
    concern_items(interest, {item: False})
    add_document(
        meeting,
        item,
        now=NOW,
        title=f"Report {number}",
        upload=Upload(f"report {number}.txt", f"Words of report {number}".encode()),
    )
    return item


def _answers(recommended: Recommendation) -> list[ClauseDraft]:
    first, second = recommended.clauses
    return [
        ClauseDraft("Noted the report", recommended=first, outcome=Outcome.ACCEPTED),
        ClauseDraft("Agreed to a short review", recommended=second, outcome=Outcome.AMENDED),
        ClauseDraft("Thanked the officers", outcome=Outcome.ADDED),
    ]


def _amendment(item: AgendaItem, motion: Motion, members: list[Person]) -> Motion:
    return move(
        item,
        "To add “soon”",
        mover=members[1],
        seconder=members[2],
        kind=MotionKind.AMENDMENT,
        parent=motion,
    )


def a_published_story(items: int = 1, **changes: object) -> Meeting:
    """A busy meeting whose agenda and minutes everyone may read."""
    meeting = published(a_busy_meeting(items, **changes))
    db.session.commit()
    return meeting


def meetings_every_week(body: Body, count: int, first: date = date(2020, 1, 6)) -> list[Meeting]:
    """Meetings that were held, published and have no items."""
    found = [
        published(a_meeting(body=body, held_on=first + timedelta(weeks=week)))
        for week in range(count)
    ]
    db.session.add_all(found)
    db.session.commit()
    return found
