"""Worked examples of rules 7, 10 to 14 and 18 by the checks that a clerk sees."""

from datetime import date, datetime, time

import pytest

from app.accounts.rules import Viewer
from app.agenda.grounds import law_of
from app.agenda.movements import note_movement
from app.agenda.rules import Part
from app.bodies.rules import MemberRole, QuorumRule
from app.checks import agenda, attendance, interests
from app.checks.found import Level
from app.checks.queries import subject_or_404
from app.clock import LONDON
from app.database import db
from app.meetings.attendance import record_attendance, record_intervals
from app.meetings.interests import declare_interest
from app.meetings.models import Attendance, InterestCategory
from app.meetings.rules import AttendanceStatus, Capacity
from tests.factories import a_body, a_meeting, a_membership, a_person, an_item, numbered

PRESENT, APOLOGIES = AttendanceStatus.PRESENT, AttendanceStatus.APOLOGIES


@pytest.mark.parametrize(
    ("rule", "seats", "present", "needed"),
    [
        pytest.param(QuorumRule.QUARTER, 42, 10, 11, id="council of 42"),
        pytest.param(QuorumRule.THIRD_AT_LEAST_THREE, 13, 4, 5, id="parish of 13"),
    ],
)
def test_a_meeting_one_short_of_its_quorum_is_warned_of(rule, seats, present, needed):
    body = a_body(seats=seats, quorum_rule=rule)
    short = a_meeting(body=body, members=[a_person() for _ in range(present)])
    enough = a_meeting(body=body, members=[a_person() for _ in range(needed)])

    (finding,) = attendance.check_quorum(short)

    assert finding.rule == 7
    assert finding.message == f"{present} voting members were there and {needed} are needed"
    assert not list(attendance.check_quorum(enough))


@pytest.fixture
def nine():
    """A committee of nine: six came, one sent a substitute, one apologies and one nothing."""
    body = a_body(seats=9)
    people = [a_person(f"Member {n}") for n in range(9)]
    for person in people:
        a_membership(body, person, political_group="Harbour")
    meeting = a_meeting(body=body, members=people[:6])
    statuses = (APOLOGIES, APOLOGIES, AttendanceStatus.ABSENT)
    # Calling the meeting expected all nine; those who came are listed once.
    meeting.attendances = [
        Attendance(person=p, status=s, voting=True)
        for p, s in zip(people, [PRESENT] * 6 + list(statuses), strict=True)
    ]
    record_attendance(
        meeting,
        a_person("Sue Sub"),
        PRESENT,
        Capacity.SUBSTITUTE,
        voting=True,
        substitute_for=people[6],
    )
    return meeting


def test_a_full_list_is_complete_and_whoever_is_still_expected_is_named(nine):
    assert not list(attendance.check_attendance(nine))
    nine.attendances[7].status = AttendanceStatus.EXPECTED

    (finding,) = attendance.check_attendance(nine)

    assert (finding.rule, finding.level, finding.words) == (11, Level.BLOCK, "Member 7")


def test_a_substitute_is_of_the_group_and_from_the_pool_where_there_is_one(nine):
    assert not list(attendance.check_substitutes(nine))
    deputy = a_membership(nine.body, a_person("Deputy"), role=MemberRole.STANDING_DEPUTY)

    (not_named,) = attendance.check_substitutes(nine)
    deputy.person, deputy.political_group = nine.attendances[-1].person, "Meadow"
    (other_group,) = attendance.check_substitutes(nine)

    assert "not among the standing deputies" in not_named.message
    assert "of another political group" in other_group.message
    deputy.political_group = "Harbour"
    assert not list(attendance.check_substitutes(nine))


def test_a_time_of_arrival_belongs_to_an_item():
    meeting = a_meeting(members=[a_person("Ann Lee")])
    item, there = an_item(meeting=meeting), meeting.attendances[0]
    record_intervals(there, [(time(17, 12), None)])

    (finding,) = attendance.check_movements(meeting)
    record_intervals(there, [])
    note_movement(item, there.person, left=False, at=time(17, 12))

    assert (finding.rule, finding.level) == (12, Level.PROMPT)
    assert not list(attendance.check_movements(meeting))


