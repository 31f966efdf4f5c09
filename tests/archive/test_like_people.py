import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.archive.like_people import person_like
from app.archive.likeness import KnownPerson, Roll, Sureness, alike, fuller_name
from app.archive.names_of_one_paper import people_like
from app.archive.printed_names import name_key, read_name
from app.people.rules import family_name_of


def known(key, name, *, sits=True, title="", chairs=False, family=None):
    return KnownPerson(key, name, family or family_name_of(name), title, sits, chairs)


BOARD = [
    known(1, "Suzy Horton", chairs=True),
    known(2, "John Smith"),
    known(3, "Jane Smith", title="Mrs"),
    known(4, "Pat O’Brien"),
    known(5, "Ann Able-Baker"),
    known(6, "Dirk van der Berg", family="van der Berg"),
    known(7, "Ruth Fenn", sits=False),
]
MET = Roll(BOARD)


@pytest.mark.parametrize(
    ("printed", "words", "forms", "honours"),
    [
        ("Cllr. J.P. Smith MBE", "j p smith", ("cllr",), "MBE"),
        ("Councillor J Smith, OBE, JP", "j smith", ("cllr",), "OBE JP"),
        ("Smith, John", "john smith", (), ""),
        ("SMITH, Cllr J", "j smith", ("cllr",), ""),
        ("The Mayor, Cllr Ann Lee", "ann lee", ("cllr",), ""),
        ("Mrs Smith (Clerk)", "smith", ("mrs",), ""),
        ("Ald. O'Brien", "obrien", ("cllr",), ""),
        ("Smith (J)", "j smith", (), ""),
        ("An Cathaoirleach, Cllr Ní Bhroin", "ni bhroin", ("cllr",), ""),
        ("The Chairman", "", (), ""),
    ],
)
def test_a_printed_name_is_read_without_what_stands_around_it(printed, words, forms, honours):
    name = read_name(printed)

    assert (" ".join(name.words), name.forms, name.honours) == (words, forms, honours)


@pytest.mark.parametrize("printed", ["Suzy Horton", "Cllr Suzy Horton MBE", "Horton, Suzy"])
def test_the_whole_name_of_a_member_needs_no_question(printed):
    match = person_like(printed, MET)

    assert (match.key, match.question, match.sureness) == (1, None, Sureness.SURE)


@pytest.mark.parametrize(
    ("printed", "key", "why"),
    [
        ("Cllr Horton", 1, "Only the family name is printed"),
        ("Cllr S. Horton", 1, "Only initials are printed"),
        ("Cllr Suzie Horton", 1, "The first names are not printed alike"),
        ("Cllr Hortan", 1, "The names are spelt differently"),
        ("Cllr O'Brien", 4, "Only the family name is printed"),
        ("Cllr Able Baker", 5, "Only the family name is printed"),
        ("D van der Berg", 6, "Only initials are printed"),
        ("Cllr Ruth Fenn", 7, "The register knows them, but not on this body on that day"),
        ("The Chair", 1, "Only the office is printed"),
        ("Mrs Smith", None, "Who is"),
        (
            "Cllr J Smith",
            None,
            "Who is “Cllr J Smith”? The register knows Jane Smith or John Smith",
        ),
        ("Mayor of Elsewhere", None, "nobody whom the register knows"),
    ],
)
def test_anything_less_is_asked(printed, key, why):
    match = person_like(printed, MET)

    assert match.key == key
    assert why in (match.question or "")


def test_two_of_one_family_name_are_both_offered():
    match = person_like("Cllr Smith", MET)

    assert (match.key, match.new) == (None, None)
    assert set(match.candidates) == {2, 3}


def test_a_namesake_elsewhere_in_the_register_makes_even_a_whole_name_a_question():
    match = person_like("Suzy Horton", Roll([*BOARD, known(9, "Suzy Horton", sits=False)]))

    assert match.key == 1
    assert "The register also knows Suzy Horton" in (match.question or "")


def test_a_family_name_alone_never_means_somebody_who_was_not_there():
    match = person_like("Cllr Fenn", MET)

    assert match.key is None
    assert match.new == read_name("Cllr Fenn")
    assert match.candidates == (7,)


