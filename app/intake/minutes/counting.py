"""Lines and tables of an item that count votes on the motion above them."""

from dataclasses import dataclass, replace

from app.intake.minutes import tables
from app.intake.minutes.facing import facing_at
from app.intake.minutes.hearing import Hearing
from app.intake.minutes.leads import VOTING
from app.intake.minutes.lines import Line
from app.intake.minutes.parsed import Piece
from app.intake.minutes.roll import roll_at
from app.intake.minutes.voting import has_votes, votes_in


@dataclass
class Counting(Hearing):
    """Each reader says whether it has read this line."""

    def _faced(self, _: Line) -> bool:
        put = self.motion or self.account.resolved
        found = facing_at(self.lines, self.place) if put else None
        if found:
            self.finish(voted=True)
            self.account.face(found[0])
            while self.place < found[1]:
                self.say(self.lines[self.place], "vote")
        return bool(found)

    def _roll(self, line: Line) -> bool:
        """The names for and against, where a motion is there for them to have voted on."""
        last = self.account.resolved[-1] if self.account.resolved else None
        since = last and sum(piece.line > last.line for piece in self.account.pieces)
        counted = self.account.counted(line.text)
        put = self.motion or (counted is not None and (since or 0) <= 3)
        found = roll_at(self.lines, self.place) if put else None
        if found:
            self.finish(voted=True)
            if self.account.resolved:
                listed = self.lines[self.place : found[1]]
                self.account.count(found[0], " ".join([line.text, *(each.text for each in listed)]))
            self.place = found[1]
        return bool(found)

    def _vote(self, line: Line) -> bool:
        """“Voting: unanimous” under what was just decided."""
        found = VOTING.match(line.text) and has_votes(votes_in(line.text))
        if not (found and self.account.open and self.account.resolved):
            return False
        self.account.tell_more(line.text)
        self.place += 1
        return True

    def _table(self, line: Line) -> bool:
        """A table: of names under yeas and nays, or of anything else."""
        if not line.cells:
            return False
        end = self.place
        while end < len(self.lines) and self.lines[end].cells:
            end += 1
        rows = self.lines[self.place : end]
        named = tables.named_votes(rows)
        if named:
            self.finish(voted=True)
            if self.account.resolved:
                self.account.resolved[-1] = replace(
                    self.account.resolved[-1],
                    votes=replace(self.account.resolved[-1].votes, named=named),
                )
            self.place = end
            return True
        self.finish()
        for row in rows:
            self.account.pieces.append(Piece("row", " | ".join(row.cells), row.number))
        self.place = end
        return True
