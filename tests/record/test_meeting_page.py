from datetime import date, time

import pytest

from app.agenda.filing import add_document
from app.agenda.operations import record_order_taken
from app.agenda.papers import Upload
from app.agenda.rules import ItemKind
from app.database import db
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory
from app.meetings.operations import publish_agenda, record_sitting
from app.meetings.rules import AttendanceStatus, Capacity, MeetingKind, MeetingStatus, MinutesState
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_person,
    a_published_meeting,
    a_resolution,
    an_item,
    published,
)
from tests.record.stories import a_published_story


def page_of(browser, meeting):
    db.session.add(meeting)
    db.session.commit()
    return browser.get(f"/meetings/{meeting.id}")


def main_of(browser, meeting) -> str:
    return page_of(browser, meeting).select_one("main").get_text(" ", strip=True)


def test_a_meeting_with_no_published_agenda_shows_when_and_where_it_is(browser):
    meeting = a_meeting(venue="The Guildhall", held_on=date(2030, 3, 5))
    an_item(meeting=meeting, title="Secret plans")

    words = main_of(browser, meeting)

    assert "Tuesday 5 March 2030" in words
    assert "5.00 pm" in words
    assert "The Guildhall" in words
    assert "The agenda has not been published yet." in words
    assert "Secret plans" not in words


def test_before_a_meeting_the_agenda_is_shown_and_no_minutes(browser):
    meeting = a_published_meeting(held_on=date(2030, 3, 5), status=MeetingStatus.SCHEDULED)
    a_resolution(an_item(meeting=meeting, title="Parks", text="Drafted already"))

    page = page_of(browser, meeting)

    words = page.select_one("main").text
    assert [tag.text for tag in page.select(".resolved-states .govuk-tag")] == ["Agenda published"]
    assert "Parks" in words
    assert "Drafted already" not in words
    assert "RESOLVED" not in words
    assert "Attendance" not in words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (MinutesState.PUBLISHED_DRAFT, "Draft minutes"),
        (MinutesState.APPROVED, "Approved minutes"),
        (MinutesState.SIGNED, "Signed minutes"),
    ],
    ids=lambda value: str(value),
)
def test_the_state_of_the_minutes_stands_on_the_page(browser, state, words):
    meeting = published(a_meeting())
    meeting.minutes_state = state

    page = page_of(browser, meeting)

    assert page.select_one(".resolved-states").get_text(strip=True) == words


def test_the_minutes_are_shown_item_by_item(browser):
    meeting = a_published_story(items=2)

    page = browser.get(f"/meetings/{meeting.id}")

    items = page.select(".resolved-item")
    assert [item.select_one("h3 a").text for item in items] == [
        "Item 1 of the Parks Board",
        "Item 2 of the Parks Board",
    ]
    words = items[0].get_text(" ", strip=True)
    for expected in (
        "RECOMMENDED that the Board:",
        "The Head of Parks introduced the report.",
        "RESOLVED the Board:",
        "Noted the report PB 1/2025 (1)",
        "Motion moved by Parks Board Member 0, seconded by Parks Board Member 1",
        "To add “soon”",
        "Report 1",
    ):
        assert expected in words
    assert items[0].select_one("table th").text == "Year"


def test_the_contents_lead_to_each_item(browser):
    meeting = a_published_story(items=2)

    page = browser.get(f"/meetings/{meeting.id}")

    for link in page.select(".resolved-contents a"):
        assert page.select_one(link["href"]), link


def test_attendance_is_listed_by_capacity_with_what_is_said_of_each(browser):
    ann, bob, cy, di = (a_person(name) for name in ("Ann Lee", "Bob Ray", "Cy Dee", "Di Fox"))
    meeting = a_meeting(members=[])
    present = AttendanceStatus.PRESENT
    record_attendance(meeting, ann, present, voting=True)
    record_attendance(meeting, bob, AttendanceStatus.APOLOGIES)
    record_attendance(meeting, cy, AttendanceStatus.REMOTE, Capacity.SUBSTITUTE, substitute_for=bob)
    record_attendance(
        meeting, di, present, Capacity.CO_OPTED, representing="Hill School", post="Head"
    )
    record_sitting(meeting, 1, meeting.held_on, presiding=ann, ended_at=time(18, 30))

    words = main_of(browser, published(meeting))

    assert "Members present Ann Lee in the chair" in words
    assert "Substitutes Cy Dee for Bob Ray; by remote link" in words
    assert "Co-opted members Di Fox Head; representing Hill School" in words
    assert "Apologies Bob Ray" in words
    assert "In the chair Ann Lee" in words
    assert "The meeting closed at 6.30 pm." in words


def test_when_someone_came_and_left_is_shown(browser):
    meeting = a_published_story()

    words = browser.get(f"/meetings/{meeting.id}").select_one("#attendance").text

    assert "from 5.12 pm to 6.05 pm" in words


def test_the_nature_of_a_sensitive_interest_is_never_shown_even_to_the_clerk(browser, clerk):
    ann = a_person("Ann Lee")
    meeting = a_meeting(members=[ann])
    personal = InterestCategory(name="Personal interest")
    declare_interest(meeting, ann, category=personal, nature="lives in hiding", sensitive=True)
    db.session.add(published(meeting))
    db.session.commit()

    for reader in (browser, clerk):
        words = reader.get(f"/meetings/{meeting.id}").select_one("#declarations").text
        assert "Ann Lee: Personal interest (sensitive, so its nature is not published)" in words
        assert "hiding" not in words


