import pytest

from app.agenda.operations import concern_items
from app.decisions.agreeing import agree_as_recommended
from app.decisions.motions import (
    change_motion,
    move,
    record_result,
    take_out_motion,
    voters_on,
)
from app.decisions.operations import withdraw_recommendation
from app.decisions.rules import Method, MotionKind, MotionResult, Tally
from app.decisions.voting import record_counts
from app.errors import RuleBroken
from app.meetings.interests import declare_interest
from app.meetings.operations import move_minutes
from app.meetings.rules import MinutesState
from tests.factories import NOW, a_meeting, a_person, a_recommendation, an_item


@pytest.fixture
def ann():
    return a_person("Ann Lee")


@pytest.fixture
def bob():
    return a_person("Bob Day")


@pytest.fixture
def item(ann, bob):
    return an_item(meeting=a_meeting(members=[ann, bob]))


@pytest.fixture
def motion(item, ann, bob):
    return move(item, "That the plan be agreed", mover=ann, seconder=bob)


def amend(motion, text="Leave out “plan”", **changes):
    movers = {"mover": motion.seconder, "seconder": motion.mover}
    return move(motion.item, text, kind=MotionKind.AMENDMENT, parent=motion, **movers | changes)


def leave_room(item, member):
    declaration = declare_interest(item.meeting, member, category=None, nature="Employed there")
    concern_items(declaration, {item: True})


def test_a_motion_is_moved_and_seconded_by_two_members(motion, ann, bob):
    assert (motion.mover, motion.seconder, motion.position) == (ann, bob, 1)


def test_nobody_seconds_their_own_motion(item, ann):
    with pytest.raises(RuleBroken, match="two people"):
        move(item, "That it be so", mover=ann, seconder=ann)

    assert item.motions == []


def test_a_mover_was_present_as_a_voting_member(item):
    with pytest.raises(RuleBroken, match="Cara Fox was not present as a voting member"):
        move(item, "That it be so", mover=a_person("Cara Fox"), seconder=None)


def test_someone_who_left_for_the_item_moves_nothing_on_it(item, ann, bob):
    leave_room(item, bob)

    with pytest.raises(RuleBroken, match="Bob Day left the room for this item"):
        move(item, "That it be so", mover=ann, seconder=bob)

    assert voters_on(item) == [ann]


def test_a_cabinet_decides_without_a_seconder(item, ann):
    assert move(item, "That it be so", mover=ann, seconder=None).seconder is None


def test_a_motion_has_words(item, motion):
    with pytest.raises(RuleBroken, match="words of the motion"):
        move(item, " ", mover=None, seconder=None)
    with pytest.raises(RuleBroken, match="words of the motion"):
        change_motion(motion, " ", mover=None, seconder=None, kind=motion.kind)


def test_an_amendment_amends_a_motion(item, motion):
    with pytest.raises(RuleBroken, match="motion or recommendation that this amendment changes"):
        move(item, "Leave out all", mover=None, seconder=None, kind=MotionKind.AMENDMENT)
    with pytest.raises(RuleBroken, match="A motion stays a motion"):
        change_motion(motion, "x", mover=None, seconder=None, kind=MotionKind.AMENDMENT)

    assert amend(motion) in motion.amendments


def test_a_motion_can_be_corrected(motion, ann, bob):
    change_motion(
        motion, " That it be deferred ", mover=bob, seconder=ann, kind=MotionKind.PROCEDURAL
    )

    assert (motion.text, motion.mover) == ("That it be deferred", bob)


def test_while_an_amendment_is_open_its_motion_has_no_result(motion):
    record_result(amend(motion), MotionResult.LOST)
    second = amend(motion, "Add “by May”")

    with pytest.raises(RuleBroken, match="An amendment is still open: Add “by May”"):
        record_result(motion, MotionResult.CARRIED)

    record_result(second, MotionResult.WITHDRAWN)
    record_result(motion, MotionResult.CARRIED)
    assert motion.result is MotionResult.CARRIED


def test_a_result_can_be_taken_back(motion):
    record_result(motion, MotionResult.WITHDRAWN)

    record_result(motion, None)

    assert motion.result is None


def test_a_result_agrees_with_the_vote(motion):
    record_counts(motion, Method.SHOW_OF_HANDS, Tally(2, 0))

    with pytest.raises(RuleBroken, match="says that it was carried"):
        record_result(motion, MotionResult.LOST)
    with pytest.raises(RuleBroken, match="says that it was carried"):
        record_result(motion, None)


def test_the_substantive_motion_is_the_last_that_was_carried_or_accepted(motion):
    for text, result in [
        ("That the plan be agreed by May", MotionResult.CARRIED),
        ("That nothing be agreed", MotionResult.LOST),
        ("That the plan be agreed by June", MotionResult.ACCEPTED),
        ("", MotionResult.CARRIED),
    ]:
        record_result(amend(motion, substantive_text=text), result)

    assert motion.as_it_stands == "That the plan be agreed by June"


def test_a_motion_without_amendments_is_its_own_substantive_motion(motion):
    assert motion.as_it_stands == "That the plan be agreed"


def test_a_motion_is_removed_after_its_amendments(item, motion):
    amendment = amend(motion)

    with pytest.raises(RuleBroken, match="Remove the amendments"):
        take_out_motion(motion)
    take_out_motion(amendment)

    assert item.motions == [motion]


def test_motions_keep_their_order_when_one_was_removed(item, motion):
    second = move(item, "Second", mover=None, seconder=None)
    take_out_motion(motion)

    third = move(item, "Third", mover=None, seconder=None)

    assert second.position < third.position


@pytest.mark.parametrize(
    "change",
    [
        lambda motion: move(motion.item, "x", mover=None, seconder=None),
        lambda motion: change_motion(motion, "x", mover=None, seconder=None, kind=motion.kind),
        lambda motion: record_result(motion, MotionResult.CARRIED),
        take_out_motion,
    ],
    ids=["move", "change", "result", "remove"],
)
def test_nothing_is_moved_once_the_minutes_are_approved(motion, change):
    move_minutes(motion.item.meeting, MinutesState.APPROVED, NOW)

    with pytest.raises(RuleBroken, match="approved and cannot be changed"):
        change(motion)


def test_a_recommendation_is_amended_without_being_moved_first(item, ann):
    recommendation = a_recommendation(item, "approves the plan")

    amendment = move(
        item,
        "Insert “by May”",
        mover=ann,
        seconder=None,
        kind=MotionKind.AMENDMENT,
        substantive_text="approves the plan by May",
    )

    assert amendment.name == "amendment to the recommendation"
    with pytest.raises(RuleBroken, match="An amendment is still open: Insert “by May”"):
        agree_as_recommended(item)
    with pytest.raises(RuleBroken, match="Remove the amendments"):
        withdraw_recommendation(recommendation)
    record_counts(amendment, Method.SHOW_OF_HANDS, Tally(2, 0))
    assert amendment.as_it_stands == "approves the plan by May"
    with pytest.raises(RuleBroken, match="An amendment was carried on this item"):
        agree_as_recommended(item)
