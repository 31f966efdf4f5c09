"""What a clerk may do to a decision.

Each operation checks everything first and changes things second. None commits:
the view or the command that called it does, once, when all of its work is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import object_session

from app.agenda.models import AgendaItem
from app.decisions.clauses import (
    RECOMMENDED_STYLE,
    RESOLVED_STYLE,
    addresses_for,
    labels_for,
    parents_of,
)
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.rules import ClauseKind, Manner, Outcome
from app.errors import RuleBroken
from app.meetings.operations import check_open


@dataclass(frozen=True)
class ClauseDraft:
    """A clause as someone wrote it. `label` None means: number it in the house style.

    `existing` is the stored clause that these words are for; without one it is a new clause.
    """

    text: str
    level: int = 1
    label: str | None = None
    existing: RecommendationClause | ResolutionClause | None = None
    recommended: RecommendationClause | None = None
    outcome: Outcome | None = None
    kind: ClauseKind = ClauseKind.DECIDE


def recommend(
    item: AgendaItem, lead_in: str, drafts: Sequence[ClauseDraft], source: str = "report"
) -> Recommendation:
    """Add a recommendation to an item, clause by clause."""
    check_open(item.meeting)
    recommendation = Recommendation(position=len(item.recommendations) + 1, source=source)
    item.recommendations.append(recommendation)
    write_recommendation(recommendation, lead_in, drafts)
    return recommendation


def write_recommendation(
    recommendation: Recommendation, lead_in: str, drafts: Sequence[ClauseDraft]
) -> None:
    """Replace the words of a recommendation, keeping each clause that `drafts` name."""
    check_open(recommendation.item.meeting)
    labels = _labels(drafts, RECOMMENDED_STYLE)
    clauses = []
    for position, (draft, label) in enumerate(zip(drafts, labels, strict=True), start=1):
        clause = draft.existing or RecommendationClause()
        if not isinstance(clause, RecommendationClause):
            raise TypeError("A recommendation has recommended clauses")
        clause.position, clause.label, clause.text = position, label, draft.text.strip()
        clause.outcome = draft.outcome
        clauses.append(clause)
    for clause, parent in zip(clauses, parents_of([d.level for d in drafts]), strict=True):
        clause.parent = clauses[parent] if parent is not None else None
    recommendation.lead_in = lead_in.strip()
    recommendation.clauses = clauses


def resolve(
    item: AgendaItem,
    lead_in: str,
    drafts: Sequence[ClauseDraft],
    *,
    keyword: str = "RESOLVED",
    manner: Manner | None = None,
) -> Resolution:
    """Add a resolution to an item, clause by clause."""
    check_open(item.meeting)
    resolution = Resolution(position=len(item.resolutions) + 1)
    item.resolutions.append(resolution)
    write_resolution(resolution, lead_in, drafts, keyword=keyword, manner=manner)
    return resolution


def write_resolution(
    resolution: Resolution,
    lead_in: str,
    drafts: Sequence[ClauseDraft],
    *,
    keyword: str = "RESOLVED",
    manner: Manner | None = None,
) -> None:
    """Replace the words of a resolution, keeping each clause that `drafts` name.

    Once its minute is published, a clause keeps its label and its address for ever: new
    clauses may follow, none may go or change places.
    """
    check_open(resolution.item.meeting)
    _check_published_clauses_stay(resolution, drafts)
    labels = _labels(drafts, RESOLVED_STYLE)
    levels = [draft.level for draft in drafts]
    addresses = addresses_for(levels, labels, resolution.position)
    _vacate_addresses(resolution)
    clauses = []
    for position, draft in enumerate(drafts, start=1):
        clause = draft.existing or ResolutionClause()
        if not isinstance(clause, ResolutionClause):
            raise TypeError("A resolution has resolved clauses")
        clause.position, clause.text = position, draft.text.strip()
        clause.label, clause.address = labels[position - 1], addresses[position - 1]
        clause.recommended, clause.outcome, clause.kind = (
            draft.recommended,
            draft.outcome,
            draft.kind,
        )
        clauses.append(clause)
    for clause, parent in zip(clauses, parents_of(levels), strict=True):
        clause.parent = clauses[parent] if parent is not None else None
    resolution.keyword, resolution.lead_in = keyword.strip() or "RESOLVED", lead_in.strip()
    resolution.manner = manner
    resolution.clauses = clauses


def _labels(drafts: Sequence[ClauseDraft], style: tuple[str, ...]) -> list[str]:
    if not drafts:
        raise RuleBroken("Enter at least one clause")
    if any(not draft.text.strip() for draft in drafts):
        raise RuleBroken("A clause needs words")
    numbered = labels_for([draft.level for draft in drafts], style)
    return [
        label if draft.label is None else draft.label.strip()
        for draft, label in zip(drafts, numbered, strict=True)
    ]


def _check_published_clauses_stay(resolution: Resolution, drafts: Sequence[ClauseDraft]) -> None:
    minute = resolution.item.minute
    if minute is None or not minute.published:
        return
    kept = [draft.existing for draft in drafts][: len(resolution.clauses)]
    if kept != list(resolution.clauses):
        raise RuleBroken(
            "This minute is published and its clauses are cited by their numbers: "
            "change their words or add clauses after them, but do not remove or move any"
        )


def _vacate_addresses(resolution: Resolution) -> None:
    """Clauses that change places would meet at one address half-way, so all step aside first."""
    session = object_session(resolution)
    stored = [clause for clause in resolution.clauses if clause.id is not None]
    if session is None or not stored:
        return
    for clause in stored:
        clause.address = f"!{clause.id}"
    session.flush()  # the addresses must be free before any is taken


def withdraw_resolution(resolution: Resolution) -> None:
    """Remove a resolution that was never published."""
    check_open(resolution.item.meeting)
    minute = resolution.item.minute
    if minute is not None and minute.published:
        raise RuleBroken("This minute is published, so its resolution stays on the record")
    resolution.item.resolutions.remove(resolution)


def withdraw_recommendation(recommendation: Recommendation) -> None:
    check_open(recommendation.item.meeting)
    recommendation.item.recommendations.remove(recommendation)


def unanswered(item: AgendaItem) -> list[RecommendationClause]:
    """Recommended clauses that nothing has become of yet (handbook rule 26)."""
    clauses = [clause for r in item.recommendations for clause in r.clauses]
    return [clause for clause in clauses if clause.settled_as is None and not clause.children]


def settle(clause: RecommendationClause, outcome: Outcome | None) -> None:
    """Say what became of a recommended clause that no resolution answers."""
    check_open(clause.recommendation.item.meeting)
    clause.outcome = outcome


def link_answers(
    answers: Mapping[ResolutionClause, tuple[RecommendationClause | None, Outcome]],
) -> None:
    """Say which recommended clause each resolved clause answers, and with what outcome."""
    for clause, (recommended, outcome) in answers.items():
        clause.recommended, clause.outcome = recommended, outcome
