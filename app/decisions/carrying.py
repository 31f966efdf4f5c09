"""Who moved a resolution and how it was carried, recorded in one act. None of these commits."""

from app.agenda.models import AgendaItem
from app.bodies.house_style import HouseStyle, house_style_of
from app.decisions.models import Resolution
from app.decisions.motions import change_motion, move, voters_on
from app.decisions.rules import (
    Choice,
    Method,
    MotionKind,
    MotionResult,
    Result,
    Tally,
    decide,
    manner_of,
)
from app.decisions.voting import correct_counts, record_counts
from app.decisions.voting_models import Motion, Vote
from app.errors import RuleBroken
from app.people.models import Person


def carry(
    resolution: Resolution,
    *,
    mover: Person | None,
    seconder: Person | None,
    method: Method,
    casting_vote: Choice | None = None,
    motion: Motion | None = None,
    words: str = "",
    **exceptions: int | None,
) -> Vote:
    """Record that a resolution was moved, seconded and carried.

    Whoever could vote voted for it, apart from the `exceptions`: against, abstained and
    not_voting. `motion` is one recorded before that became this resolution. The vote there is
    already, on either, is corrected rather than doubled.
    """
    tally = None if method is Method.ASSENT else _by_exception(resolution.item, **exceptions)
    if tally and decide(tally, casting_vote) is Result.LOST:
        raise RuleBroken(
            "A resolution is what was agreed, and these numbers lose it: record a motion instead"
        )
    _link(resolution, motion or motion_behind(resolution), mover, seconder)
    vote = vote_on(resolution)
    if vote is None:
        vote = record_counts(resolution, method, tally, casting_vote)
    else:
        correct_counts(vote, method, tally, casting_vote)
    vote.words = words.strip()
    resolution.manner = manner_of(method, tally, casting_vote)
    return vote


def _by_exception(
    item: AgendaItem,
    against: int | None = None,
    abstained: int | None = None,
    not_voting: int | None = None,
) -> Tally:
    voters = len(voters_on(item))
    others = (against or 0) + (abstained or 0) + (not_voting or 0)
    if others > voters:
        raise RuleBroken(f"{others} is more than the {voters} voting members present")
    return Tally(voters - others, against or 0, abstained or 0, not_voting or 0)


def _link(
    resolution: Resolution, motion: Motion | None, mover: Person | None, seconder: Person | None
) -> None:
    before = motion_behind(resolution)
    if before and before is not motion:
        before.resolution = None
    if motion is None and not (mover or seconder):
        return
    if motion is None:
        clauses = [f"{c.label} {c.text}".strip() for c in resolution.clauses]
        motion = move(
            resolution.item,
            "\n".join([resolution.lead_in, *clauses]),
            mover=mover,
            seconder=seconder,
            restricted=any(clause.restricted for clause in resolution.clauses),
        )
    else:
        change_motion(
            motion,
            motion.text,
            mover=mover,
            seconder=seconder,
            kind=motion.kind,
            substantive_text=motion.substantive_text,
            restricted=motion.restricted,
            public_text=motion.public_text,
        )
    motion.resolution, motion.result = resolution, MotionResult.CARRIED


def motion_behind(resolution: Resolution) -> Motion | None:
    """The motion that became this resolution."""
    return next((m for m in resolution.item.motions if _became(m, resolution)), None)


def _became(motion: Motion, resolution: Resolution) -> bool:
    if motion.resolution_id is not None:
        return motion.resolution_id == resolution.id
    return motion.resolution is resolution


def vote_on(resolution: Resolution) -> Vote | None:
    """The last vote on a resolution, or on the motion that it was."""
    motion = motion_behind(resolution)
    votes = [*resolution.votes, *(motion.votes if motion else [])]
    return votes[-1] if votes else None


def motions_that_may_become(resolution: Resolution) -> list[Motion]:
    """Motions carried on the item that are not another resolution's."""
    return [
        motion
        for motion in resolution.item.motions
        if motion.kind is MotionKind.ORIGINAL
        and motion.result
        and motion.result.is_agreed
        and (motion.resolution is None or motion.resolution is resolution)
    ]


def is_told_by_its_resolution(motion: Motion) -> bool:
    """Whether a motion says nothing beside its resolution: no amendment and no vote of its own."""
    others = motion.item.motions
    amended = any(other.parent_id == motion.id for other in others if other is not motion)
    return motion.resolution_id is not None and not motion.votes and not amended


def told_apart(item: AgendaItem) -> list[Motion]:
    """The motions that minutes tell by themselves."""
    return [motion for motion in item.motions if not is_told_by_its_resolution(motion)]


def carried_in_words(resolution: Resolution) -> list[str]:
    """Who moved it and how it was agreed, as far as no vote and no motion told apart says so."""
    motion = motion_behind(resolution)
    moved = ""
    if motion and is_told_by_its_resolution(motion):
        moved = moved_in_words(motion, house_style_of(resolution.item.meeting.body))
    return [words for words in (moved, manner_in_words(resolution)) if words]


def manner_in_words(resolution: Resolution) -> str:
    """“Agreed nem con.”, unless a vote tells it with its figures, or the lead-in does."""
    manner = resolution.manner
    if manner is None or vote_on(resolution) or manner.lower() in resolution.lead_in.lower():
        return ""
    return f"Agreed {manner}."


def moved_in_words(motion: Motion | None, style: HouseStyle) -> str:
    """“Moved by Cllr Lee, seconded by Cllr Day.”"""
    if motion is None:
        return ""
    parts = [
        f"{verb} by {style.named(person.formal_name)}"
        for verb, person in (("moved", motion.mover), ("seconded", motion.seconder))
        if person
    ]
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
