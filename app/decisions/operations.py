"""What a clerk may do to a decision.

Each operation checks everything first and changes things second. None commits:
the view or the command that called it does, once, when all of its work is done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import object_session
from sqlalchemy.orm.exc import StaleDataError

from app.agenda.models import AgendaItem
from app.agenda.privacy import check_marks
from app.bodies.house_style import house_style_of
from app.decisions.carrying import is_told_by_its_resolution, motion_behind
from app.decisions.clauses import addresses_for, labels_for, parents_of
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.motions import check_not_amended
from app.decisions.rules import ClauseKind, Manner, Outcome
from app.decisions.wording import keyword_of, opened
from app.errors import Overtaken, RuleBroken
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
    restricted: bool = False
    public_text: str = ""


SAVED_MEANWHILE = (
    "Someone else saved this while you were writing. Both texts are shown below: "
    "bring them together and save again"
)
LONGEST_LABEL = 20


def recommend(
    item: AgendaItem, lead_in: str, drafts: Sequence[ClauseDraft], source: str = "report"
) -> Recommendation:
    """Add a recommendation to an item, clause by clause."""
    check_open(item.meeting)
    clauses = _recommended(drafts, house_style_of(item.meeting.body).recommendations)
    recommendation = Recommendation(position=_next_place(item.recommendations), version=1)
    recommendation.lead_in, recommendation.source = lead_in.strip(), source.strip()
    recommendation.clauses = clauses
    item.recommendations.append(recommendation)
    return recommendation


def write_recommendation(
    recommendation: Recommendation,
    lead_in: str,
    drafts: Sequence[ClauseDraft],
    *,
    source: str | None = None,
    seen: int | None = None,
) -> Recommendation:
    """Replace the words of a recommendation, keeping each clause that `drafts` name.

    `seen` is the version that the writer began from; a later save in between is refused.
    """
    check_open(recommendation.item.meeting)
    style = house_style_of(recommendation.item.meeting.body).recommendations
    _labels(drafts, style)
    claim(recommendation, seen)
    recommendation.lead_in = lead_in.strip()
    recommendation.source = (source or recommendation.source).strip()
    recommendation.clauses = _recommended(drafts, style)
    return recommendation


def _recommended(
    drafts: Sequence[ClauseDraft], style: tuple[str, ...]
) -> list[RecommendationClause]:
    labels = _labels(drafts, style)
    clauses = []
    for position, (draft, label) in enumerate(zip(drafts, labels, strict=True), start=1):
        clause = draft.existing or RecommendationClause()
        if not isinstance(clause, RecommendationClause):
            raise TypeError("A recommendation has recommended clauses")
        clause.position, clause.label, clause.text = position, label, draft.text.strip()
        clause.outcome = draft.outcome
        clause.restricted, clause.public_text = draft.restricted, draft.public_text.strip()
        clauses.append(clause)
    for clause, parent in zip(clauses, parents_of([d.level for d in drafts]), strict=True):
        clause.parent = clauses[parent] if parent is not None else None
    return clauses


def resolve(
    item: AgendaItem,
    lead_in: str,
    drafts: Sequence[ClauseDraft],
    *,
    keyword: str | None = None,
    manner: Manner | None = None,
) -> Resolution:
    """Add a resolution to an item, clause by clause.

    Without a `keyword`, it is read from the capitals that `lead_in` begins with.
    """
    check_open(item.meeting)
    resolution = Resolution(position=_next_place(item.resolutions), version=1, manner=manner)
    style = house_style_of(item.meeting.body).resolutions
    resolution.clauses = _resolved(drafts, style, resolution.position)
    _open_with(resolution, keyword, lead_in)
    item.resolutions.append(resolution)
    return resolution


def write_resolution(
    resolution: Resolution,
    lead_in: str,
    drafts: Sequence[ClauseDraft],
    *,
    keyword: str | None = None,
    manner: Manner | None = None,
    seen: int | None = None,
) -> Resolution:
    """Replace the words of a resolution, keeping each clause that `drafts` name.

    Once its minute is published, a clause keeps its place, its label and its address for
    ever: new clauses may follow, none may go. `seen` is the version that the writer began
    from; a later save in between is refused.
    """
    check_open(resolution.item.meeting)
    if is_published(resolution.item):
        drafts = _with_clauses_kept(resolution, drafts)
    style = house_style_of(resolution.item.meeting.body).resolutions
    _labels(drafts, style)
    claim(resolution, seen)
    _vacate_addresses(resolution)
    resolution.clauses = _resolved(drafts, style, resolution.position)
    _open_with(resolution, keyword, lead_in)
    resolution.manner = manner
    return resolution


def _resolved(
    drafts: Sequence[ClauseDraft], style: tuple[str, ...], block: int
) -> list[ResolutionClause]:
    labels = _labels(drafts, style)
    levels = [draft.level for draft in drafts]
    addresses = addresses_for(levels, labels, block)
    clauses = []
    for position, (draft, label) in enumerate(zip(drafts, labels, strict=True), start=1):
        clause = draft.existing or ResolutionClause()
        if not isinstance(clause, ResolutionClause):
            raise TypeError("A resolution has resolved clauses")
        clause.position, clause.label, clause.text = position, label, draft.text.strip()
        clause.address = addresses[position - 1]
        clause.recommended, clause.outcome = draft.recommended, draft.outcome
        clause.kind = draft.kind
        clause.restricted, clause.public_text = draft.restricted, draft.public_text.strip()
        clauses.append(clause)
    for clause, parent in zip(clauses, parents_of(levels), strict=True):
        clause.parent = clauses[parent] if parent is not None else None
    return clauses


def _open_with(resolution: Resolution, keyword: str | None, lead_in: str) -> None:
    resolution.keyword = (keyword or keyword_of(lead_in)).strip()
    resolution.lead_in = opened(resolution.keyword, lead_in) if keyword else lead_in.strip()
    resolution.lead_in = resolution.lead_in or resolution.keyword


def _next_place(blocks: Sequence[Recommendation] | Sequence[Resolution]) -> int:
    """One more than the last: a place that was withdrawn is not given again."""
    return max((block.position for block in blocks), default=0) + 1


def _labels(drafts: Sequence[ClauseDraft], style: tuple[str, ...]) -> list[str]:
    if not drafts:
        raise RuleBroken("Enter at least one clause")
    if any(not draft.text.strip() for draft in drafts):
        raise RuleBroken("A clause needs words")
    check_marks(*(words for draft in drafts for words in (draft.text, draft.public_text)))
    numbered = labels_for([draft.level for draft in drafts], style)
    labels = [
        label if draft.label is None else draft.label.strip()
        for draft, label in zip(drafts, numbered, strict=True)
    ]
    if max(len(label) for label in labels) > LONGEST_LABEL:
        raise RuleBroken(f"A label is {LONGEST_LABEL} characters at the most")
    return labels


def is_published(item: AgendaItem) -> bool:
    return item.minute is not None and item.minute.published


def _with_clauses_kept(
    resolution: Resolution, drafts: Sequence[ClauseDraft]
) -> Sequence[ClauseDraft]:
    """`drafts` with the printed labels. Raises RuleBroken where a printed clause would move."""
    stored = resolution.clauses
    kept, added = drafts[: len(stored)], drafts[len(stored) :]
    if [(d.existing, d.level) for d in kept] != [(c, c.level) for c in stored]:
        raise RuleBroken(
            "This minute is published and its clauses are cited by their numbers: "
            "change their words or add clauses after them, but do not remove or move any"
        )
    for clause, draft in zip(stored, kept, strict=True):
        if draft.label not in {None, clause.label}:
            raise RuleBroken(
                f"This minute is published with {clause.label or 'an unnumbered clause'}: "
                "its label is cited and stays as it is"
            )
    return [replace(d, label=c.label) for d, c in zip(kept, stored, strict=True)] + list(added)


def claim(record: Recommendation | Resolution, seen: int | None = None) -> None:
    """Count this save. Raises RuleBroken where another save came after version `seen`."""
    if seen is not None and seen != record.version:
        raise Overtaken(SAVED_MEANWHILE)
    record.version += 1
    session = object_session(record)
    if session is not None:
        try:
            session.flush()  # the database refuses the second of two saves at one moment
        except StaleDataError:
            raise Overtaken(SAVED_MEANWHILE) from None


def _vacate_addresses(resolution: Resolution) -> None:
    """Clauses that change places would meet at one address half-way, so all step aside first."""
    session = object_session(resolution)
    if session is None:
        return
    for clause in resolution.clauses:
        clause.address = f"!{clause.id}"
    session.flush()  # the addresses must be free before any is taken


def withdraw_resolution(resolution: Resolution, *, seen: int | None = None) -> None:
    """Remove a resolution that was never published."""
    check_open(resolution.item.meeting)
    if is_published(resolution.item):
        raise RuleBroken("This minute is published, so its resolution stays on the record")
    claim(resolution, seen)
    motion = motion_behind(resolution)
    if motion and is_told_by_its_resolution(motion):
        resolution.item.motions.remove(motion)
    elif motion:
        motion.resolution = None
    resolution.item.resolutions.remove(resolution)


def withdraw_recommendation(recommendation: Recommendation, *, seen: int | None = None) -> None:
    """Remove a recommendation; clauses that answered it stay, and answer nothing."""
    check_open(recommendation.item.meeting)
    check_may_be_withdrawn(recommendation)
    claim(recommendation, seen)
    recommendation.item.recommendations.remove(recommendation)


def check_may_be_withdrawn(recommendation: Recommendation) -> None:
    """Raises RuleBroken where what everyone reads answers it, or a motion would amend it."""
    if is_published(recommendation.item) and any(c.answers for c in recommendation.clauses):
        raise RuleBroken("The minute is published: its resolution answers this recommendation")
    check_not_amended(recommendation)


def unanswered(item: AgendaItem) -> list[RecommendationClause]:
    """Recommended clauses that nothing has become of yet (handbook rule 26)."""
    clauses = [clause for r in item.recommendations for clause in r.clauses]
    return [clause for clause in clauses if clause.settled_as is None and not clause.children]


def settle(clause: RecommendationClause, outcome: Outcome | None) -> RecommendationClause:
    """Say what became of a recommended clause that no resolution answers."""
    check_open(clause.recommendation.item.meeting)
    if clause.answers:
        raise RuleBroken("A resolution answers this recommendation: say there what became of it")
    clause.outcome = outcome
    return clause


def link_answers(
    answers: Mapping[ResolutionClause, tuple[RecommendationClause | None, Outcome]],
) -> None:
    """Say which recommended clause each resolved clause answers, and with what outcome."""
    for clause in answers:
        check_open(clause.resolution.item.meeting)
    for clause, (recommended, outcome) in answers.items():
        clause.recommended, clause.outcome = recommended, outcome
