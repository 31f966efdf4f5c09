"""Which words are the operative verbs of recommendations and resolutions (handbook 2.5).

A word that may as well be a noun counts as a verb only where what follows it says so; a word that
neither the lexicon nor the dictionary knows is no verb here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from app.wording.forms import Form, inflected, lemmas_of, plain
from app.wording.lexicon import (
    ADVERBS,
    AUXILIARIES,
    LISTED,
    NOT_ADVERBS,
    NOUN_FOLLOWS,
    NOUNS_TOO,
    OBJECT_OPENS,
    OPERATIVE,
    PHRASES,
)


@dataclass(frozen=True)
class Verb:
    """A word read as a verb. `is_listed`: a thing that a meeting does by deciding it."""

    lemma: str
    form: Form
    is_listed: bool = True


_REGARD, _MINDED = ("regard", "due"), ("minded", "satisfied")
_SAID_WITH = dict.fromkeys(("have", "has", "had"), _REGARD) | dict.fromkeys(
    ("be", "is", "are", "was", "were"), _MINDED
)
"""“Have regard to” and “be minded to” are decided; the auxiliaries by themselves are not."""
_SAID_OF = {
    "have": Verb("have", Form.BARE),
    "has": Verb("have", Form.PRESENT),
    "had": Verb("have", Form.PAST),
    "be": Verb("be", Form.BARE),
    "is": Verb("be", Form.PRESENT),
    "are": Verb("be", Form.PRESENT),
    "was": Verb("be", Form.PAST),
    "were": Verb("be", Form.PAST),
}


@cache
def lemma_of(word: str) -> str | None:
    """Return the operative verb of which `word` is a form, or None where it is none."""
    verb = _listed_forms().get(word.casefold())
    return verb.lemma if verb else None


@cache
def is_past_of(past: str, verb: str) -> bool:
    """Is `past` the past tense of any verb at all that `verb` is a form of?"""
    return past.casefold() in {
        inflected(lemma, Form.PAST) for lemma in lemmas_of(verb.casefold())[0]
    }


def verb_of(word: str, following: str = "") -> Verb | None:
    """Read `word`, which opens a clause, as a verb; None where it is not surely one."""
    low = word.casefold()
    if low == "thanks" and not _opens_an_object(following):
        return None
    verb = _listed_forms().get(low)
    if verb and verb.lemma in LISTED:
        is_noun = following.casefold() in NOUN_FOLLOWS and may_be_noun(low)
        return None if is_noun else verb
    if low in _SAID_WITH and following.casefold() in _SAID_WITH[low]:
        return _SAID_OF[low]
    verb = verb or _from_dictionary(low)
    if verb and (
        is_phrase(verb.lemma, following) or _opens_an_object(following) or not may_be_noun(low)
    ):
        return verb if verb.is_listed or verb.form is not Form.PAST or following else None
    return None


@cache
def is_infinitive(word: str) -> bool:
    """May `word` stand after “to” as a verb: “to plant trees”?"""
    return word in OPERATIVE or (word.islower() and word in lemmas_of(word)[0])


def is_phrase(lemma: str, following: str) -> bool:
    return following.casefold() in PHRASES.get(lemma, ())


def is_adverb(word: str) -> bool:
    low = word.casefold()
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS)


def is_participle(word: str) -> bool:
    """“noted” in “be noted”; true for any word that ends like one."""
    low = word.casefold()
    return low.endswith("ed") or low in _participles()


def may_be_noun(word: str) -> bool:
    low = word.casefold()
    verb = _listed_forms().get(low)
    return verb.lemma in NOUNS_TOO and verb.form is not Form.PAST if verb else lemmas_of(low)[1]


def _opens_an_object(following: str) -> bool:
    return following.casefold() in OBJECT_OPENS or bool(
        following and (following[0].isupper() or following[0].isdigit() or following[0] in "£€“")
    )


def _from_dictionary(low: str) -> Verb | None:
    for lemma in lemmas_of(low)[0]:
        for form in (Form.BARE, Form.PRESENT, Form.PAST):
            if lemma not in AUXILIARIES and inflected(lemma, form) == low:
                return Verb(lemma, form, is_listed=plain(lemma) in OPERATIVE)
    return None


@cache
def _listed_forms() -> dict[str, Verb]:
    forms: dict[str, Verb] = {}
    for verb in sorted(OPERATIVE, key=lambda verb: (verb not in LISTED, verb)):
        for form in Form:
            forms.setdefault(inflected(verb, form), Verb(verb, _as_printed(form)))
    for spelling in ("do", "does", "did"):
        forms[spelling] = Verb("do", Form.BARE)
    return forms


def _as_printed(form: Form) -> Form:
    """A clause that opens with a participle is read as past: “Noted the report”."""
    return Form.PAST if form is Form.PARTICIPLE else form


@cache
def _participles() -> frozenset[str]:
    return frozenset(inflected(verb, Form.PARTICIPLE) for verb in OPERATIVE)


def operative(words: Sequence[str]) -> dict[int, str]:
    """Return where the operative verbs stand in a clause, each with its lemma.

    They are the first words, after an adverb, and those coordinated with them: “Note and
    endorse”, “Review, amend and approve”. Verbs further on keep their form and are not counted.
    """
    start = sum(1 for _ in takewhile(lambda word: word.casefold() in ADVERBS, words))
    found: dict[int, str] = {}
    place = start
    while place < len(words):
        lemma = lemma_of(words[place])
        if lemma is None:
            break
        found[place] = lemma
        place += 1
        if lemma == "do" and place < len(words) and words[place].casefold() == "not":
            place += 1
            continue
        joined = takewhile(lambda word: word.casefold() in (",", "and"), words[place:])
        gap = sum(1 for _ in joined)
        if not gap:
            break
        place += gap
    return found
