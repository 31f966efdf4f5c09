"""Words that mislead whoever reads them later: “today”, “will” (handbook 2.7, rule 32). Pure."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from app.checks.found import Finding, Level
from app.checks.sentences import sentences, without_quotations

_DAYS = {
    "today": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
_RELATIVE = re.compile(
    r"\b(?:today|this morning|this afternoon|this evening|tonight|yesterday|tomorrow"
    r"|currently|recently|earlier(?! than| this| in| years?| on| stages?)|at present"
    r"|(?:last|next|this) (?:week|month|term|year|meeting|(?:[A-Z]\w+ ){0,3}meeting))\b"
)
#: “Date of next meeting”, “Minutes of the last meeting” name an item, and no time.
_IN_A_TITLE = re.compile(r"(?:date|minutes|time) of (?:the )?$", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?P<verb>will|shall|is|are|has|have|continues|remains|needs|wants|hopes|can)\b"
)
# Nothing to report in reported speech: these stand in sentences of the past too.
_NOT_TENSES = re.compile(
    r"\b(?:would|could|should|might|may|must|to|not to) (?:is|are|has|have|need|want|continue"
    r"|remain|hope)\b|\b(?:that is to say|is to be found at|as is)\b|\bneeds of\b"
    r"|\b(?:the|their|its|his|her|our|special|educational|local|basic|complex|own) needs?\b",
    re.IGNORECASE,
)


def check_times(text: str, held_on: date) -> Iterator[Finding]:
    said = without_quotations(text)
    for match in _RELATIVE.finditer(said):
        words = match[0]
        if _IN_A_TITLE.search(said, 0, match.start()):
            continue
        days = _DAYS.get(words)
        day = held_on + timedelta(days=days or 0)
        advice = f"write {day.day} {day:%B %Y}" if days is not None else "give the date"
        yield Finding(32, Level.PROMPT, f"A time that moves with the reader: {advice}", words)


def check_tense(text: str) -> Iterator[Finding]:
    """One question for the whole text, with the first sentence: “will” becomes “would”."""
    found = [sentence for sentence in sentences(text) if _is_of_the_moment(sentence)]
    if found:
        count = "One sentence is" if len(found) == 1 else f"{len(found)} sentences are"
        message = f"{count} in the present or the future; minutes report what was said"
        yield Finding(32, Level.PROMPT, message, found[0])


def _is_of_the_moment(sentence: str) -> bool:
    said = _NOT_TENSES.sub(lambda match: " " * len(match[0]), without_quotations(sentence))
    return bool(_PRESENT.search(said))