def test_items_taken_in_another_order_are_minuted_in_it_with_a_note(browser):
    meeting = a_meeting()
    first, second, third = (an_item(meeting=meeting, title=t) for t in ("One", "Two", "Three"))
    record_order_taken(meeting, {first: 1, second: 3, third: 2})

    page = page_of(browser, published(meeting))

    assert "The items were taken in this order: 1, 3 and 2." in page.text
    assert [h.text for h in page.select(".resolved-item h3 a")] == ["One", "Three", "Two"]


def test_a_heading_of_the_agenda_has_no_number_and_no_page(browser):
    meeting = a_published_meeting()
    an_item(meeting=meeting, title="Part one", kind=ItemKind.HEADING, number=None)

    page = page_of(browser, meeting)

    assert page.select_one(".resolved-part").text == "Part one"


def test_a_cancelled_meeting_says_so_and_why(browser):
    meeting = a_meeting(status=MeetingStatus.CANCELLED, status_note="There is no business.")

    page = page_of(browser, meeting)

    assert page.select_one(".resolved-states").get_text(strip=True) == "Cancelled"
    assert "There is no business." in page.select_one(".govuk-inset-text").text


def test_an_extraordinary_meeting_and_two_sittings_are_told(browser):
    meeting = a_meeting(kind=MeetingKind.EXTRAORDINARY)
    record_sitting(meeting, 1, date(2026, 3, 5), started_at=time(17), ended_at=time(18))
    record_sitting(meeting, 2, date(2026, 3, 9), started_at=time(10), venue="The Annexe")

    words = main_of(browser, published(meeting))

    assert "Extraordinary meeting" in words
    assert "Thursday 5 March 2026, 5.00 pm to 6.00 pm" in words
    assert "Monday 9 March 2026, 10.00 am, The Annexe" in words


def test_the_meeting_that_approved_the_minutes_is_linked(browser):
    body = a_body()
    later = a_meeting(body=body, held_on=date(2026, 4, 2))
    meeting = published(a_meeting(body=body))
    meeting.approved_at = later
    db.session.add(later)

    page = page_of(browser, meeting)

    assert page.find("a", string="Thursday 2 April 2026")["href"] == f"/meetings/{later.id}"


def test_the_meetings_before_and_after_are_linked_as_far_as_they_are_known(browser):
    body = a_body()
    meeting = a_meeting(body=body, held_on=date(2026, 3, 5))
    before = a_meeting(body=body, held_on=date(2026, 2, 5))
    hidden = a_meeting(body=body, held_on=date(2026, 4, 2), status=MeetingStatus.PROVISIONAL)
    after = a_meeting(body=body, held_on=date(2026, 5, 7))
    old = a_meeting(body=body, held_on=date(2012, 1, 12))
    db.session.add_all([before, hidden, after, old, a_meeting(held_on=date(2026, 3, 6))])

    page = page_of(browser, meeting)

    links = [link["href"] for link in page.select(".govuk-pagination a")]
    assert links == [f"/meetings/{before.id}", f"/meetings/{after.id}"]
    assert not page_of(browser, old).select(".govuk-pagination a"), "the next is years away"
    assert "Previous meeting" not in page_of(browser, before).text


def test_papers_of_the_meeting_are_offered(browser):
    meeting = a_meeting()
    add_document(meeting, None, now=NOW, title="Agenda pack", upload=Upload("pack.txt", b"words"))
    add_document(meeting, None, now=NOW, title="Webcast", url="https://example.org/webcast")
    publish_agenda(meeting, NOW)

    page = page_of(browser, meeting)

    pack, webcast = page.select(".resolved-papers a")
    assert browser.download(pack["href"]).text == "words"
    assert webcast["href"] == "https://example.org/webcast"
    assert "(Text, 1 KB)" in page.text


def test_a_provisional_meeting_is_nobodys_page(browser):
    meeting = a_meeting(status=MeetingStatus.PROVISIONAL)
    db.session.add(meeting)
    db.session.commit()

    assert browser.status_of("GET", f"/meetings/{meeting.id}") == 404


def test_a_meeting_that_is_not_there_is_not_found(browser):
    assert browser.status_of("GET", "/meetings/4711") == 404


def test_nothing_recorded_is_said_in_words(browser):
    words = main_of(browser, published(a_meeting(members=[])))

    assert "Nobody’s attendance was recorded." in words
    assert "Nothing is on the agenda yet." in words


def test_a_meeting_to_come_has_no_minutes_even_for_the_clerk(clerk):
    meeting = a_published_meeting(held_on=date(2030, 3, 5), status=MeetingStatus.SCHEDULED)
    an_item(meeting=meeting)

    page = page_of(clerk, meeting)

    assert "Nobody’s attendance was recorded" not in page.text
    assert not page.find("h2", string="Minutes")
    assert not page.select("[href$='minutes.docx']")


def test_an_item_of_a_cancelled_meeting_waits_for_no_minutes(browser):
    meeting = a_published_meeting(status=MeetingStatus.CANCELLED, status_note="Snow")
    item = an_item(meeting=meeting)
    page_of(browser, meeting)

    words = browser.get(f"/items/{item.id}").select_one("main").text

    assert "The meeting was cancelled, so this item was not considered." in words
    assert "not been published yet" not in words


def test_each_reader_is_told_what_the_word_document_leaves_out(browser, clerk):
    meeting = a_meeting()
    an_item(meeting=meeting, text="All was well.")
    published(meeting)

    public = page_of(browser, meeting)
    kept = page_of(clerk, meeting)

    def links(page):
        return [a["href"].partition("?")[2] for a in page.select("a[href*='minutes.docx']")]

    assert links(public) == ["", "recommendations=1"]
    assert links(kept) == ["", "recommendations=1", "recommendations=1&restricted=1"]
    assert "not for publication" not in public.select_one("main").text
    assert "leaves out recommendations that were accepted as they stood" in public.text
