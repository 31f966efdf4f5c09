"""Agreeing as recommended: the resolution of a recommendation in one act. None of these commits."""

from collections.abc import Sequence
from dataclasses import replace

from app.agenda.models import AgendaItem
from app.agenda.movements import quorum_by_item
from app.bodies.house_style import HouseStyle, house_style_of
from app.bodies.models import Body
from app.bodies.rules import DecisionPower
from app.decisions.clauses import kind_said, labels_for, straightened
from app.decisions.models import Recommendation, RecommendationClause, Resolution
from app.decisions.operations import (
    ClauseDraft,
    claim,
    is_published,
    resolve,
    write_resolution,
)
from app.decisions.rules import MotionKind, Outcome
from app.decisions.turning import Turned, turned
from app.decisions.voting_models import Motion
from app.errors import RuleBroken
from app.meetings.operations import check_open

NO_QUORUM = (
    "There is no quorum for this item: mark who is there, or say why it is agreed all the same"
)

AMENDED = (
    "An amendment was carried on this item: agree each clause that it leaves as it was, and write "
    "the others as they were amended"
)


def agree_as_recommended(
    item: AgendaItem, only: RecommendationClause | None = None, *, without_quorum: str = ""
) -> list[Resolution]:
    """Resolve what is recommended in the house's style, each clause accepted and linked.

    `only` is one clause, with those under it. What has an outcome or an answer already is left,
    so that agreeing twice resolves once; then nothing is returned. Where too few are there it is
    asked once why, `without_quorum`, which is kept (handbook rules 7 and 8). Raises RuleBroken
    for all clauses at once after an amendment was carried, or while one is open (rule 23).
    """
    check_open(item.meeting)
    if only is None:
        _check_amendments(item)
    if lacks_quorum(item) and not without_quorum.strip():
        raise RuleBroken(NO_QUORUM, about="without_quorum")
    agreed = []
    for recommendation in item.recommendations:
        if taken := _still_open(recommendation, only):
            claim(recommendation)
            agreed.append(_agree(recommendation, taken))
            agreed[-1].without_quorum = without_quorum.strip() or agreed[-1].without_quorum or ""
    return agreed


def doubts_about_power(body: Body) -> list[str]:
    """A resolution of a body that takes none is asked about, not refused: partnerships vary."""
    if body.decision_power is not DecisionPower.NONE:
        return []
    return [f"{body.name} takes no formal decisions, and resolved this all the same"]


def _check_amendments(item: AgendaItem) -> None:
    if any(_was_carried(motion) for motion in item.motions):
        raise RuleBroken(AMENDED)
    for motion in item.motions:
        if motion.amends_recommendation and motion.result is None:
            raise RuleBroken(f"An amendment is still open: {motion.text}")


def _was_carried(motion: Motion) -> bool:
    is_amendment = motion.kind is MotionKind.AMENDMENT
    return is_amendment and motion.result is not None and motion.result.is_agreed


def lacks_quorum(item: AgendaItem) -> bool:
    """Whether fewer than the quorum are marked as there for this item."""
    return not quorum_by_item(item.meeting)[item].is_met


def may_be_agreed(item: AgendaItem) -> list[RecommendationClause]:
    """The clauses that can each be agreed by themselves: those at the top still open."""
    return [
        clause
        for recommendation in item.recommendations
        for clause in _still_open(recommendation, None)
        if clause.parent is None
    ]


def _still_open(
    recommendation: Recommendation, only: RecommendationClause | None
) -> list[RecommendationClause]:
    return [
        clause
        for clause in recommendation.clauses
        if _is_open(clause) and (only is None or only in _with_those_above(clause))
    ]


def _is_open(clause: RecommendationClause) -> bool:
    """A clause with others under it is open as long as one of them is."""
    if clause.answers or clause.outcome:
        return False
    return not clause.children or any(_is_open(child) for child in clause.children)