@pytest.mark.parametrize(
    ("last", "met", "level", "lapses"),
    [
        pytest.param((4, 14), (8, 13), None, "", id="not four months"),
        pytest.param((4, 14), (8, 14), Level.PROMPT, "14 October 2026", id="four months"),
        pytest.param((4, 14), (9, 14), Level.WARN, "14 October 2026", id="five months"),
        pytest.param((8, 31), (12, 31), Level.PROMPT, "28 February 2027", id="no such day"),
    ],
)
def test_a_member_away_for_months_may_lose_the_seat(last, met, level, lapses):
    ann = a_person("Ann Lee")
    meeting = a_meeting(members=[ann], held_on=date(2026, *met))
    meeting.attendances[0].status, meeting.attendances[0].capacity = APOLOGIES, Capacity.MEMBER

    found = list(attendance.check_absences(meeting, {ann: date(2026, *last)}))

    assert [(f.rule, f.level) for f in found] == ([(13, level)] if level else [])
    assert all(f"lapses at the end of {lapses}" in f.message for f in found)


def test_when_someone_last_attended_is_read_from_the_register(app):  # noqa: ARG001  # kept there
    ann, body = a_person("Ann Lee"), a_body()
    a_meeting(body=body, members=[ann], held_on=date(2026, 1, 6))
    met = [a_meeting(body=body, members=[ann], held_on=date(2026, m, 14)) for m in (3, 4, 9)]
    met[-1].attendances[0].status = APOLOGIES
    db.session.add_all(met)
    db.session.commit()

    subject = subject_or_404(Viewer(every_body=True), met[-1].id, date(2026, 9, 15))

    assert subject.last_seen == {ann: date(2026, 4, 14)}


def test_a_pecuniary_interest_is_told_within_28_days_beginning_with_the_meeting():
    meeting = a_meeting(held_on=date(2026, 9, 8), members=[a_person("Ann Lee")])
    category = InterestCategory(name="Disclosable pecuniary interest")
    declare_interest(meeting, meeting.attendances[0].person, category=category, nature="land")

    (finding,) = interests.check_registration(meeting, date(2026, 10, 5))

    assert finding.rule == 14
    assert "by 5 October 2026" in finding.message
    assert not list(interests.check_registration(meeting, date(2026, 10, 6)))


def test_an_exclusion_minuted_after_what_it_excludes_is_asked_about():
    meeting = a_meeting()
    closed = {"part": Part.EXEMPT, "paragraphs": [1], "public_interest": "Named"}
    an_item(meeting=meeting, title="Contract", text="It was let.", **closed)
    an_item(meeting=meeting, title="Exclusion of press and public", text="They left.")
    numbered(meeting, 31)

    (finding,) = agenda.check_exempt(meeting)

    assert [item.minute.number for item in meeting.items] == [31, 32]
    assert (finding.rule, finding.words) == (18, "Contract")


def test_paragraph_three_says_what_it_leaves_out():
    (words,) = law_of(None).in_words([3])

    assert "unless the Companies Acts or the like require it to be registered" in words


@pytest.mark.parametrize(
    ("named", "said"),
    [
        pytest.param(time(16, 30), "was due by 21 July 2026 at 4.00 pm", id="late"),
        pytest.param(time(16), None, id="in time"),
        pytest.param(None, "When and by whom is not kept", id="not kept"),
    ],
)
def test_a_substitute_named_after_the_deadline_is_warned_of(named, said):
    day = date(2026, 7, 21)
    body = a_body(substitute_notice=2)
    meeting = a_meeting(body=body, held_on=day, starts_at=time(18), members=[])
    away = a_person()
    record_attendance(meeting, away, APOLOGIES)
    record_attendance(
        meeting,
        a_person("Sue Sub"),
        PRESENT,
        Capacity.SUBSTITUTE,
        substitute_for=away,
        notified_at=named and datetime.combine(day, named, LONDON),
        notified_by="The group leader",
    )

    found = list(attendance.check_substitutes(meeting))

    assert [(f.rule, f.words) for f in found] == ([(10, "Sue Sub")] if said else [])
    assert all(said in f.message for f in found)
    body.substitute_notice = None
    assert not list(attendance.check_substitutes(meeting))
