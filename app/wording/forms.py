"""The forms of English verbs (handbook 2.5).

Those of the verbs that meetings decide by are made by rule and table; a test compares each with
lemminflect. Any other verb is looked up there, and that late: the first question takes two seconds.
"""

import re
from enum import StrEnum
from functools import cache

from app.wording.lexicon import DOUBLING, IRREGULAR, OPERATIVE

_EVERY = OPERATIVE | {"do", "have", "be"}
_PREFIXES = ("re-", "re", "co-", "de-", "pre-", "sub-", "over", "out")


class Form(StrEnum):
    """A form of a verb, by its usual name in dictionaries of English."""

    BARE = "VB"
    PRESENT = "VBZ"
    PAST = "VBD"
    PARTICIPLE = "VBN"


@cache
def inflected(lemma: str, form: Form) -> str:
    """“authorise”, past → “authorised”; British spelling where the dictionary gives both."""
    if form is Form.BARE:
        return lemma
    if lemma in IRREGULAR and form is not Form.PRESENT:
        return IRREGULAR[lemma].split()[form is Form.PARTICIPLE]
    if lemma in _EVERY:
        return {"do": "does", "have": "has", "be": "is"}.get(lemma) or _regular(lemma, form)
    prefix, core = _prefixed(lemma)
    forms = _dictionary_forms(core)
    found = forms.get(form.value) or forms.get(Form.PAST.value) or ()
    if not found:
        return lemma
    return prefix + next((each for each in found if core.endswith("l") and "ll" in each), found[0])


@cache
def lemmas_of(low: str) -> tuple[tuple[str, ...], bool]:
    """The verbs that `low` may be a form of, and whether it may be another part of speech."""
    from lemminflect import getAllLemmas  # slow to load

    prefix, core = _prefixed(low)
    found = getAllLemmas(core)
    return tuple(prefix + lemma for lemma in found.get("VERB", ())), bool(set(found) - {"VERB"})


@cache
def _prefixed(word: str) -> tuple[str, str]:
    """Part “re-tender” and “reconfirm”, which no dictionary lists, from the verb inside."""
    from lemminflect import getAllLemmas  # slow to load

    if getAllLemmas(word).get("VERB"):
        return "", word
    for prefix in _PREFIXES:
        core = word.removeprefix(prefix)
        if core != word and len(core) > 3 and getAllLemmas(core).get("VERB"):
            return prefix, core
    return "", word


def plain(lemma: str) -> str:
    """“reconfirm” is decided as “confirm” is."""
    return lemma if lemma in OPERATIVE else re.sub(r"^re-?(?=\w{4})", "", lemma)


@cache
def _dictionary_forms(lemma: str) -> dict[str, tuple[str, ...]]:
    from lemminflect import getAllInflections  # slow to load

    return dict(getAllInflections(lemma, "VERB"))


def _regular(verb: str, form: Form) -> str:
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    if form is Form.PRESENT:
        hisses = verb.endswith(("s", "x", "z", "ch", "sh"))
        return verb[:-1] + "ies" if ends_in_y else verb + ("es" if hisses else "s")
    if ends_in_y:
        return verb[:-1] + "ied"
    if verb in DOUBLING:
        return verb + verb[-1] + "ed"
    return verb + ("d" if verb.endswith("e") else "ed")
