"""A page asks the database as often for a hundred records as for five."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event, insert, select

from app import create_app
from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.agenda.models import MinuteNumber
from app.bodies.models import Body
from app.bodies.profile import ExpectedReport, Project
from app.config import Config
from app.database import db
from app.meetings.models import Attendance, Meeting
from tests.browser import Browser
from tests.factories import (
    NOW,
    a_matter,
    a_membership,
    a_person,
    a_published_meeting,
    an_account,
    an_item,
)
from tests.record.stories import (
    a_busy_body,
    a_busy_meeting,
    a_published_story,
    meetings_every_week,
)

FEW, MANY = 5, 100
AT_MOST = 50


@pytest.fixture(scope="module")
def register(
    tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[str], str]
) -> Iterator[Flask]:
    """One register for all these tests, because a story of a hundred takes its time."""
    home: Path = tmp_path_factory.mktemp("counted")
    app = create_app(
        Config(
            SECRET_KEY="tests",
            SQLALCHEMY_DATABASE_URI=new_database("counted"),
            SEARCH_INDEX=home / "search_index",
            EXPORTS=home / "exports",
            SEARCH_IN_BACKGROUND=False,
            TESTING=True,
            WTF_CSRF_ENABLED=False,
        )
    )
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def readers(register: Flask) -> dict[str, Browser]:
    account = an_account(role=Role.CLERK)
    db.session.add(account)
    db.session.commit()
    public, clerk = Browser(register), Browser(register)
    clerk.sign_in(SignedIn(account).get_id())
    return {"public": public, "clerk": clerk}


@pytest.fixture(scope="module")
def stories(register: Flask) -> dict[int, Meeting]:  # noqa: ARG001  # they are kept there
    """A published meeting of few and one of many items, each of its own body."""
    return {
        count: a_published_story(items=count, body=a_busy_body(f"Board {count}", f"B{count}", 3))
        for count in (FEW, MANY)
    }


def a_meeting(_count: int, story: Meeting) -> str:
    return f"/meetings/{story.id}"


def checks(_count: int, story: Meeting) -> str:
    return f"/meetings/{story.id}/checks"


def an_agenda(count: int, _story: Meeting) -> str:
    """The agenda alone: what has been minuted is not published."""
    meeting = a_busy_meeting(items=count, body=a_busy_body(f"Agenda {count}", f"A{count}", 3))
    meeting.agenda_state, meeting.agenda_published_at = "published", NOW
    db.session.commit()
    return f"/meetings/{meeting.id}"


def a_minute(_count: int, story: Meeting) -> str:
    number = db.session.scalars(
        select(MinuteNumber).where(MinuteNumber.number == 3, MinuteNumber.body_id == story.body_id)
    ).one()
    return f"/minutes/{number.path}"


def a_clause(count: int, story: Meeting) -> str:
    return f"{a_minute(count, story)}/2"


def a_matter_with_history(count: int, _story: Meeting) -> str:
    return f"/matters/board-{count}-matter"


def matters(count: int, _story: Meeting) -> str:
    meeting = a_published_meeting()
    for number in range(count):
        an_item(meeting=meeting, matter=a_matter(f"Matter {count} {number}"))
    db.session.add(meeting)
    db.session.commit()
    return "/matters"


def meetings(count: int, story: Meeting) -> str:
    _meetings(story.body, count)
    return "/meetings"


def _meetings(body: Body, count: int) -> None:
    first = date(2000, 1, 3)
    held = [
        {"body_id": body.id, "held_on": first + timedelta(weeks=n), "status": "held",
         "minutes_state": "approved", "minutes_published_at": NOW}
        for n in range(count)
    ]  # fmt: skip
    db.session.connection().execute(insert(Meeting), held)
    db.session.commit()


def a_month(count: int, story: Meeting) -> str:
    days = [{"body_id": story.body_id, "held_on": date(2027, 3, 1 + n % 28)} for n in range(count)]
    db.session.connection().execute(insert(Meeting), days)
    db.session.commit()
    return "/calendar?month=2027-03"


def a_body(count: int, _story: Meeting) -> str:
    body = a_busy_body(f"Full {count}", f"F{count}", members=count)
    body.projects = [Project(title=f"Project {n}") for n in range(count)]
    body.expected_reports = [ExpectedReport(title=f"Report {n}") for n in range(count)]
    db.session.add(body)
    meetings_every_week(body, FEW)
    return f"/bodies/full-{count}"


def bodies(count: int, _story: Meeting) -> str:
    many = [a_busy_body(f"Body {count} {n}", f"X{count}-{n}", members=0) for n in range(count)]
    db.session.add_all(many)
    db.session.commit()
    return "/bodies"


def people(count: int, _story: Meeting) -> str:
    db.session.add(a_busy_body(f"People {count}", f"P{count}", members=count))
    db.session.commit()
    return "/people"


def someone(count: int, _story: Meeting) -> str:
    body, ann = a_busy_body(f"Someone {count}", f"S{count}", members=0), a_person("Ann Lee")
    a_membership(body, ann)
    db.session.add(body)
    db.session.flush()
    _meetings(body, count)
    held = db.session.scalars(select(Meeting.id).where(Meeting.body_id == body.id))
    came = [{"meeting_id": key, "person_id": ann.id, "status": "present"} for key in held]
    db.session.connection().execute(insert(Attendance), came)
    db.session.commit()
    return f"/people/{ann.id}"


def the_front_page(_count: int, _story: Meeting) -> str:
    return "/"


def statements_of(browser: Browser, path: str) -> int:
    """How many statements a page takes to read again, with what is kept between pages warm.

    The fewer of two readings: once a minute a session notes that it was used.
    """
    assert browser.fetch(path).status_code in {200, 302}
    return min(_reading(browser, path), _reading(browser, path))


def _reading(browser: Browser, path: str) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        browser.fetch(path)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(asked)


PAGES: list[Callable[[int, Meeting], str]] = [
    a_meeting,
    checks,
    an_agenda,
    a_minute,
    a_clause,
    a_matter_with_history,
    matters,
    meetings,
    a_month,
    a_body,
    bodies,
    people,
    someone,
    the_front_page,
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_asks_as_often_for_many_as_for_few(page, stories, readers):
    counts = {}
    for count, story in stories.items():
        path = page(count, story)
        counts[count] = {who: statements_of(reader, path) for who, reader in readers.items()}

    assert counts[FEW] == counts[MANY]
    assert max(counts[MANY].values()) <= AT_MOST
