import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.decisions.motions import move
from app.decisions.rules import Choice, Method, MotionKind, MotionResult, Result, Tally
from app.decisions.voting import (
    correct_counts,
    correct_names,
    record_counts,
    record_own_vote,
    record_vote,
    take_out_vote,
)
from app.errors import RuleBroken
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.decisions.test_motions import leave_room
from tests.factories import NOW, a_meeting, a_person, a_resolution, an_item

FOR, AGAINST, ABSTAIN, NOT_VOTING = Choice
HANDS = Method.SHOW_OF_HANDS


def a_resolution_before(*members):
    return a_resolution(an_item(meeting=a_meeting(members=list(members))))


def people(number):
    return [a_person() for _ in range(number)]


@pytest.fixture
def motion():
    item = an_item(meeting=a_meeting(members=people(3)))
    return move(item, "That it be so", mover=None, seconder=None)


@pytest.mark.parametrize(
    ("present", "tally", "result"),
    [
        pytest.param(27, Tally(22, 1, 2), Result.CARRIED, id="22-1-2 of 27"),
        pytest.param(58, Tally(26, 32, 0), Result.LOST, id="26-32-0"),
    ],
)
def test_the_worked_examples_of_vote_arithmetic(present, tally, result):
    vote = record_counts(a_resolution_before(*people(present)), HANDS, tally)

    assert vote.result is result
    assert vote.tally == tally


def test_twenty_eight_votes_of_twenty_seven_members_are_refused():
    resolution = a_resolution_before(*people(27))

    with pytest.raises(RuleBroken, match="28 votes is more than the 27 voting members present"):
        record_counts(resolution, HANDS, Tally(20, 6, 2))

    assert resolution.votes == []


def test_members_who_left_for_the_item_are_not_counted_among_its_voters():
    ann, bob, cara = people(3)
    resolution = a_resolution_before(ann, bob, cara)
    leave_room(resolution.item, cara)

    with pytest.raises(RuleBroken, match="3 votes is more than the 2"):
        record_counts(resolution, HANDS, Tally(3, 0))


def test_the_chair_breaks_a_tie():
    resolution = a_resolution_before(*people(13))

    vote = record_counts(resolution, HANDS, Tally(6, 6, 1), FOR)

    assert vote.result is Result.CARRIED
    assert vote.sentence.startswith("Carried on the Chair’s casting vote: 6 for, 6 against")


def test_a_tie_that_nobody_breaks_is_lost():
    vote = record_counts(a_resolution_before(*people(13)), HANDS, Tally(6, 6, 1))

    assert vote.result is Result.LOST


def test_a_recorded_vote_lists_all_thirty_nine_members_once():
    members = people(39)
    choices = dict(zip(members, [FOR] * 21 + [AGAINST] * 15 + [ABSTAIN] * 3, strict=True))

    vote = record_vote(a_resolution_before(*members), choices)

    assert vote.tally == Tally(21, 15, 3, 0)
    assert {choice: len(names) for choice, names in vote.names.items()} == {
        FOR: 21,
        AGAINST: 15,
        ABSTAIN: 3,
    }


def test_a_recorded_vote_leaves_nobody_out():
    ann, bob = a_person("Ann Lee"), a_person("Bob Day")

    with pytest.raises(RuleBroken, match="say how Bob Day voted"):
        record_vote(a_resolution_before(ann, bob), {ann: FOR})


def test_someone_who_was_not_there_cannot_vote():
    stranger = a_person("Cara Fox")
    resolution = a_resolution_before(a_person())

    with pytest.raises(RuleBroken, match="Cara Fox was not present"):
        record_vote(resolution, {stranger: FOR})

    assert resolution.votes == []


@given(st.lists(st.sampled_from(Choice), min_size=1, max_size=60))
def test_a_recorded_vote_sums_to_the_voters(choices):
    members = people(len(choices))

    vote = record_vote(a_resolution_before(*members), dict(zip(members, choices, strict=True)))

    assert vote.tally is not None
    assert vote.tally.total == len(members) == sum(len(names) for names in vote.names.values())


def test_names_are_listed_by_family_name():
    ann, bob = a_person("Ann Zed"), a_person("Zoe Able")

    vote = record_vote(a_resolution_before(ann, bob), {ann: FOR, bob: FOR})

    assert vote.names == {FOR: [bob, ann]}


