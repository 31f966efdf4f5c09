from hypothesis import given
from hypothesis import strategies as st

from app.search.query import parse
from app.search.snippets import LONGEST, snippet, text_of
from app.search.tree import Marks, marks
from app.search.words import stem, tokens

LONG = " ".join(f"word{number}" for number in range(200))


def marked(text: str, typed: str, longest: int = LONGEST) -> str:
    pieces = snippet(text, marks(parse(typed).wanted), longest)
    return "".join(f"[{text}]" if marked else text for text, marked in pieces)


def test_every_form_of_a_word_is_marked():
    assert marked("Charged for parking", "parked charges") == "[Charged] for [parking]"


def test_words_that_stand_together_are_one_mark():
    assert marked("Residents’ parking zones", '"residents parking"') == "[Residents’ parking] zones"


def test_a_beginning_is_marked_wherever_it_begins_a_word():
    assert marked("The consultation was consulted on", "consul*") == (
        "The [consultation] was [consulted] on"
    )


def test_what_was_refused_is_not_marked():
    assert marked("Parking permits", "parking -permits") == "[Parking] permits"


def test_the_passage_with_the_most_different_words_is_shown():
    text = f"Parking. {LONG} Then parking charges were agreed. {LONG}"

    shown = marked(text, "parking charges")

    assert "[parking charges] were agreed" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_a_title_is_shown_from_its_start_however_late_the_words_come():
    title = "A report of the Director on what was said at the last meeting, and on the otters"

    pieces = snippet(title, marks(parse("otters").wanted), len(title))

    assert text_of(pieces) == title
    assert [text for text, marked in pieces if marked] == ["otters"]


def test_a_text_without_the_words_is_shown_from_its_start():
    assert marked(LONG, "nothing").startswith("word0 word1")


def test_lines_are_run_together_with_a_dash_where_no_stop_parts_them():
    assert marked("Meters\n\nThey cost money.\nMembers asked", "cost") == (
        "Meters – They [cost] money. Members asked"
    )


words = st.text(st.sampled_from("abcdé’-., \n"), max_size=400)


@given(words, st.lists(st.sampled_from(["a", "b", "ab", "cd", "é"]), max_size=3))
def test_a_snippet_is_the_text_itself_cut_between_words(text, looked_for):
    sought = Marks(frozenset(map(stem, looked_for)))

    pieces = snippet(text, sought, 60)

    shown = text_of(pieces).strip("…").replace(" – ", " ")
    plain = " ".join(text.split())
    assert " ".join(shown.split()) in plain
    whole_words = plain.split()
    assert all(word in whole_words for word in shown.split())
    for words, marked in pieces:
        if marked:
            assert any(token.stem in sought.stems for token in tokens(words))
