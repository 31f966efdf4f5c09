import pytest

from app.archive.like_bodies import KnownBody, body_like
from app.archive.likeness import Sureness

BODIES = [
    KnownBody(1, "Parks Committee", "PC", ("Open Spaces Committee",)),
    KnownBody(2, "Town Council", "TC"),
    KnownBody(3, "Town Council Planning Committee", "PL"),
    KnownBody(4, "Harbour Board", "HB", ("Port Board",)),
]


@pytest.mark.parametrize(
    ("printed", "key"),
    [("The PARKS Committee", 1), ("pc", 1), ("Open spaces committee", 1), ("Town Council", 2)],
)
def test_a_name_a_code_or_an_alias_needs_no_question(printed, key):
    match = body_like(printed, BODIES)

    assert (match.key, match.question, match.sureness) == (key, None, Sureness.SURE)


@pytest.mark.parametrize(
    ("printed", "key", "candidates"),
    [
        ("Meeting of the Parks Committee", 1, (1,)),
        ("Parks Comittee", 1, (1,)),
        ("Thornhithe Town Council Planning Committee", 3, (3,)),
        ("Joint Parks Committee and Harbour Board", None, (1, 4)),
        ("Allotments Panel", None, ()),
        ("", None, ()),
    ],
)
def test_a_name_that_is_only_near_is_proposed_and_asked(printed, key, candidates):
    match = body_like(printed, BODIES)

    assert match.candidates == candidates
    assert match.key == key
    assert match.question
    assert match.sureness is not Sureness.SURE


def test_two_bodies_that_come_as_near_are_both_asked():
    boards = [KnownBody(1, "Strategy Board"), KnownBody(2, "Strategic Board")]

    match = body_like("Strategi Board", boards)

    assert match.key is None
    assert set(match.candidates) == {1, 2}


def test_what_a_clerk_chose_before_counts_but_is_asked_where_another_body_is_called_so():
    chosen = {"green spaces": 4, "parks committee": 4}

    match = body_like("Green Spaces", BODIES, chosen)
    of_another = body_like("Parks Committee", BODIES, chosen)

    assert (match.key, match.question) == (4, None)
    assert (of_another.key, of_another.candidates) == (None, (4, 1))
    assert of_another.question == (
        "Whose is it? “Parks Committee” was settled as Harbour Board, and is a name of"
        " Parks Committee"
    )


@pytest.mark.parametrize(
    "printed",
    ["Barks Committee", "Parks Sub-Committee", "Joint Parks Committee", "Harbour Users’ Board"],
)
def test_a_body_that_only_resembles_another_is_not_proposed_to_be_it(printed):
    match = body_like(printed, BODIES)

    assert (match.key, match.sureness) == (None, Sureness.LOOK)
    assert match.question


@pytest.mark.parametrize("printed", ["Eastfield Council Parks Committee", "Parks Comittee"])
def test_a_body_that_is_nearly_certain_is_likely(printed):
    assert body_like(printed, BODIES).sureness is Sureness.LIKELY
