"""Motions and votes in words (handbook 1.7, 1.8). Pure."""

from collections.abc import Iterator

from app.decisions.rules import Choice, Method, MotionKind
from app.decisions.voting_models import Motion, Vote
from app.word.outline import Block, DataTable, Paragraph, text

_COUNTED = (("ayes", "for"), ("noes", "against"), ("abstentions", "abstained"))
_COLUMNS = (
    (Choice.FOR, "For"),
    (Choice.AGAINST, "Against"),
    (Choice.ABSTAIN, "Abstained"),
    (Choice.NOT_VOTING, "Did not vote"),
)


def motion_sentence(motion: Motion) -> str:
    word = "An AMENDMENT" if motion.kind is MotionKind.AMENDMENT else f"A {motion.kind}"
    movers = [f"moved by {motion.mover.formal_name}"] if motion.mover else []
    if motion.seconder:
        movers.append(f"seconded by {motion.seconder.formal_name}")
    by = f", {' and '.join(movers)}," if movers else ""
    became = f" {_became(motion)}" if motion.result else ""
    return f"{word}{by} was put: {motion.text.rstrip('.')}.{became}"


def _became(motion: Motion) -> str:
    votes = [vote for vote in motion.votes if vote.ayes is not None]
    counts = f" ({_counts(votes[-1])})" if votes else ""
    return f"It was {str(motion.result).upper()}{counts}."


def vote_sentence(vote: Vote) -> str:
    """“Carried on a show of hands: 6 for, 3 against, 1 abstained.”"""
    result = vote.result.capitalize()
    if vote.ayes is None:
        return f"{result} by {vote.method}."
    on = "a recorded vote" if vote.method is Method.RECORDED else f"a {vote.method}"
    casting = ""
    if vote.casting_vote:
        casting = f" The Chair gave a casting vote {vote.casting_vote} the motion."
    return f"{result} on {on.replace('a electronic', 'an electronic')}: {_counts(vote)}.{casting}"


def _counts(vote: Vote) -> str:
    counted = [f"{getattr(vote, name)} {word}" for name, word in _COUNTED if getattr(vote, name)]
    return ", ".join(counted) or "no votes cast"


def votes_by_name(vote: Vote) -> Iterator[Block]:
    """A recorded vote as a table of names: everyone once, in the order of family names.

    Of any other vote only who asked to be recorded, a sentence each.
    """
    if not vote.is_recorded:
        yield from (Paragraph(text(sentence)) for sentence in vote.own_votes)
        return
    words = dict(_COLUMNS)
    casts = sorted(vote.casts, key=lambda c: (c.member.family_name, c.member.name))
    rows = tuple((cast.member.formal_name, words[cast.choice]) for cast in casts)
    yield DataTable(("Member", "Vote"), rows, (0.6, 0.4))
