import pytest

from app.bodies.house_style import HouseStyle
from app.database import db
from app.decisions.carrying import carry, motion_behind, moved_in_words, vote_on
from app.decisions.motions import move, record_result
from app.decisions.operations import withdraw_resolution
from app.decisions.rules import Choice, Manner, Method, MotionResult, Tally, manner_of
from app.decisions.voting import record_counts
from app.decisions.voting_models import Motion, Vote
from app.errors import RuleBroken
from tests.decisions.pages import kept, typed
from tests.factories import a_meeting, a_person, a_resolution, an_item, numbered, published


@pytest.fixture
def members():
    return [a_person(name, title="Councillor") for name in ("Ann Lee", "Bob Day", "Cara Fox")]


@pytest.fixture
def resolution(members):
    return a_resolution(an_item(meeting=a_meeting(members=members)), "That the plan be agreed")


def test_everyone_voted_for_it_apart_from_those_marked(resolution, members):
    ann, bob, _ = members

    vote = carry(resolution, mover=ann, seconder=bob, method=Method.SHOW_OF_HANDS, against=1)

    assert vote.tally == Tally(2, 1, 0, 0)
    assert resolution.manner is Manner.MAJORITY
    assert motion_behind(resolution).result is MotionResult.CARRIED


def test_it_is_moved_and_seconded_in_the_words_of_the_house(resolution, members):
    ann, bob, _ = members
    carry(resolution, mover=ann, seconder=bob, method=Method.ASSENT)

    words = moved_in_words(motion_behind(resolution), HouseStyle(councillor_title="Cllr"))

    assert words == "Moved by Cllr Ann Lee, seconded by Cllr Bob Day."
    assert vote_on(resolution).sentence == "Carried by assent"


def test_saving_again_corrects_and_doubles_nothing(resolution, members):
    ann, bob, cara = members
    carry(resolution, mover=ann, seconder=bob, method=Method.ASSENT)

    carry(resolution, mover=cara, seconder=bob, method=Method.SHOW_OF_HANDS, abstained=1)

    (motion,) = resolution.item.motions
    assert (motion.mover, len(resolution.votes), resolution.manner) == (cara, 1, Manner.NEM_CON)


def test_a_vote_entered_on_the_motion_is_the_vote_on_its_resolution(resolution, members):
    ann, bob, _ = members
    motion = move(resolution.item, "That the plan be agreed", mover=ann, seconder=bob)
    first = record_counts(motion, Method.SHOW_OF_HANDS, Tally(3, 0))

    vote = carry(
        resolution,
        mover=ann,
        seconder=bob,
        method=Method.SHOW_OF_HANDS,
        motion=motion,
        abstained=1,
    )

    assert vote is first
    assert (resolution.votes, motion.resolution) == ([], resolution)


def test_a_resolution_is_not_carried_by_numbers_that_lose_it(resolution, members):
    with pytest.raises(RuleBroken, match="these numbers lose it"):
        carry(resolution, mover=members[0], seconder=None, method=Method.BALLOT, against=2)

    assert (resolution.item.motions, resolution.votes) == ([], [])


@pytest.mark.usefixtures("app")
def test_who_moved_a_resolution_goes_with_it_when_it_is_withdrawn(resolution, members):
    carry(resolution, mover=members[0], seconder=None, method=Method.ASSENT)
    item = kept(resolution).item

    withdraw_resolution(resolution)
    db.session.commit()

    assert (item.motions, item.resolutions) == ([], [])


def test_more_cannot_vote_otherwise_than_were_there(resolution):
    with pytest.raises(RuleBroken, match="4 is more than the 3 voting members"):
        carry(resolution, mover=None, seconder=None, method=Method.BALLOT, abstained=4)


@pytest.mark.parametrize(
    ("tally", "casting_vote", "manner"),
    [
        (Tally(5, 0, 0), None, Manner.UNANIMOUSLY),
        (Tally(4, 0, 1), None, Manner.NEM_CON),
        (Tally(4, 1, 0), None, Manner.MAJORITY),
        (Tally(3, 3, 0), Choice.FOR, Manner.CASTING_VOTE),
        (None, None, None),
    ],
)
def test_the_manner_follows_from_the_numbers(tally, casting_vote, manner):
    assert manner_of(Method.SHOW_OF_HANDS, tally, casting_vote) is manner


@pytest.mark.usefixtures("app")
def test_one_form_tells_it_and_the_page_says_it_once(clerk, browser, resolution, members):
    ann, bob, _ = kept(resolution) and members
    numbered(resolution.item.meeting)
    published(resolution.item.meeting)
    db.session.commit()
    address = f"/resolutions/{resolution.id}/carried"
    answers = typed(clerk.get(address)) | {"mover": str(ann.id), "seconder": str(bob.id)}

    done = clerk.post(address, **answers | {"abstained": "1"})

    assert "Moved by Councillor Ann Lee, seconded by Councillor Bob Day." in done.text
    page = browser.get(f"/items/{resolution.item_id}")
    assert page.text.count("Moved by Councillor Ann Lee") == 1
    assert page.text.count("Carried: 2 for, 0 against, 1 abstention") == 1
    assert not page.select(".resolved-motions")
    assert typed(clerk.get(address))["abstained"] == "1"


@pytest.mark.usefixtures("app")
def test_a_clerk_words_the_sentence_otherwise(clerk, resolution):
    kept(resolution)
    address = f"/resolutions/{resolution.id}/carried"

    clerk.post(address, **typed(clerk.get(address)) | {"words": "It was put and carried."})

    assert db.session.scalars(db.select(Vote)).one().sentence == "It was put and carried."
    assert db.session.scalars(db.select(Motion)).all() == []


def test_a_motion_carried_before_is_offered_as_the_one_it_was(clerk, resolution, members):
    motion = move(resolution.item, "That the plan be agreed", mover=members[0], seconder=None)
    record_result(motion, MotionResult.CARRIED)
    kept(resolution)

    answers = typed(clerk.get(f"/resolutions/{resolution.id}/carried"))

    assert answers["motion"] == str(motion.id)