def _with_those_above(clause: RecommendationClause) -> list[RecommendationClause]:
    return [clause, *(_with_those_above(clause.parent) if clause.parent else [])]


def _agree(recommendation: Recommendation, taken: list[RecommendationClause]) -> Resolution:
    item = recommendation.item
    begun = next((r for r in item.resolutions if _answered_by(r, recommendation)), None)
    if begun:
        return _agree_also(begun, recommendation, taken)
    body = item.meeting.body
    words = turned(taken, house_style_of(body), body.name)
    drafts = _straight([_accepted(clause, words) for clause in taken if clause in words.clauses])
    return resolve(item, words.lead_in, drafts)


def _answered_by(
    resolution: Resolution, recommendation: Recommendation
) -> list[RecommendationClause]:
    """The clauses of the recommendation that the resolution answers, in their order."""
    answered = {clause.recommended for clause in resolution.clauses}
    return [clause for clause in recommendation.clauses if clause in answered]


def _agree_also(
    resolution: Resolution, recommendation: Recommendation, taken: list[RecommendationClause]
) -> Resolution:
    """Add to a resolution that answers part of the recommendation already.

    Words that nobody has touched since follow the longer list; what a clerk wrote stays.
    """
    body = resolution.item.meeting.body
    style = house_style_of(body)
    before_clauses = _answered_by(resolution, recommendation)
    both = {*before_clauses, *taken}
    before = turned(before_clauses, style, body.name)
    after = turned([c for c in recommendation.clauses if c in both], style, body.name)
    drafts = _as_they_stand(resolution, style, before, after)
    for clause in taken:
        if clause in after.clauses:
            drafts.insert(_place(resolution, drafts, clause), _accepted(clause, after))
    untouched = resolution.lead_in == before.lead_in
    return write_resolution(
        resolution,
        after.lead_in if untouched else resolution.lead_in,
        _straight(drafts),
        keyword=None if untouched else resolution.keyword,
        manner=resolution.manner,
    )


def _as_they_stand(
    resolution: Resolution, style: HouseStyle, before: Turned, after: Turned
) -> list[ClauseDraft]:
    clauses = resolution.clauses
    usual = labels_for([clause.level for clause in clauses], style.resolutions)
    drafts = []
    for clause, label in zip(clauses, usual, strict=True):
        was = before.clauses.get(clause.recommended) if clause.recommended else None
        now = after.clauses.get(clause.recommended) if clause.recommended else None
        follows = was and now and was.text == clause.text
        drafts.append(
            ClauseDraft(
                now.text if now and follows else clause.text,
                level=clause.level,
                label=None if clause.label == label else clause.label,
                existing=clause,
                recommended=clause.recommended,
                outcome=clause.outcome,
                kind=clause.kind,
                restricted=clause.restricted,
                public_text=clause.public_text,
            )
        )
    return drafts


def _place(
    resolution: Resolution, drafts: Sequence[ClauseDraft], clause: RecommendationClause
) -> int:
    """After the clauses recommended before it; at the end where printed clauses stay put."""
    if is_published(resolution.item):
        return len(drafts)
    earlier = [
        place
        for place, draft in enumerate(drafts, start=1)
        if draft.recommended
        and draft.recommended.recommendation is clause.recommendation
        and draft.recommended.position < clause.position
    ]
    return max(earlier, default=0)


def _accepted(clause: RecommendationClause, words: Turned) -> ClauseDraft:
    return ClauseDraft(
        words.clauses[clause].text,
        level=clause.level,
        recommended=clause,
        outcome=Outcome.ACCEPTED,
        kind=kind_said(words.lead_in, words.clauses[clause].text),
        restricted=clause.restricted,
        public_text=clause.public_text,
    )


def _straight(drafts: Sequence[ClauseDraft]) -> list[ClauseDraft]:
    levels = straightened([draft.level for draft in drafts])
    return [replace(draft, level=level) for draft, level in zip(drafts, levels, strict=True)]
