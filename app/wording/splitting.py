"""Several clauses that were pasted as one: “(i) Note the report (ii) Agree the plan”. Pure."""

import re
from collections.abc import Iterator

from app.wording.labels import Label, follows, read_label

_LABEL = re.compile(r"(?:(?<=\s)|(?<![\s\S]))(\(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[).])\s+(?=\S)", re.I)
_BULLET = re.compile(r"(?:^|\n)\s*[•·*–-]\s+")
_LEADS_IN = re.compile(r"(?::|\b(?:to|that)\b:?)$", re.I)


def split_up(text: str) -> list[tuple[int, str]]:
    """Each clause in `text`, with how much deeper it stands; one where it is a single clause.

    Labels count only where they run on from the first of their kind, “(a)”, and stand before words,
    so that “clause (2) of the Act” is no list.
    """
    starts = list(_run(text)) or _bullets(text)
    if len(starts) < 2:
        return [(0, text)]
    before = text[: starts[0][0]].strip()
    if before and not leads_in(before):
        return [(0, text)]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    parts = [text[a:b].strip() for (_, a), b in zip(starts, ends, strict=True)]
    deeper = int(bool(before))
    return [(0, before)] * deeper + [(deeper, part) for part in parts]


def leads_in(words: str) -> bool:
    """Do clauses follow: “the Board:”, “resolved to”?"""
    return bool(_LEADS_IN.search(words.rstrip(" *\t")))


def _run(text: str) -> Iterator[tuple[int, int]]:
    """Where each label of the run begins, and the words after it."""
    last: Label | None = None
    for found in _LABEL.finditer(text):
        label = read_label(found[1])
        if label is None:
            continue
        begins = last is None and any(value == 1 for _, value in label.values)
        if begins or (last and follows(last, label)):
            last = label
            yield found.start(), found.end()


def _bullets(text: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in _BULLET.finditer(text)]
