from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import RuleBroken
from app.meetings.life import check_minutes_may_move
from app.meetings.rules import (
    AttendanceStatus,
    MeetingStatus,
    MinutesState,
    QuorumCheck,
    check_status,
    check_stays,
    lapses_of_quorum,
    minutes_are_closed,
)

THROUGHOUT: list[tuple[None, None]] = []


@pytest.mark.parametrize(
    ("now", "to"),
    [
        pytest.param(MinutesState.DRAFT, MinutesState.PUBLISHED_DRAFT, id="publish"),
        pytest.param(MinutesState.PUBLISHED_DRAFT, MinutesState.DRAFT, id="withdraw"),
        pytest.param(MinutesState.DRAFT, MinutesState.APPROVED, id="approve on the table"),
        pytest.param(MinutesState.PUBLISHED_DRAFT, MinutesState.APPROVED, id="approve"),
        pytest.param(MinutesState.APPROVED, MinutesState.PUBLISHED_DRAFT, id="take back"),
        pytest.param(MinutesState.APPROVED, MinutesState.SIGNED, id="sign"),
        pytest.param(MinutesState.APPROVED, MinutesState.APPROVED, id="stay"),
    ],
)
def test_minutes_move_from_draft_to_signed(now, to):
    check_minutes_may_move(now, to)


@pytest.mark.parametrize(
    ("now", "to", "why"),
    [
        pytest.param(
            MinutesState.SIGNED, MinutesState.DRAFT, "Signed minutes cannot be changed", id="signed"
        ),
        pytest.param(
            MinutesState.DRAFT,
            MinutesState.SIGNED,
            "that are a draft cannot become signed",
            id="signing a draft",
        ),
        pytest.param(
            MinutesState.APPROVED,
            MinutesState.DRAFT,
            "that are approved cannot become a draft",
            id="hiding what was approved",
        ),
    ],
)
def test_minutes_do_not_skip_a_step(now, to, why):
    with pytest.raises(RuleBroken, match=why):
        check_minutes_may_move(now, to)


def test_only_approved_and_signed_minutes_are_closed():
    closed = [state for state in MinutesState if minutes_are_closed(state)]

    assert closed == [MinutesState.APPROVED, MinutesState.SIGNED]


def test_only_those_present_or_remote_were_there():
    there = [status for status in AttendanceStatus if status.was_there]

    assert there == [AttendanceStatus.PRESENT, AttendanceStatus.REMOTE]


def test_a_cancelled_meeting_says_why():
    with pytest.raises(RuleBroken, match="Say why the meeting is cancelled"):
        check_status(MeetingStatus.CANCELLED, " ")

    check_status(MeetingStatus.CANCELLED, "No business")
    check_status(MeetingStatus.HELD, "")


@pytest.mark.parametrize(
    ("needed", "present", "is_met"),
    [
        pytest.param(11, 10, False, id="a principal council of 42"),
        pytest.param(5, 4, False, id="a parish of 13"),
        pytest.param(3, 2, False, id="two councillors and four co-optees without a vote"),
        pytest.param(3, 3, True, id="just enough"),
        pytest.param(None, 0, True, id="not known"),
    ],
)
def test_a_meeting_needs_its_quorum(needed, present, is_met):
    assert QuorumCheck(needed, present).is_met is is_met


def test_quorum_lapses_when_members_leave_and_again_when_they_leave_again():
    stays = [
        THROUGHOUT,
        THROUGHOUT,
        [(None, time(18, 5)), (time(18, 20), time(18, 50))],
    ]

    assert lapses_of_quorum(stays, 3) == [(time(18, 5), 2), (time(18, 50), 2)]


def test_a_lapse_lasts_until_enough_are_back():
    stays = [THROUGHOUT, [(None, time(18, 5))], [(None, time(18, 10))]]

    assert lapses_of_quorum(stays, 3) == [(time(18, 5), 2)]


def test_a_meeting_may_begin_without_a_quorum():
    assert lapses_of_quorum([THROUGHOUT, [(time(17, 12), None)]], 2) == [(None, 1)]


def test_nothing_lapses_where_the_quorum_is_not_known():
    assert lapses_of_quorum([], None) == []


@given(st.integers(1, 20), st.integers(1, 20))
def test_members_who_stay_throughout_lapse_only_if_too_few_came(members, needed):
    lapses = lapses_of_quorum([THROUGHOUT] * members, needed)

    assert lapses == ([] if members >= needed else [(None, members)])


@pytest.mark.parametrize(
    ("stays", "why"),
    [
        pytest.param([(time(18), time(17))], "cannot leave before arriving", id="backwards"),
        pytest.param(
            [(None, None), (time(18), None)], "can come back only after leaving", id="never left"
        ),
        pytest.param(
            [(None, time(18)), (time(17), None)], "can come back only after leaving", id="too soon"
        ),
        pytest.param(
            [(None, time(18)), (None, time(19))], "can come back only after leaving", id="when?"
        ),
    ],
)
def test_times_that_cannot_be_are_refused(stays, why):
    with pytest.raises(RuleBroken, match=f"Ann Lee {why}"):
        check_stays("Ann Lee", stays)


def test_someone_may_come_and_go():
    check_stays("Ann Lee", [(None, time(17, 30)), (time(17, 45), None)])
