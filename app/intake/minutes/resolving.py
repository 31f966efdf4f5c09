"""A decision led in by a word like RESOLVED: what was said of it just above, and its clauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.intake.minutes.account import Account, Motion
from app.intake.minutes.discussing import is_discussion, is_of
from app.intake.minutes.leads import says_nothing
from app.intake.minutes.lines import Line
from app.intake.minutes.moving import Moved, moved_in
from app.intake.minutes.parsed import Outcome, Piece, Resolved, Votes
from app.intake.minutes.quoting import unquoted
from app.intake.minutes.roll import told_in
from app.intake.minutes.voting import has_votes, outcome_of, together

NOT_CARRIED = (Outcome.LOST, Outcome.WITHDRAWN)
MOST_BETWEEN = 2
"""Paragraphs between a motion that was carried and its resolution: who voted, or left the room."""
_CARRIED = re.compile(r"\b(?:carried|passed|in favou?r|unanimous(?:ly)?)\b", re.I)
_SAID_WHOLE = ("NOTED", "APPROVED", "DELEGATED", "ENDORSED", "RATIFIED", "ADOPTED", "AUTHORISED")
_AFTER_VOTE = re.compile(r"^(?:Therefore|Accordingly|Thereupon|(?:Up)?[Oo]n being put)")


@dataclass(frozen=True)
class Led:
    """What is known of a decision when its words begin: `rest`, after the word `printed`."""

    rest: str
    printed: str
    mover: str | None = None
    seconder: str | None = None
    votes: Votes = field(default_factory=Votes)


def is_whole(found: re.Match[str]) -> bool:
    """“The Board NOTED the report.” is said in one: cut apart, neither half says it."""
    verb = found[0][: found.start("rest")].rstrip(" .:,/–-")
    return verb.upper().endswith(_SAID_WHOLE) and not found["after"].strip()


def led_in(account: Account, line: Line, rest: str, printed: str, motion: Motion | None) -> Led:
    votes, who, here = told_in(line.text), motion or Motion(), moved_in(line.text)
    last = account.resolved[-1] if account.resolved else None
    put = bool(last and _AFTER_VOTE.match(line.text) and last.seconder)
    unmoved = motion is None and here == Moved()
    if unmoved and (voted := account.voted_on()):
        account.resolved.remove(voted)
        last = voted
        account.resolved.append(last)
        put = True
    apart = (motion is not None and motion.mover) or (last and last.outcome in NOT_CARRIED)
    if last and (
        put
        or (not apart and _is_of_this(account, last))
        or (unmoved and (_was_carried(account, last) or _was_discussed(account, last, rest)))
    ):
        account.take_back()
        who, votes = Motion(last.mover, last.seconder), together(votes, last.votes)
    elif unmoved and (above := account.put()) and is_of(above.text, rest):
        who = _motion_of(above)
    return Led(rest, printed, who.mover or here.mover, who.seconder or here.seconder, votes)


def _motion_of(put: Piece) -> Motion:
    moved = moved_in(put.text)
    return Motion(moved.mover, moved.seconder)


def _was_discussed(account: Account, last: Resolved, rest: str) -> bool:
    """A motion was put and talked about, and this tells what was resolved on it."""
    since = [piece for piece in account.pieces if piece.line > last.line]
    return bool(
        _may_be_told_again(last)
        and (not last.as_printed or _CARRIED.search(last.as_printed))
        and is_discussion(since)
        and is_of(last.text, rest)
    )


def _may_be_told_again(last: Resolved) -> bool:
    return bool(
        last.mover
        and last.seconder
        and not last.label
        and last.outcome not in NOT_CARRIED
        and not re.search(r"\bamendment\b", last.text, re.I)
    )


def _was_carried(account: Account, last: Resolved) -> bool:
    """A motion was put and carried just above; what follows are the words of its resolution."""
    since = sum(piece.line > last.line for piece in account.pieces)
    return bool(
        _may_be_told_again(last)
        and since <= MOST_BETWEEN
        and (
            _CARRIED.search(last.as_printed or "")
            or (not last.as_printed and has_votes(last.votes))
        )
    )


def _is_of_this(account: Account, last: Resolved) -> bool:
    """The paragraph above told how the vote went, and this line tells on what."""
    told = bool(last.mover or has_votes(last.votes)) and says_nothing(last.text)
    return account.open and told and bool(account.pieces) and (account.pieces[-1].line == last.line)


def enter_clauses(
    account: Account, led: Led, clauses: Sequence[Line], *, lead_in: str = ""
) -> None:
    votes = together(led.votes, account.waiting)
    account.waiting = Votes()
    for clause in clauses:
        account.enter(
            Resolved(
                clause.text,
                clause.number,
                clause.label,
                led.mover,
                led.seconder,
                outcome_of(clause.text),
                led.printed or clause.text.split()[0],
                together(votes, told_in(clause.text)),
                lead_in,
            )
        )


def enter_one(account: Account, led: Led, line: Line) -> None:
    noted = led.printed.upper().endswith("NOTED")
    account.enter(
        Resolved(
            unquoted(led.rest),
            line.number,
            line.label if line.label and re.search(r"\w", line.label) else None,
            led.mover,
            led.seconder,
            Outcome.NOTED if noted else outcome_of(led.rest),
            led.printed,
            led.votes,
        )
    )
