"""Which of several motions of an item an outcome, a count or a list of names is told of."""

import pytest

from app.intake.minutes.parsed import Outcome, Resolved
from tests.intake.minutes.reading import read

MOTION = "It was moved by Cllr Able, seconded by Cllr Baker, that the pond be cleared."
AMENDMENT = (
    "An amendment was moved by Cllr Cole, seconded by Cllr Dunn, that the pond be filled in."
)
BY_NAME = """For: Councillors Able, Baker and Eaves
Against: Councillors Cole and Dunn
Abstained: none"""
BELOW_SIDES = """For:

Councillors Able, Baker and Eaves

Against:

Councillors Cole and Dunn

Abstained: none"""


def resolved_in(*paragraphs: str) -> tuple[Resolved, ...]:
    head = "Minutes of the Parks Committee held on 4 May 2026\n\nPresent: Cllr Able, Cllr Baker"
    told = "\n\n".join([head, "1. Ponds", *paragraphs, "2. Lamps", "None."])
    return read(told).items[0].resolutions


@pytest.mark.parametrize(
    "told",
    [
        "On being put to the vote the amendment was LOST. It was then moved by Cllr Eaves, "
        "seconded by Cllr Dunn, that the pond be fenced.",
        "The amendment was LOST. It was then moved by Cllr Eaves, seconded by Cllr Dunn, that it "
        "be fenced.",
        "LOST. Cllr Eaves then moved, seconded by Cllr Dunn, that it be fenced.",
        "A vote having been taken, the amendment was LOST, and it was then moved by Cllr Eaves, "
        "seconded by Cllr Dunn, that the pond be fenced.",
        "Upon a vote being taken, the amendment was defeated. Cllr Eaves proposed, and Cllr Dunn "
        "seconded, that the pond be fenced.",
        "On the amendment being put, it was LOST. Councillor Eaves then moved, seconded by "
        "Councillor Dunn, that the pond be fenced.",
        "The amendment to the motion was put to the vote and fell; Cllr Eaves, seconded by "
        "Cllr Dunn, then moved that the pond be fenced.",
    ],
)
def test_an_outcome_belongs_to_what_stood_before_the_next_motion(told):
    motion, amendment, fence = resolved_in(MOTION, AMENDMENT, told)

    assert (motion.outcome, motion.as_printed) == (Outcome.CARRIED, None)
    assert amendment.outcome is Outcome.LOST
    assert amendment.as_printed
    assert "fenced" not in amendment.as_printed
    assert (fence.outcome, fence.as_printed) == (Outcome.CARRIED, None)
    assert (fence.mover or "").endswith("Eaves")
    assert "fenced" in fence.text


def test_motions_put_one_after_another_in_one_paragraph_are_each_their_own():
    pond, filled, fence = resolved_in(
        "Cllr Able moved, seconded by Cllr Baker, that the pond be cleared. Cllr Cole moved an "
        "amendment, seconded by Cllr Dunn, that it be filled in. The amendment was put and LOST. "
        "Cllr Eaves then moved, seconded by Cllr Dunn, that it be fenced. This was CARRIED."
    )

    assert [each.mover for each in (pond, filled, fence)] == [
        "Cllr Able",
        "Cllr Cole",
        "Cllr Eaves",
    ]
    assert [each.as_printed for each in (pond, filled, fence)] == [None, "LOST", "was CARRIED"]


def test_what_is_moved_and_settled_in_one_sentence_is_told_once():
    (pond,) = resolved_in(
        "It was proposed by Cllr Able, seconded by Cllr Baker, that the pond be cleared, which "
        "was LOST by 6 votes to 9."
    )

    assert (pond.outcome, pond.votes.ayes, pond.votes.noes) == (Outcome.LOST, 6, 9)


