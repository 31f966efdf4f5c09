from datetime import date, timedelta

import pytest

from app.bodies.rules import MemberRole
from app.database import db
from app.meetings.attendance import record_attendance
from app.meetings.interests import declare_interest
from app.meetings.models import InterestCategory
from app.meetings.rules import AttendanceStatus, Capacity, MeetingStatus
from app.people.models import Affiliation, Appointment, Person
from app.people.rules import StatutoryRole
from tests.factories import (
    a_body,
    a_meeting,
    a_membership,
    a_person,
    an_organisation,
    published,
)


def page_of(browser, person, *others):
    db.session.add_all([person, *others])
    db.session.commit()
    return browser.get(f"/people/{person.id}")


def words_of(page) -> str:
    return page.select_one("main").get_text(" ", strip=True)


def test_seats_now_and_before_are_told(browser):
    ann, trust = a_person("Ann Lee", title="Councillor"), an_organisation("Hill Trust")
    now, before = a_body("Parks Board"), a_body("Tramways")
    a_membership(now, ann, role=MemberRole.CHAIR, starts_on=date(2024, 5, 1), organisation=trust)
    a_membership(before, ann, starts_on=date(2001, 5, 1), ends_on=date(2004, 5, 1))

    words = words_of(page_of(browser, ann, now, before))

    assert words.startswith("Councillor Ann Lee Sits on Parks Board : chair")
    assert "representing Hill Trust from 1 May 2024" in words
    assert "Tramways : member from 1 May 2001 to 1 May 2004" in words


def test_posts_and_affiliations_are_told(browser):
    ann, school = a_person("Ann Lee"), an_organisation("Hill School")
    office = StatutoryRole.MONITORING_OFFICER
    ann.appointments.append(
        Appointment(post="Solicitor", statutory_role=office, starts_on=date(2020, 1, 6))
    )
    ann.affiliations.append(Affiliation(role="governor", organisation=school))

    words = words_of(page_of(browser, ann))

    assert "Solicitor (monitoring officer) from 6 January 2020" in words
    assert "Governor, Hill School" in words


def a_record(
    statuses: list[tuple[MeetingStatus, AttendanceStatus | None]],
    seats: int = 1,
    until: date | None = None,
) -> Person:
    """Ann, who has sat on a body since 2020, and one published meeting a week."""
    ann, body = a_person("Ann Lee"), a_body("Parks Board")
    for _ in range(seats):
        a_membership(body, ann, starts_on=date(2020, 1, 1), ends_on=until)
    for week, (status, attended) in enumerate(statuses):
        day = date(2026, 3, 5) + timedelta(weeks=week)
        meeting = a_meeting(body=body, members=[], held_on=day, status=status)
        meeting.attendances = []
        if attended:
            record_attendance(meeting, ann, attended)
        db.session.add(published(meeting))
    return ann


def figures(page) -> list[str]:
    return [cell.text for cell in page.select("tbody td")]


def test_attendance_is_counted_of_the_meetings_held(browser):
    held = MeetingStatus.HELD
    ann = a_record(
        [
            (held, AttendanceStatus.PRESENT),
            (held, AttendanceStatus.REMOTE),
            (held, AttendanceStatus.APOLOGIES),
            (held, AttendanceStatus.ABSENT),
            (held, None),
            (held, AttendanceStatus.NOT_REQUIRED),
            (MeetingStatus.CANCELLED, AttendanceStatus.EXPECTED),
            (MeetingStatus.POSTPONED, None),
            (MeetingStatus.INQUORATE, AttendanceStatus.PRESENT),
            (MeetingStatus.SCHEDULED, AttendanceStatus.EXPECTED),
        ]
    )

    page = page_of(browser, ann)

    heads = [head.text for head in page.select("thead th")]
    assert heads == ["Body", "Meetings held", "Attended", "Apologies", "Absent", "Not recorded"]
    assert figures(page) == ["5", "2", "1", "1", "1"]


def test_only_meetings_during_a_seat_are_counted(browser):
    ann = a_record([(MeetingStatus.HELD, AttendanceStatus.PRESENT)] * 3, until=date(2026, 3, 12))

    assert figures(page_of(browser, ann)) == ["2", "2", "0", "0", "0"]


def test_a_meeting_counts_once_for_two_seats_on_one_body(browser):
    ann = a_record([(MeetingStatus.HELD, AttendanceStatus.PRESENT)], seats=2)

    assert figures(page_of(browser, ann)) == ["1", "1", "0", "0", "0"]


def test_unpublished_minutes_count_for_nobody_but_the_clerk(browser, clerk):
    ann, body = a_person("Ann Lee"), a_body("Parks Board")
    a_membership(body, ann)
    meeting = a_meeting(body=body, members=[])
    record_attendance(meeting, ann, AttendanceStatus.PRESENT)
    page = page_of(browser, ann, meeting)

    assert figures(page) == []
    assert "No minutes have been published of a meeting held while they had a seat." in page.text
    assert figures(clerk.get(f"/people/{ann.id}")) == ["1", "1", "0", "0", "0"]


def test_a_standing_deputy_is_expected_nowhere(browser):
    bob, body = a_person("Bob Ray"), a_body("Parks Board")
    a_membership(body, bob, role=MemberRole.STANDING_DEPUTY)
    meeting = published(a_meeting(body=body, members=[]))
    absent = a_person("Cy Dee")
    record_attendance(meeting, absent, AttendanceStatus.APOLOGIES)
    substitute = Capacity.SUBSTITUTE
    record_attendance(meeting, bob, AttendanceStatus.PRESENT, substitute, substitute_for=absent)

    page = page_of(browser, bob, meeting)

    assert figures(page) == []
    assert "1 meeting of Parks Board as a substitute, last on 5 March 2026" in words_of(page)


@pytest.mark.parametrize("sensitive", [False, True], ids=["open", "sensitive"])
def test_interests_declared_are_told_but_not_the_nature_of_a_sensitive_one(browser, sensitive):
    ann = a_person("Ann Lee")
    meeting = published(a_meeting(members=[ann]))
    personal = InterestCategory(name="Personal interest")
    interest = declare_interest(
        meeting, ann, category=personal, nature="is a governor", sensitive=sensitive
    )

    words = words_of(page_of(browser, ann, meeting, interest))

    assert "Personal interest" in words
    assert ("is a governor" in words) is not sensitive


def test_someone_named_nowhere_in_public_is_not_found(browser):
    ann = a_person("Ann Lee")
    db.session.add(ann)
    db.session.commit()

    assert browser.status_of("GET", f"/people/{ann.id}") == 404
    assert browser.status_of("GET", "/people/4711") == 404
