"""Sentences of minutes, and what in them is somebody else's words. Pure."""

import re
from collections.abc import Iterator

# Not the stop of “Cllr. Lee”, “No. 4”, “St. Mary’s” or an initial.
_END = re.compile(
    r"(?<!\bCllr)(?<!\bNo)(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bRev)(?<!\b[A-Z])"
    r"[.!?][”’\"')\]]*(?=\s|$)|\n+"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|(?<!\w)‘[^’\n]{2,}’(?!\w)|(?<!\w)'[^'\n]{2,}'(?!\w)")


def sentences(text: str) -> Iterator[str]:
    begun = 0
    for end in _END.finditer(text):
        yield from _tidy(text[begun : end.end()])
        begun = end.end()
    yield from _tidy(text[begun:])


def _tidy(sentence: str) -> Iterator[str]:
    if words := sentence.strip():
        yield words


def without_quotations(text: str) -> str:
    """The same length, so that places still match; what was quoted is blank."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
