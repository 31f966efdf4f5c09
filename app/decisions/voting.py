"""Votes: what a clerk records of how something was decided. None of these commits."""

from collections.abc import Mapping

from app.decisions.models import Resolution
from app.decisions.motions import check_amendments_decided, check_was_there, voters_on
from app.decisions.rules import (
    Choice,
    Method,
    MotionResult,
    Result,
    Tally,
    check_votes_fit,
    decide,
)
from app.decisions.voting_models import Motion, Vote, VoteCast
from app.errors import RuleBroken
from app.meetings.operations import check_open
from app.people.models import Person


def record_vote(
    subject: Motion | Resolution,
    choices: Mapping[Person, Choice],
    casting_vote: Choice | None = None,
) -> Vote:
    """Record how everyone who could vote did, by name (handbook rule 22)."""
    vote = Vote()
    _write_names(vote, subject, choices, casting_vote)
    subject.votes.append(vote)
    _decide_by_last_vote(subject)
    return vote


def correct_names(
    vote: Vote, choices: Mapping[Person, Choice], casting_vote: Choice | None = None
) -> Vote:
    """Replace what was recorded of `vote` by how each member voted, by name."""
    _write_names(vote, vote.subject, choices, casting_vote)
    _decide_by_last_vote(vote.subject)
    return vote


def record_counts(
    subject: Motion | Resolution,
    method: Method,
    tally: Tally | None,
    casting_vote: Choice | None = None,
    *,
    result: Result = Result.CARRIED,
) -> Vote:
    """Record a vote without names. No tally means not counted, and then `result` is told."""
    vote = Vote()
    _write_counts(vote, subject, method, tally, casting_vote, result)
    subject.votes.append(vote)
    _decide_by_last_vote(subject)
    return vote


def correct_counts(
    vote: Vote,
    method: Method,
    tally: Tally | None,
    casting_vote: Choice | None = None,
    *,
    result: Result = Result.CARRIED,
) -> Vote:
    """Replace what was recorded of `vote` by a vote without names."""
    was_recorded = vote.method is Method.RECORDED
    _write_counts(vote, vote.subject, method, tally, casting_vote, result)
    if was_recorded:
        vote.casts = []
    _decide_by_last_vote(vote.subject)
    return vote


def doubts_on(
    subject: Motion | Resolution, result: Result, corrected: Vote | None = None
) -> list[str]:
    """What looks wrong about a vote with this `result`. Without `corrected` it is a new one."""
    doubts = []
    before = [*subject.votes, *_votes_on_its_twin(subject)]
    if corrected is None and before:
        doubts.append(
            f"A vote on this is recorded already ({before[-1].sentence}). "
            "This was another vote, taken after it"
        )
    if isinstance(subject, Resolution) and result is Result.LOST:
        doubts.append("A resolution is what was agreed, and this vote was lost")
    return doubts


def _votes_on_its_twin(subject: Motion | Resolution) -> list[Vote]:
    """The votes on the resolution that a motion became, or on the motions it was."""
    if isinstance(subject, Motion):
        return subject.resolution.votes if subject.resolution else []
    became = [motion for motion in subject.item.motions if motion.resolution is subject]
    return [vote for motion in became for vote in motion.votes]


def _write_names(
    vote: Vote,
    subject: Motion | Resolution,
    choices: Mapping[Person, Choice],
    casting_vote: Choice | None,
) -> None:
    _check_may_be_put(subject)
    for member in choices:
        check_was_there(subject.item, member)
    missing = [member.name for member in voters_on(subject.item) if member not in choices]
    if missing:
        raise RuleBroken(f"A recorded vote lists everyone: say how {', '.join(missing)} voted")
    _count(vote, Method.RECORDED, Tally.of(choices.values()), casting_vote)
    vote.casts = [VoteCast(member=member, choice=choice) for member, choice in choices.items()]


def _write_counts(
    vote: Vote,
    subject: Motion | Resolution,
    method: Method,
    tally: Tally | None,
    casting_vote: Choice | None,
    result: Result,
) -> None:
    _check_may_be_put(subject)
    if method is Method.RECORDED:
        raise RuleBroken("A recorded vote needs the name and the vote of each member")
    if method is Method.ASSENT and (tally or casting_vote or result is not Result.CARRIED):
        raise RuleBroken("What was agreed by assent was carried without counting")
    if tally is None:
        if casting_vote:
            raise RuleBroken("Enter the equal numbers of votes that the casting vote decided")
        vote.ayes = vote.noes = vote.abstentions = vote.not_voting = vote.casting_vote = None
        vote.method, vote.result = method, result
        return
    check_votes_fit(tally, len(voters_on(subject.item)))
    _count(vote, method, tally, casting_vote)


def _check_may_be_put(subject: Motion | Resolution) -> None:
    check_open(subject.item.meeting)
    if isinstance(subject, Motion):
        check_amendments_decided(subject, MotionResult.CARRIED)


def _count(
    vote: Vote,
    method: Method,
    tally: Tally,
    casting_vote: Choice | None,
) -> None:
    result = decide(tally, casting_vote)
    vote.method, vote.result, vote.casting_vote = method, result, casting_vote
    vote.ayes, vote.noes = tally.ayes, tally.noes
    vote.abstentions, vote.not_voting = tally.abstentions, tally.not_voting


def _decide_by_last_vote(subject: Motion | Resolution) -> None:
    """The last vote on a motion is its result; a motion whose votes are gone has none."""
    if isinstance(subject, Motion):
        last = subject.votes[-1] if subject.votes else None
        subject.result = MotionResult(last.result.value) if last else None


def record_own_vote(vote: Vote, member: Person, choice: Choice | None) -> Vote:
    """Note how one member asked to be recorded, which is no recorded vote; None takes it out.

    Any member may require it straight after a vote (SI 1993/202 Sch 2 para 1; rule 22).
    """
    item = vote.subject.item
    check_open(item.meeting)
    if vote.method is Method.RECORDED:
        raise RuleBroken("Everyone’s vote is recorded already")
    check_was_there(item, member)
    others = [cast for cast in vote.casts if cast.member is not member]
    if choice is not None:
        _check_count_allows(vote, [cast.choice for cast in others], choice)
    mine = [] if choice is None else [VoteCast(member=member, choice=choice)]
    vote.casts = others + mine
    return vote


def _check_count_allows(vote: Vote, named: list[Choice], choice: Choice) -> None:
    counted = {Choice.FOR: vote.ayes, Choice.AGAINST: vote.noes, Choice.ABSTAIN: vote.abstentions}
    limit = counted.get(choice)
    if limit is not None and named.count(choice) >= limit:
        raise RuleBroken(f"Only {limit} voted “{choice}”, and that many are named already")


def take_out_vote(vote: Vote) -> None:
    subject = vote.subject
    check_open(subject.item.meeting)
    subject.votes.remove(vote)
    _decide_by_last_vote(subject)
