"""The operative verbs of recommendations and resolutions, and their forms (handbook 2.5).

Pure, like rules.py; beyond the standard library it asks only lemminflect, and that late,
because the first question takes most of a second.
"""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

_VERBS = """
    accept acknowledge adopt advise agree allocate amend appoint approve ask authorise award
    bring choose comment commend commit confirm congratulate consider consult continue decide
    decline defer delegate determine direct elect encourage endorse ensure establish exclude
    extend forward give grant hold identify instruct invite invoke make monitor move nominate note
    permit proceed publish ratify receive recommend reconfirm record refer refuse reject release
    request require rescind reserve resolve review revoke scrutinise seek set submit suspend
    support take thank transfer undertake uphold vire waive welcome withdraw write
"""
OPERATIVE = frozenset(_VERBS.split())
_IRREGULAR = {
    "give": "gave given",
    "take": "took taken",
    "make": "made",
    "hold": "held",
    "write": "wrote written",
    "bring": "brought",
    "seek": "sought",
    "undertake": "undertook undertaken",
    "withdraw": "withdrew withdrawn",
    "uphold": "upheld",
    "choose": "chose chosen",
    "set": "set",
    "vire": "vired",
    "do": "do does did",
}
_ADVERBS = ("formally", "further", "also", "duly", "hereby", "unanimously", "therefore", "again")


@cache
def lemma_of(word: str) -> str | None:
    """Return the operative verb of which `word` is a form, or None where it is none."""
    return _forms().get(word.casefold())


@cache
def is_past_of(past: str, verb: str) -> bool:
    """Is `past` the past tense of any verb at all that `verb` is a form of?"""
    from lemminflect import getAllInflections, getLemma  # slow to load

    lemmas = getLemma(verb.casefold(), upos="VERB")
    pasts = {form for lemma in lemmas for form in getAllInflections(lemma, "VERB").get("VBD", ())}
    return past.casefold() in pasts


@cache
def _forms() -> dict[str, str]:
    from lemminflect import getAllInflections  # slow to load

    forms = {}
    for verb in OPERATIVE:
        for found in getAllInflections(verb, "VERB").values():
            forms.update(dict.fromkeys(found, verb))
        forms[verb] = verb
    for verb, irregular in _IRREGULAR.items():
        forms.update(dict.fromkeys(irregular.split(), verb))
    return forms


def operative(words: Sequence[str]) -> dict[int, str]:
    """Return where the operative verbs stand in a clause, each with its lemma.

    They are the first words, after an adverb, and those coordinated with them: “Note and
    endorse”, “Review, amend and approve”. Verbs further on keep their form and are not counted.
    """
    start = sum(1 for _ in takewhile(lambda word: word.casefold() in _ADVERBS, words))
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
