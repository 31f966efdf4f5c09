"""An item as it is heard line by line: the motion just now before the meeting, and its end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.intake.minutes.account import Account, Motion
from app.intake.minutes.ahead import (
    clauses_below,
    goes_on,
    is_list_of,
    last_marker,
    prints_results,
    results_apart,
    with_list,
)
from app.intake.minutes.clauses import clauses_in
from app.intake.minutes.leads import LEAD, NOTED, NOTHING
from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Piece, Recommended, Resolved
from app.intake.minutes.patterns import MARKER
from app.intake.minutes.prose import read_prose
from app.intake.minutes.quoting import closes_quote, opens_quote, past_quote, unquoted
from app.intake.minutes.resolving import Led, enter_clauses, enter_one
from app.intake.minutes.sentences import sentences
from app.intake.minutes.voting import outcome_in, outcome_of

SHORTEST_LEAD = 25
"""In letters. A longer lead-in says something and is kept."""


def _kept(lead_in: str) -> str:
    return lead_in if len(lead_in) > SHORTEST_LEAD else ""


@dataclass
class Hearing:
    """Where in an item the reader is; `part` is what the page says it prints just now."""

    lines: Sequence[Line]
    title: str = ""
    place: int = 0
    part: str = ""
    account: Account = field(default_factory=Account)
    motion: Motion | None = None

    def __post_init__(self) -> None:
        self.account.title = self.title
        self.lines = list(results_apart(self.lines))
        self._last_marker = last_marker(self.lines)

    def say(self, line: Line, kind: str = "") -> None:
        bullet = line.label and not re.search(r"\w", line.label)
        text = f"{line.label} {line.text}" if line.label and not bullet else line.text
        usual = "bullet" if bullet else "heading" if line.bold and len(text) < 120 else "paragraph"
        if self.part == "purpose" or (not self.part and self.place < self._last_marker):
            usual = "purpose" if usual == "paragraph" else usual
        self.account.pieces.append(Piece(kind or usual, text, line.number))
        self.account.hear(text)
        self.place += 1

    def word(self, line: Line) -> None:
        self.add(
            f"{line.label} {line.text}"
            if line.label and re.search(r"\w", line.label)
            else line.text,
            line,
        )
        self.place += 1

    def add(self, text: str, line: Line) -> None:
        motion = self.motion
        assert motion
        motion.line = motion.line or line.number
        text, after = past_quote(text) if opens_quote(text) else (text, "")
        motion.texts.append(text)
        if opens_quote(text) or motion.quoting:
            motion.quoting = not closes_quote(text) and sum(map(len, motion.texts)) < 6000
        if after:
            self.finish()
            told = replace(line, text=after, label=None)
            read_prose(self.account, told)
            self.account.pieces.append(Piece("paragraph", after, line.number))

    def notes_one_sentence(self) -> bool:
        """“An apology was received.” over NOTED; of a longer account NOTED repeats nothing."""
        above = self.account.pieces[-1:]
        return bool(above and not self.account.open and len(sentences(above[0].text)) == 1)

    def finish(self, result: str | None = None, *, voted: bool = False) -> None:
        """Enter the motion that has been read, if it was decided."""
        motion, self.motion = self.motion, None
        if not motion:
            return
        text = unquoted(" ".join(motion.texts))
        if not text and motion.mover and motion.seconder and self.account.is_unnamed():
            self.account.name(motion.mover, motion.seconder)
            return
        decided = motion.lead or result or voted
        if (
            not text
            and (motion.mover or decided)
            and self.account.pieces
            and (decided or motion.seconder)
        ):
            text = self.account.pieces[-1].text
            if NOTED.fullmatch(motion.lead or "") and self.notes_one_sentence():
                motion.line = self.account.pieces[-1].line  # which is then not told twice
        if text and (
            decided or (motion.mover and motion.seconder and not prints_results(self.lines))
        ):
            lead_in, clauses = clauses_in(text) if motion.lead else (text, [])
            for clause in clauses or [Recommended(motion.label, text)]:
                told = (outcome_in(result) if result else None) or outcome_of(clause.text)
                self.account.enter(
                    Resolved(
                        clause.text,
                        motion.line,
                        clause.label,
                        motion.mover,
                        motion.seconder,
                        told,
                        result or motion.lead,
                        motion.votes,
                        _kept(lead_in) if clauses else "",
                    )
                )
        elif text or motion.mover:  # put, and as far as the paper tells not decided
            self.account.pieces.append(Piece("motion", motion.told(text), motion.line))

    def resolve(self, led: Led, line: Line) -> None:
        self.place += 1
        clauses: list[Line] = []
        if not (line.label and led.rest == line.text):  # one of a list, each said whole
            clauses, self.place = clauses_below(self.lines, self.place, led.rest)
        if clauses and len(led.rest) > SHORTEST_LEAD and is_list_of(led.rest, clauses):
            enter_one(self.account, replace(led, rest=with_list(led.rest, clauses)), line)
            return
        lead_in = led.rest
        if not clauses:
            lead_in, within = clauses_in(led.rest)
            clauses = [Line(c.text, line.number, label=c.label) for c in within]
        if clauses:
            enter_clauses(self.account, led, clauses, lead_in=_kept(lead_in))
        elif NOTHING.match(led.rest):
            self._wait_for_words(led, line)
        elif opens_quote(led.rest):
            self.motion = Motion(led.mover, led.seconder, led.printed, line=line.number)
            self.add(led.rest, line)
        else:
            enter_one(self.account, led, line)

    def _wait_for_words(self, led: Led, line: Line) -> None:
        """The words of the decision stand on the next line."""
        self.motion = Motion(led.mover, led.seconder, led.printed, line=line.number)
        self.motion.votes = led.votes
        if self.place >= len(self.lines) or self.lines[self.place].cells:
            return
        after = self.lines[self.place]
        if goes_on(self.motion, self.lines, self.place):
            return
        if not MARKER.match(after.text) and not LEAD.match(after.text) and not after.bold:
            self.word(after)
