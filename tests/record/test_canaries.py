"""Words that must never reach the public are put wherever they could be, and every page is read.

The routes come from the application, so that a new page of the record is read too.
"""

from datetime import date
from itertools import count

import pytest
from flask import Flask
from sqlalchemy import select

from app.agenda.filing import add_document
from app.agenda.models import AgendaItem, Document, Matter, MinuteNumber
from app.agenda.operations import concern_items, write_minutes
from app.agenda.papers import Upload
from app.agenda.rules import Part
from app.bodies.models import Body
from app.database import db
from app.decisions.models import ResolutionClause
from app.decisions.motions import move
from app.decisions.operations import ClauseDraft, recommend, resolve
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory, Meeting
from app.meetings.operations import publish_agenda
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
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

_serial = count(1)
SONG = "canary"


def canary() -> str:
    return f"{SONG}{next(_serial)}"


def fill_inside(item: AgendaItem, mover: Person) -> None:
    """Put a canary in everything that an item holds."""
    item.purpose, item.introduced_by = canary(), canary()
    item.late_reason, item.urgency_reason = canary(), canary()
    recommended = recommend(item, f"RECOMMENDED {canary()}", [ClauseDraft(canary())])
    resolve(
        item,
        f"RESOLVED {canary()}",
        [ClauseDraft(canary(), recommended=recommended.clauses[0]), ClauseDraft(canary())],
    )
    move(item, canary(), mover=mover, seconder=None)
    a_paper(item, Part.OPEN)


def a_paper(item: AgendaItem, restriction: Part) -> None:
    add_document(
        item.meeting,
        item,
        now=NOW,
        title=canary(),
        reference=canary(),
        upload=Upload(f"{canary()}.txt", canary().encode()),
        restriction=restriction,
        restriction_reason=canary() if restriction is not Part.OPEN else "",
    )


def a_published_meeting_with_secrets(body: Body) -> Meeting:
    """Everyone may read its minutes; what is exempt, restricted or sensitive is canaries."""
    member = body.memberships[0].person
    meeting = a_meeting(body=body, members=[])
    record_attendance(meeting, member, AttendanceStatus.PRESENT, voting=True)
    for part in (Part.EXEMPT, Part.CONFIDENTIAL):
        closed = an_item(
            meeting=meeting,
            title=f"A {part} title",
            part=part,
            paragraphs=[3],
            public_interest="Prices would rise",
            presenter=a_person(f"Presenter {canary()}"),
            matter=Matter(title=canary(), slug=canary()),
        )
        fill_inside(closed, member)
        write_minutes(
            closed,
            canary(),
            restricted_text=canary(),
            public_summary="What the public may know",
            seen=0,
            now=NOW,
        )
    opened = an_item(meeting=meeting, title="An open title")
    write_minutes(opened, "Open words", restricted_text=canary(), seen=0, now=NOW)
    a_paper(opened, Part.EXEMPT)
    interest = declare_interest(
        meeting,
        member,
        category=InterestCategory(name="Personal interest"),
        nature=canary(),
        sensitive=True,
        dispensation=canary(),
    )
    concern_items(interest, {opened: True})
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting)
    return published(meeting)


def a_meeting_with_draft_minutes(body: Body) -> Meeting:
    """Everyone may read its agenda; what was minuted is canaries."""
    stranger = a_person(f"Witness {canary()}")
    meeting = a_meeting(body=body, members=[], held_on=date(2026, 4, 2))
    record_attendance(meeting, stranger, AttendanceStatus.PRESENT, Capacity.MEMBER, voting=True)
    item = an_item(meeting=meeting, title="Listed", text=canary())
    write_minutes(item, canary(), public_summary=canary(), seen=1, now=NOW)
    resolve(item, f"RESOLVED {canary()}", [ClauseDraft(canary())])
    move(item, canary(), mover=stranger, seconder=None)
    item.introduced_by, item.urgency_reason = canary(), canary()
    declare_interest(meeting, stranger, category=None, nature=canary())
    db.session.add(meeting)
    db.session.flush()  # minutes are numbered for items that are stored
    numbered(meeting, first=50)
    publish_agenda(meeting, NOW)
    return meeting


