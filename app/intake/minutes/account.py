"""What has been gathered of an item so far, and how a later line adds to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.minutes.clauses import nested
from app.intake.minutes.discussing import MOST_BETWEEN, put_above
from app.intake.minutes.moving import Moved, moved_in
from app.intake.minutes.naming import PERSON
from app.intake.minutes.parsed import Piece, Recommended, Resolved, Votes
from app.intake.minutes.patterns import TITLE
from app.intake.minutes.tally import Tally, has_result
from app.intake.minutes.voting import together

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
class Account(Tally):
    """Discussion, recommendations and resolutions of an item.

    `ahead` are resolutions that a page prints as its decision before its minutes tell them
    again; `open` says that the last resolution may still be told the count of its vote.
    """

    recommended: list[Recommended] = field(default_factory=list)
    ahead: list[Resolved] = field(default_factory=list)
    title: str = ""
    waiting: Votes = field(default_factory=Votes)
    moved: Moved = field(default_factory=Moved)

    def enter(self, resolved: Resolved) -> None:
        votes = together(resolved.votes, self.waiting)
        mover, seconder = resolved.mover or self.moved.mover, resolved.seconder
        told = replace(resolved, votes=votes, mover=mover)
        self.resolved.append(replace(told, seconder=seconder or self.moved.seconder))
        self.open, self.waiting, self.moved = True, Votes(), Moved()
        self.subject, self.told = "", None

    def name(self, mover: str, seconder: str) -> None:
        """Who moved what was resolved last, told below it."""
        for at in self.together():
            each = self.resolved[at]
            named = replace(each, mover=each.mover or mover, seconder=each.seconder or seconder)
            self.resolved[at] = named

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

    def decision_is_whole(self) -> None:
        self.ahead, self.resolved = [*self.ahead, *self.resolved], []

    def finish(self) -> None:
        self.resolved = list(nested(_without_hearing(once(self.ahead, self.resolved))))
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
