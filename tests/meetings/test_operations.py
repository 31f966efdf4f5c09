from datetime import date, time

import pytest

from app.agenda.filing import add_document
from app.bodies.rules import MemberRole
from app.database import db
from app.errors import RuleBroken
from app.meetings.attendance import record_all_present
from app.meetings.interests import declare_interest
from app.meetings.models import Meeting
from app.meetings.operations import (
    change_meeting,
    change_status,
    publish_agenda,
    record_sitting,
    remove_meeting,
    remove_sitting,
)
from app.meetings.rules import (
    AgendaState,
    AttendanceStatus,
    Capacity,
    MeetingStatus,
    MinutesState,
)
from tests.factories import (
    NOW,
    a_body,
    a_meeting_to_come,
    a_membership,
    a_person,
    an_item,
    an_organisation,
)


def test_a_new_meeting_is_scheduled_and_nothing_of_it_is_public():
    meeting = a_meeting_to_come(venue=" Guildhall ")

    assert meeting.status is MeetingStatus.SCHEDULED
    assert (meeting.agenda_state, meeting.minutes_state) == (AgendaState.DRAFT, MinutesState.DRAFT)
    assert meeting.venue == "Guildhall"


def test_the_members_of_the_day_are_expected():
    body = a_body()
    ann = a_membership(body).person
    a_membership(body, starts_on=date(2026, 4, 1))
    a_membership(body, ends_on=date(2026, 3, 1))
    a_membership(body, role=MemberRole.STANDING_DEPUTY)

    meeting = a_meeting_to_come(body=body)

    assert [(a.person, a.status) for a in meeting.attendances] == [(ann, AttendanceStatus.EXPECTED)]


def test_a_co_opted_member_is_expected_as_one_and_for_whom_they_speak():
    body = a_body()
    school = an_organisation("Northfield School")
    a_membership(body, role=MemberRole.CO_OPTED, organisation=school, voting=False)

    (expected,) = a_meeting_to_come(body=body).attendances

    assert (expected.capacity, expected.voting) == (Capacity.CO_OPTED, False)
    assert expected.representing == "Northfield School"


def test_a_meeting_is_moved_to_another_day_and_room():
    meeting = a_meeting_to_come()

    change_meeting(meeting, held_on=date(2026, 3, 6), venue="Library")

    assert (meeting.held_on, meeting.venue) == (date(2026, 3, 6), "Library")


def test_a_cancelled_meeting_keeps_its_note():
    meeting = a_meeting_to_come()

    change_status(meeting, MeetingStatus.CANCELLED, " No business ", now=NOW)

    assert (meeting.status, meeting.status_note) == (MeetingStatus.CANCELLED, "No business")


def test_an_adjourned_meeting_gets_its_second_sitting():
    meeting = a_meeting_to_come(starts_at=time(17))

    change_status(
        meeting,
        MeetingStatus.ADJOURNED,
        now=NOW,
        resumes_on=date(2026, 3, 12),
        resumes_at=time(10),
    )

    sittings = [(s.number, s.on, s.started_at) for s in meeting.sittings]
    assert sittings == [(1, date(2026, 3, 5), time(17)), (2, date(2026, 3, 12), time(10))]


def test_saying_again_when_it_resumes_corrects_the_second_sitting():
    meeting = a_meeting_to_come()
    change_status(meeting, MeetingStatus.ADJOURNED, now=NOW, resumes_on=date(2026, 3, 12))

    change_status(meeting, MeetingStatus.ADJOURNED, now=NOW, resumes_on=date(2026, 3, 13))

    assert [s.on for s in meeting.sittings] == [date(2026, 3, 5), date(2026, 3, 13)]


@pytest.mark.parametrize(
    ("status", "on", "why"),
    [
        pytest.param(MeetingStatus.HELD, date(2026, 3, 12), "Only an adjourned meeting", id="held"),
        pytest.param(MeetingStatus.ADJOURNED, date(2026, 3, 1), "before it was held", id="before"),
    ],
)
def test_only_an_adjourned_meeting_resumes_and_later(status, on, why):
    meeting = a_meeting_to_come()

    with pytest.raises(RuleBroken, match=why):
        change_status(meeting, status, now=NOW, resumes_on=on)

    assert meeting.sittings == []


def test_sittings_are_recorded_in_order_and_corrected():
    meeting = a_meeting_to_come()
    chair = a_person()

    with pytest.raises(RuleBroken, match="Record sitting 1 first"):
        record_sitting(meeting, 2, date(2026, 3, 12))
    record_sitting(meeting, 1, date(2026, 3, 5), started_at=time(17))
    record_sitting(meeting, 1, date(2026, 3, 5), presiding=chair)

    (sitting,) = meeting.sittings
    assert (sitting.started_at, sitting.presiding) == (time(17), chair)


def test_only_the_last_sitting_can_be_removed():
    meeting = a_meeting_to_come()
    first = record_sitting(meeting, 1, date(2026, 3, 5))
    second = record_sitting(meeting, 2, date(2026, 3, 12))

    with pytest.raises(RuleBroken, match="Remove the last sitting first"):
        remove_sitting(first)
    remove_sitting(second)

    assert meeting.sittings == [first]


def _with_an_item(meeting: Meeting) -> None:
    an_item(meeting=meeting)


def _with_a_paper(meeting: Meeting) -> None:
    add_document(meeting, None, now=NOW, title="Map", url="https://example.org/map")


def _with_a_declaration(meeting: Meeting) -> None:
    declare_interest(meeting, a_person(), category=None, nature="a governor")


def _with_a_sitting(meeting: Meeting) -> None:
    record_sitting(meeting, 1, meeting.held_on)


def _with_someone_there(meeting: Meeting) -> None:
    a_membership(meeting.body)
    meeting.attendances = a_meeting_to_come(body=meeting.body).attendances
    record_all_present(meeting)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("put_in", "what"),
    [
        (_with_an_item, "items"),
        (_with_a_paper, "documents"),
        (_with_a_declaration, "declarations of interest"),
        (_with_a_sitting, "sittings"),
        (_with_someone_there, "attendance"),
    ],
)
def test_a_meeting_with_something_in_it_stays(put_in, what):
    meeting = a_meeting_to_come()
    put_in(meeting)
    db.session.add(meeting)
    db.session.commit()

    with pytest.raises(RuleBroken, match=f"This meeting has {what}"):
        remove_meeting(meeting)


@pytest.mark.usefixtures("app")
def test_a_meeting_that_was_announced_stays():
    meeting = a_meeting_to_come()
    publish_agenda(meeting, NOW)
    db.session.add(meeting)
    db.session.commit()

    with pytest.raises(RuleBroken, match="was published, so it stays: cancel it instead"):
        remove_meeting(meeting)


@pytest.mark.usefixtures("app")
def test_a_meeting_with_only_expected_members_can_go():
    meeting = a_meeting_to_come()
    a_membership(meeting.body)
    db.session.add(meeting)
    db.session.commit()

    remove_meeting(meeting)
    db.session.commit()

    assert db.session.scalars(db.select(Meeting)).all() == []
