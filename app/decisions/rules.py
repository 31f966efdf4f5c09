"""How votes decide, and what can become of a recommendation (handbook 1.7, 2.6).

Nothing here knows about the database or the web, so a rule is read, tested and changed alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.errors import RuleBroken


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    NOT_VOTING = "not voting"

    @property
    def past_tense(self) -> str:
        return _PAST_TENSE[self]

    @property
    def heading(self) -> str:
        """Above the names of those who made it."""
        return _PAST_TENSE[self].removeprefix("voted ").capitalize()


_PAST_TENSE = {
    Choice.FOR: "voted for",
    Choice.AGAINST: "voted against",
    Choice.ABSTAIN: "abstained",
    Choice.NOT_VOTING: "did not vote",
}


class Result(StrEnum):
    CARRIED = "carried"
    LOST = "lost"


class MotionKind(StrEnum):
    ORIGINAL = "motion"
    AMENDMENT = "amendment"
    PROCEDURAL = "procedural motion"


class MotionResult(StrEnum):
    CARRIED = "carried"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted without a vote"
    FELL = "fell"
    RULED_OUT = "ruled out of order"
    REFERRED = "referred"

    @property
    def is_agreed(self) -> bool:
        return self in {MotionResult.CARRIED, MotionResult.ACCEPTED}

    @property
    def is_of_a_vote(self) -> bool:
        """Whether the motion was put to the vote, in whatever way; else it was only proposed."""
        return self in {MotionResult.CARRIED, MotionResult.LOST}

    @property
    def predicate(self) -> str:
        """What is said of “It” or “The motion” that came to this: “was carried”, “fell”."""
        return str(self) if self is MotionResult.FELL else f"was {self}"

    @property
    def in_capitals(self) -> str:
        """The predicate with the deciding word as minutes print it: “was CARRIED”."""
        word = str(self).removesuffix(_UNVOTED)
        return self.predicate.replace(word, word.upper())


_UNVOTED = " without a vote"


class Method(StrEnum):
    ASSENT = "assent"
    SHOW_OF_HANDS = "show of hands"
    ELECTRONIC = "electronic vote"
    BALLOT = "ballot"
    RECORDED = "recorded vote"


class Manner(StrEnum):
    UNANIMOUSLY = "unanimously"
    NEM_CON = "nem con"
    MAJORITY = "by a majority"
    CASTING_VOTE = "on the Chair’s casting vote"
    ASSENT = "by assent"


class Outcome(StrEnum):
    """What became of a recommendation (handbook 2.6)."""

    ACCEPTED = "accepted"
    AMENDED = "accepted as amended"
    PARTLY = "partially accepted"
    REJECTED = "not agreed"
    DEFERRED = "deferred"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    NOTED_INSTEAD = "noted instead"
    ADDED = "added at the meeting"
    NO_DECISION = "no decision"


class ClauseKind(StrEnum):
    DECIDE = "decides"
    NOTE = "notes"
    RECOMMEND_UP = "recommends to another body"
    REFER = "refers"
    DELEGATE = "delegates"
    APPOINT = "appoints"


@dataclass(frozen=True)
class Tally:
    """The number of members who made each choice; None where nobody counted them."""

    ayes: int = 0
    noes: int = 0
    abstentions: int | None = None
    not_voting: int | None = None

    @classmethod
    def of(cls, choices: Iterable[Choice]) -> "Tally":
        counted = Counter(choices)
        return cls(
            ayes=counted[Choice.FOR],
            noes=counted[Choice.AGAINST],
            abstentions=counted[Choice.ABSTAIN],
            not_voting=counted[Choice.NOT_VOTING],
        )

    @property
    def total(self) -> int:
        return self.ayes + self.noes + (self.abstentions or 0) + (self.not_voting or 0)

    @property
    def is_tied(self) -> bool:
        return self.ayes == self.noes


def decide(tally: Tally, casting_vote: Choice | None = None) -> Result:
    """Return what a vote decided (LGA 1972 Sch 12 para 39; handbook rules 20 and 21).

    A simple majority of those voting for or against decides; abstentions do
    not count. Only a tie calls for the chair's casting vote, and a tie with
    no casting vote is lost, because nothing has been agreed.
    """
    if casting_vote and not tally.is_tied:
        raise RuleBroken("The chair has a casting vote only when the vote is tied")
    if casting_vote not in {None, Choice.FOR, Choice.AGAINST}:
        raise RuleBroken("A casting vote is given for or against")
    if tally.is_tied:
        return Result.CARRIED if casting_vote is Choice.FOR else Result.LOST
    return Result.CARRIED if tally.ayes > tally.noes else Result.LOST


def manner_of(method: Method, tally: Tally | None, casting_vote: Choice | None) -> Manner | None:
    """The words for how something was carried; None where nobody counted (handbook 2.4)."""
    if tally is None:
        return Manner.ASSENT if method is Method.ASSENT else None
    if casting_vote:
        return Manner.CASTING_VOTE
    if tally.noes:
        return Manner.MAJORITY
    return Manner.NEM_CON if tally.abstentions or tally.not_voting else Manner.UNANIMOUSLY


def check_votes_fit(tally: Tally, voters_present: int) -> None:
    """Refuse more votes than voters (handbook rule 20)."""
    if min(tally.ayes, tally.noes, tally.abstentions or 0, tally.not_voting or 0) < 0:
        raise RuleBroken("Votes cannot be fewer than none")
    if tally.total and not voters_present:
        raise RuleBroken(
            "No voting member is recorded as present for this item: enter the attendance first"
        )
    if tally.total > voters_present:
        raise RuleBroken(
            f"{tally.total} votes is more than the {voters_present} voting members present"
        )


def vote_in_words(
    method: Method, result: Result, tally: Tally | None, casting_vote: Choice | None
) -> str:
    """“Carried: 6 for, 3 against, 1 abstention”; without a count, how it was taken."""
    word = result.capitalize()
    if tally is None:
        return f"{word} {_TAKEN[method]}"
    counts = f"{tally.ayes} for, {tally.noes} against{_others(tally)}"
    if casting_vote:
        return f"{word} on the Chair’s casting vote: {counts}"
    return f"{word}: {counts}" + ("; no casting vote was given" if tally.is_tied else "")


_TAKEN = {
    Method.ASSENT: "by assent",
    Method.SHOW_OF_HANDS: "on a show of hands",
    Method.ELECTRONIC: "by electronic vote",
    Method.BALLOT: "by ballot",
    Method.RECORDED: "on a recorded vote",
}


def _others(tally: Tally) -> str:
    words = ""
    if tally.abstentions is not None:
        words += f", {tally.abstentions or 'no'} abstention{'s' if tally.abstentions != 1 else ''}"
    return words + (f", {tally.not_voting} not voting" if tally.not_voting else "")


class Passage(StrEnum):
    """Where in a minute some words stand."""

    TEXT = "text"
    RESTRICTED = "restricted text"
    SUMMARY = "public summary"
    CLAUSE = "clause"

    @property
    def column(self) -> str:
        """The column of a revision that holds it."""
        return self.value.replace(" ", "_")


def check_correction(before: str, after: str) -> None:
    if not before:
        raise RuleBroken("Enter the words as the minutes have them now", about="before")
    if before == after:
        raise RuleBroken("The words before and after are the same", about="after")


def check_found_once(minute: str, times: int) -> None:
    """A correction says exactly which words it corrects."""
    if times == 0:
        raise RuleBroken(f"Those words are not in “{minute}”: copy them from it", about="before")
    if times > 1:
        raise RuleBroken(
            f"Those words stand {times} times in “{minute}”: give more of the sentence",
            about="before",
        )
