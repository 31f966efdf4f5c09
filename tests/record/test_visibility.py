"""Each answer about a record at hand is the answer of the query, for everyone and every state."""

from itertools import product

import pytest
from sqlalchemy import select

from app.accounts.rules import PUBLIC, Role, Viewer
from app.agenda.models import AgendaItem, Document, Matter
from app.agenda.rules import Part
from app.database import db
from app.meetings.models import Meeting
from app.meetings.rules import MeetingStatus
from app.people.models import Appointment, Person
from app.people.rules import StatutoryRole
from app.record import visibility
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_membership,
    a_person,
    a_published_meeting,
    an_item,
    published,
)

READERS = [PUBLIC, *(Viewer(role) for role in Role), Viewer(every_body=True)]
pytestmark = pytest.mark.usefixtures("app")


def some_meetings() -> list[Meeting]:
    """One in each state that a meeting, its agenda and its minutes can be in together."""
    body = a_body()
    found = []
    for status, agenda, minutes in product(MeetingStatus, [False, True], [False, True]):
        make = a_published_meeting if agenda else a_meeting
        meeting = make(body=body, status=status, members=[])
        if minutes:
            meeting.minutes_published_at = NOW
        found.append(meeting)
    return found


@pytest.mark.parametrize("reader", READERS, ids=repr)
@pytest.mark.parametrize("what", ["meeting", "agenda", "minutes"])
def test_a_meeting_is_seen_as_the_query_sees_it(reader, what):
    meetings = some_meetings()
    db.session.add_all(meetings)
    db.session.commit()

    condition = getattr(visibility, "minutes_seen" if what == "minutes" else f"{what}s_seen")
    fetched = set(db.session.scalars(select(Meeting).where(condition(reader))))

    sees = getattr(visibility, f"sees_{what}")
    assert fetched == {meeting for meeting in meetings if sees(reader, meeting)}


def some_documents() -> list[Document]:
    """Papers of a meeting or an item, of each restriction, on public and on draft agendas."""
    found = []
    for meeting in (a_published_meeting(members=[]), a_meeting(members=[])):
        items = [None, *(an_item(meeting=meeting, **_closed(part)) for part in Part)]
        for item, restriction in product(items, Part):
            found.append(
                Document(
                    meeting=meeting,
                    item=item,
                    title="Paper",
                    restriction=restriction,
                    restriction_reason="" if restriction is Part.OPEN else "Paragraph 3",
                    added_at=NOW,
                )
            )
    return found


def _closed(part: Part) -> dict[str, object]:
    return {"part": part, "paragraphs": [3], "public_interest": "Prices"} if part else {}


@pytest.mark.parametrize("reader", READERS, ids=repr)
def test_a_paper_is_seen_as_the_query_sees_it(reader):
    papers = some_documents()
    db.session.add_all(papers)
    db.session.commit()

    fetched = db.session.scalars(
        select(Document)
        .join(Document.meeting)
        .outerjoin(Document.item)
        .where(visibility.documents_seen(reader))
    )

    assert set(fetched) == {paper for paper in papers if visibility.sees_document(reader, paper)}


@pytest.mark.parametrize("reader", READERS, ids=repr)
def test_the_inside_of_an_item_is_seen_as_the_query_sees_it(reader):
    items = [an_item(**_closed(part)) for part in Part]
    db.session.add_all(items)
    db.session.commit()

    fetched = set(db.session.scalars(select(AgendaItem).where(visibility.insides_seen(reader))))

    assert fetched == {item for item in items if visibility.sees_inside(reader, item)}


def people_seen_by(reader: Viewer) -> set[str]:
    return set(db.session.scalars(select(Person.name).where(visibility.people_seen(reader))))


def test_the_public_knows_of_whoever_holds_a_seat_or_a_statutory_office():
    member, officer, nobody = a_person("Ann Lee"), a_person("Bob Ray"), a_person("Cy Dee")
    body = a_body()
    a_membership(body, member)
    office = Appointment(post="Solicitor", statutory_role=StatutoryRole.MONITORING_OFFICER)
    officer.appointments.append(office)
    nobody.appointments.append(Appointment(post="Gardener"))
    db.session.add_all([body, officer, nobody])
    db.session.commit()

    assert people_seen_by(PUBLIC) == {"Ann Lee", "Bob Ray"}


def test_a_name_that_only_unpublished_minutes_hold_is_not_public():
    witness = a_person("Ann Lee")
    meeting = a_published_meeting(members=[witness])
    db.session.add(meeting)
    db.session.commit()

    assert people_seen_by(PUBLIC) == set()
    assert people_seen_by(Viewer(Role.CLERK, every_body=True)) == {"Ann Lee"}


def test_a_name_in_published_minutes_is_public():
    db.session.add(published(a_meeting(members=[a_person("Ann Lee")])))
    db.session.commit()

    assert people_seen_by(PUBLIC) == {"Ann Lee"}


@pytest.mark.parametrize(
    ("part", "seen"), [(Part.OPEN, {"Ann Lee"}), (Part.EXEMPT, set())], ids=["open", "exempt"]
)
def test_whoever_presents_an_item_is_as_public_as_the_item(part, seen):
    meeting = a_published_meeting(members=[])
    an_item(meeting=meeting, presenter=a_person("Ann Lee"), **_closed(part))
    db.session.add(meeting)
    db.session.commit()

    assert people_seen_by(PUBLIC) == seen


def test_a_matter_is_public_from_the_first_published_agenda_that_lists_it_openly():
    listed, drafted, closed = a_matter("Parks"), a_matter("Secret"), a_matter("Lease")
    an_item(meeting=(on := a_published_meeting()), matter=listed)
    an_item(meeting=(off := a_meeting()), matter=drafted)
    an_item(meeting=on, matter=closed, **_closed(Part.EXEMPT))
    db.session.add_all([on, off])
    db.session.commit()

    seen = db.session.scalars(select(Matter.title).where(visibility.matters_seen(PUBLIC)))

    assert seen.all() == ["Parks"]


@pytest.mark.parametrize("tie", ["clerk_of", "member_of"])
def test_a_tie_to_one_body_opens_that_body_alone_to_pages_as_to_queries(tie):
    papers = [*some_documents(), *some_documents()]
    db.session.add_all(papers)
    db.session.commit()
    own = papers[0].meeting.body_id
    reader = Viewer(Role.COUNCILLOR, **{tie: frozenset({own})})

    query = select(Document).join(Document.meeting).outerjoin(Document.item)
    fetched = set(db.session.scalars(query.where(visibility.documents_seen(reader))))
    inside = set(db.session.scalars(select(AgendaItem).where(visibility.insides_seen(reader))))

    assert fetched == {paper for paper in papers if visibility.sees_document(reader, paper)}
    closed = {paper for paper in fetched if paper.restriction is not Part.OPEN}
    assert {paper.meeting.body_id for paper in closed} == {own}
    assert inside == {
        item
        for item in db.session.scalars(select(AgendaItem))
        if visibility.sees_inside(reader, item)
    }
