"""Clauses that stand one after another in a paragraph: “(i) That …; (ii) That …”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.intake.minutes.parsed import Recommended, Resolved
from app.wording.labels import arrange, read_label

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


def nested(resolved: Sequence[Resolved]) -> Iterator[Resolved]:
    """Clauses at the level that their labels say: “(ii)” below “(c)”."""
    for _, alike in groupby(resolved, lambda r: (r.as_printed, r.lead_in, r.mover, bool(r.label))):
        clauses = list(alike)
        labels = [label for each in clauses if (label := read_label(each.label or ""))]
        if len(labels) < len(clauses):
            yield from clauses
        else:
            for each, placing in zip(clauses, arrange(labels), strict=True):
                yield replace(each, level=placing.depth + 1)
