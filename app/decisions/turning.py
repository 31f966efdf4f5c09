"""Recommendations as the record has them, turned into the resolution that the house would print.

Nothing is written here: agreeing and the form of a resolution both begin from these words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.bodies.house_style import HouseStyle
from app.decisions.models import RecommendationClause
from app.wording.resolving import resolved
from app.wording.styles import Clause

#: Ends with a word, a bracket or a quotation that is not itself a sentence.
_OPEN = re.compile(r"(?:[\w)%]|(?<![.?!])[”’])\Z")


@dataclass(frozen=True)
class Turned:
    """What recommended clauses become, each by itself.

    A clause that the lead-in took up, “agree to:” above its sub-clauses, is not among `clauses`.
    """

    lead_in: str
    clauses: Mapping[RecommendationClause, Clause]


def turned(clauses: Sequence[RecommendationClause], style: HouseStyle, body: str) -> Turned:
    """Turn some clauses of one recommendation, in their order, as one list."""
    if not clauses:
        return Turned("", {})
    lead_in = clauses[0].recommendation.lead_in
    found = resolved(lead_in, _tree(None, clauses), style.form, body, style.resolutions)
    printed = _with_its_stop(list(_flat(found.clauses)))
    sources = clauses[len(clauses) - len(printed) :]
    words = dict(zip(sources, printed, strict=True))
    return Turned(style.opened(found.lead_in), words)


def _with_its_stop(clauses: list[Clause]) -> list[Clause]:
    """A list of recommendations is often left open at its end; a resolution is closed."""
    *before, last = clauses
    return [*before, replace(last, text=last.text + "." * bool(_OPEN.search(last.text)))]


def _tree(
    parent: RecommendationClause | None, clauses: Sequence[RecommendationClause]
) -> tuple[Clause, ...]:
    """Those under `parent`; one whose own parent is not among `clauses` stands at the top."""
    here = [c for c in clauses if (c.parent if c.parent in clauses else None) is parent]
    return tuple(Clause(clause.label, clause.text, _tree(clause, clauses)) for clause in here)


def _flat(clauses: Sequence[Clause]) -> Iterator[Clause]:
    for clause in clauses:
        yield clause
        yield from _flat(clause.children)