def test_initials_are_proposed_of_whoever_alone_had_a_seat_at_another_time():
    was = KnownPerson(1, "D. Oak", "Oak", belongs=True)
    (there, once, elsewhere, two) = (
        person_like("Cllr David Oak", Roll(people))
        for people in (
            [known(1, "D. Oak")],
            [was],
            [known(1, "D. Oak", sits=False)],
            [was, known(2, "D. Oak", sits=False)],
        )
    )

    assert (there.key, there.sureness) == (1, Sureness.LIKELY)
    assert there.question == "Is “Cllr David Oak” D. Oak? The register has only initials"
    assert (once.key, once.sureness) == (1, Sureness.LOOK)
    assert "and they had no seat that day" in (once.question or "")
    assert [match.key for match in (elsewhere, two)] == [None, None]


@pytest.mark.parametrize(
    ("printed", "name", "fuller"),
    [
        ("Cllr Cora Thistle", "C. Thistle", "Cora Thistle"),
        ("Cllr Cora J. Thistle", "C. Thistle", "Cora J. Thistle"),
        ("Cllr Cora Thistle", "Thistle", "Cora Thistle"),
        ("Cllr Cora Thistle", "C. J. Thistle", ""),
        ("Cllr C. J. Thistle", "C. Thistle", ""),
        ("Cllr Thistle", "C. Thistle", ""),
        ("Cllr Cora Thistle", "Coralie Thistle", ""),
        ("Cllr Cora Thorn", "C. Thistle", ""),
        ("The Chair", "C. Thistle", ""),
    ],
)
def test_a_fuller_name_is_one_that_spells_out_initials(printed, name, fuller):
    assert fuller_name(read_name(printed), name, family_name_of(name)) == fuller


def test_a_first_name_of_somebody_else_is_a_new_person_beside_whom_the_member_is_named():
    match = person_like("Cllr Tom Horton", MET)

    assert match.new == read_name("Cllr Tom Horton")
    assert match.candidates == (1,)
    assert "Suzy Horton had a seat that day" in (match.question or "")


def test_mr_and_mrs_are_two_people():
    match = person_like("Mr Horton", Roll([known(1, "Suzy Horton", title="Mrs")]))

    assert match.key is None
    assert match.new is not None


def test_names_of_one_paper_help_each_other():
    names = ["Cllr Able", "Cllr Ann Able", "Cllr. Ann Able", "Cllr Fenn", "Ruth Fenn"]

    matches = people_like(names, MET)

    assert list(matches) == names
    assert matches["Cllr Ann Able"].new == read_name("Cllr Ann Able")
    assert matches["Cllr Able"].same_as == "Cllr Ann Able"
    assert "the same person as “Cllr Ann Able”" in (matches["Cllr Able"].question or "")
    assert matches["Cllr. Ann Able"].same_as == "Cllr Ann Able"
    assert matches["Cllr. Ann Able"].question is None
    assert matches["Cllr Fenn"].key == matches["Ruth Fenn"].key == 7


def test_nobody_is_a_member_and_an_officer_of_one_paper():
    names = ["Able", "Mr. M. Able", "Councillor Able", "Cllr Ann Fold", "Fold"]

    matches = people_like(names, Roll([]), lists=(["Able", "Cllr Ann Fold"], ["Mr. M. Able"]))

    assert (matches["Able"].same_as, matches["Councillor Able"].same_as) == (None, "Able")
    assert "the same person" not in (matches["Able"].question or "")
    assert matches["Fold"].same_as == "Cllr Ann Fold"


def test_a_short_name_that_may_be_two_new_people_is_asked_with_both():
    matches = people_like(["Cllr Ann Able", "Cllr Bob Able", "Cllr Able"], Roll([]))

    assert (matches["Cllr Able"].same_as, matches["Cllr Able"].new) == (None, None)
    assert "“Cllr Ann Able” or “Cllr Bob Able”" in (matches["Cllr Able"].question or "")


