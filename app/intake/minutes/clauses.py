"""Clauses that stand one after another in a paragraph: “(i) That …; (ii) That …”."""

import re

from app.intake.minutes.parsed import Recommended

_MARK = re.compile(
    r"(?:(?<=^)|(?<=[\s:–-]))\(?(?P<label>[ivx]{1,5}|[a-z]|\d{1,2})\)\s*(?=[A-Za-z“\"£€$])"
    r"|(?:(?<=^)|(?<=[.;:]\s)|(?<=[;,] and ))(?P<plain>\d{1,2}|[a-z])\.\s+(?=[A-Z“\"])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
FIRST_WITHIN = 120
"""In letters. Clauses begin soon after the words that lead into them."""


def clauses_in(text: str) -> tuple[str, list[Recommended]]:
    """What leads into the clauses, and they; none where a text does not count on."""
    marks = list(_MARK.finditer(text))
    for kind in (_ROMAN, "abcdefghijklmnop", tuple(map(str, range(1, 20)))):
        run: list[re.Match[str]] = []
        for mark in marks:
            if len(run) < len(kind) and (mark["label"] or mark["plain"]) == kind[len(run)]:
                run.append(mark)
        if len(run) > 1 and run[0].start() <= FIRST_WITHIN:
            ends = [*(mark.start() for mark in run[1:]), len(text)]
            found = [
                Recommended(mark[0].strip(), _bare(text[mark.end() : end]))
                for mark, end in zip(run, ends, strict=True)
            ]
            return text[: run[0].start()].strip(), found
    return text, []


def _bare(text: str) -> str:
    return re.sub(r"[;,]?\s*(?:\band\b)?\s*$", "", text.strip()).strip()
