"""Sentences that put a motion, second it or tell what became of it."""

import re

from app.intake.minutes.naming import NAME, PERSON

_MOVED = re.compile(
    rf"\b(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED|[Rr]ecommended)(?: by|:)? (?:{PERSON})"
    rf"|\b(?:on the )?(?:proposal|motion|proposition) (?:of|by) |(?:{NAME}|[Cc]hair(?:man|woman"
    r"|person)?|Mayor) (?:then |also )?(?:proposed|moved)\b|\bmade a motion\b"
    rf"|\b(?:[Mm]otion|Amendment) (?:was )?(?:made )?(?:by|from) (?:{PERSON})"
    rf"|\b[Mm]otion to [^.]{{2,80}}? by (?:{PERSON})"
    rf"|\bseconded by {PERSON},? (?:then )?(?:moved|MOVED)\b"
    r"|\bproposal was made\b",
)
_NOMINATED = re.compile(rf"\b(?:{NAME}) (?:then |also )?nominated\b")
_SECONDED = re.compile(r"\b[Ss]econd(?:ed|er|s)\b|SECONDED|\b(?:[Ss]econd|2nd) (?:by|from)\b")
_RESULT = re.compile(
    r"\b(?:carried|passed|all (?:were |voted |was )?in favou?r|agreed|approved|adopted|resolved"
    r"|unanimous(?:ly)?|defeated|failed|lost|rejected|in favou?r|accepted|nem\.? con|abst\w+|died"
    r"|fell)\b",
    re.I,
)


_THEN_MOVED = re.compile(
    r"\b(?:[Mm]otion|[Pp]roposal|[Aa]mendment)\b[^.;]{0,60}?\b(?:[Cc]arried|CARRIED|[Ll]ost|LOST"
    r"|[Dd]efeated|DEFEATED|fell|failed|withdrawn)\b[^.;]{0,40}?"
    r"(?P<joint>[,;:]? (?:– |- )?(?:and |when(?:eupon)? )?)"
    rf"(?:[Ii]t was (?:\w+ly |then )?(?:moved|proposed) by|{PERSON} (?:then |subsequently )"
    r"(?:moved|proposed)\b)"
)


def told_and_moved(sentence: str) -> list[str]:
    """“The amendment was lost and it was then moved by A …”: what is told, and what is put."""
    found = _THEN_MOVED.search(sentence)
    if not found:
        return [sentence]
    return [sentence[: found.start("joint")], sentence[found.end("joint") :]]


def puts(text: str) -> bool:
    return bool(_MOVED.search(text))


def moves(sentence: str) -> bool:
    """Does somebody put a motion here?"""
    return puts(sentence) and not re.search(
        r"\bI will move|will move at|\bmoved (?:to|into|from) (?:the )?(?:closed|private|next"
        r"|a new|committee|executive|another)\b",
        sentence,
    )


def nominates(sentence: str) -> bool:
    return bool(_NOMINATED.search(sentence))


def seconds(sentence: str) -> bool:
    return bool(_SECONDED.search(sentence)) and "not seconded" not in sentence


def tells_result(sentence: str) -> bool:
    """Does this say what became of the motion before it?"""
    return bool(_RESULT.search(sentence))
