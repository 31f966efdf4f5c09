"""How the clauses of a list are labelled, nested and addressed (handbook 2.3, 2.4). Pure."""

from collections.abc import Iterator, Sequence

from app.decisions.rules import ClauseKind
from app.decisions.wording import sends_up
from app.errors import RuleBroken
from app.wording.numbering import numbered

DEEPEST = 3

#: How the house labels each level; a council's own style will come from its settings.
RECOMMENDED_STYLE = ("(i)", "(a)", "(1)")
RESOLVED_STYLE = ("(1)", "(a)", "(i)")


def labels_for(levels: Sequence[int], style: tuple[str, ...]) -> list[str]:
    """A label for each clause, given how deep each stands (1 is the top).

    A single clause has no label. Each list under a clause begins again.
    """
    check_levels(levels)
    if len(levels) == 1:
        return [""]
    counts = [0] * (DEEPEST + 1)
    labels = []
    for level in levels:
        counts[level] += 1
        counts[level + 1 :] = [0] * (DEEPEST - level)
        labels.append(numbered(style[level - 1], counts[level]))
    return labels


def check_levels(levels: Sequence[int]) -> None:
    previous = 0
    for level in levels:
        if not 1 <= level <= DEEPEST or level > previous + 1:
            raise RuleBroken("A clause can stand only one step deeper than the clause above it")
        previous = level


def straightened(levels: Sequence[int]) -> list[int]:
    """The nearest levels that can stand: none deeper than one step below the clause above."""
    fitting: list[int] = []
    for level in levels:
        above = fitting[-1] if fitting else 0
        fitting.append(max(1, min(level, above + 1, DEEPEST)))
    return fitting


def parents_of(levels: Sequence[int]) -> list[int | None]:
    """For each clause, the index of the clause that it stands under."""
    check_levels(levels)
    open_at: dict[int, int] = {}
    parents = []
    for index, level in enumerate(levels):
        open_at[level] = index
        parents.append(open_at[level - 1] if level > 1 else None)
    return parents


def addresses_for(levels: Sequence[int], labels: Sequence[str], block: int = 1) -> list[str]:
    """The last part of each clause's web address: “2”, “1.a”; “2-1” in a second resolution.

    A label that is printed twice in one list is told apart by its place.
    """
    prefix = "" if block == 1 else f"{block}-"
    parents = parents_of(levels)
    addresses: list[str] = []
    for index, (label, parent) in enumerate(zip(labels, parents, strict=True)):
        own = "".join(c for c in label.lower() if c.isalnum()) or _place(index, parents)
        full = f"{addresses[parent]}.{own}" if parent is not None else f"{prefix}{own}"
        addresses.append(next(a for a in _told_apart(full) if a not in addresses))
    return addresses


def _place(index: int, parents: Sequence[int | None]) -> str:
    return str(1 + sum(parents[before] == parents[index] for before in range(index)))


def _told_apart(address: str) -> Iterator[str]:
    yield address
    for number in range(2, 1000):
        yield f"{address}~{number}"


def kind_said(lead_in: str, text: str) -> ClauseKind:
    """What a clause does by its words, where nobody said otherwise."""
    return ClauseKind.RECOMMEND_UP if sends_up(lead_in, text) else ClauseKind.DECIDE
