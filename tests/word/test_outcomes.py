"""Every end that a motion or a vote can come to, in the sentence that minutes and pages print."""

import pytest

from app.database import db
from app.decisions.motions import move
from app.decisions.rules import Choice, Manner, Method, MotionKind, MotionResult, Tally
from app.decisions.voting import record_counts
from app.word.kinds.minutes import minutes_outline
from app.word.outline import Paragraph
from tests.factories import a_meeting, a_person, a_resolution, an_item
from tests.word.asking import asked

#: Of a motion as it was moved; of one that somebody would have amended; and on the page.
ENDS = {
    None: ("proposed: Mow.", None, None),
    MotionResult.CARRIED: (
        "put: Mow. It was CARRIED.",
        "The motion was then put. It was CARRIED.",
        "It was carried.",
    ),
    MotionResult.LOST: (
        "put: Mow. It was LOST.",
        "The motion was then put. It was LOST.",
        "It was lost.",
    ),
    MotionResult.WITHDRAWN: (
        "proposed: Mow. It was WITHDRAWN.",
        "The motion was WITHDRAWN.",
        "It was withdrawn.",
    ),
    MotionResult.ACCEPTED: (
        "proposed: Mow. It was ACCEPTED without a vote.",
        "The motion was ACCEPTED without a vote.",
        "It was accepted without a vote.",
    ),
    MotionResult.FELL: ("proposed: Mow. It FELL.", "The motion FELL.", "It fell."),
    MotionResult.RULED_OUT: (
        "proposed: Mow. It was RULED OUT OF ORDER.",
        "The motion was RULED OUT OF ORDER.",
        "It was ruled out of order.",
    ),
    MotionResult.REFERRED: (
        "proposed: Mow. It was REFERRED.",
        "The motion was REFERRED.",
        "It was referred.",
    ),
}

VOTES = [
    (Method.ASSENT, None, None, "It was CARRIED by assent."),
    (Method.SHOW_OF_HANDS, None, None, "It was CARRIED on a show of hands."),
    (Method.ELECTRONIC, None, None, "It was CARRIED by electronic vote."),
    (Method.BALLOT, None, None, "It was CARRIED by ballot."),
    (Method.SHOW_OF_HANDS, Tally(3, 1), None, "It was CARRIED: 3 for, 1 against."),
    (Method.BALLOT, Tally(1, 3), None, "It was LOST: 1 for, 3 against."),
    (Method.BALLOT, Tally(2, 1, 1), None, "It was CARRIED: 2 for, 1 against, 1 abstention."),
    (Method.BALLOT, Tally(4, 0, 0), None, "It was CARRIED: 4 for, 0 against, no abstentions."),
    (
        Method.BALLOT,
        Tally(2, 0, 0, 2),
        None,
        "It was CARRIED: 2 for, 0 against, no abstentions, 2 not voting.",
    ),
    (
        Method.SHOW_OF_HANDS,
        Tally(2, 2),
        Choice.FOR,
        "It was CARRIED on the Chair’s casting vote: 2 for, 2 against.",
    ),
    (
        Method.SHOW_OF_HANDS,
        Tally(2, 2),
        None,
        "It was LOST: 2 for, 2 against; no casting vote was given.",
    ),
]

AGREED = {
    None: [],
    Manner.UNANIMOUSLY: ["Agreed unanimously."],
    Manner.NEM_CON: ["Agreed nem con."],
    Manner.MAJORITY: ["Agreed by a majority."],
    Manner.CASTING_VOTE: ["Agreed on the Chair’s casting vote."],
    Manner.ASSENT: ["Agreed by assent."],
}


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    meeting = a_meeting(members=[a_person(f"Ann {name}") for name in ("Lee", "Day", "Fox", "Ray")])
    db.session.add(meeting)
    return an_item(meeting=meeting, title="Grass")


def printed(item):
    db.session.commit()
    blocks = minutes_outline(item.meeting, asked()).blocks
    return [
        "".join(r.text for r in block.words) for block in blocks if isinstance(block, Paragraph)
    ]


def moved(item, result, words="Mow", **options):
    motion = move(item, words, mover=None, seconder=None, **options)
    motion.result = result
    return motion


def test_every_end_of_a_motion_or_an_amendment_is_said_in_english(item, clerk):
    for result in ENDS:
        moved(item, result)
        moved(item, result, kind=MotionKind.PROCEDURAL)
        original = moved(item, result, "Rake")
        moved(item, result, kind=MotionKind.AMENDMENT, parent=original)

    lines = printed(item)
    page = " ".join(clerk.get(f"/items/{item.id}").main.get_text().split())

    expected = []
    for alone, after, _ in ENDS.values():
        expected += [f"A motion was {alone}", f"A procedural motion was {alone}"]
        expected += ["A motion was proposed: Rake.", f"An AMENDMENT was {alone}"]
        expected += [after] if after else []
    assert ENDS.keys() == {None, *MotionResult}
    assert lines[-len(expected) :] == expected
    for *_, said in filter(all, ENDS.values()):
        assert page.count(said) == 4, said


def test_every_way_of_voting_is_said_in_english(item):
    for method, tally, casting, _ in VOTES:
        record_counts(moved(item, None), method, tally, casting)

    lines = printed(item)

    said = [f"A motion was put: Mow. {words}" for *_, words in VOTES]
    assert {method for method, *_ in VOTES} == {*Method} - {Method.RECORDED}
    assert lines[-len(said) :] == said


def test_every_manner_of_agreeing_is_said_in_english(item):
    for manner in AGREED:
        made = a_resolution(item, "the grass be mown")
        made.lead_in, made.manner = "RESOLVED that", manner

    lines = printed(item)

    said = [
        words for line in AGREED.values() for words in ["RESOLVED that the grass be mown", *line]
    ]
    assert AGREED.keys() == {None, *Manner}
    assert lines[-len(said) :] == said
