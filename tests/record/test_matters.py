from datetime import date

from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.clock import today
from app.database import db
from app.decisions.operations import ClauseDraft, resolve
from app.meetings.rules import MeetingStatus
from tests.factories import (
    NOW,
    a_body,
    a_matter,
    a_meeting,
    a_published_meeting,
    an_item,
    numbered,
    published,
)


def stored(*records) -> None:
    db.session.add_all(records)
    db.session.commit()


def test_matters_are_listed_with_how_often_they_were_on_an_agenda(browser):
    trees = a_matter("Trees", summary="Those in streets.")
    for day in (5, 6):
        meeting = a_published_meeting(held_on=date(2026, 3, day))
        an_item(meeting=meeting, matter=trees)
        stored(meeting)

    words = browser.get("/matters").select_one("main").get_text(" ", strip=True)

    assert "Trees Those in streets. On 2 agendas, last on 6 March 2026" in words


def test_no_matters_are_said_in_words(browser):
    stored(a_matter("Not on an agenda yet"))

    assert "No matters have been followed yet." in browser.get("/matters").text


def test_the_history_of_a_matter_runs_through_all_bodies(browser):
    trees = a_matter("Trees")
    steps = [("Parks Board", "PB", 9), ("Cabinet", "CAB", 7), ("Council", "C", 8)]
    for name, code, month in steps:
        meeting = a_meeting(body=a_body(name, code=code), held_on=date(2025, month, 3))
        item = an_item(meeting=meeting, title=f"Trees at {name}", matter=trees)
        resolve(item, "RESOLVED", [ClauseDraft(f"Agreed by {name}")])
        db.session.add(meeting)
        db.session.flush()
        numbered(meeting)
        stored(published(meeting))

    steps = browser.get("/matters/trees").select(".resolved-timeline__step")

    assert [step.get_text(" ", strip=True) for step in steps] == [
        "3 July 2025 Cabinet Trees at Cabinet Minute CAB 1/2025 "
        "RESOLVED Agreed by Cabinet CAB 1/2025",
        "3 August 2025 Council Trees at Council Minute C 1/2025 "
        "RESOLVED Agreed by Council C 1/2025",
        "3 September 2025 Parks Board Trees at Parks Board Minute PB 1/2025 "
        "RESOLVED Agreed by Parks Board PB 1/2025",
    ]


def last_words(browser, meeting, **details) -> str:
    item = an_item(meeting=meeting, matter=a_matter("Trees"), **details)
    resolve(item, "RESOLVED", [ClauseDraft("Drafted")])
    stored(meeting)
    step = browser.get("/matters/trees").select_one(".resolved-timeline__step")
    return step.select("p")[-1].text


def test_what_is_still_to_come_is_on_the_agenda(browser):
    meeting = a_published_meeting(held_on=today(), status=MeetingStatus.SCHEDULED)

    assert last_words(browser, meeting) == "On the agenda."


def test_minutes_not_yet_published_are_waited_for(browser):
    assert last_words(browser, a_published_meeting()) == (
        "The minutes have not been published yet."
    )


def test_a_meeting_that_did_not_take_place_says_so(browser):
    meeting = a_published_meeting(status=MeetingStatus.CANCELLED)

    assert last_words(browser, meeting) == "The meeting was cancelled."


def test_considering_without_resolving_is_told(browser):
    meeting = a_meeting()
    an_item(meeting=meeting, matter=a_matter("Trees"), text="Much was said.")
    stored(published(meeting))

    assert "Considered; nothing was resolved." in browser.get("/matters/trees").text


def test_an_exempt_consideration_is_told_to_whoever_may_know(browser, clerk):
    meeting, trees = a_meeting(), a_matter("Trees")
    an_item(meeting=meeting, title="Trees", matter=trees)
    closed = an_item(
        meeting=meeting,
        title="Price of trees",
        matter=trees,
        part=Part.EXEMPT,
        paragraphs=[3],
        public_interest="Prices",
    )
    write_minutes(closed, "Dear", public_summary="A price was set.", seen=0, now=NOW)
    stored(published(meeting))

    assert "Price of trees" not in browser.get("/matters/trees").text
    assert "A price was set." in clerk.get("/matters/trees").text


def test_an_unknown_matter_is_not_found(browser):
    stored(a_matter("Trees"))

    assert browser.status_of("GET", "/matters/trees") == 404
    assert browser.status_of("GET", "/matters/ponds") == 404
