"""Who voted which way, listed under each side."""

import pytest

from app.intake.minutes.parsed import Outcome
from app.intake.minutes.voting import votes_in
from tests.intake.minutes.reading import read

LISTED = """Minutes of the meeting of the District of Eastfield held on 4 May 2026

Members Present:

Councillors Able, Baker, Cole, Dunn and Eaves.

**1.**

**The ferry**

It was proposed by Cllr Able and seconded by Cllr Baker to defer the item.

A vote was taken on the proposal to defer.

**For the Proposal**

Councillors Able and Baker.

(2)

**Against the Proposal**

Councillors Cole,

Dunn and Eaves.

(3)

The Meetings Administrator declared that the proposal was defeated.

**2.**

**The lamps**

It was proposed by Cllr Cole and seconded by Cllr Dunn that two lamps be lit.

For:

Councillors Cole, Dunn and Eaves (3)

Against:

Councillors Able and Baker (2)

Abstentions

Councillor Fry (1)
"""


def test_names_listed_for_and_against_are_votes_and_no_items():
    minutes = read(LISTED)

    assert [(item.number, item.title) for item in minutes.items] == [
        ("1", "The ferry"),
        ("2", "The lamps"),
    ]
    (ferry,) = minutes.items[0].resolutions
    assert (ferry.votes.ayes, ferry.votes.noes, ferry.votes.abstained) == (2, 3, None)
    assert ferry.votes.named
    assert ferry.votes.named.ayes == ("Able", "Baker")
    assert ferry.votes.named.noes == ("Cole", "Dunn", "Eaves")


def test_who_declares_the_result_of_a_counted_vote_decides_nothing_more():
    (ferry,) = read(LISTED).items[0].resolutions

    assert ferry.outcome is Outcome.LOST
    assert ferry.as_printed == "the proposal was defeated"


def test_a_count_may_stand_behind_the_names():
    (lamps,) = read(LISTED).items[1].resolutions

    assert lamps.outcome is Outcome.CARRIED
    assert (lamps.votes.ayes, lamps.votes.noes, lamps.votes.abstained) == (3, 2, 1)


def test_more_against_than_for_is_lost_where_nothing_else_says_so():
    silent = LISTED.replace(
        "The Meetings Administrator declared that the proposal was defeated.", ""
    )

    (ferry,) = read(silent).items[0].resolutions

    assert (ferry.outcome, ferry.as_printed) == (Outcome.LOST, None)


def test_work_that_is_carried_out_is_no_motion_carried():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Minutes\n\n"
        "Received.\n\n2. Budget\n\nAny increase in the budget would have to be carried out later.\n"
    )

    assert minutes.items[1].resolutions == ()


def test_names_close_up_to_their_titles_move_and_second():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Ponds\n\n"
        "On the proposal of Cllr.Able,seconded by Cllr. Baker,it was agreed to clear the pond.\n\n"
        "2. Orders\n\nOn the proposal of Cllr Able, seconded by Cllr Baker Standing Orders were "
        "suspended.\n"
    )

    moved = [(r.mover, r.seconder) for item in minutes.items for r in item.resolutions]
    assert moved == [("Cllr. Able", "Cllr. Baker"), ("Cllr Able", "Cllr Baker")]


def test_what_is_said_after_the_quoted_words_is_no_part_of_the_motion():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Ponds\n\n"
        "Proposed by Cllr Able\n\nSeconded by Cllr Baker\n\nAnd Resolved:\n\n"
        "“That the pond be cleared”. Members asked when the ducks would return.\n\n"
        "2. Lamps\n\nNone.\n"
    )

    (cleared,) = minutes.items[0].resolutions
    assert cleared.text == "That the pond be cleared"
    assert minutes.items[0].discussion[-1].text == "Members asked when the ducks would return."


def test_movers_may_be_initials():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Minutes\n\n"
        "The minutes were agreed as a correct record (proposed AA, seconded BB).\n\n"
        "2. Lamps\n\nNone.\n"
    )

    (agreed,) = minutes.items[0].resolutions
    assert (agreed.mover, agreed.seconder) == ("AA", "BB")


def test_what_was_agreed_at_an_earlier_meeting_is_no_decision_of_this_one():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Ponds\n\n"
        "The Council agreed at the previous meeting to clear the pond.\n\n2. Lamps\n\nNone.\n"
    )

    assert minutes.items[0].resolutions == ()


def test_a_dash_after_resolved_leads_into_the_motion():
    minutes = read(
        "Eastfield Parish Council, 4 May 2026\n\nPresent: Cllr Able, Cllr Baker\n\n1. Ponds\n\n"
        "Proposed by Councillor Able, seconded by Councillor Baker and resolved :-\n\n"
        "“That the pond be cleared.”\n\n2. Lamps\n\nNone.\n"
    )

    (cleared,) = minutes.items[0].resolutions
    assert cleared.text == "That the pond be cleared."


