"""Going down an item line by line: what was said, recommended, moved, voted and decided."""

import re
from dataclasses import dataclass, replace

from app.intake.minutes.account import Account, Motion
from app.intake.minutes.ahead import (
    clauses_below,
    decide_themselves,
    goes_on,
    puts_motion,
    remarks_below,
    with_list,
)
from app.intake.minutes.counting import Counting
from app.intake.minutes.leads import (
    ASKED,
    DID,
    DONE,
    ENDING,
    IN_WELSH,
    LEAD,
    MOVER,
    NOTED,
    NOTHING,
    NUMBERED,
    RESULT,
    RESULT_ALONE,
    SECONDER,
    SLASHED,
    VOTING,
    WITHIN,
    only_names,
)
from app.intake.minutes.lines import Line
from app.intake.minutes.moving import moved_in
from app.intake.minutes.parsed import Piece, Recommended
from app.intake.minutes.patterns import MARKER
from app.intake.minutes.prose import read_prose
from app.intake.minutes.resolving import Led, enter_clauses, is_whole, led_in
from app.intake.minutes.roll import told_in
from app.intake.minutes.sentences import decides
from app.intake.minutes.voting import together


@dataclass
class Reading(Counting):
    """Each reader of a kind of line says whether it has read this one."""

    def read(self) -> Account:
        readers = (
            self._table,
            self._marker,
            self._part,
            self._faced,
            self._roll,
            self._asked,
            self._in_welsh,
            self._motion,
            self._slashed,
            self._result,
            self._led,
            self._did,
            self._decided,
            self._vote,
            self._within,
        )
        while self.place < len(self.lines):
            line = self.lines[self.place]
            if not any(reads(line) for reads in readers):
                self._told(line)
        self.finish()
        self.account.finish()
        return self.account

    def _marker(self, line: Line) -> bool:
        found = MARKER.match(line.text)
        if found and found["recorded"] and self.motion:
            self.say(line, "vote")
        elif found:
            self.finish()
            if self.part == "decision":
                self.account.decision_is_whole()
            self.part = str(found.lastgroup)
            self.place += 1
        return bool(found)

    def _part(self, line: Line) -> bool:
        """Under “Recorded vote” and among the papers nothing is decided."""
        papers = self.part == "documents" and len(line.text) < 200 and not LEAD.match(line.text)
        if papers or self.part == "recorded":
            self.say(line, "document" if papers else "vote")
        return papers or self.part == "recorded"

    def _asked(self, line: Line) -> bool:
        found = ASKED.match(line.text)
        if found:
            self._recommend(found["rest"], line)
        return bool(found)

    def _in_welsh(self, line: Line) -> bool:
        """Who moved it is of the same decision in English, on the next line."""
        below = self.lines[self.place + 1 : self.place + 2]
        found = IN_WELSH.match(line.text) and below and not below[0].cells
        if not found or not (LEAD.match(below[0].text) or decides(below[0].text)):
            return False
        self.finish()
        self.account.moved = moved_in(line.text)
        self.say(line)
        return True

    def _motion(self, line: Line) -> bool:
        text = line.text
        if not self.motion and puts_motion(self.lines, self.place):
            self.motion = Motion(line=line.number)
            self.word(line)
        elif (MOVER.match(text) or SECONDER.match(text)) and only_names(text):
            self._move(line)
        elif self.motion and (found := NUMBERED.match(text)):
            self.motion.label = found["label"]
            self.say(line, "number")
        elif self.motion and self.motion.texts and remarks_below(self.lines, self.place):
            self.say(line)
        elif self.motion and goes_on(self.motion, self.lines, self.place):
            self.word(line)
        elif self.motion and len(text) < 20 and VOTING.match(text) and text.endswith(":"):
            self.say(line, "vote")
        else:
            return False
        return True

    def _slashed(self, line: Line) -> bool:
        found = SLASHED.match(line.text)
        named = found and (found["result"] or "Moved" in found[0])
        if not found or not named or not (self.motion or self.account.open):
            return False
        if self.motion:
            self.motion.mover, self.motion.seconder = found["mover"], found["seconder"]
            self.finish(found["result"], voted=True)
        else:
            self.account.name(found["mover"], found["seconder"])
            self.account.tell(found["result"], line.text)
        self.place += 1
        return True

    def _result(self, line: Line) -> bool:
        printed = line.text.strip()
        put = None if self.motion or not RESULT_ALONE.fullmatch(printed) else self.account.put()
        found = RESULT.match(line.text) and (put or self.motion or self.account.resolved)
        if found:
            if put:
                moved = moved_in(put.text)
                self.motion = Motion(moved.mover, moved.seconder, None, [put.text], put.line)
            self.finish(printed)
            if self.account.resolved:
                self.account.tell(printed, line.text)
            self.place += 1
        return bool(found)

    def _led(self, line: Line) -> bool:
        found = LEAD.match(line.text)
        if found:
            self._lead(found, line)
        return bool(found)

    def _did(self, line: Line) -> bool:
        """“After discussion the Board:- (a) noted …; (b) agreed …”."""
        below = self.lines[self.place + 1 : self.place + 2]
        if not (DID.search(line.text) and below and below[0].label and DONE.match(below[0].text)):
            return False
        self.finish()
        self.say(line, "lead")
        clauses, self.place = clauses_below(self.lines, self.place, "")
        enter_clauses(self.account, Led("", ""), clauses)
        return True

    def _decided(self, line: Line) -> bool:
        """Under “Decision” what begins “To …” or “That …” was decided."""
        found = self.part == "decision" and re.match(r"(?:[Tt]o|[Tt]hat) [a-z]", line.text)
        if found:
            self.finish()
            self.resolve(Led(line.text, "Decision", votes=told_in(line.text)), line)
        return bool(found)

    def _told(self, line: Line) -> None:
        self.finish()
        before = len(self.account.resolved)
        read_prose(self.account, line)
        if len(self.account.resolved) > before and line.text.endswith((":", ":-")):
            self._list(line)
            return
        if not self.account.open and VOTING.match(line.text):
            self.account.waiting = together(told_in(line.text), self.account.waiting)
        self.say(line)

    def _list(self, line: Line) -> None:
        """“It was agreed to buy the following:” over what it lists."""
        self.say(line)
        clauses, end = clauses_below(self.lines, self.place, "")
        last = self.account.resolved[-1]
        if clauses and line.text.endswith(last.text[-20:]):
            if decide_themselves(clauses):
                self.account.resolved.pop()
                led = Led("", last.as_printed or "", last.mover, last.seconder, last.votes)
                enter_clauses(self.account, led, clauses)
            else:
                told = with_list(last.text, clauses)
                self.account.resolved[-1] = replace(last, text=told)
            self.place = end

    def _move(self, line: Line) -> None:
        moved = moved_in(line.text)
        if moved.mover and self.motion and (self.motion.texts or self.motion.mover):
            self.finish()
        self.motion = self.motion or Motion(line=line.number)
        self.motion.mover = self.motion.mover or moved.mover
        self.motion.seconder = self.motion.seconder or moved.seconder
        self.place += 1
        rest = re.search(r"\b(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed)\b[\s:–-]*(.*)$", line.text)
        if rest:
            self.motion.lead = "resolved"
            if rest[1].strip():
                self.add(rest[1], line)

    def _recommend(self, rest: str, line: Line) -> None:
        self.finish()
        self.place += 1
        clauses, self.place = clauses_below(self.lines, self.place, rest)
        if clauses:
            self.account.recommended += [Recommended(c.label, c.text, c.number) for c in clauses]
        elif not NOTHING.match(rest):
            self.account.recommended.append(Recommended(line.label, rest, line.number))

    def _lead(self, found: re.Match[str], line: Line) -> None:
        rest = found["rest"].strip()
        motion, self.motion = self.motion, None
        if motion and motion.texts:
            self.motion = motion
            self.finish(line.text if NOTHING.match(rest) else None)
            motion = None
        printed = line.text[: len(line.text) - len(found["rest"])].strip(" :–-.,/")
        if is_whole(found) or (NOTED.fullmatch(line.text) and not self.notes_one_sentence()):
            rest = line.text
        led = led_in(self.account, line, rest, printed, motion)
        self.resolve(led, line)

    def _within(self, line: Line) -> bool:
        """“… was discussed. RESOLVED: to wait.”: what was said, then what was decided."""
        if ending := ENDING.search(line.text):
            below = self.lines[self.place + 1 : self.place + 2]
            if not below or below[0].cells or MARKER.match(below[0].text):
                return False
            self.finish()
            self.account.pieces.append(Piece("lead", line.text, line.number))
            self.resolve(led_in(self.account, line, "", ending["lead"], None), line)
            return True
        part = WITHIN.search(line.text)
        found = part and LEAD.match(line.text[part.end() :])
        if not part or not found:
            return False
        self.finish()
        before = replace(line, text=line.text[: part.start()].strip())
        read_prose(self.account, before)
        self.account.pieces.append(Piece("paragraph", before.text, line.number))
        self._lead(found, replace(line, text=line.text[part.end() :], label=None))
        return True
