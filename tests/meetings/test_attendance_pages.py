"""The attendance of a whole meeting on one form, and each person’s part."""

from datetime import date, time
from functools import partial

import pytest
from sqlalchemy import event

from app.bodies.rules import QuorumRule
from app.database import db
from app.meetings.models import Attendance
from app.meetings.operations import call_meeting
from app.meetings.rules import AttendanceStatus, Capacity
from app.people.models import Person
from tests.factories import a_body, a_membership, a_person


@pytest.fixture
def meeting(app):  # noqa: ARG001  # kept in the app's database
    """Called, with Ann, Bob and Cem expected; its quorum is three."""
    body = a_body(seats=9, quorum_rule=QuorumRule.QUARTER_AT_LEAST_THREE)
    for name in ("Ann Lee", "Bob Ray", "Cem Oz"):
        a_membership(body, a_person(name))
    meeting = call_meeting(body, date(2026, 9, 8))
    db.session.add(meeting)
    db.session.commit()
    return meeting


def ids(meeting):
    return {a.person.name.split()[0]: a.person_id for a in meeting.attendances}


def statuses(meeting):
    db.session.expire_all()
    return {a.person.name.split()[0]: a.status for a in meeting.attendances}


def fields_of(page):
    """What a browser would send from the form as it stands."""
    form = page.select_one("main form")
    chosen = {s["name"]: s.select_one("[selected]")["value"] for s in form.select("select")}
    hidden = {i["name"]: i["value"] for i in form.select("input[type=hidden]")}
    return chosen | hidden


def test_everyone_expected_is_listed_by_family_name(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/attendance")

    names = [label.text for label in page.select(".resolved-attendance__name label")]
    assert names == ["Ann Lee", "Cem Oz", "Bob Ray"]
    assert page.select_one(".resolved-attendance__group").text.split() == ["Members", "3"]
    assert "Nobody is marked as present yet" in page.text


def test_a_clerk_records_the_exceptions_and_the_rest_by_one_button(clerk, meeting):
    address = f"/meetings/{meeting.id}/attendance"
    sent = fields_of(clerk.get(address))

    page = clerk.post(
        address, **sent | {f"status_{ids(meeting)['Bob']}": "apologies", "all_present": "y"}
    )

    assert "Attendance saved" in page.text
    assert statuses(meeting) == {
        "Ann": AttendanceStatus.PRESENT,
        "Bob": AttendanceStatus.APOLOGIES,
        "Cem": AttendanceStatus.PRESENT,
    }


def test_a_quorum_that_is_missed_is_a_warning_and_nothing_more(clerk, meeting):
    sent = fields_of(clerk.get(f"/meetings/{meeting.id}/attendance"))

    page = clerk.post(
        f"/meetings/{meeting.id}/attendance",
        **sent | {f"status_{ids(meeting)['Ann']}": "present"},
        save="y",
    )

    assert "No quorum: 3 voting members are needed and 1 is present" in page.text
    assert statuses(meeting)["Ann"] is AttendanceStatus.PRESENT


def test_a_quorum_that_lapses_is_told_with_its_time(clerk, meeting):
    for attendance in meeting.attendances:
        attendance.status = AttendanceStatus.PRESENT
    db.session.commit()

    clerk.post(
        f"/meetings/{meeting.id}/attendance/{ids(meeting)['Ann']}",
        status="present",
        capacity="member",
        vote="yes",
        left_1="18:05",
    )
    page = clerk.get(f"/meetings/{meeting.id}/attendance")

    assert "From 6.05 pm only 2 voting members were in the room; the quorum is 3" in page.text


def test_saving_changes_only_what_this_clerk_changed(clerk, meeting):
    """Two clerks have the page open; the second save must not undo the first."""
    address = f"/meetings/{meeting.id}/attendance"
    mine = fields_of(clerk.get(address))
    theirs = fields_of(clerk.get(address))
    ann, bob = ids(meeting)["Ann"], ids(meeting)["Bob"]

    clerk.post(address, **theirs | {f"status_{ann}": "apologies"}, save="y")
    clerk.post(address, **mine | {f"status_{bob}": "absent"}, save="y")

    assert statuses(meeting)["Ann"] is AttendanceStatus.APOLOGIES
    assert statuses(meeting)["Bob"] is AttendanceStatus.ABSENT


def test_a_word_that_is_no_status_is_refused(clerk, meeting):
    page = clerk.post(
        f"/meetings/{meeting.id}/attendance", **{f"status_{ids(meeting)['Ann']}": "asleep"}
    )

    assert page.select(".govuk-error-summary")
    assert statuses(meeting)["Ann"] is AttendanceStatus.EXPECTED


def test_someone_from_the_register_is_added_as_a_substitute(clerk, meeting):
    sue = a_person("Sue Sub")
    db.session.add(sue)
    db.session.commit()

    page = clerk.post(
        f"/meetings/{meeting.id}/attendance/add",
        person=sue.id,
        status="present",
        capacity="substitute",
        vote="",
        substitute_for=ids(meeting)["Bob"],
    )

    assert "Sue Sub added" in page.text
    kept = db.session.get(Attendance, (meeting.id, sue.id))
    assert (kept.capacity, kept.voting, kept.substitute_for.name) == (
        Capacity.SUBSTITUTE,
        True,
        "Bob Ray",
    )


def test_someone_new_is_added_by_name_with_apologies(clerk, meeting):
    clerk.post(
        f"/meetings/{meeting.id}/attendance/add",
        new_name="Helen Reed",
        new_title="Dr",
        status="apologies",
        capacity="officer",
        post="Head of Parks",
    )

    helen = db.session.scalars(db.select(Person).filter_by(name="Helen Reed")).one()
    kept = db.session.get(Attendance, (meeting.id, helen.id))
    assert (helen.family_name, helen.title) == ("Reed", "Dr")
    assert (kept.status, kept.voting, kept.post) == (
        AttendanceStatus.APOLOGIES,
        False,
        "Head of Parks",
    )


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        pytest.param({}, "Choose a person, or enter the name", id="nobody"),
        pytest.param({"new_name": "X", "person": "sue"}, "not both", id="two"),
    ],
)
def test_one_person_is_added_at_a_time(clerk, meeting, answers, why):
    sue = a_person("Sue Sub")
    db.session.add(sue)
    db.session.commit()
    if "person" in answers:
        answers = answers | {"person": sue.id}

    page = clerk.post(
        f"/meetings/{meeting.id}/attendance/add", status="present", capacity="officer", **answers
    )

    assert why in page.select_one(".govuk-error-summary").text


