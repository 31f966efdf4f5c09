import re
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.accounts.rules import Role
from app.accounts.session import SignedIn
from app.actions.reporting import report_progress
from app.actions.rules import ActionStatus
from app.agenda.operations import publish_minutes
from app.agenda.rules import ItemKind, Part
from app.bodies.models import Body
from app.bodies.rules import BodyKind
from app.checks.attendance import absence
from app.checks.operations import let_stand
from app.clock import now, today
from app.database import db
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.decisions.operations import ClauseDraft, resolve
from app.meetings.attendance import record_attendance
from app.meetings.models import Meeting
from app.meetings.rules import AttendanceStatus, MeetingStatus
from tests.browser import Browser
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_membership,
    a_person,
    a_published_meeting,
    a_resolution,
    an_account,
    an_action,
    an_item,
    numbered,
    published,
)


def stored(*records) -> None:
    db.session.add_all(records)
    db.session.commit()


def section(page, heading: str):
    return page.find("h2", string=heading).find_parent("section")


def test_the_next_meetings_are_listed_soonest_first(browser):
    names = ["Sixth", "Fifth", "Fourth", "Third", "Second", "First"]
    scheduled = MeetingStatus.SCHEDULED
    stored(
        *(
            a_meeting(body=a_body(name), held_on=today() + timedelta(days=9 - n), status=scheduled)
            for n, name in enumerate(names)
        ),
        a_meeting(body=a_body("Off"), held_on=today(), status=MeetingStatus.CANCELLED),
        a_meeting(body=a_body("Perhaps"), held_on=today(), status=MeetingStatus.PROVISIONAL),
        a_meeting(body=a_body("Past"), held_on=today() - timedelta(days=1)),
    )

    links = section(browser.get("/"), "Next meetings").select("a")

    assert [link.find(string=True) for link in links] == names[:0:-1]


def a_decision(words: str, day: int = 5, **item: object) -> None:
    meeting = a_meeting(body=a_body(f"Body of {words}"), held_on=date(2026, 3, day))
    resolve(an_item(meeting=meeting, title=f"On {words}", **item), "RESOLVED", [ClauseDraft(words)])
    db.session.add(meeting)
    db.session.flush()
    numbered(meeting)
    stored(published(meeting))


def decisions_on(page) -> list[str]:
    return [h.text for h in section(page, "Newest decisions").select("h3")]


def test_the_newest_decisions_are_shown_with_citation_body_and_date(browser):
    for day in range(2, 10):
        a_decision(f"thing {day}", day)

    page = browser.get("/")

    assert decisions_on(page) == [f"On thing {day}" for day in (9, 8, 7, 6, 5, 4)]
    newest = section(page, "Newest decisions").select_one(".resolved-newest")
    words = newest.get_text(" ", strip=True)
    assert "Body of thing 9, 9 March 2026" in words
    assert "RESOLVED thing 9 Body of thing 9 1/2025" in words
    assert browser.get(newest.select_one(".resolved-cite")["href"]).select_one("blockquote")


@pytest.mark.parametrize(
    "item",
    [
        pytest.param({"kind": ItemKind.PROCEDURAL}, id="a form of procedure"),
        pytest.param(
            {"part": Part.EXEMPT, "paragraphs": [3], "public_interest": "Prices"}, id="exempt"
        ),
    ],
)
def test_some_decisions_are_no_news_for_everyone(browser, clerk, item):
    a_decision("approve the minutes", **item)

    for reader in (browser, clerk):
        assert "No decisions have been published." in reader.get("/").text


def test_a_decision_is_no_news_before_its_minutes_are_published(browser, clerk):
    meeting = a_published_meeting()
    resolve(an_item(meeting=meeting), "RESOLVED", [ClauseDraft("That all be well")])
    stored(meeting)

    for reader in (browser, clerk):
        assert "That all be well" not in reader.get("/").text


