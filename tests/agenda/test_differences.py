from hypothesis import given
from hypothesis import strategies as st

from app.agenda.differences import Change, Stretch, word_differences


def shown(before: str, after: str) -> str:
    marks = {Change.SAME: "{}", Change.ADDED: "+{}+", Change.REMOVED: "-{}-"}
    return "".join(marks[s.change].format(s.text) for s in word_differences(before, after))


def test_only_the_words_that_changed_are_marked():
    differences = shown("The panel noted the report.", "The panel welcomed the report.")

    assert differences == "The panel -noted-+welcomed+ the report."


def test_lines_that_stayed_are_found_around_one_that_is_new():
    assert shown("One.\nThree.", "One.\nTwo.\nThree.") == "One.\n+Two.\n+Three."


def test_equal_texts_are_one_stretch():
    assert word_differences("Noted.", "Noted.") == (Stretch(Change.SAME, "Noted."),)
    assert word_differences("", "") == ()


def test_a_passage_too_long_to_compare_is_shown_whole():
    before, after = "old " * 3000, "new " * 3000

    assert word_differences(before, after) == (
        Stretch(Change.REMOVED, before),
        Stretch(Change.ADDED, after),
    )


texts = st.text(st.sampled_from("ab \n.’é"), max_size=60)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_differences(before, after):
    differences = word_differences(before, after)

    assert "".join(s.text for s in differences if s.change is not Change.ADDED) == before
    assert "".join(s.text for s in differences if s.change is not Change.REMOVED) == after
