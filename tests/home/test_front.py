from datetime import date, timedelta

import pytest

from app.agenda.rules import ItemKind, Part
from app.clock import today
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.meetings.operations import publish_agenda
from app.meetings.rules import MeetingStatus
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_published_meeting,
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


def test_the_clerk_is_told_what_waits(clerk):
    past, soon = today() - timedelta(days=3), today() + timedelta(days=3)
    in_draft = a_published_meeting(body=a_body("Drafted"), held_on=past)
    done = published(a_meeting(body=a_body("Done"), held_on=past))
    cancelled = a_meeting(body=a_body("Off"), held_on=past, status=MeetingStatus.CANCELLED)
    scheduled = MeetingStatus.SCHEDULED
    unpublished = a_meeting(body=a_body("To publish"), held_on=soon, status=scheduled)
    ready = a_meeting(body=a_body("Ready"), held_on=soon, status=scheduled)
    publish_agenda(ready, NOW)
    stored(in_draft, done, cancelled, unpublished, ready)

    words = section(clerk.get("/"), "To be done").get_text(" ", strip=True)

    assert words.startswith("To be done Minutes still in draft Drafted, ")
    assert "Agendas not published To publish, " in words
    for other in ("Done", "Off", "Ready"):
        assert other not in words


def test_what_waits_for_the_clerk_is_nobody_elses_business(browser, councillor, officer):
    stored(a_published_meeting())

    for reader in (browser, councillor, officer):
        assert "To be done" not in reader.get("/").text


def test_nothing_waiting_is_said_in_words(clerk):
    words = section(clerk.get("/"), "To be done").text

    assert "No minutes are in draft." in words
    assert "Every agenda to come is published." in words
