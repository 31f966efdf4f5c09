"""A page asks the database as often for five hundred records as for five."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import event, insert, select

from app.agenda.models import MinuteNumber
from app.bodies.profile import ExpectedReport, Project
from app.database import db
from app.meetings.models import Attendance, Meeting
from tests.factories import NOW, a_matter, a_membership, a_person, a_published_meeting, an_item
from tests.record.stories import a_busy_body, a_busy_meeting, a_published_story, meetings_every_week

FEW, MANY = 5, 500


def statements_of(browser, path: str) -> list[str]:
    """What a page asks, read a second time: the first prepares what is kept from page to page."""
    browser.get(path)
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        browser.get(path)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return asked


def a_meeting_of(count: int) -> str:
    return f"/meetings/{a_published_story(items=count).id}"


def an_agenda_of(count: int) -> str:
    meeting = a_busy_meeting(items=count)
    meeting.agenda_state, meeting.agenda_published_at = "published", NOW
    db.session.commit()
    return f"/meetings/{meeting.id}"


def a_minute_among(count: int) -> str:
    a_published_story(items=count)
    number = db.session.scalars(select(MinuteNumber).where(MinuteNumber.number == 3)).one()
    return f"/minutes/{number.path}"


def a_clause_among(count: int) -> str:
    return f"{a_minute_among(count)}/2"


def a_matter_on(count: int) -> str:
    a_published_story(items=count)
    return "/matters/parks-board-matter"


def matters(count: int) -> str:
    meeting = a_published_meeting()
    for number in range(count):
        an_item(meeting=meeting, matter=a_matter(f"Matter {number}"))
    db.session.add(meeting)
    db.session.commit()
    return "/matters"


def meetings(count: int) -> str:
    meetings_every_week(a_busy_body(), count)
    return "/meetings"


def a_full_month(count: int) -> str:
    body = a_busy_body()
    first = date(2026, 3, 2)
    days = [{"body_id": 1, "held_on": first + timedelta(days=n % 28)} for n in range(count)]
    db.session.add(body)
    db.session.flush()
    db.session.execute(insert(Meeting), days)
    db.session.commit()
    return "/calendar?month=2026-03"


def a_body_with(count: int) -> str:
    body = a_busy_body(members=count)
    body.projects = [Project(title=f"Project {n}") for n in range(count)]
    body.expected_reports = [ExpectedReport(title=f"Report {n}") for n in range(count)]
    body.children = [a_busy_body(f"Group {n}", f"G{n}", members=0) for n in range(count)]
    db.session.add(body)
    meetings_every_week(body, FEW)
    return "/bodies/parks-board"


def bodies(count: int) -> str:
    db.session.add_all([a_busy_body(f"Body {n}", f"B{n}", members=1) for n in range(count)])
    db.session.commit()
    return "/bodies"


def people(count: int) -> str:
    db.session.add(a_busy_body(members=count))
    db.session.commit()
    return "/people"


def someone_at(count: int) -> str:
    body, ann = a_busy_body(members=0), a_person("Ann Lee")
    a_membership(body, ann)
    meetings_every_week(body, count)
    came = [
        {"meeting_id": key, "person_id": ann.id, "status": "present"}
        for key in db.session.scalars(select(Meeting.id))
    ]
    db.session.execute(insert(Attendance), came)
    db.session.commit()
    return f"/people/{ann.id}"


def the_front_page(count: int) -> str:
    a_published_story(items=count)
    return "/"


PAGES: list[Callable[[int], str]] = [
    a_meeting_of,
    an_agenda_of,
    a_minute_among,
    a_clause_among,
    a_matter_on,
    matters,
    meetings,
    a_full_month,
    a_body_with,
    bodies,
    people,
    someone_at,
    the_front_page,
]


@pytest.fixture(params=PAGES, ids=lambda page: page.__name__)
def page(request) -> Callable[[int], str]:
    return request.param


@pytest.mark.parametrize("reader", ["browser", "clerk"])
def test_a_page_asks_as_often_for_many_as_for_few(page, reader, fresh):
    few, many = (
        len(statements_of(reading, page(count))) for count, reading in fresh(reader, FEW, MANY)
    )

    assert few == many
    assert many <= 40
