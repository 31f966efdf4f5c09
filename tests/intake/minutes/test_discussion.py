"""A motion, what was said of it, and what became of it some paragraphs below."""

import pytest

from app.intake.minutes.parsed import Outcome
from tests.intake.minutes.reading import read

TALK = """Cllr Cole asked about ducks.

The Clerk said there were few.

Cllr Baker spoke of newts.

The Chair thanked them."""


def of_the_pond(told):
    minutes = read(
        f"Eastfield Parish Council, 4 May 2026\n\n1. Minutes\n\nAgreed.\n\n2. Pond\n\n{told}\n\n"
        "3. Lamps\n\nNoted.\n"
    )
    return minutes.items[1].resolutions


@pytest.mark.parametrize(
    ("told", "outcome", "count"),
    [
        ("Moved Cllr Able that the pond be cleared.\n\nCarried", Outcome.CARRIED, (None, None)),
        ("Cllr Able moved that the pond be cleared.\n\nCARRIED 5/2", Outcome.CARRIED, (5, 2)),
        ("Cllr Able proposed that the pond be cleared.\n\nLost", Outcome.LOST, (None, None)),
        ("Cllr Able proposed that the pond be cleared. Lost.", Outcome.LOST, (None, None)),
        (
            f"Moved by Cllr Able that the pond be cleared.\n\n{TALK}\n\nDefeated 3-4",
            Outcome.LOST,
            (3, 4),
        ),
        (
            "Moved: Cllr Able\n\nThat the pond be cleared.\n\nCllr Cole asked why.\n\nCarried 4/1",
            Outcome.CARRIED,
            (4, 1),
        ),
    ],
)
def test_a_result_that_stands_alone_settles_the_motion_above_it(told, outcome, count):
    (settled,) = of_the_pond(told)

    assert "the pond be cleared." in settled.text
    assert "Cole" not in settled.text
    assert (settled.mover, settled.seconder, settled.outcome) == ("Cllr Able", None, outcome)
    assert (settled.votes.ayes, settled.votes.noes) == count


@pytest.mark.parametrize(
    ("moved", "seconder"),
    [
        ("Cllr Able moved, seconded by Cllr Baker, that the pond be cleared.", "Cllr Baker"),
        ("Cllr Able moved that the pond be cleared.", None),
        ("Cllr Able moved, seconded by Cllr Baker, the recommendations.", "Cllr Baker"),
    ],
)
def test_what_was_resolved_below_the_discussion_belongs_to_the_motion(moved, seconder):
    (cleared,) = of_the_pond(f"{moved}\n\n{TALK}\n\nRESOLVED: That the pond be cleared.")

    assert cleared.text == "That the pond be cleared."
    assert (cleared.mover, cleared.seconder) == ("Cllr Able", seconder)


@pytest.mark.parametrize(
    ("between", "resolved"),
    [
        (TALK + "\n\nCllr Baker spoke again.", "That the pond be cleared."),
        ("The Council AGREED to note the report on newts.", "That the pond be cleared."),
        (TALK, "That lamps be lit."),
    ],
)
def test_what_was_resolved_on_another_matter_or_far_below_was_not_so_moved(between, resolved):
    told = of_the_pond(
        "Cllr Able moved, seconded by Cllr Baker, that the pond be cleared.\n\n"
        f"{between}\n\nRESOLVED: {resolved}"
    )

    assert told[0].mover == "Cllr Able"
    assert (told[-1].text, told[-1].mover) == (resolved, None)
