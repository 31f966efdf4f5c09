"""What a page shows of what was recommended, moved, voted on and resolved.

A decision kept from the public is shown whole to those who may read it, as its public twin to
everyone else, and not at all where it has none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem, MinuteNumber
from app.bodies.house_style import house_style_of
from app.decisions.carrying import is_told_by_its_resolution, manner_in_words, moved_in_words
from app.decisions.models import (
    Recommendation,
    RecommendationClause,
    Resolution,
    ResolutionClause,
)
from app.decisions.rules import Manner, MotionKind, MotionResult
from app.decisions.voting_models import Motion, Vote
from app.meetings.models import Meeting
from app.people.models import Person
from app.record.addresses import clause_address, minute_address, under
from app.record.pairing import ClauseShown
from app.record.visibility import (
    is_closed,
    reads_restricted,
    sees_inside,
    words_for,
    words_seen,
)


@dataclass(frozen=True, slots=True)
class MotionShown:
    """A motion as the reader may know it; `meeting` says whether a clerk may still change it."""

    id: int
    parent_id: int | None
    kind: MotionKind
    name: str
    amends_recommendation: bool
    text: str
    substantive_text: str
    mover: Person | None
    seconder: Person | None
    result: MotionResult | None
    votes: Sequence[Vote]
    meeting: Meeting
    restricted: bool = False
    public_text: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionShown:
    """`moved` and `agreed` are sentences, "" where others tell it."""

    manner: Manner | None
    clauses: Sequence[ClauseShown]
    votes: Sequence[Vote]
    moved: str = ""
    agreed: str = ""


def show_recommended(viewer: Viewer, block: Recommendation, item: AgendaItem) -> list[ClauseShown]:
    return _opened(
        _lead_in(viewer, item, block, "RECOMMENDED"),
        [_shown(viewer, item, clause) for clause in block.clauses],
    )


def show_resolution(
    viewer: Viewer, block: Resolution, item: AgendaItem, minute: MinuteNumber | None
) -> ResolutionShown:
    clauses = show_clauses(viewer, block, item, minute)
    moved, agreed = _movers(viewer, block, item), manner_in_words(block)
    return ResolutionShown(block.manner, clauses, block.votes, moved, agreed)


def _movers(viewer: Viewer, block: Resolution, item: AgendaItem) -> str:
    """Who moved it, for those who may know of the motion, where that is not told by itself."""
    motion = next((m for m in item.motions if m.resolution_id == block.id), None)
    if motion is None or not is_told_by_its_resolution(motion):
        return ""
    known = bool(words_seen(viewer, item, motion))
    return moved_in_words(motion, house_style_of(item.meeting.body)) if known else ""


def show_clauses(
    viewer: Viewer, block: Resolution, item: AgendaItem, minute: MinuteNumber | None
) -> list[ClauseShown]:
    """`minute` is the number that the reader may cite them by, if there is one."""
    base = minute_address(minute) if minute else ""
    shown = [
        replace(
            _shown(viewer, item, clause),
            recommended_id=clause.recommended_id,
            citation=clause.citation,
            address=under(base, clause) if base else clause_address(clause, None),
        )
        for clause in block.clauses
    ]
    return _opened(_lead_in(viewer, item, block, block.keyword), shown)


def _shown(
    viewer: Viewer, item: AgendaItem, clause: RecommendationClause | ResolutionClause
) -> ClauseShown:
    """With no words where the viewer may not know of it."""
    private = reads_restricted(viewer, item.meeting) and is_closed(item, clause)
    return ClauseShown(
        id=clause.id,
        level=clause.level,
        label=clause.label,
        text=words_seen(viewer, item, clause),
        outcome=clause.outcome,
        restricted=private and clause.restricted,
        public_text=clause.public_text if private else "",
    )


def _lead_in(
    viewer: Viewer, item: AgendaItem, block: Recommendation | Resolution, keyword: str
) -> str:
    """The lead-in of an exempt item is exempt as well; its keyword gives nothing away."""
    whole = block.lead_in if sees_inside(viewer, item) else ""
    return words_for(viewer, item.meeting, whole) or keyword


def _opened(lead_in: str, clauses: Iterable[ClauseShown]) -> list[ClauseShown]:
    """The clauses that have words, under their lead-in."""
    shown = [clause for clause in clauses if clause.text]
    return [replace(shown[0], lead_in=lead_in), *shown[1:]] if shown else []


def show_motions(viewer: Viewer, item: AgendaItem) -> list[MotionShown]:
    shown = [
        _show_motion(viewer, item, motion)
        for motion in item.motions
        if not is_told_by_its_resolution(motion)
    ]
    return [motion for motion in shown if motion.text]


def _show_motion(viewer: Viewer, item: AgendaItem, motion: Motion) -> MotionShown:
    closed = is_closed(item, motion)
    private = reads_restricted(viewer, item.meeting) and closed
    whole = private or not closed
    return MotionShown(
        id=motion.id,
        parent_id=motion.parent_id,
        kind=motion.kind,
        name=motion.name,
        amends_recommendation=motion.amends_recommendation,
        text=words_seen(viewer, item, motion),
        substantive_text=words_for(viewer, item.meeting, motion.substantive_text) if whole else "",
        mover=motion.mover,
        seconder=motion.seconder,
        result=motion.result,
        votes=motion.votes,
        meeting=item.meeting,
        restricted=private and motion.restricted,
        public_text=motion.public_text if private else "",
    )