def test_nobody_against_is_printed_as_nought():
    minutes = read(LISTED.replace("Councillors Able and Baker (2)\n", "(0)\n"))

    (lamps,) = minutes.items[1].resolutions
    assert (lamps.votes.ayes, lamps.votes.noes, lamps.votes.abstained) == (3, 0, 1)


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("For: 3 Against: 1", (3, 1, None)),
        ("Votes For: 3 Votes Against: 1 Abstain: 2", (3, 1, 2)),
        ("For 6 Against 2 Abstain 1", (6, 2, 1)),
        ("Ayes - 5 Noes - 4", (5, 4, None)),
        ("3 For 1 Against 2 Abstain", (3, 1, 2)),
        ("3 for, 1 against", (3, 1, None)),
        ("the motion was carried by 5 votes to 3", (5, 3, None)),
        ("It was agreed, by seven votes to four, to wait", (7, 4, None)),
        ("the amendment fell by 3 votes to 5", (3, 5, None)),
    ],
)
def test_a_number_belongs_to_the_side_that_it_is_printed_with(printed, count):
    votes = votes_in(printed)

    assert (votes.ayes, votes.noes, votes.abstained) == count


def test_a_motion_carried_just_above_its_resolution_is_told_once():
    minutes = read("""Minutes of the Parks Committee held on 4 May 2026

1. Bandstand
It was moved by Councillor Quill and seconded by Councillor Sands that the repair be approved.

On being put to the vote the motion was carried by 5 votes to 2.

RESOLVED:
(a) That the repair be approved; and
(b) That a report be made by 30 September.
""")

    a, b = minutes.items[0].resolutions
    assert (a.label, b.label) == ("(a)", "(b)")
    for clause in (a, b):
        assert (clause.mover, clause.seconder) == ("Councillor Quill", "Councillor Sands")
        assert (clause.votes.ayes, clause.votes.noes) == (5, 2)
    assert any("was moved by Councillor Quill" in p.text for p in minutes.items[0].discussion)


@pytest.mark.parametrize(
    ("told", "on_motion", "won"),
    [
        ("For the motion – 3 votes\n\nFor the amendment – 2 votes", (3, 2), "motion"),
        ("For the motion – 2 votes\nFor the amendment – 3 votes", (2, 3), "amendment"),
        (
            "On a vote being taken, 4 members voted for the motion and 2 for the amendment.",
            (4, 2),
            "motion",
        ),
        (
            "There voted for the amendment 6 and for the motion 9. The motion was carried.",
            (9, 6),
            "motion",
        ),
        (
            "On a division, two members voted for the motion and four for the amendment, which was "
            "accordingly carried.",
            (2, 4),
            "amendment",
        ),
        (
            "For the motion (1): Councillor Quill\n\nFor the amendment (2): Councillors Tern, Wood",
            (1, 2),
            "amendment",
        ),
    ],
)
def test_a_vote_between_a_motion_and_its_amendment_is_counted_on_the_motion(told, on_motion, won):
    minutes = read(f"""Minutes of the Parks Committee held on 4 May 2026

1. Bandstand

Councillor Quill, seconded by Councillor Sands, moved that the bandstand be repaired.

As an amendment, Councillor Tern, seconded by Councillor Wood, moved that it be sold.

{told}
""")

    motion, amendment = minutes.items[0].resolutions
    assert (motion.votes.ayes, motion.votes.noes) == on_motion
    assert (amendment.votes.ayes, amendment.votes.noes) == (None, None)
    lost, carried = Outcome.LOST, Outcome.CARRIED
    expected = (carried, lost) if won == "motion" else (lost, carried)
    assert (motion.outcome, amendment.outcome) == expected


def test_a_motion_and_an_amendment_may_be_headed_by_who_put_them():
    minutes = read("""Minutes of the Parks Committee held on 4 May 2026

1. Bandstand

Motion by Councillor Quill, seconded by Councillor Sands, that the bandstand be repaired.

Amendment by Councillor Tern, seconded by Councillor Wood, that it be sold.

On a vote being taken, 4 members voted for the motion and 2 for the amendment.
""")

    motion, amendment = minutes.items[0].resolutions
    assert (motion.mover, amendment.mover) == ("Councillor Quill", "Councillor Tern")
    assert (motion.outcome, amendment.outcome) == (Outcome.CARRIED, Outcome.LOST)


def test_a_heading_makes_an_amendment_and_brackets_name_who_voted():
    minutes = read("""Minutes of the Parks Committee held on 4 May 2026

1. Bandstand

Motion
To repair the bandstand this summer.
- moved by Councillor Quill, seconded by Councillor Sands

Amendment
To sell the bandstand to the highest bidder.
- moved by Councillor Tern, seconded by Councillor Wood

Voting
For the motion – 3 votes
(Councillors Able, Quill and Sands)
For the amendment – 2 votes
(Councillors Tern and Wood)
""")

    motion, amendment = minutes.items[0].resolutions
    assert (motion.votes.ayes, motion.votes.noes) == (3, 2)
    assert motion.votes.named
    assert motion.votes.named.noes == ("Tern", "Wood")
    assert (motion.outcome, amendment.outcome) == (Outcome.CARRIED, Outcome.LOST)
