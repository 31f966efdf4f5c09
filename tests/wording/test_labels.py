import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wording.labels import arrange, bullet_label, read_label, split_label
from app.wording.numbering import roman


def depths(*labels):
    return [placing.depth for placing in arrange([read_label(label) for label in labels])]


def oddities(*labels):
    placings = arrange([read_label(label) for label in labels])
    return [placing.oddity for placing in placings if placing.oddity]


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("(i)        Note the progress", "(i)", "Note the progress"),
        ("(1)\u00a0 Noted the progress", "(1)", "Noted the progress"),
        ("(1)Noted the progress", "(1)", "Noted the progress"),
        ("a) Consult on the draft", "a)", "Consult on the draft"),
        ("1. That the minutes be agreed", "1.", "That the minutes be agreed"),
        ("2\tEndorse the plan", "2", "Endorse the plan"),
        ("A:        Welcomes the report", "A:", "Welcomes the report"),
        ("3.4 That the fee be set", "3.4", "That the fee be set"),
        ("( ii ) Agree", "(ii)", "Agree"),
        ("(iv)", "(iv)", ""),
    ],
)
def test_a_label_is_parted_from_its_text(line, label, rest):
    found, text = split_label(line)

    assert (found.printed, text.strip()) == (label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "2017 was a good year",
        "4 maintained schools are at grade 3",
        "5.30 pm was the time",
        "1.2 million pounds were spent",
        "e.g. the pool",
        "A. Smith asked a question",
        "(iiii) is no numeral",
        "(and) the rest",
        "(2)of the report",
        "12 January was the date",
    ],
)
def test_what_only_looks_like_a_label_stays_in_the_text(line):
    assert split_label(line) == (None, line)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(["(i)", "(ii)", "(iii)"], [0, 0, 0], id="numerals"),
        pytest.param(["(1)", "(a)", "(i)", "(ii)", "(b)", "(2)"], [0, 1, 2, 2, 1, 0], id="nested"),
        pytest.param(["(g)", "(h)", "(i)", "(j)"], [0, 0, 0, 0], id="i is a letter"),
        pytest.param(["(a)", "(b)", "(i)", "(ii)", "(c)"], [0, 0, 1, 1, 0], id="i is a numeral"),
        pytest.param(["(a)", "(i)", "(ii)", "(b)", "(i)"], [0, 1, 1, 0, 1], id="numerals restart"),
        pytest.param(["(iv)", "(v)", "(vi)"], [0, 0, 0], id="v is a numeral"),
        pytest.param(["(u)", "(v)", "(w)", "(x)"], [0, 0, 0, 0], id="v and x are letters"),
        pytest.param(["1.", "a)", "b)", "2.", "a)"], [0, 1, 1, 0, 1], id="numbers over letters"),
        pytest.param(["1.", "1.1", "1.2", "2.", "2.1"], [0, 1, 1, 0, 1], id="decimal"),
        pytest.param(["3.4", "3.5", "4.1"], [0, 0, 0], id="report paragraphs"),
    ],
)
def test_labels_nest_as_a_reader_would_see_them(labels, expected):
    assert depths(*labels) == expected


def test_an_eighth_letter_followed_by_a_run_of_numerals_has_them_beneath_it():
    run = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(ii)", "(iii)"]

    assert depths(*run) == [0] * 8 + [1] * 3
    assert oddities(*run) == []


def test_bullets_stand_under_the_clause_before_them():
    one, two = read_label("(1)"), read_label("(2)")
    dot = bullet_label("•")

    assert [p.depth for p in arrange([one, dot, dot, two, dot])] == [0, 1, 1, 0, 1]


@pytest.mark.parametrize(
    ("labels", "oddity"),
    [
        pytest.param(["(1)", "(3)"], "The labels jump to (3)", id="jump"),
        pytest.param(["(a)", "(b)", "(b)"], "The label (b) is printed twice", id="twice"),
        pytest.param(["(2)", "(3)"], "The first label of its list is (2)", id="late start"),
        pytest.param(["1.", "2.", "1."], "The label 1. starts its list again", id="again"),
        pytest.param(
            ["(1)", "2)"],
            "The label 2) is written differently from the one before it",
            id="another form",
        ),
    ],
)
def test_what_is_odd_about_a_run_is_said(labels, oddity):
    assert oddities(*labels) == [oddity]


@given(st.integers(1, 39), st.sampled_from(["(%s)", "%s)", "%s."]))
def test_an_unbroken_run_is_flat_and_nothing_is_odd(length, form):
    for kind in (str, roman):
        run = [form % kind(n) for n in range(1, length + 1)]

        assert depths(*run) == [0] * length
        assert oddities(*run) == []


@given(st.integers(1, 4), st.integers(1, 12), st.integers(0, 9))
def test_three_levels_are_told_apart(ones, letters, numerals):
    run, expected = [], []
    for one in range(1, ones + 1):
        run.append(f"({one})")
        expected.append(0)
        for letter in "abcdefghijkl"[:letters]:
            run.append(f"({letter})")
            expected.append(1)
        for numeral in range(1, numerals + 1):
            run.append(f"({roman(numeral)})")
            expected.append(2)

    # "(h)" then a lone "(i)" is a letter to every reader, so that case is not asked.
    if not (letters == 8 and numerals == 1):
        assert depths(*run) == expected
