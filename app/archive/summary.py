"""A batch in a few sentences, for whoever began it. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Summary:
    """A batch in figures; `refused` says how many files for each reason."""

    files: int
    known: int
    unread: int
    meetings: int
    clauses: int
    doubts: int
    waiting: int
    same: int
    differing: int
    refused: Counter[str] = field(default_factory=Counter)


def in_words(summary: Summary) -> str:
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    yield (
        f"{_count(summary.files, 'file')}: {_count(summary.meetings, 'meeting')}, "
        f"{_count(summary.clauses, 'clause')}, {_count(summary.doubts, 'doubt')}."
    )
    if summary.known:
        yield f"{_count(summary.known, 'file')} had been brought in before."
    if summary.same:
        yield f"{_count(summary.same, 'file')} said what another one had said."
    if summary.differing:
        yield f"{_count(summary.differing, 'file')} with differences to accept."
    if summary.waiting:
        yield f"{_count(summary.waiting, 'file')} not entered yet: the body or the day is in doubt."
    if summary.refused:
        yield f"{_count(summary.refused.total(), 'file')} refused:"
        for reason, count in summary.refused.most_common():
            yield f"  {count}: {reason}."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
