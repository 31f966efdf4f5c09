"""Every page that keeps meetings and agendas: who may open it, and when it is closed."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from app.accounts.permissions import declared_by
from app.accounts.rules import Role
from app.agenda.filing import add_document
from app.agenda.models import AgendaItem
from app.agenda.operations import approve_minutes
from app.agenda.papers import Upload
from app.database import db
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory
from app.meetings.operations import call_meeting, record_sitting
from app.meetings.queries import may_approve
from app.meetings.rules import AttendanceStatus
from tests.factories import NOW, a_body, a_matter, a_person, an_item, numbered

CHAPTERS = ("meetings.", "agenda.")

#: Open to those who review the minutes as well; tests/test_life.py tries them.
OF_THE_REVIEW = {"agenda.review", "agenda.comment", "agenda.settle"}

#: Pages that are about no one meeting, or about what is no part of its minutes.
ALWAYS_OPEN = {
    "meetings.call",
    "meetings.categories",
    "meetings.add_category",
    "meetings.edit_category",
    "meetings.remove_category",
    "agenda.add_matter",
    "agenda.edit_matter",
    "agenda.follow",
    "agenda.sign",
    "agenda.unapprove",
    "agenda.preview",
}


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    """A meeting with one of everything."""
    ann = a_person("Ann Lee")
    meeting = call_meeting(a_body(), date(2026, 3, 5))
    record_attendance(meeting, ann, AttendanceStatus.PRESENT, voting=True)
    record_sitting(meeting, 1, date(2026, 3, 5))
    item = an_item(meeting=meeting, text="Noted.", matter=a_matter("Parks"))
    numbered(meeting)
    add_document(meeting, item, now=NOW, upload=Upload("a.pdf", b"%PDF-1.7"))
    declare_interest(meeting, ann, category=InterestCategory(name="Personal"), nature="a governor")
    later = call_meeting(meeting.body, date(2026, 4, 9))
    db.session.add_all([meeting, later])
    db.session.commit()
    return meeting


def routes(app, method):
    """Endpoints and addresses of these chapters that answer to `method`, for what is kept."""
    item = db.session.scalars(db.select(AgendaItem)).one()
    named = {
        "meeting_id": item.meeting_id,
        "item_id": item.id,
        "person_id": item.meeting.attendances[0].person_id,
        "document_id": item.documents[0].id,
        "declaration_id": item.meeting.declarations[0].id,
        "category_id": item.meeting.declarations[0].category_id,
        "number": 1,
        "matter_slug": "parks",
    }
    with app.test_request_context():
        adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
        return [
            (rule.endpoint, adapter.build(rule.endpoint, {a: named[a] for a in rule.arguments}))
            for rule in app.url_map.iter_rules()
            if rule.endpoint.startswith(CHAPTERS)
            and rule.endpoint not in OF_THE_REVIEW
            and method in rule.methods
        ]


def test_every_route_is_for_clerks(app):
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith(CHAPTERS) and rule.endpoint not in OF_THE_REVIEW:
            declared = declared_by(app.view_functions[rule.endpoint])
            assert declared.keeping, rule.endpoint
            assert declared.roles <= {Role.ADMINISTRATOR}, rule.endpoint


@pytest.mark.usefixtures("meeting")
def test_the_public_is_asked_to_sign_in_and_others_are_refused(app, browser, officer, councillor):
    answers = {
        (endpoint, who.status_of(method, address))
        for method in ("GET", "POST")
        for endpoint, address in routes(app, method)
        for who in (browser, officer, councillor)
    }

    assert {status for _, status in answers} == {302, 403}
    assert {e for e, status in answers if status == 403} == {e for e, _ in answers}
    assert {e for e, status in answers if status == 302} == {e for e, _ in answers}


@pytest.mark.usefixtures("meeting")
def test_a_clerk_may_read_every_page(app, clerk):
    for _, address in routes(app, "GET"):
        clerk.get(address)


@pytest.mark.usefixtures("meeting")
def test_every_form_carries_a_token_and_is_refused_without_one(app, clerk):
    app.config["WTF_CSRF_ENABLED"] = True

    for endpoint, address in routes(app, "GET"):
        page = BeautifulSoup(clerk.download(address).text, "html.parser")
        for form in page.select("main form[method=post]"):
            assert form.select("[name=csrf_token]"), endpoint
    for endpoint, address in routes(app, "POST"):
        assert clerk.status_of("POST", address) == 400, endpoint


ANSWERS = {
    "agenda.add": {"title": "Roads", "number": "9", "kind": "for decision", "part": "open"},
    "agenda.edit": {"title": "Roads", "number": "9", "kind": "for decision", "part": "open"},
    "agenda.heading": {"title": "Part two"},
    "agenda.minutes": {"text": "Changed.", "seen": "1", "save": "y"},
    "agenda.numbers": {"give": "y"},
    "agenda.correct": {"number": "5"},
    "agenda.add_to_meeting": {
        "url": "https://example.org",
        "title": "Map",
        "kind": "report",
        "restriction": "open",
    },
    "agenda.add_to_item": {
        "url": "https://example.org",
        "title": "Map",
        "kind": "report",
        "restriction": "open",
    },
    "agenda.edit_document": {"title": "Map", "kind": "report", "restriction": "open"},
    "agenda.declare": {"nature": "a trustee"},
    "agenda.edit_declaration": {"nature": "a trustee"},
    "meetings.edit": {"kind": "ordinary"},
    "meetings.status": {"status": "held"},
    "meetings.sitting": {"mode": "in person"},
    "meetings.add_part": {"new_name": "Sue Sub", "status": "present", "capacity": "officer"},
    "meetings.part": {"status": "present", "capacity": "member", "vote": "yes"},
}


def everything_kept():
    """Every row of the tables that hold a meeting."""
    db.session.expire_all()
    tables = [
        t
        for t in db.metadata.sorted_tables
        if t.name not in {"account", "search_pending", "opening"}
    ]
    return {t.name: db.session.execute(t.select()).all() for t in tables}


def test_nothing_in_a_meeting_can_be_changed_once_its_minutes_are_approved(app, clerk, meeting):
    person, item = meeting.attendances[0].person_id, meeting.items[0].id
    theirs = {
        "agenda.arrange": {"order": item},
        "agenda.approve": {"approved_at": may_approve(meeting)[0].id},
        "agenda.declare": {"person": person},
        "agenda.edit_declaration": {"person": person},
    }
    approve_minutes(meeting, None, NOW)
    db.session.commit()
    before = everything_kept()

    for endpoint, address in routes(app, "POST"):
        if endpoint in ALWAYS_OPEN | {"agenda.keep"}:  # which answers scripts, and 422
            continue
        answers = ANSWERS.get(endpoint, {}) | theirs.get(endpoint, {})
        page = clerk.post(address, **answers)
        words = page.select_one("main").get_text(" ", strip=True)
        assert "approved" in words or "published" in words, f"{endpoint}: {words}"
        assert everything_kept() == before, endpoint
