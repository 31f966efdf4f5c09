"""What has been gathered of an item so far, and how a later line adds to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.minutes.discussing import MOST_BETWEEN, put_above
from app.intake.minutes.facing import faces, facing_in
from app.intake.minutes.moving import Moved, moved_in
from app.intake.minutes.naming import PERSON
from app.intake.minutes.parsed import Outcome, Piece, Recommended, Resolved, Votes
from app.intake.minutes.patterns import TITLE
from app.intake.minutes.roll import told_in
from app.intake.minutes.voting import has_votes, outcome_in, together

_PUTS = re.compile(
    r"^[“\"‘'*\s]*(?:I (?:will |wish to |hereby )?(?:move|propose|be moving)\b|That\b|THAT\b"
    r"|This Council\b)"
)
_IN_PROPOSING = re.compile(
    rf"\bIn (?:proposing|moving) (?:the|this|his|her) (?:[Nn]otice of )?[Mm]otion,? {PERSON}"
    rf"|^(?P<who>{PERSON}),? in (?:proposing|moving) (?:the|this|his"
    r"|her) (?:[Nn]otice of )?[Mm]otion"
)
_SUBMITTED = re.compile(
    r"(?:\b(?:submitted|proposed|moved|tabled|put) by|in the names? of|[Mm]otion(?: from| by"
    rf"| of)?|^)[ :–-]+(?P<who>{PERSON})$|^(?P<name>{TITLE}\s{PERSON})$"
)

_PUT = re.compile(
    rf"(?P<who>{PERSON})[’']s? (?:proposal|motion|amendment)\b[^.;]{{0,40}}\b(?:vote|meeting)\b"
)
_SUBJECT = re.compile(r"\b(?P<of>motion|amendment)\b", re.I)
_AMENDS = re.compile(r"\bamendment\b", re.I)
_AMENDMENT = re.compile(r"amendment(?: (?:\d|one|two|by .{3,60}))?\W*", re.I)


@dataclass
class Motion:
    """What has been said of a motion that is not finished."""

    mover: str | None = None
    seconder: str | None = None
    lead: str | None = None
    texts: list[str] = field(default_factory=list)
    line: int = 0
    quoting: bool = False
    label: str | None = None
    votes: Votes = field(default_factory=Votes)

    def told(self, text: str) -> str:
        said = [
            self.mover and f"Proposed by {self.mover}",
            self.seconder and f"Seconded by {self.seconder}",
            text,
        ]
        return " ".join(part for part in said if part)


@dataclass
class Account:
    """Discussion, recommendations and resolutions of an item.

    `ahead` are resolutions that a page prints as its decision before its minutes tell them
    again; `open` says that the last resolution may still be told the count of its vote.
    """

    pieces: list[Piece] = field(default_factory=list)
    recommended: list[Recommended] = field(default_factory=list)
    resolved: list[Resolved] = field(default_factory=list)
    ahead: list[Resolved] = field(default_factory=list)
    open: bool = False
    title: str = ""
    waiting: Votes = field(default_factory=Votes)
    moved: Moved = field(default_factory=Moved)

    def enter(self, resolved: Resolved) -> None:
        votes = together(resolved.votes, self.waiting)
        mover, seconder = resolved.mover or self.moved.mover, resolved.seconder
        told = replace(resolved, votes=votes, mover=mover)
        self.resolved.append(replace(told, seconder=seconder or self.moved.seconder))
        self.open, self.waiting, self.moved = True, Votes(), Moved()

    def name(self, mover: str, seconder: str) -> None:
        """Who moved what was resolved last, told below it."""
        for at in self.together():
            each = self.resolved[at]
            named = replace(each, mover=each.mover or mover, seconder=each.seconder or seconder)
            self.resolved[at] = named

    def together(self) -> list[int]:
        """The clauses that were resolved as one, of which the last is known, and it itself."""
        last = len(self.resolved) - 1
        first = last
        while first and _is_clause_beside(self.resolved[first - 1], self.resolved[last]):
            first -= 1
        return list(range(first, last + 1))

    def is_unnamed(self) -> bool:
        """Does the paragraph just above tell a decision, and not who moved it?"""
        if not self.open or not self.resolved:
            return False
        last, said = self.resolved[-1], self.pieces[-1].line if self.pieces else 0
        return not last.mover and (
            last.line == said or (bool(last.as_printed) and said < last.line)
        )

    def take_back(self) -> None:
        """The last resolution was a motion, whose resolution is told below it."""
        last = self.resolved.pop()
        if not any(last.text in piece.text for piece in self.pieces):
            told = Motion(last.mover, last.seconder).told(last.text)
            self.pieces.append(Piece("motion", told, last.line))

    def motion_put(self) -> Piece | None:
        """The wording last put to the meeting: “That …”, “I will move at the next meeting …”."""
        return next((piece for piece in reversed(self.pieces) if _PUTS.match(piece.text)), None)

    def put(self) -> Piece | None:
        """A motion that somebody moved and that is not entered, nothing but discussion since."""
        last = self.resolved[-1].line if self.resolved else 0
        return put_above([piece for piece in self.pieces[-1 - MOST_BETWEEN :] if piece.line > last])

    def voted_on(self) -> Resolved | None:
        """“Councillor Able’s proposal was put to the vote”: of several motions, which."""
        said = [
            found for piece in self.pieces[-MOST_BETWEEN:] if (found := _PUT.search(piece.text))
        ]
        who = said[-1]["who"].split()[-1] if said else ""
        moved = [r for r in self.resolved if (r.mover or "").split()[-1:] == [who]]
        return moved[-1] if moved and not has_result(moved[-1]) else None

    def who_put_it(self) -> str | None:
        """“In proposing the Motion, Councillor Able said …”, or as its heading names them."""
        for piece in reversed(self.pieces):
            if found := _IN_PROPOSING.search(piece.text):
                return found["who"] or moved_in(found[0]).mover
        named = _SUBMITTED.search(self.title)
        return (named["who"] or named["name"]) if named else None

    def _told(self, text: str) -> int:
        """Of the motion or of its amendment? What is told once is not told again."""
        last = len(self.resolved) - 1
        if "amendment" in text:
            return last
        untold = [at for at in range(last, -1, -1) if not self.resolved[at].as_printed]
        if re.search(r"\bmotion\b", text, re.I):
            untold.sort(key=lambda at: "amendment" in self.resolved[at].text)
        return next(iter(untold), last)

    def tell(self, printed: str | None, text: str) -> None:
        """What became of the last resolution, and how the vote on it went."""
        if faced := facing_in(text):
            self.face(faced, printed)
            return
        at = self._told(text)
        self._spread(at, told_in(text))
        last = self.resolved[at]
        self.resolved[at] = replace(
            last,
            as_printed=printed or last.as_printed,
            outcome=(outcome_in(printed) if printed else None) or last.outcome,
            votes=together(last.votes, told_in(text)),
        )

    def count(self, votes: Votes, heading: str = "") -> None:
        """Who voted which way on the last resolution; more against than for, and it was lost."""
        if faces(heading):
            self.face(votes)
            return
        at = self._told(heading)
        self._spread(at, votes)
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
            said = _SUBJECT.search(printed)
            of_amendment = said["of"].casefold() == "amendment" if said else lost
            self._settle(amended if amended and of_amendment else motion, printed=printed)
        self.open = True

    def _is_amendment(self, at: int) -> bool:
        """By its own words, or by a heading above it."""
        first, last = self.resolved[at - 1].line, self.resolved[at].line
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

    def decision_is_whole(self) -> None:
        self.ahead, self.resolved = [*self.ahead, *self.resolved], []

    def finish(self) -> None:
        self.resolved = _without_hearing(once(self.ahead, self.resolved))
        told = {(resolved.line, resolved.text) for resolved in self.resolved}
        self.pieces = [piece for piece in self.pieces if (piece.line, piece.text) not in told]


_HEARD = re.compile(
    r"(?:The |Members )?[^.,;]{0,60}?\breceived (?:and considered |a |an |the )"
    r"(?:(?!minutes)[^.;]){0,90}?\b(?:report|presentation|update|briefing|paper)\b",
    re.I,
)


def _without_hearing(resolved: Sequence[Resolved]) -> list[Resolved]:
    """“The Board received a report …” is what was decided only where nothing else was."""
    heard = [
        each
        for each in resolved
        if not each.mover
        and _HEARD.match(each.text)
        and not re.search(r"\b(?:noted|agreed|resolved)\b", each.text, re.I)
    ]
    return [each for each in resolved if each not in heard] or list(resolved)


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


def once(ahead: Sequence[Resolved], resolved: Sequence[Resolved]) -> list[Resolved]:
    """What a page prints as its decision and again in its minutes is one resolution."""
    if not ahead:
        return list(resolved)
    kept = {_key(each): each for each in ahead}
    alone = []
    for each in resolved:
        key = next(
            (k for k in kept if k.startswith(_key(each)[:30]) or _key(each).startswith(k[:30])),
            None,
        )
        if key is None:
            alone.append(each)
            continue
        first = kept[key]
        kept[key] = replace(
            first,
            mover=first.mover or each.mover,
            seconder=first.seconder or each.seconder,
            votes=together(first.votes, each.votes),
            as_printed=first.as_printed or each.as_printed,
        )
    return [*kept.values(), *alone]


def _key(resolved: Resolved) -> str:
    return re.sub(r"\W+", "", resolved.text.casefold())[:60]