@pytest.mark.parametrize("names", [BY_NAME, BELOW_SIDES])
@pytest.mark.parametrize(
    "told",
    [
        "On being put to the vote the amendment was LOST. A recorded vote was taken on the motion:",
        "The amendment was LOST.\n\nVoting on the substantive motion was recorded as follows:",
        "The amendment was LOST by 2 votes to 3.\n\nA recorded vote was then requested.",
        "The amendment was withdrawn.\n\nRecorded vote on the motion",
    ],
)
def test_a_recorded_vote_belongs_to_the_motion_that_was_named(told, names):
    motion, amendment = resolved_in(MOTION, AMENDMENT, told, names, "The motion was CARRIED.")

    assert (motion.votes.ayes, motion.votes.noes, motion.votes.abstained) == (3, 2, 0)
    assert motion.votes.named
    assert (motion.outcome, motion.as_printed) == (Outcome.CARRIED, "The motion was CARRIED.")
    assert amendment.votes.named is None
    assert amendment.outcome in (Outcome.LOST, Outcome.WITHDRAWN)


@pytest.mark.parametrize(
    "told",
    [
        "A recorded vote was taken on the amendment:",
        "On being put to a recorded vote the amendment was LOST:",
        "The amendment was LOST, the voting being as follows:",
    ],
)
def test_a_recorded_vote_on_the_amendment_is_not_that_of_the_motion(told):
    motion, amendment = resolved_in(MOTION, AMENDMENT, told, BY_NAME)

    assert amendment.votes.named
    assert motion.votes.named is None


def test_the_amendment_and_then_the_motion_may_both_be_voted_on_by_name():
    motion, amendment = resolved_in(
        MOTION,
        AMENDMENT,
        "A recorded vote was taken on the amendment:",
        BY_NAME,
        "The amendment was LOST.",
        "A recorded vote was then taken on the motion:",
        BY_NAME.replace("Baker", "Fry"),
        "The motion was CARRIED.",
    )

    assert motion.votes.named
    assert motion.votes.named.ayes == ("Able", "Fry", "Eaves")
    assert amendment.votes.named
    assert amendment.votes.named.ayes == ("Able", "Baker", "Eaves")


@pytest.mark.parametrize(
    ("told", "votes", "outcome"),
    [
        ("LOST by 6 votes to 9.", (6, 9), Outcome.LOST),
        ("On being put to the vote it was CARRIED by 9 votes to 6.", (9, 6), Outcome.CARRIED),
        ("The motion was put to the vote and was defeated (6:9).", (6, 9), Outcome.LOST),
        ("CARRIED 9:6", (9, 6), Outcome.CARRIED),
        ("The motion fell, 6:9.", (6, 9), Outcome.LOST),
        ("9 for, 6 against.", (9, 6), Outcome.CARRIED),
        ("6 for, 9 against, 1 abstention", (6, 9), Outcome.LOST),
        ("Six members voted for and nine against.", (6, 9), Outcome.LOST),
        ("(9 for, 6 against) Motion carried", (9, 6), Outcome.CARRIED),
        ("The voting was 6 for, 9 against; LOST.", (6, 9), Outcome.LOST),
        ("The motion was rejected by 9 votes to 6.", (6, 9), Outcome.LOST),
    ],
)
def test_figures_below_a_motion_are_its_votes(told, votes, outcome):
    (pond,) = resolved_in(MOTION, told)

    assert (pond.votes.ayes, pond.votes.noes) == votes
    assert pond.outcome is outcome
    assert pond.as_printed


@pytest.mark.parametrize(
    "told",
    [
        "The motion was carried at 9:30 pm.",
        "CARRIED. The pond opens 9:30 to 16:00.",
        "The motion was carried, 9:15 p.m.",
        "The motion was carried. There were 9 for supper, and 6 of them members.",
    ],
)
def test_hours_and_other_numbers_are_no_votes(told):
    (pond,) = resolved_in(MOTION, told)

    assert (pond.votes.ayes, pond.votes.noes) == (None, None)


def test_words_between_who_moved_and_the_count_are_the_motion():
    (pond,) = resolved_in(
        "Proposed: Cllr Able Seconded: Cllr Baker. That the pond be cleared. 9 for, 6 against."
    )

    assert "That the pond be cleared." in pond.text
    assert (pond.mover, pond.votes.ayes, pond.votes.noes) == ("Cllr Able", 9, 6)
