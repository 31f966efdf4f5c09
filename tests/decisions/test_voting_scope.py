"""A co-opted member may vote on one subject only (handbook rule 9)."""

from datetime import date

import pytest

from app.agenda.queries import items_without_quorum
from app.bodies.rules import MemberRole, QuorumRule
from app.checks.attendance import check_quorum, check_quorum_of_items
from app.decisions.motions import move, voters_on
from app.decisions.rules import Method, Tally
from app.decisions.voting import record_counts
from app.errors import RuleBroken
from app.meetings.operations import call_meeting
from app.meetings.rules import AttendanceStatus
from app.word.attendance import attendance as attendance_in_word
from tests.decisions.pages import kept, typed
from tests.factories import a_body, a_membership, a_person, an_item


@pytest.fixture
def diocesan():
    return a_person("Dee Osei")


@pytest.fixture
def meeting(diocesan):
    body = a_body("Children’s Panel", quorum_rule=QuorumRule.FIXED, quorum_fixed=3)
    for name in ("Ann Lee", "Bob Day", "Cara Fox"):
        a_membership(body, a_person(name), voting=True)
    a_membership(body, diocesan, role=MemberRole.CO_OPTED, voting=True, voting_scope="education")
    meeting = call_meeting(body, date(2026, 3, 5))
    for attendance in meeting.attendances:
        attendance.status = AttendanceStatus.PRESENT
    return meeting


def test_they_vote_on_items_of_their_subject_alone(meeting, diocesan):
    schools = an_item(meeting=meeting, voting_scope="Education")
    roads = an_item(meeting=meeting)

    assert diocesan in voters_on(schools)
    assert diocesan not in voters_on(roads)


def test_they_count_for_the_quorum_of_their_subject_alone(meeting):
    schools = an_item(meeting=meeting, title="Schools", voting_scope="education")
    roads = an_item(meeting=meeting, title="Roads")

    assert (len(voters_on(schools)), len(voters_on(roads))) == (4, 3)
    assert meeting.quorum_check.present == 3


def test_a_meeting_has_no_quorum_by_those_who_vote_on_one_subject(meeting):
    meeting.attendances[0].status = AttendanceStatus.ABSENT

    assert [finding.message for finding in check_quorum(meeting)] == [
        "2 voting members were there and 3 are needed"
    ]
    assert list(check_quorum_of_items(meeting)) == []
    assert items_without_quorum(meeting) == []


def test_they_move_nothing_and_are_counted_in_no_vote_on_another_subject(meeting, diocesan):
    roads = an_item(meeting=meeting)
    ann = meeting.members_present[0]

    with pytest.raises(RuleBroken, match="Dee Osei votes on education only"):
        move(roads, "That it be so", mover=diocesan, seconder=None)
    motion = move(roads, "That it be so", mover=ann, seconder=None)
    with pytest.raises(RuleBroken, match="4 votes is more than the 3"):
        record_counts(motion, Method.SHOW_OF_HANDS, Tally(4, 0))


@pytest.mark.usefixtures("app")
def test_minutes_in_word_say_so(meeting):
    kept(an_item(meeting=meeting))

    assert "voting on education only" in str(list(attendance_in_word(meeting)))


@pytest.mark.usefixtures("app")
def test_an_item_is_given_its_subject_where_someone_votes_on_that_alone(clerk, meeting):
    item = kept(an_item(meeting=meeting))
    address = f"/items/{item.id}/edit"

    clerk.post(address, **typed(clerk.get(address)) | {"voting_scope": "education"})

    assert typed(clerk.get(address))["voting_scope"] == "education"
    page = clerk.get(f"/meetings/{meeting.id}/attendance")
    assert "votes only on education" in page.text


@pytest.mark.usefixtures("app")
def test_elsewhere_nobody_is_asked_who_votes_on_an_item(clerk):
    item = kept(an_item())

    assert not clerk.get(f"/items/{item.id}/edit").select("[name=voting_scope]")
