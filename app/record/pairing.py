"""Clauses as a page shows them, and what was recommended beside what was resolved. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.decisions.effects import Standing
from app.decisions.rules import Outcome


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A recommended or a resolved clause; one that was only recommended has no address.

    `lead_in` stands above the first clause of a list: “RESOLVED the Board:”. One that is
    `restricted` is shown to those who may read it, beside its public twin if it has one.
    `standing` is for pages that say how decisions stand today, and no part of the minutes.
    """

    id: int
    level: int
    label: str
    text: str
    outcome: Outcome | None
    lead_in: str = ""
    recommended_id: int | None = None
    citation: str = ""
    address: str = ""
    restricted: bool = False
    public_text: str = ""
    standing: Standing = Standing.UNCHANGED

    @property
    def uncited(self) -> "ClauseShown":
        """As it stands before its minute is public: nothing to cite it by."""
        return replace(self, citation="", address="")


@dataclass(eq=False, slots=True)
class Pair:
    """One recommended clause and the resolved clauses that answer it; either may be missing."""

    recommended: ClauseShown | None = None
    resolved: list[ClauseShown] = field(default_factory=list)

    @property
    def outcome(self) -> Outcome | None:
        answered = next((clause.outcome for clause in self.resolved if clause.outcome), None)
        return answered or (self.recommended.outcome if self.recommended else None)


def pairs(recommended: Sequence[ClauseShown], resolved: Iterable[ClauseShown]) -> list[Pair]:
    """Every clause of both, once, in the order recommended.

    A clause that answers no recommendation keeps its place among the resolved ones: it
    stands after the pair that holds the clause resolved before it.
    """
    rows = [Pair(clause) for clause in recommended]
    by_clause = {clause.id: row for clause, row in zip(recommended, rows, strict=True)}
    previous: Pair | None = None
    for clause in resolved:
        row = by_clause.get(clause.recommended_id or 0)
        if row is None:
            row = Pair()
            rows.insert(rows.index(previous) + 1 if previous else 0, row)
        row.resolved.append(clause)
        previous = row
    return rows