def test_those_on_the_list_are_not_offered_again(clerk, meeting):
    page = clerk.get(f"/meetings/{meeting.id}/attendance/add")

    assert "Lee, Ann" not in page.select_one("#person").text
    assert not page.select_one("#capacity [selected][value]:not([value=''])")


def test_nobody_is_taken_for_an_officer_unasked(clerk, meeting):
    page = clerk.post(
        f"/meetings/{meeting.id}/attendance/add", status="present", new_name="Helen Reed"
    )

    assert "Choose in what part they came" in page.select_one(".govuk-error-summary").text


def test_someone_comes_and_goes_twice(clerk, meeting):
    address = f"/meetings/{meeting.id}/attendance/{ids(meeting)['Ann']}"
    part = {"status": "present", "capacity": "member", "vote": "yes"}

    clerk.post(address, **part, left_1="17:30")
    clerk.post(address, **part, left_1="17:30", joined_2="5.45 pm")

    db.session.expire_all()
    kept = db.session.get(Attendance, (meeting.id, ids(meeting)["Ann"]))
    assert kept.stays == [(None, time(17, 30)), (time(17, 45), None)]
    assert clerk.get(address).select("#joined_3")


def test_times_that_cannot_be_are_refused_and_nothing_is_kept(clerk, meeting):
    address = f"/meetings/{meeting.id}/attendance/{ids(meeting)['Ann']}"

    page = clerk.post(
        address, status="present", capacity="officer", joined_1="18:00", left_1="17:00"
    )

    assert "Ann Lee cannot leave before arriving" in page.select_one(".govuk-error-summary").text
    db.session.expire_all()
    assert db.session.get(Attendance, (meeting.id, ids(meeting)["Ann"])).stays == []


def test_someone_is_taken_off_the_list(clerk, meeting):
    bob = ids(meeting)["Bob"]

    clerk.post(f"/meetings/{meeting.id}/attendance/{bob}/remove")

    assert set(statuses(meeting)) == {"Ann", "Cem"}
    assert db.session.get(Person, bob)


def test_members_who_joined_since_are_added_by_a_button(clerk, meeting):
    a_membership(meeting.body, a_person("Dot Day"))
    db.session.commit()

    clerk.post(f"/meetings/{meeting.id}/attendance/members")

    assert statuses(meeting)["Dot"] is AttendanceStatus.EXPECTED


def test_the_page_costs_as_many_queries_for_sixty_members_as_for_three(clerk, meeting):
    address = f"/meetings/{meeting.id}/attendance"
    for_three = queries_of(clerk, address)
    meeting.attendances += [Attendance(person=a_person()) for _ in range(57)]
    db.session.commit()

    for_sixty = queries_of(clerk, address)

    assert for_sixty == for_three


def queries_of(browser, address):
    asked = []
    listener = partial(lambda kept, *details: kept.append(details[2]), asked)
    event.listen(db.engine, "before_cursor_execute", listener)
    try:
        browser.get(address)
    finally:
        event.remove(db.engine, "before_cursor_execute", listener)
    return len(asked)
