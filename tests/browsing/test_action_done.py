"""An action from its clause to the log that says it is done, in a browser, at both widths."""

import io
import re
from datetime import date, timedelta

import docx
import openpyxl
import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.accounts.rules import Role
from app.actions.raising_queries import offices_open
from app.agenda.models import AgendaItem
from app.agenda.operations import publish_minutes
from app.chasing.commands import remind_all
from app.clock import today
from app.database import db
from app.decisions.models import ResolutionClause
from app.mail import kept_messages
from app.meetings.models import Meeting
from app.meetings.operations import publish_agenda
from app.people.models import Person
from tests.browsing.test_whole_life import Shots, Visit
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_person,
    a_resolution,
    an_account,
    an_item,
    numbered,
)

pytestmark = pytest.mark.browser


def a_working_day() -> date:
    day, is_open = today(), offices_open()
    while not is_open(day):
        day += timedelta(days=1)
    return day


@pytest.fixture
def clause(app):  # noqa: ARG001  # kept in the app's database
    """Resolved and published, with the next meeting called; an officer and the clerk."""
    body = a_body("Parks Committee", code="PC")
    meeting = a_meeting(body=body, held_on=today() - timedelta(days=30))
    found = a_resolution(an_item(meeting=meeting), "That trees be planted.").clauses[0]
    following = a_meeting(body=body, held_on=today() - timedelta(days=1))
    db.session.add_all(
        [
            found,
            following,
            a_person("Edwin Frost", email="edwin@example.org"),
            an_account(Role.CLERK, email="clerk@example.org"),
        ]
    )
    publish_agenda(meeting, NOW)
    numbered(meeting)
    publish_minutes(meeting, NOW)
    db.session.commit()
    return found


def test_an_action_goes_from_its_clause_to_a_log_that_says_it_is_done(clause, door, chromium):
    shots = Shots()
    clerk = Visit(chromium, door, shots, "clerk@example.org")
    clerk.go(f"/clauses/{clause.id}")
    clerk.follow("Raise an action from this decision")
    clerk.fill(text="Plant forty trees", owner=str(_person_id()), due_words="within five days")
    clerk.press("Raise the action", "Action raised: PC")
    clerk.look("raised")

    remind_all(a_working_day(), lambda _: None)
    (message,) = kept_messages()
    link = re.search(r"^http://\S+?(/actions/\S+)$", message.text, re.MULTILINE)[1]
    officer = Visit(chromium, door, shots)
    officer.go(link)
    officer.look("the link")
    officer.fill(status="done", note="Forty trees stand by the gate")
    officer.press("Send", "Thank you")

    meeting = _following(clause)
    clerk.go(f"/meetings/{meeting}/agenda")
    clerk.look("the agenda")
    clerk.press("It was taken")
    expect(clerk.page.get_by_text("There is nothing on this agenda yet")).to_have_count(0)
    db.session.rollback()
    item = _last_item(meeting)
    clerk.go(f"/items/{item}/actions")
    clerk.look("before the meeting")
    clerk.page.get_by_label("Closed", exact=True).check()
    clerk.press("Save", "Actions noted")

    clerk.go("/actions?status=all")
    told = clerk.look("the log")
    assert "Plant forty trees" in told
    assert "Done" in told
    clerk.go("/actions/picture")
    clerk.look("the picture")
    printed = clerk.page.request.get("/bodies/parks-committee/actions.docx").body()
    words = docx.Document(io.BytesIO(printed)).tables[-1]
    assert "Plant forty trees" in [cell.text for cell in words.rows[1].cells]
    taken = clerk.page.request.get("/actions.xlsx?status=all").body()
    sheet = openpyxl.load_workbook(io.BytesIO(taken)).active
    head, row = ([cell.value for cell in cells] for cells in sheet.rows)
    line = dict(zip(head, row, strict=True))
    assert line["Action"] == "Plant forty trees"
    assert "Forty trees stand by the gate" in line["Update"]
    assert line["Closed at meeting"]


def _person_id() -> int:
    return db.session.scalars(select(Person.id).where(Person.name == "Edwin Frost")).one()


def _following(clause: ResolutionClause) -> int:
    first = clause.resolution.item.meeting
    return db.session.scalars(select(Meeting.id).where(Meeting.held_on > first.held_on)).one()


def _last_item(meeting_id: int) -> int:
    items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    return db.session.scalars(items.order_by(AgendaItem.id.desc()).limit(1)).one()