def test_a_long_decision_is_cut_and_says_so(browser):
    meeting = a_meeting()
    clauses = [ClauseDraft(f"Agreed {n}") for n in range(5)]
    resolve(an_item(meeting=meeting), "RESOLVED", clauses)
    stored(published(meeting))

    words = section(browser.get("/"), "Newest decisions").text

    assert "Agreed 2" in words
    assert "Agreed 3" not in words
    assert "and 2 more" in words


def test_there_is_one_search_box_and_ways_in(browser):
    page = browser.get("/")

    assert len(page.select("form[role=search] input")) == 1
    ways = {a["href"] for a in page.find("h2", string="Look by").find_parent("nav").select("a")}
    assert ways == {"/calendar", "/bodies", "/matters", "/people"}


def test_an_empty_register_says_so_in_words(browser):
    page = browser.get("/")

    assert "No meetings are arranged." in page.text
    assert "No decisions have been published." in page.text


def test_the_clerk_is_told_what_is_due_next_on_each_meeting_late_ones_first(clerk):
    past, soon = today() - timedelta(days=40), today() + timedelta(days=60)
    scheduled = MeetingStatus.SCHEDULED
    body = a_body("Drafted")
    stored(
        a_published_meeting(body=body, held_on=past),
        a_published_meeting(body=a_body("Newer"), held_on=past + timedelta(days=5)),
        published(a_meeting(body=a_body("Alone"), held_on=past)),
        a_meeting(body=a_body("Off"), held_on=past, status=MeetingStatus.CANCELLED),
        a_meeting(body=body, held_on=soon, status=scheduled),
        an_item(meeting=a_published_meeting(held_on=soon, status=scheduled, body=a_body("Bare"))),
        a_published_meeting(body=a_body("Ready"), held_on=soon, status=scheduled),
    )

    rows = section(clerk.get("/"), "My meetings").select("tbody tr")

    keys = dict(db.session.execute(db.select(Meeting.id, Body.name).join(Meeting.body)).all())
    told = [
        (row.th.text.split(",")[0], row.td.find(string=True), _named(row.td.a["href"], keys))
        for row in rows
    ]
    assert told == [
        ("Newer", "Draft the minutes", "/meetings/Newer/desk"),
        ("Drafted", "Draft the minutes", "/meetings/Drafted/desk"),
        ("Drafted", "Publish the agenda", "/meetings/Drafted/agenda/publish"),
        ("Bare", "Papers to follow", "/meetings/Bare/agenda"),
        ("Alone", "Approval of the minutes", "/meetings/new?body=alone"),
    ]
    assert [bool(row.select(".govuk-tag--red")) for row in rows] == [True, True, *[False] * 3]
    assert "in " in rows[2].text
    assert "1 item without" in rows[3].text


def _named(address, bodies):
    """The address with the body’s name for the number of the meeting."""
    return re.sub(r"\d+", lambda key: bodies[int(key[0])], address)


def test_the_home_page_reads_as_often_for_many_meetings_as_for_few(clerk):
    def reads() -> int:
        seen = []
        event.listen(db.engine, "before_cursor_execute", lambda *_: seen.append(1))
        clerk.get("/")
        return len(seen)

    stored(*(an_item(meeting=a_meeting(held_on=today())) for _ in range(2)))
    few = reads()
    stored(*(an_item(meeting=a_meeting(held_on=today())) for _ in range(15)))

    assert reads() <= few


def test_what_waits_for_the_clerk_is_nobody_elses_business(browser, councillor, officer):
    stored(a_published_meeting())

    for reader in (browser, councillor, officer):
        assert "My meetings" not in reader.get("/").text


def test_nothing_waiting_is_said_in_words(clerk):
    assert "Nothing is due" in section(clerk.get("/"), "My meetings").text


