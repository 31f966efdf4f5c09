"""What a councillor finds on the first page: their bodies, and what is new in their searches."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event, select

from app.accounts.models import Account
from app.accounts.rules import Role
from app.clock import now, today
from app.database import db
from app.meetings.rules import MeetingStatus
from app.search.keeper import keeper
from app.search.keeping import keep_up
from app.watching.models import SavedSearch
from app.watching.own_news import NEW_FOR
from tests.browser import Browser
from tests.factories import (
    a_body,
    a_meeting,
    a_membership,
    a_person,
    a_published_meeting,
    an_item,
    published,
)


def stored(*records) -> None:
    db.session.add_all(records)
    db.session.commit()


def a_day_off(days: int) -> dict[str, object]:
    return {"held_on": today() + timedelta(days=days)}


def own(page, name: str) -> str:
    return page.select_one(f"section[aria-labelledby={name}]").get_text(" ", strip=True)


def their_account() -> Account:
    return db.session.scalars(select(Account).where(Account.role == Role.COUNCILLOR)).one()


@pytest.fixture
def person(councillor):  # noqa: ARG001  # whose account it is
    member = a_person("Ann Lee", title="Councillor", account=their_account())
    stored(member)
    return member


def seated(person, name: str):
    body = a_body(name)
    stored(
        body,
        a_membership(body, person),
        published(a_meeting(body=body, **a_day_off(-40))),
        published(a_meeting(body=body, **a_day_off(-70))),
        a_meeting(body=body, **a_day_off(-5)),
        a_meeting(body=body, status=MeetingStatus.CANCELLED, **a_day_off(3)),
        a_meeting(body=body, status=MeetingStatus.SCHEDULED, **a_day_off(9)),
        a_meeting(body=body, status=MeetingStatus.SCHEDULED, **a_day_off(30)),
    )
    return body


def announced(title: str, moment: datetime, days: int) -> None:
    meeting = a_published_meeting(**a_day_off(days))
    meeting.agenda_published_at = moment
    an_item(meeting=meeting, title=title)
    stored(meeting)


def kept(name: str, address: str, **changes: object) -> SavedSearch:
    theirs = {"account_id": their_account().id, "told_at": now(), "name": name, "address": address}
    return SavedSearch(**theirs | changes)


def test_a_councillor_without_seats_or_searches_is_told_how_to_have_them(councillor, browser):
    page = councillor.get("/")

    assert "a seat on no body today" in own(page, "own")
    assert "You follow nothing yet" in own(page, "saved")
    assert not browser.get("/").select("#own, #saved")


def test_their_bodies_are_listed_with_the_next_meeting_and_the_latest_minutes(councillor, person):
    seated(person, "Parks Board")
    stored(published(a_meeting(body=a_body("Another Board"), **a_day_off(-2))))
    stored(a_membership(a_body("New Board"), person))

    page = councillor.get("/")

    rows = [row.get_text(" ", strip=True) for row in page.select("#own ~ dl > div")]
    assert [row.split(" Board")[0] for row in rows] == ["New", "Parks"]
    assert "No meeting is arranged." in rows[0]
    assert "No minutes have been published." in rows[0]
    assert "in 9 days" in rows[1]
    days = [link.text.split(",")[0] for link in page.select("#own ~ dl > div")[1].select("dd a")]
    ahead, back = (today() + timedelta(days=days) for days in (9, -40))
    assert days == [f"{day.day} {day:%B} {day.year}" for day in (ahead, back)]


def test_saved_searches_say_what_everyone_can_newly_read(councillor, person):
    lately, long_ago = now() - timedelta(days=1), now() - NEW_FOR - timedelta(days=1)
    for title, moment, days in (("New otters", lately, -20), ("Old otters", long_ago, -21)):
        announced(title, moment, days)
    draft = a_meeting(**a_day_off(-20))
    an_item(meeting=draft, title="Draft otters")
    stored(
        draft,
        kept("Otters", "q=otters"),
        kept("Beavers", "q=beavers"),
        kept("Removed", "q=otters", removed_at=now()),
    )
    keep_up(keeper().index)
    assert person.account_id

    page = councillor.get("/")

    told = [row.get_text(" ", strip=True) for row in page.select("#saved ~ dl > div")]
    assert told[0] == "Beavers Nothing new in the last 14 days."
    assert told[1].startswith("Otters 1 new in the last 14 days. The latest: New otters")
    assert len(told) == 2


def test_the_first_page_asks_as_often_for_many_bodies_and_searches_as_for_few(councillor, person):
    def fill(number: int) -> None:
        seated(person, f"Board {number}")
        announced(f"Otters {number}", now(), -number)
        stored(kept(f"Search {number}", f"q=otters+{number}"))

    fill(1)
    keep_up(keeper().index)
    few = statements_of(councillor)
    for number in range(2, 7):
        fill(number)
    keep_up(keeper().index)

    assert statements_of(councillor) == few
    assert own(councillor.get("/"), "saved").count("1 new") == 6


def statements_of(browser: Browser) -> int:
    """The fewer of two readings: once a minute a session notes that it was used."""
    browser.get("/")
    return min(_reading(browser), _reading(browser))


def _reading(browser: Browser) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    browser.get("/")
    event.remove(db.engine, "before_cursor_execute", note)
    return len(asked)
