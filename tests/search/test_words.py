import pytest

from app.search.words import fold, reference_key, stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("schools", "schooling"),
        ("Council’s", "councils"),
        ("consulted", "consultation"),
        ("policies", "policy"),
    ],
)
def test_words_of_one_family_share_a_stem(one, other):
    assert stem(fold(one)) == stem(fold(other))


def test_accents_and_capitals_make_no_difference():
    assert [token.word for token in tokens("Siân’s CAFÉ")] == ["sian's", "cafe"]


def test_a_token_knows_where_it_stands_in_the_text():
    text = "Noted the Café’s lease."

    assert [text[token.start : token.end] for token in tokens(text)] == ["Noted", "Café’s", "lease"]


def test_words_that_every_page_holds_are_passed_over_but_it_and_may_are_not():
    assert [token.word for token in tokens("The IT strategy of May")] == ["it", "strategy", "may"]


@pytest.mark.parametrize(
    "typed", ["EAB 10/2017 (2)", "eab 10/2017(2)", "EAB10/2017 2", "EAB 10–2017 (2)"]
)
def test_a_citation_is_known_however_it_is_punctuated(typed):
    assert reference_key(typed) == "eab 10 2017 2"