def test_what_was_agreed_by_assent_has_no_count():
    resolution = a_resolution_before(*people(3))

    vote = record_counts(resolution, Method.ASSENT, None)

    assert (vote.result, vote.tally, vote.sentence) == (Result.CARRIED, None, "Carried by assent")
    for wrong in [{"tally": Tally(3, 0)}, {"tally": None, "result": Result.LOST}]:
        with pytest.raises(RuleBroken, match="without counting"):
            record_counts(resolution, Method.ASSENT, **wrong)


def test_a_show_of_hands_need_not_be_counted():
    vote = record_counts(a_resolution_before(*people(3)), HANDS, None, result=Result.LOST)

    assert (vote.result, vote.ayes) == (Result.LOST, None)


def test_a_casting_vote_needs_the_equal_numbers():
    with pytest.raises(RuleBroken, match="equal numbers"):
        record_counts(a_resolution_before(*people(3)), HANDS, None, FOR)


def test_a_recorded_vote_is_not_entered_as_numbers():
    with pytest.raises(RuleBroken, match="the name and the vote of each member"):
        record_counts(a_resolution_before(*people(3)), Method.RECORDED, Tally(3, 0))


def test_a_vote_decides_its_motion_until_it_is_removed(motion):
    vote = record_counts(motion, HANDS, Tally(2, 1))
    assert motion.result is MotionResult.CARRIED

    correct_counts(vote, HANDS, Tally(1, 2))
    assert motion.result is MotionResult.LOST

    take_out_vote(vote)
    assert (motion.result, motion.votes) == (None, [])


def test_the_last_vote_on_a_motion_counts(motion):
    first = record_counts(motion, HANDS, Tally(2, 1))
    second = record_counts(motion, HANDS, Tally(1, 2))

    correct_counts(first, HANDS, Tally(3, 0))
    assert motion.result is MotionResult.LOST

    take_out_vote(second)
    assert motion.result is MotionResult.CARRIED


def test_a_motion_is_not_put_before_its_amendments_are_decided(motion):
    move(motion.item, "x", mover=None, seconder=None, kind=MotionKind.AMENDMENT, parent=motion)

    with pytest.raises(RuleBroken, match="still open"):
        record_counts(motion, HANDS, Tally(2, 1))


def test_a_vote_by_numbers_can_be_corrected_to_one_by_name_and_back(motion):
    members = motion.item.meeting.members_present
    vote = record_counts(motion, HANDS, Tally(3, 0))

    correct_names(vote, dict.fromkeys(members, AGAINST))
    assert (vote.method, vote.tally, len(vote.casts)) == (Method.RECORDED, Tally(0, 3, 0, 0), 3)

    correct_counts(vote, HANDS, Tally(2, 1))
    assert (vote.method, vote.casts) == (HANDS, [])


def test_one_member_may_have_their_own_vote_recorded(motion):
    ann, bob, _ = motion.item.meeting.members_present
    vote = record_counts(motion, HANDS, Tally(2, 1))

    record_own_vote(vote, ann, FOR)
    record_own_vote(vote, ann, AGAINST)

    assert vote.names == {AGAINST: [ann]}
    with pytest.raises(RuleBroken, match="Only 1 voted “against”"):
        record_own_vote(vote, bob, AGAINST)
    record_own_vote(vote, ann, None)
    assert vote.names == {}


def test_nobody_asks_for_their_own_vote_after_a_recorded_vote(motion):
    members = motion.item.meeting.members_present
    vote = record_vote(motion, dict.fromkeys(members, FOR))

    with pytest.raises(RuleBroken, match="recorded already"):
        record_own_vote(vote, members[0], FOR)


def test_votes_stay_once_the_minutes_are_approved(motion):
    vote = record_counts(motion, HANDS, Tally(2, 1))
    move_minutes(motion.item.meeting, MinutesState.APPROVED, NOW)

    for change in (
        lambda: record_counts(motion, HANDS, Tally(3, 0)),
        lambda: correct_counts(vote, HANDS, Tally(3, 0)),
        lambda: record_own_vote(vote, motion.item.meeting.members_present[0], FOR),
        lambda: take_out_vote(vote),
    ):
        with pytest.raises(RuleBroken, match="approved and cannot be changed"):
            change()
