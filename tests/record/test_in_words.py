from datetime import date, time

import pytest

from app.bodies.models import Body, Membership
from app.bodies.profile import Project
from app.bodies.rules import BodyKind, DecisionPower, MemberRole, QuorumRule
from app.decisions.rules import Outcome
from app.meetings.models import Interval, Meeting
from app.meetings.rules import AgendaState, Capacity, MeetingKind, MeetingStatus, MinutesState
from app.record.bodies_in_words import (
    bodies_of_kind,
    power_in_words,
    quorum_in_words,
    role_heading,
    span_in_words,
    span_of_project,
)
from app.record.in_words import (
    as_a,
    meeting_in_words,
    outcome_badge,
    presence_in_words,
    state_badges,
    those_in,
)
from tests.factories import NOW

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        pytest.param({"held_on": date(2026, 4, 2)}, ["Agenda not published"], id="called"),
        pytest.param({"held_on": date(2026, 4, 2), "agenda_published_at": NOW},
                     ["Agenda published"], id="agenda published"),
        pytest.param({"held_on": date(2026, 2, 5), "agenda_published_at": NOW},
                     ["Minutes not published"], id="past"),
        pytest.param({"status": MeetingStatus.HELD, "agenda_published_at": NOW},
                     ["Agenda published", "Minutes not published"], id="held today"),
        pytest.param({"status": MeetingStatus.CANCELLED}, ["Cancelled"], id="cancelled"),
        pytest.param({"status": MeetingStatus.PROVISIONAL},
                     ["Provisional", "Agenda not published"], id="provisional"),
        pytest.param({"status": MeetingStatus.ADJOURNED, "held_on": date(2026, 2, 5),
                      "agenda_published_at": NOW, "minutes_state": MinutesState.APPROVED},
                     ["Adjourned", "Approved minutes"], id="adjourned and approved"),
    ],
)  # fmt: skip
def test_the_state_of_a_meeting_is_told_in_words(state, words):
    defaults = {
        "status": MeetingStatus.SCHEDULED,
        "held_on": TODAY,
        "agenda_state": AgendaState.DRAFT,
        "minutes_state": MinutesState.DRAFT,
    }
    meeting = Meeting(**defaults | state)

    assert [badge.words for badge in state_badges(meeting, TODAY)] == words


@pytest.mark.parametrize("state", MinutesState)
@pytest.mark.parametrize("status", MeetingStatus)
def test_every_state_has_its_words(status, state):
    meeting = Meeting(status=status, minutes_state=state, held_on=date(2026, 2, 5))

    assert all(badge.words and badge.colour for badge in state_badges(meeting, TODAY))
    assert state_badges(meeting, TODAY)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_a_word_on_a_colour(outcome):
    assert outcome_badge(outcome).words.lower() == outcome


@pytest.mark.parametrize("capacity", Capacity)
def test_every_capacity_has_a_heading_and_an_article(capacity):
    assert those_in(capacity)[0].isupper()
    assert as_a(capacity).split()[0] in {"a", "an"}


@pytest.mark.parametrize("power", DecisionPower)
def test_every_power_is_a_sentence(power):
    assert power_in_words(power)[0].isupper()


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (BodyKind.COUNCIL, "Full council"),
        (BodyKind.COMMITTEE, "Regulatory committees"),
        (BodyKind.OUTSIDE_BODY, "Outside bodies"),
    ],
)
def test_bodies_are_headed_by_their_kind(kind, heading):
    assert bodies_of_kind(kind) == heading


@pytest.mark.parametrize(
    ("role", "holders", "heading"),
    [
        (MemberRole.CHAIR, 1, "Chair"),
        (MemberRole.MEMBER, 2, "Members"),
        (MemberRole.STANDING_DEPUTY, 2, "Standing deputies"),
        (MemberRole.LEAD, 2, "Led by"),
    ],
)
def test_members_are_headed_by_their_role(role, holders, heading):
    assert role_heading(role, holders) == heading


@pytest.mark.parametrize(
    ("rule", "seats", "fixed", "words"),
    [
        (QuorumRule.QUARTER, 42, None, "11 (one quarter of 42 seats)"),
        (QuorumRule.THIRD_AT_LEAST_THREE, 6, None, "3 (one third of 6 seats, and at least 3)"),
        (QuorumRule.FIXED, None, 5, "5"),
        (QuorumRule.QUARTER, None, None, ""),
    ],
)
def test_a_quorum_is_told_with_its_rule(rule, seats, fixed, words):
    body = Body(quorum_rule=rule, seats=seats, quorum_fixed=fixed)

    assert quorum_in_words(body) == words


@pytest.mark.parametrize(
    ("stays", "words"),
    [
        ([], ""),
        ([(None, None)], ""),
        ([(time(17, 12), None)], "from 5.12 pm"),
        ([(None, time(18, 5))], "until 6.05 pm"),
        ([(None, time(18)), (time(18, 30), None)], "until 6.00 pm and from 6.30 pm"),
    ],
)
def test_when_someone_was_there_is_told(stays, words):
    intervals = [Interval(joined_at=joined, left_at=left) for joined, left in stays]

    assert presence_in_words(intervals) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (MeetingKind.ORDINARY, "Meeting"),
        (MeetingKind.EXTRAORDINARY, "Extraordinary meeting"),
        (MeetingKind.DECISION, "Decision meeting"),
    ],
)
def test_a_kind_of_meeting_is_told(kind, words):
    assert meeting_in_words(Meeting(kind=kind)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        (date(2024, 5, 1), None, "from 1 May 2024"),
        (None, date(2025, 5, 1), "to 1 May 2025"),
        (date(2024, 5, 1), date(2025, 5, 1), "from 1 May 2024 to 1 May 2025"),
    ],
)
def test_a_span_is_told_as_far_as_it_is_known(start, end, words):
    assert span_in_words(Membership(starts_on=start, ends_on=end)) == words


@pytest.mark.parametrize(
    ("started", "ended", "words"),
    [
        ("", "", ""),
        ("2024-09", "", "since September 2024"),
        ("", "2026", "until 2026"),
        ("2024", "2026-01-31", "2024 to 31 January 2026"),
    ],
)
def test_the_time_of_a_project_is_told_as_far_as_it_is_known(started, ended, words):
    assert span_of_project(Project(started=started, ended=ended)) == words