def a_meeting_with_a_draft_agenda(body: Body, status: MeetingStatus) -> Meeting:
    """Everyone may know its date, unless it is provisional; its agenda is canaries."""
    secret = a_matter(canary())
    meeting = a_meeting(body=body, status=status, held_on=date(2026, 5, 7))
    meeting.notice, meeting.contact = canary(), a_person(f"Contact {canary()}")
    if status is MeetingStatus.PROVISIONAL:
        meeting.venue = canary()
    item = an_item(meeting=meeting, title=canary(), matter=secret, text=canary())
    fill_inside(item, meeting.members_present[0])
    add_document(
        meeting, None, now=NOW, title=canary(), upload=Upload(f"{canary()}.txt", b"canary")
    )
    db.session.add(meeting)
    return meeting


@pytest.fixture
def secrets(app):  # noqa: ARG001  # they are kept in the app's database
    body = a_body("Parks Board", code="PB")
    a_membership(body, a_person("Ann Lee"))
    a_published_meeting_with_secrets(body)
    a_meeting_with_draft_minutes(body)
    a_meeting_with_a_draft_agenda(body, MeetingStatus.SCHEDULED)
    a_meeting_with_a_draft_agenda(body, MeetingStatus.PROVISIONAL)
    db.session.commit()


def values_of_every_address() -> dict[str, list[dict[str, object]]]:
    """What to put into the addresses of each endpoint: every record there is."""
    keys = {
        name: db.session.scalars(select(model.id)).all()
        for name, model in {
            "meeting_id": Meeting,
            "item_id": AgendaItem,
            "person_id": Person,
            "clause_id": ResolutionClause,
        }.items()
    }
    by_key = {name: [{name: key} for key in found] for name, found in keys.items()}
    minutes = [
        dict(zip(("code", "period", "number"), number.path.split("/"), strict=True))
        for number in db.session.scalars(select(MinuteNumber))
    ]
    return {
        "record.meeting": by_key["meeting_id"],
        "record.decisions": by_key["meeting_id"],
        "record.item": by_key["item_id"],
        "record.person": by_key["person_id"],
        "record.votes": by_key["person_id"],
        "record.clause_by_id": by_key["clause_id"],
        "record.body": [{"slug": slug} for slug in db.session.scalars(select(Body.slug))],
        "record.matter": [{"slug": slug} for slug in db.session.scalars(select(Matter.slug))],
        "record.minute": minutes,
        "record.clause": [m | {"address": a} for m in minutes for a in ("1", "2", "a")],
        "record.document": [
            {"document_id": paper.id, "file_name": name}
            for paper in db.session.scalars(select(Document))
            for name in (paper.file_name, "report.pdf")
        ],
    }


def every_address(app: Flask) -> list[str]:
    """Of the front page and of the record; a route this test has no values for fails it."""
    values = values_of_every_address()
    addresses = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if rule.endpoint.startswith("record.") or rule.endpoint == "home.front":
                for given in values[rule.endpoint] if rule.arguments else [{}]:
                    addresses.append(app.url_for(rule.endpoint, **given))
    months = [f"/calendar?month=2026-{month:02}" for month in range(1, 13)]
    filters = ["/meetings?status=provisional", "/people?name=canary", "/people?letter=C"]
    return [*addresses, *months, *filters]


@pytest.mark.usefixtures("secrets")
def test_no_page_sings_to_the_public(app, browser):
    sung = {}
    for address in every_address(app):
        answer = browser.fetch(address)
        body = answer.get_data(as_text=True).replace(f'value="{SONG}"', "")
        if SONG in body or SONG in str(answer.headers):
            sung[address] = answer.status

    assert sung == {}


@pytest.mark.usefixtures("secrets")
def test_what_is_public_of_an_exempt_item_is_shown(browser):
    items = db.session.scalars(select(AgendaItem).where(AgendaItem.part == Part.EXEMPT))
    page = browser.get(f"/items/{items.one().id}")

    assert "A exempt title" in page.select_one("h1").text
    assert "financial or business affairs" in page.select_one("main").text
    assert "Prices would rise" in page.select_one("main").text
    assert "What the public may know" in page.select_one("main").text


@pytest.mark.usefixtures("secrets")
def test_whoever_keeps_the_record_hears_them(clerk):
    """Without this, a page that shows nothing at all would pass."""
    items = db.session.scalars(select(AgendaItem).where(AgendaItem.part == Part.EXEMPT))
    page = clerk.get(f"/items/{items.one().id}")

    assert page.select_one("main").text.count(SONG) >= 12