def test_what_was_settled_is_asked_again_where_another_of_the_name_sat():
    roll = Roll([known(1, "Suzy Horton", sits=False), known(2, "Ann Horton")])

    match = person_like("Councillor Horton", roll, {name_key("Cllr Horton"): 1})

    assert match.key == 1
    assert "settled as Suzy Horton, who had no seat that day" in (match.question or "")


FIRST = st.sampled_from(["Ann", "Anne", "Suzy", "Suzie", "John", "Jane", "J", "A"])
FAMILY = st.sampled_from(["Smith", "Smyth", "Horton", "Hortan", "O’Brien", "Able-Baker", "Baker"])
FORM = st.sampled_from(["", "Cllr ", "Councillor ", "Mrs ", "Mr ", "The Mayor, Cllr "])
NAMES = st.builds("{} {}".format, FIRST, FAMILY)
PRINTED = st.one_of(
    st.builds("{}{}".format, FORM, NAMES),
    st.builds("{}{}".format, FORM, FAMILY),
    st.builds("{1}, {0}".format, FIRST, FAMILY),
    st.sampled_from(["The Chair", "Mayor", "", "…"]),
    st.text(max_size=30),
)
PEOPLE = st.lists(st.tuples(NAMES, st.booleans(), st.booleans()), max_size=6).map(
    lambda people: [
        known(key, name, sits=sits, chairs=sits and chairs)
        for key, (name, sits, chairs) in enumerate(people, start=1)
    ]
)


@settings(max_examples=40)
@given(PRINTED, PEOPLE)
def test_nobody_is_taken_for_somebody_by_less_than_a_whole_name_without_asking(printed, people):
    match = person_like(printed, Roll(people))

    if match.key is not None and match.question is None:
        meant = next(person for person in people if person.key == match.key)
        assert meant.sits
        assert " ".join(read_name(printed).words) == " ".join(read_name(meant.name).words)
        assert sum(person.name == meant.name for person in people) == 1


@settings(max_examples=40)
@given(PRINTED, PEOPLE)
def test_a_question_goes_with_everything_that_is_not_sure(printed, people):
    match = person_like(printed, Roll(people))

    assert (match.question is None) == (match.sureness is Sureness.SURE)
    assert match.key is None or match.new is None


@settings(max_examples=40)
@given(PRINTED, PEOPLE.filter(bool), st.data())
def test_a_correction_always_wins(printed, people, data):
    chosen = data.draw(st.sampled_from(people))

    match = person_like(printed, Roll(people), {name_key(printed): chosen.key})

    assert match.key == chosen.key
    assert match.question is None or not chosen.sits


@pytest.mark.parametrize("sit", [(), (BOARD[1],), tuple(BOARD)])
def test_a_family_name_that_two_of_one_paper_share_is_asked_without_proposing_either(sit):
    matches = people_like(["Cllr Smith", "J. Smith", "Councillor W. Smith"], Roll(sit))

    match = matches["Cllr Smith"]
    assert (match.key, match.new, match.same_as, match.sureness) == (
        None,
        None,
        None,
        Sureness.LOOK,
    )
    assert match.question == (
        "Who is “Cllr Smith”? The paper names “J. Smith” or “Councillor W. Smith”"
    )


def test_a_name_that_is_misspelt_is_asked_about():
    for printed in ("B. Hortan", "S. Hortan", "Cllr Hortan", "Suzy Hortan"):
        assert people_like([printed], MET)[printed].question, printed


@example(["CLR SMYTH", "Ann Smyth", "COUNCILOR SMYTH"], [])
@settings(max_examples=40)
@given(st.lists(PRINTED, max_size=8), PEOPLE)
def test_short_names_lead_to_a_new_person_and_never_round_in_circles(printed, people):
    matches = people_like(printed, Roll(people))

    assert list(matches) == list(dict.fromkeys(printed))
    for match in matches.values():
        if match.same_as is not None:
            fuller = matches[match.same_as]
            assert fuller.new is not None
            assert fuller.same_as is None
            of_it = [other for other in matches.values() if _is_one(match, other)]
            assert _is_one(match, fuller) or any(other.question for other in of_it)


def _is_one(match, other):
    """One of two printings that differ in their title is asked about, for both."""
    return alike(read_name(match.printed), read_name(other.printed))
