import pytest
from lemminflect import getAllInflections

from app.wording.forms import Form, inflected
from app.wording.lexicon import OPERATIVE
from app.wording.verbs import verb_of


@pytest.mark.parametrize("verb", sorted(OPERATIVE))
def test_the_forms_made_by_rule_are_those_of_the_dictionary(verb):
    known = getAllInflections(verb, "VERB")

    for form in (Form.PRESENT, Form.PAST, Form.PARTICIPLE):
        expected = known.get(form.value) or known.get(Form.PAST.value)
        assert not expected or inflected(verb, form) in expected


@pytest.mark.parametrize(
    ("verb", "past"), [("vire", "vired"), ("re-tender", "re-tendered"), ("undertake", "undertook")]
)
def test_a_verb_has_a_past(verb, past):
    assert inflected(verb, Form.PAST) == past


@pytest.mark.parametrize(
    ("word", "following", "is_verb"),
    [
        ("Review", "the", True),
        ("Review", "of", False),
        ("Thanks", "the", True),
        ("Thanks", "to", False),
        ("Fund", "the", True),
        ("Fund", "managers", False),
        ("Develop", "proposals", True),
        ("Work", "with", False),
        ("Zorble", "the", False),
        ("Approval", "of", False),
    ],
)
def test_what_follows_tells_a_verb_from_a_noun(word, following, is_verb):
    assert (verb_of(word, following) is not None) is is_verb
