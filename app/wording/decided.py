"""A pasted RESOLVED or RECOMMENDED block: the words that lead in, and its clauses. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.wording.labels import Label, arrange, bullet_label, read_label
from app.wording.lead_in import keyword_of
from app.wording.splitting import leads_in, split_up

_OPENING = re.compile(
    r"^\W*(?P<word>RESOLVED|RECOMMENDED|AGREED|DECISION|DECIDED|NOTED|Resolved|Recommended)\b"
)
_LABEL = re.compile(r"^\s*(?:[-*•·]\s+)?\\?(?:\(?(?:\d{1,3}|[a-z]|[ivxIVX]{1,6}))\\?[.)]\s+")
_BULLET = re.compile(r"^\s*[-*•·–]\s+")

#: A longer list stands at one level: weighing how it nests takes the square of its length.
MOST_WEIGHED = 300


@dataclass(frozen=True)
class Decided:
    """`clauses` are told with how deep each stands, 1 at the top."""

    lead_in: str
    clauses: Sequence[tuple[int, str]]

    @property
    def recommends(self) -> bool:
        return bool(re.match(r"\W*RECOMMENDED\b", self.lead_in, re.I))


def decided_in(text: str) -> Decided | None:
    """The decision that a pasted text is, where it is one and nothing else."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or not _OPENING.match(lines[0].replace("*", "")):
        return None
    start = _first_clause(lines)
    clauses = list(_clauses(lines[start:]))
    if not clauses:
        return None
    lead_in = lines[0].replace("*", "").lstrip("# ")
    return Decided(" ".join(" ".join([lead_in, *lines[1:start]]).split()), _nested(clauses))


def parted(text: str) -> Decided:
    """A box of words as a lead-in, or "", and clauses: one where it is a single clause.

    It need not be on lines: “It is recommended that the Board: (i) … (ii) …”.
    """
    decided = decided_in(text)
    if decided:
        return decided
    parts = split_up(text)
    (_, first), *rest = parts
    if rest and rest[0][0] and keyword_of(first):
        return Decided(" ".join(first.split()), rest)
    return Decided("", [(1 + deeper, words) for deeper, words in parts])


def _first_clause(lines: Sequence[str]) -> int:
    """Where the lead-in ends, which may go on: “RECOMMENDED:”, “That the Board:”, “(i) …”."""
    labelled = next((n for n, line in enumerate(lines) if n and _sign(line)), 1)
    return labelled if leads_in(lines[labelled - 1]) else 1


def _sign(line: str) -> re.Match[str] | None:
    return _LABEL.match(line) or _BULLET.match(line)


def _clauses(lines: Sequence[str]) -> Iterator[tuple[Label | None, str]]:
    """One for each label; a line without one goes on with the clause before it."""
    label: Label | None = None
    clause = ""
    for line in lines:
        sign = _sign(line)
        if sign and clause:
            yield label, clause
        if sign:
            label, clause = _label_of(sign), line[sign.end() :].strip()
        else:
            clause = f"{clause} {line.strip()}".strip()
    if clause:
        yield label, clause


def _label_of(sign: re.Match[str]) -> Label:
    printed = sign[0].strip(" \t-*•·–").replace("\\", "")
    return read_label(printed) or bullet_label(sign[0].strip())


def _nested(clauses: Sequence[tuple[Label | None, str]]) -> list[tuple[int, str]]:
    """Only the first can have no label."""
    labels = [label for label, _ in clauses if label]
    if len(labels) > MOST_WEIGHED:
        return [(1, words) for _, words in clauses]
    depths = [0] * (len(clauses) - len(labels)) + [placing.depth for placing in arrange(labels)]
    return [(1 + depth, words) for depth, (_, words) in zip(depths, clauses, strict=True)]
