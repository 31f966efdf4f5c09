from datetime import date, time

import pytest

from app.bodies.rules import QuorumRule
from app.errors import RuleBroken
from app.meetings.attendance import (
    attendance_of,
    expect_members,
    record_all_present,
    record_attendance,
    record_intervals,
    record_statuses,
    remove_attendance,
)
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting, move_minutes, record_sitting
from app.meetings.rules import AttendanceStatus, Capacity, MinutesState
from tests.factories import NOW, a_body, a_meeting, a_membership, a_person


@pytest.fixture
def meeting() -> Meeting:
    """Called with Ann and Bob expected."""
    body = a_body(seats=12)
    for name in ("Ann Lee", "Bob Ray"):
        a_membership(body, a_person(name))
    return call_meeting(body, date(2026, 3, 5))


def named(meeting: Meeting, name: str):
    return next(a.person for a in meeting.attendances if a.person.name == name)


def statuses(meeting: Meeting) -> dict[str, AttendanceStatus]:
    return {a.person.name: a.status for a in meeting.attendances}


def test_a_member_who_joined_since_is_expected_too(meeting):
    late = a_membership(meeting.body, a_person("Cem Oz")).person

    added = expect_members(meeting)

    assert [a.person for a in added] == [late]
    assert expect_members(meeting) == []


def test_whoever_was_in_the_chair_was_not_away(meeting):
    ann = named(meeting, "Ann Lee")
    record_sitting(meeting, 1, meeting.held_on, presiding=ann)

    with pytest.raises(RuleBroken, match="Ann Lee is recorded as in the chair"):
        record_attendance(meeting, ann, AttendanceStatus.APOLOGIES)
    with pytest.raises(RuleBroken, match="so cannot be absent"):
        record_statuses(meeting, {ann: AttendanceStatus.ABSENT})

    assert statuses(meeting)["Ann Lee"] is AttendanceStatus.EXPECTED


def test_everyone_still_expected_came_and_the_others_stay_as_they_are(meeting):
    record_attendance(meeting, named(meeting, "Ann Lee"), AttendanceStatus.APOLOGIES)

    record_all_present(meeting)

    assert statuses(meeting) == {
        "Ann Lee": AttendanceStatus.APOLOGIES,
        "Bob Ray": AttendanceStatus.PRESENT,
    }


def test_the_exceptions_and_the_rest_are_recorded_together(meeting):
    exceptions = {named(meeting, "Ann Lee"): AttendanceStatus.ABSENT}

    record_statuses(meeting, exceptions, others_present=True)

    assert statuses(meeting)["Ann Lee"] is AttendanceStatus.ABSENT
    assert statuses(meeting)["Bob Ray"] is AttendanceStatus.PRESENT


def test_a_substitute_stands_in_for_a_member_who_is_away(meeting):
    ann, sub = named(meeting, "Ann Lee"), a_person("Sue Sub")
    record_attendance(meeting, ann, AttendanceStatus.APOLOGIES)

    record_attendance(
        meeting,
        sub,
        AttendanceStatus.PRESENT,
        Capacity.SUBSTITUTE,
        voting=True,
        substitute_for=ann,
    )

    assert attendance_of(meeting, sub).substitute_for is ann
    assert sub in meeting.members_present


def test_the_substitute_goes_without_a_vote_when_the_member_turns_up(meeting):
    ann, sub = named(meeting, "Ann Lee"), a_person("Sue Sub")
    part = (AttendanceStatus.PRESENT, Capacity.SUBSTITUTE)
    record_attendance(meeting, sub, *part, voting=True, substitute_for=ann)

    with pytest.raises(RuleBroken, match="Ann Lee is present, so Sue Sub cannot be"):
        record_statuses(meeting, {ann: AttendanceStatus.PRESENT})

    assert statuses(meeting)["Ann Lee"] is AttendanceStatus.EXPECTED


def test_a_substitute_is_for_one_member_who_has_no_other(meeting):
    ann, sub = named(meeting, "Ann Lee"), a_person("Sue Sub")
    part = (AttendanceStatus.PRESENT, Capacity.SUBSTITUTE)

    with pytest.raises(RuleBroken, match="Say for whom Sue Sub is a substitute"):
        record_attendance(meeting, sub, *part)
    with pytest.raises(RuleBroken, match="cannot be their own substitute"):
        record_attendance(meeting, sub, *part, substitute_for=sub)
    record_attendance(meeting, sub, *part, substitute_for=ann)
    with pytest.raises(RuleBroken, match="Sue Sub is already the substitute for Ann Lee"):
        record_attendance(meeting, a_person(), *part, substitute_for=ann)


def test_only_a_substitute_stands_in_and_only_for_someone_away(meeting):
    ann = named(meeting, "Ann Lee")

    with pytest.raises(RuleBroken, match="Only a substitute stands in"):
        record_attendance(meeting, a_person(), AttendanceStatus.PRESENT, substitute_for=ann)
    record_attendance(meeting, ann, AttendanceStatus.PRESENT)
    with pytest.raises(RuleBroken, match="Ann Lee is present, so nobody can be"):
        record_attendance(
            meeting,
            a_person(),
            AttendanceStatus.PRESENT,
            Capacity.SUBSTITUTE,
            substitute_for=ann,
        )


def test_someone_may_come_late_and_step_out(meeting):
    ann = attendance_of(meeting, named(meeting, "Ann Lee"))

    record_intervals(ann, [(time(17, 12), time(17, 30)), (time(17, 40), None)])

    assert ann.stays == [(time(17, 12), time(17, 30)), (time(17, 40), None)]


def test_someone_taken_off_the_list_has_no_part(meeting):
    ann = named(meeting, "Ann Lee")

    remove_attendance(attendance_of(meeting, ann))

    assert attendance_of(meeting, ann) is None


def test_members_without_a_vote_do_not_count_to_the_quorum():
    body = a_body(seats=12, quorum_rule=QuorumRule.QUARTER_AT_LEAST_THREE)
    meeting = a_meeting(body=body, members=[a_person(), a_person()])
    for _ in range(4):
        record_attendance(meeting, a_person(), AttendanceStatus.PRESENT, Capacity.CO_OPTED)

    assert (meeting.quorum_check.needed, meeting.quorum_check.present) == (3, 2)
    assert not meeting.quorum_check.is_met


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(expect_members, id="expect"),
        pytest.param(record_all_present, id="all present"),
        pytest.param(
            lambda m: record_attendance(m, a_person(), AttendanceStatus.PRESENT), id="record"
        ),
        pytest.param(lambda m: record_intervals(m.attendances[0], []), id="times"),
        pytest.param(lambda m: remove_attendance(m.attendances[0]), id="remove"),
    ],
)
def test_attendance_is_closed_once_the_minutes_are_approved(meeting, change):
    move_minutes(meeting, MinutesState.APPROVED, NOW)

    with pytest.raises(RuleBroken, match="are approved and cannot be changed"):
        change(meeting)
