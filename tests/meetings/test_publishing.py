"""What of a meeting is public, and until when it can be taken back."""

from datetime import UTC, date, datetime

import pytest

from app.errors import RuleBroken
from app.meetings.operations import (
    change_meeting,
    change_status,
    check_open,
    move_minutes,
    publish_agenda,
    record_sitting,
    remove_meeting,
    withdraw_agenda,
)
from app.meetings.rules import (
    AgendaState,
    MeetingKind,
    MeetingStatus,
    MinutesState,
)
from tests.factories import (
    NOW,
    a_body,
    a_meeting,
    a_meeting_to_come,
)


def test_an_agenda_published_twice_keeps_its_first_time():
    meeting = a_meeting_to_come()
    publish_agenda(meeting, NOW)

    publish_agenda(meeting, datetime(2026, 3, 9, tzinfo=UTC))

    assert meeting.agenda_published_at == NOW


def test_a_withdrawn_agenda_is_a_draft_again():
    meeting = a_meeting_to_come()
    publish_agenda(meeting, NOW)

    withdraw_agenda(meeting, NOW)

    assert (meeting.agenda_state, meeting.agenda_published_at) == (AgendaState.DRAFT, None)


def test_an_agenda_stays_while_its_minutes_are_public():
    meeting = a_meeting_to_come()
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, NOW)

    with pytest.raises(RuleBroken, match="the agenda must stay published"):
        withdraw_agenda(meeting, NOW)


def test_publishing_minutes_publishes_the_agenda_with_them():
    meeting = a_meeting_to_come()

    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, NOW)

    assert meeting.agenda_state is AgendaState.PUBLISHED
    assert meeting.minutes_published_at == NOW


def test_withdrawn_minutes_are_no_longer_public():
    meeting = a_meeting_to_come()
    move_minutes(meeting, MinutesState.PUBLISHED_DRAFT, NOW)

    move_minutes(meeting, MinutesState.DRAFT, NOW)

    assert meeting.minutes_published_at is None


def test_signed_minutes_remember_which_meeting_approved_them():
    meeting = a_meeting_to_come()
    later = a_meeting_to_come(body=meeting.body, held_on=date(2026, 4, 9))
    move_minutes(meeting, MinutesState.APPROVED, NOW, later)

    move_minutes(meeting, MinutesState.SIGNED, NOW)

    assert meeting.approved_at is later


def test_minutes_are_not_approved_by_an_earlier_meeting():
    meeting = a_meeting_to_come()
    earlier = a_meeting_to_come(body=meeting.body, held_on=date(2026, 2, 5))

    with pytest.raises(RuleBroken, match="approved at a later meeting"):
        move_minutes(meeting, MinutesState.APPROVED, NOW, earlier)

    assert meeting.minutes_state is MinutesState.DRAFT


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda m: check_open(m), id="anything"),
        pytest.param(lambda m: change_meeting(m, venue="Library"), id="change"),
        pytest.param(lambda m: change_status(m, MeetingStatus.HELD, now=NOW), id="status"),
        pytest.param(lambda m: record_sitting(m, 1, date(2026, 3, 5)), id="sitting"),
        pytest.param(remove_meeting, id="remove"),
    ],
)
def test_a_meeting_whose_minutes_are_approved_is_closed(change):
    meeting = a_meeting()
    move_minutes(meeting, MinutesState.APPROVED, NOW)

    with pytest.raises(RuleBroken, match="are approved and cannot be changed"):
        change(meeting)


def test_a_meeting_is_named_by_body_and_day():
    meeting = a_meeting_to_come(body=a_body("Parks Committee"), kind=MeetingKind.ANNUAL)

    assert meeting.name == "Parks Committee, 5 March 2026"