def test_whoever_has_actions_open_is_shown_them(app, browser):
    account = an_account(role=Role.OFFICER)
    ann = a_person("Ann Lee", account=account)
    late = an_action(text="Mend the roof", owner=ann)
    done = an_action(text="Paint the door", owner=ann)
    report_progress(done, ActionStatus.DONE, "Painted", now=NOW)
    stored(late, done, an_action(text="Somebody else’s"))
    officer = Browser(app)
    officer.sign_in(SignedIn(account).get_id())

    words = section(officer.get("/"), "Your actions").text

    assert "Mend the roof" in words
    assert "overdue" in words
    assert "Paint the door" not in words
    assert "Somebody else’s" not in words
    assert not browser.get("/").find("h2", string="Your actions")


def test_minutes_that_are_all_written_are_to_be_published(clerk):
    meeting = a_published_meeting(held_on=today() - timedelta(days=3))
    an_item(meeting=meeting, text="There were none.")
    a_resolution(an_item(meeting=meeting))
    stored(meeting, an_item(meeting=meeting, kind=ItemKind.HEADING, number=None))

    row = section(clerk.get("/"), "My meetings").select_one("tbody tr")

    assert "Publish the draft minutes" in row.td.text
    assert row.td.a["href"] == f"/meetings/{meeting.id}/minutes/publish"
    step = clerk.get(f"/meetings/{meeting.id}").select_one(".resolved-tools__next")
    assert "Publish the draft minutes, by" in step.text
    assert step.a["href"] == row.td.a["href"]


def test_a_provisional_meeting_is_told_of_where_no_other_can_approve(clerk):
    past, soon = today() - timedelta(days=10), today() + timedelta(days=30)
    body = a_body()
    provisional = a_meeting(body=body, held_on=soon, status=MeetingStatus.PROVISIONAL)
    stored(published(a_meeting(body=body, held_on=past)), provisional)

    row = section(clerk.get("/"), "My meetings").select_one("tbody tr")

    assert "(provisional)" in row.text
    tools = clerk.get(f"/meetings/{provisional.id}").select_one(".resolved-tools")
    assert not tools.select(".resolved-tools__next")
    assert "no meeting is called" not in row.text
    assert row.td.a["href"] == f"/meetings/{provisional.id}/agenda"


def test_a_call_in_period_and_a_seat_about_to_lapse_run_out(clerk):
    cabinet = a_meeting(body=a_body("Cabinet", kind=BodyKind.CABINET), held_on=today())
    a_resolution(an_item(meeting=cabinet))
    ann, bob = a_person("Ann Lee", title="Councillor"), a_person("Bob Day")
    council = a_body("Council")
    there = a_meeting(body=council, held_on=today() - timedelta(days=160), members=[ann, bob])
    missed = a_meeting(body=council, held_on=today() - timedelta(days=20), members=[])
    since = a_meeting(body=council, held_on=today() - timedelta(days=5), members=[bob])
    for person in (ann, bob):
        record_attendance(missed, person, AttendanceStatus.APOLOGIES)
        a_membership(council, person)
    publish_minutes(cabinet, now())
    stored(cabinet, there, missed, since)

    rows = section(clerk.get("/"), "My meetings").select("table")[-1].select("tbody tr")

    assert [row.th.text.split(",")[0] for row in rows] == ["Cabinet", "Councillor Ann Lee"]
    assert "may be called in" in rows[0].text
    assert "the seat lapses" in rows[1].text
    (finding,) = absence(ann, there.held_on, today())
    aside = let_stand(missed, [finding], finding.key, "Approved", now=now(), by=None)
    stored(aside)
    assert "Ann Lee" not in section(clerk.get("/"), "My meetings").text
    called = CalledIn(called_in_on=today(), called_in_by="Three members", reasons="Haste")
    stored(ExecutiveDecision(item=cabinet.items[0], called_in=called))
    assert "may be called in" not in section(clerk.get("/"), "My meetings").text


def test_what_is_next_stands_before_the_long_list_of_decisions(browser):
    headings = [heading.text for heading in browser.get("/").select("main h2")]

    assert headings.index("Next meetings") < headings.index("Newest decisions")
