"""Motions and votes: what a clerk records of how something was decided. None of these commits."""

from collections.abc import Mapping

from app.agenda.models import AgendaItem
from app.decisions.models import Motion, Resolution, Vote, VoteCast
from app.decisions.rules import (
    Choice,
    Method,
    MotionKind,
    MotionResult,
    Result,
    Tally,
    check_votes_fit,
    decide,
)
from app.errors import RuleBroken
from app.meetings.operations import check_open
from app.people.models import Person


def move(
    item: AgendaItem,
    text: str,
    *,
    mover: Person | None,
    seconder: Person | None,
    kind: MotionKind = MotionKind.ORIGINAL,
    parent: Motion | None = None,
) -> Motion:
    """Record a motion, or an amendment to `parent` (handbook 1.8, rule 23)."""
    check_open(item.meeting)
    _check_movers(item, mover, seconder)
    if kind is MotionKind.AMENDMENT and parent is None:
        raise RuleBroken("Choose the motion that this amendment would change")
    motion = Motion(
        position=len(item.motions) + 1,
        text=text.strip(),
        mover=mover,
        seconder=seconder,
        kind=kind,
        parent=parent,
    )
    item.motions.append(motion)
    return motion


def _check_movers(item: AgendaItem, mover: Person | None, seconder: Person | None) -> None:
    if mover is not None and mover is seconder:
        raise RuleBroken("Mover and seconder must be two people")
    for member in (mover, seconder):
        if member is not None and member not in item.meeting.members_present:
            raise RuleBroken(f"{member.name} was not present as a voting member")


def record_result(motion: Motion, result: MotionResult | None) -> None:
    """A motion is not decided before its amendments are (handbook rule 23)."""
    check_open(motion.item.meeting)
    still_open = [amendment for amendment in motion.amendments if amendment.result is None]
    if result is not None and still_open:
        raise RuleBroken(f"An amendment is still open: {still_open[0].text}")
    motion.result = result


def remove_motion(motion: Motion) -> None:
    check_open(motion.item.meeting)
    if motion.amendments:
        raise RuleBroken("Remove the amendments to this motion first")
    motion.item.motions.remove(motion)


def record_vote(
    subject: Motion | Resolution,
    choices: Mapping[Person, Choice],
    casting_vote: Choice | None = None,
) -> Vote:
    """Record how each member voted, by name. Everyone named must have been present to vote."""
    check_open(subject.item.meeting)
    present = subject.item.meeting.members_present
    for member in choices:
        if member not in present:
            raise RuleBroken(f"{member.name} was not present as a voting member")
    vote = _vote(subject, Method.RECORDED, Tally.of(choices.values()), casting_vote)
    vote.casts = [VoteCast(member=member, choice=choice) for member, choice in choices.items()]
    return vote


def record_counts(
    subject: Motion | Resolution,
    method: Method,
    tally: Tally | None,
    casting_vote: Choice | None = None,
) -> Vote:
    """Record a vote without names. No tally means agreed without counting, as by assent."""
    check_open(subject.item.meeting)
    if tally is None:
        vote = Vote(method=method, result=Result.CARRIED)
        subject.votes.append(vote)
        return vote
    check_votes_fit(tally, len(subject.item.meeting.members_present))
    return _vote(subject, method, tally, casting_vote)


def _vote(
    subject: Motion | Resolution, method: Method, tally: Tally, casting_vote: Choice | None
) -> Vote:
    vote = Vote(
        method=method,
        ayes=tally.ayes,
        noes=tally.noes,
        abstentions=tally.abstentions,
        not_voting=tally.not_voting,
        casting_vote=casting_vote,
        result=decide(tally, casting_vote),
    )
    subject.votes.append(vote)
    return vote


def remove_vote(subject: Motion | Resolution, vote: Vote) -> None:
    check_open(subject.item.meeting)
    subject.votes.remove(vote)
