"""What became of the motions of an item, and to which of them a vote belongs."""

import re
from dataclasses import dataclass, field, replace

from app.intake.minutes.facing import faces, facing_in
from app.intake.minutes.parsed import Outcome, Piece, Resolved, Votes
from app.intake.minutes.roll import told_in
from app.intake.minutes.sentences import sentences
from app.intake.minutes.voting import has_votes, outcome_in, together

_SUBJECT = re.compile(
    r"\b(?P<of>motion|proposal|amendment)\b(?: to (?:the|this) (?:\w+ )?(?:motion|proposal)\b)?",
    re.I,
)
_OF_VOTE = re.compile(r"\b(?:vot(?:e|es|ed|ing)|division|poll|roll[- ]call)\b", re.I)
_REQUESTED = re.compile(r"\b(?:requested|demanded|called for|asked for)\b", re.I)
_AMENDS = re.compile(r"\bamendment\b", re.I)
_AMENDMENT = re.compile(r"amendment(?: (?:\d|one|two|by .{3,60}))?\W*", re.I)


def subject_of(text: str) -> str:
    """“motion” or “amendment”, whichever is named last; an amendment to a motion is one."""
    named = [found["of"].casefold() for found in _SUBJECT.finditer(text)]
    return "" if not named else "amendment" if named[-1] == "amendment" else "motion"


def _is_clause_beside(one: Resolved, other: Resolved) -> bool:
    return bool(
        one.label
        and other.label
        and one.as_printed == other.as_printed
        and not one.mover
        and (not has_votes(one.votes) or one.votes == other.votes)
        and 0 <= other.line - one.line <= MOST_CLAUSES
    )


MOST_CLAUSES = 40
"""In lines, from the first clause of a resolution to its last."""


def has_result(resolved: Resolved) -> bool:
    return bool(resolved.as_printed) or has_votes(resolved.votes)


@dataclass
class Tally:
    """What was resolved; `subject` is the motion or amendment last named as voted on, `told` the
    place of what something was told of since the last was entered.
    """

    pieces: list[Piece] = field(default_factory=list)
    resolved: list[Resolved] = field(default_factory=list)
    open: bool = False
    subject: str = ""
    told: int | None = None

    def together(self) -> list[int]:
        """The clauses that were resolved as one, of which the last is known, and it itself."""
        last = len(self.resolved) - 1
        first = last
        while first and _is_clause_beside(self.resolved[first - 1], self.resolved[last]):
            first -= 1
        return list(range(first, last + 1))

    def hear(self, text: str) -> None:
        """“A recorded vote was taken on the motion”: whose votes those listed below are."""
        for sentence in sentences(text):
            if _OF_VOTE.search(sentence):
                said = subject_of(sentence)
                self.subject = said if said or _REQUESTED.search(sentence) else self.subject

    def untold(self, text: str) -> int | None:
        """Which of the motions and amendments that nothing is told of yet this names."""
        subject = subject_of(text)
        left = [at for at, each in enumerate(self.resolved) if not each.as_printed]
        left.sort(key=lambda at: (bool(subject) and self._is(subject, at), at))
        return left[-1] if left else None

    def _told(self, text: str) -> int:
        """Of the motion or of its amendment? What is told once is not told again."""
        last = len(self.resolved) - 1
        at = self.untold(text)
        if at is None or (subject_of(text) == "amendment" and not self._is("amendment", at)):
            return last
        return at

    def counted(self, heading: str = "") -> int | None:
        """Whose votes are listed by name: of what was last named as voted on, else of the last."""
        last = len(self.resolved) - 1
        settled = last >= 0 and self.resolved[last].as_printed and self._is_amendment(last)
        subject = subject_of(heading) or self.subject or ("motion" if settled else "")
        for at in range(last, -1, -1) if subject else ():
            if self._is(subject, at):
                return None if self.resolved[at].votes.named else at
        return None if last < 0 or self.resolved[last].votes.named else last

    def _is(self, subject: str, at: int) -> bool:
        return self._is_amendment(at) == (subject == "amendment")

    def tell(self, printed: str | None, text: str) -> None:
        """What became of the last resolution, and how the vote on it went."""
        if faced := facing_in(text):
            self.face(faced, printed)
            return
        end = text.rfind(printed) + len(printed) if printed and printed in text else len(text)
        at = self._told(text[:end])
        self.subject = "amendment" if self._is_amendment(at) else "motion"
        self._tell(at, printed, told_in(text))

    def tell_more(self, text: str) -> None:
        """“Abstained: none”, below what was told or counted."""
        at = len(self.resolved) - 1 if self.told is None else self.told
        said = None if has_votes(self.resolved[at].votes) else text
        self._tell(at, self.resolved[at].as_printed or said, told_in(text))

    def _tell(self, at: int, printed: str | None, votes: Votes) -> None:
        self._spread(at, votes)
        last = self.resolved[at]
        said = outcome_in(printed) if printed else None
        lost = not said and not last.as_printed and (votes.noes or 0) > (votes.ayes or 0)
        self.told = at
        self.resolved[at] = replace(
            last,
            as_printed=printed or last.as_printed,
            outcome=Outcome.LOST if lost else said or last.outcome,
            votes=together(last.votes, votes),
        )

    def count(self, votes: Votes, heading: str = "") -> None:
        """Who voted which way on the last resolution; more against than for, and it was lost."""
        if faces(heading):
            self.face(votes)
            return
        at = self.counted(heading)
        at = len(self.resolved) - 1 if at is None else at
        self._spread(at, votes)
        self.told = at
        last = self.resolved[at]
        lost = not last.as_printed and (votes.noes or 0) > (votes.ayes or 0)
        self.resolved[at] = replace(
            last,
            outcome=Outcome.LOST if lost else last.outcome,
            votes=together(votes, last.votes),
        )
        self.open = True

    def _spread(self, at: int, votes: Votes) -> None:
        """Clauses that were put as one were voted on as one."""
        if at == len(self.resolved) - 1:
            for beside in self.together()[:-1]:
                self.resolved[beside] = replace(self.resolved[beside], votes=votes)

    def face(self, votes: Votes, printed: str | None = None) -> None:
        """The last motion and its amendment were voted on against each other.

        The count is that of the motion: who is for the amendment is against it.
        """
        last = len(self.resolved) - 1
        amended = last if last and self._is_amendment(last) else None
        motion = last - 1 if amended else last
        lost = (votes.noes or 0) > (votes.ayes or 0)
        self._settle(motion, lost=lost, votes=votes)
        if amended:
            self._settle(amended, lost=not lost)
        if printed:
            said = subject_of(printed)
            of_amendment = said == "amendment" if said else lost
            self._settle(amended if amended and of_amendment else motion, printed=printed)
        self.open = True

    def _is_amendment(self, at: int) -> bool:
        """By its own words, or by a heading above it."""
        first, last = self.resolved[at - 1].line if at else 0, self.resolved[at].line
        return bool(_AMENDS.search(self.resolved[at].text)) or any(
            first < piece.line <= last and _AMENDMENT.fullmatch(piece.text) for piece in self.pieces
        )

    def _settle(
        self, at: int, *, lost: bool = False, votes: Votes | None = None, printed: str | None = None
    ) -> None:
        each = self.resolved[at]
        told = outcome_in(printed) if printed else None
        self.resolved[at] = replace(
            each,
            as_printed=printed or each.as_printed,
            outcome=told or (Outcome.LOST if lost else each.outcome),
            votes=together(votes, each.votes) if votes else each.votes,
        )
