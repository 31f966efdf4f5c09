"""When the meeting closed, which is told at its end and is no part of its last item."""

import re
from dataclasses import replace

from app.intake.minutes.outline import Outline
from app.intake.minutes.patterns import CLOCK
from app.intake.minutes.sentences import sentences

LAST = 12
"""Lines from the end, within which it is told: below it the minutes are signed."""
_ABOUT = re.compile(
    r"\b(?:clos\w+|end|conclusion|termination|adjournment)(?: of)?(?: the)? (?:meeting|session)\b"
    r"|\bmeeting clos\w+|\b(?:close|closing|adjourn(?:ment)?|conclusion|termination)\W*$",
    re.I,
)
_ENDED = r"(?:closed|ended|concluded|terminated|finished|rose|adjourned)"
_CLOSED = re.compile(
    r"\W*(?:(?:there being|as there was|with|having) no (?:further|other|more) [^.;]{3,40},?;? "
    r"(?:and )?)?"
    rf"(?:(?:the )?(?:\w+ )?(?:meeting|proceedings|committee|council|board|panel) (?:\w+ly |was "
    rf"|were |then |declared )*{_ENDED}"
    r"|(?:the )?(?:chair\w*|(?:lord )?mayor|convener|provost|president) (?:then |\w+ly )*"
    r"(?:closed|concluded|adjourned|declared|brought) the meeting(?: closed| to (?:a|an) \w+)?)"
    rf"(?: at|:|,| –| -)*(?: approximately| about)? (?:{CLOCK}|(?:1[3-9]|2[0-3])[.:]\d\d)"
    r"(?: on [^.;]{4,40})?\W*",
    re.I,
)


def closing_of(found: Outline) -> tuple[str, Outline]:
    """The sentence that says it, and the outline without; “” where an item is about closing."""
    last = found.sections[-1] if found.sections else None
    if not last or _ABOUT.search(last.title):
        return "", found
    for place in reversed(range(max(0, len(last.below) - LAST), len(last.below))):
        line = last.below[place]
        said = [] if line.cells or line.label else sentences(line.text)
        if said and _CLOSED.fullmatch(said[-1]):
            rest = line.text.removesuffix(said[-1]).strip()
            kept = [replace(line, text=rest)] if rest else []
            below = [*last.below[:place], *kept, *last.below[place + 1 :]]
            return said[-1], replace(
                found, sections=[*found.sections[:-1], replace(last, below=below)]
            )
    return "", found
