from hypothesis import given
from hypothesis import strategies as st

from app.decisions.clauses import RECOMMENDED_STYLE, RESOLVED_STYLE, labels_for
from app.word.labels import number
from app.word.outline import Clause
from app.wording.numbering import letter, roman

#: What labels are made of, that many of them look like one that Word could count.
_OF_LABELS = "()[].- 0123456789abivxABIVX\u0660é"


def _as_word_counts(clauses):
    """The labels that Word will show, counting each run from its own start."""
    places, shown = {}, []
    for numbered in number(clauses):
        if numbered.counting is None:
            shown.append(numbered.clause.label)
            continue
        place = places[numbered.run] = places.get(numbered.run, -1) + 1
        shown.append(numbered.counting.label(place))
    return shown


@st.composite
def _levels(draw):
    levels = [1]
    for step in draw(st.lists(st.sampled_from([1, 0, 0, -1, -2]), max_size=30)):
        levels.append(min(3, max(1, levels[-1] + step)))
    return levels


@given(_levels(), st.sampled_from([RECOMMENDED_STYLE, RESOLVED_STYLE]))
def test_word_shows_the_labels_of_the_house_style(levels, style):
    labels = labels_for(levels, style)
    clauses = [Clause(label, "x", level) for label, level in zip(labels, levels, strict=True)]

    assert _as_word_counts(clauses) == labels


@given(st.lists(st.text(_OF_LABELS, max_size=6).map(str.strip), max_size=12))
def test_word_shows_any_label_as_the_record_has_it(labels):
    assert _as_word_counts([Clause(label, "x") for label in labels]) == labels


def test_a_house_list_is_one_list():
    runs = {n.run for n in number([Clause(f"({roman(i)})", "x") for i in range(1, 20)])}

    assert len(runs) == 1


def test_letters_are_not_taken_for_roman_numerals():
    labels = [f"({letter(i)})" for i in range(1, 13)]

    assert {n.counting.format for n in number([Clause(label, "x") for label in labels])} == {
        "lowerLetter"
    }


def test_a_gap_in_the_record_begins_a_list_at_the_right_number():
    first, _, third = number([Clause("(1)", "a"), Clause("(2)", "b"), Clause("(4)", "c")])

    assert (first.counting.start, third.counting.start) == (1, 4)
