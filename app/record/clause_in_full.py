"""One clause with all that gives it its meaning: what stands above it, and what was recommended."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.decisions.rules import Outcome
from app.record.decided import ResolutionShown
from app.record.differences import Stretch, differences
from app.record.pairing import ClauseShown
from app.record.shown import ItemShown

_REWORDED = {Outcome.AMENDED, Outcome.PARTLY}


@dataclass(frozen=True)
class ClauseInFull:
    """`changes` is empty unless the clause was agreed in other words than recommended."""

    clause: ClauseShown
    resolution: ResolutionShown
    lead_in: str
    above: Sequence[ClauseShown]
    below: Sequence[ClauseShown]
    recommended: ClauseShown | None
    recommended_lead_in: str
    changes: Sequence[Stretch]


def clause_in_full(item: ItemShown, clause_id: int) -> ClauseInFull | None:
    """None where the item, as far as it is shown, holds no such clause."""
    for resolution in item.resolutions:
        for place, clause in enumerate(resolution.clauses):
            if clause.id == clause_id:
                return _in_full(item, resolution, place)
    return None


def _in_full(item: ItemShown, resolution: ResolutionShown, place: int) -> ClauseInFull:
    clause = resolution.clauses[place]
    recommended = next((c for c in item.recommended if c.id == clause.recommended_id), None)
    reworded = recommended is not None and clause.outcome in _REWORDED
    return ClauseInFull(
        clause=clause,
        resolution=resolution,
        lead_in=resolution.clauses[0].lead_in,
        above=_above(resolution.clauses, place),
        below=_below(resolution.clauses, place),
        recommended=recommended,
        recommended_lead_in=_lead_in_of(item.recommended, recommended),
        changes=differences(recommended.text, clause.text) if recommended and reworded else [],
    )


def _above(clauses: Sequence[ClauseShown], place: int) -> list[ClauseShown]:
    """The clauses that this one stands under, from the top."""
    above: list[ClauseShown] = []
    level = clauses[place].level
    for clause in reversed(clauses[:place]):
        if clause.level < level:
            above.insert(0, clause)
            level = clause.level
    return above


def _below(clauses: Sequence[ClauseShown], place: int) -> list[ClauseShown]:
    below: list[ClauseShown] = []
    for clause in clauses[place + 1 :]:
        if clause.level <= clauses[place].level:
            break
        below.append(clause)
    return below


def _lead_in_of(clauses: Sequence[ClauseShown], wanted: ClauseShown | None) -> str:
    lead_in = ""
    for clause in clauses:
        lead_in = clause.lead_in or lead_in
        if clause is wanted:
            return lead_in
    return ""
