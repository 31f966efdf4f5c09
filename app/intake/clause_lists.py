"""One list of recommendations by itself, as a clerk copies it out of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.errors import RuleBroken
from app.intake import cues
from app.intake.blocks import Block
from app.intake.clauses import Taken, take, take_whole
from app.intake.lines import blocks_of_text
from app.intake.parsed import Clause as Printed
from app.wording.lead_in import keyword_of
from app.wording.styles import Clause


@dataclass(frozen=True)
class Recommendations:
    """`left_out` is the line from which on the text was not read, where it goes on."""

    lead_in: str
    clauses: tuple[Clause, ...]
    left_out: int | None = None


def recommendations_in(text: str) -> Recommendations:
    """Read a lead-in and its clauses. Raises RuleBroken where there is no clause."""
    blocks = blocks_of_text(text)
    start = next((i for i, each in enumerate(blocks) if cues.RECOMMENDED.match(each.text)), 0)
    taken = _taken(blocks, start) if blocks else None
    if not taken or not taken.list.clauses:
        raise RuleBroken("There is no recommendation in the text")
    rest = blocks[taken.end].line if taken.end < len(blocks) else None
    clauses = tuple(_plain(clause) for clause in taken.list.clauses)
    return Recommendations(taken.list.lead_in, clauses, rest)


def _taken(blocks: Sequence[Block], start: int) -> Taken:
    def ends(block: Block) -> bool:
        return block is not blocks[start] and bool(cues.RESOLVED.match(block.words))

    first = blocks[start]
    keyword = keyword_of(first.text)
    has_lead_in = not first.label and not first.bullet and (keyword or _leads(blocks, start))
    if has_lead_in or cues.RECOMMENDED.match(first.text):
        return take(blocks, start, keyword, ends)
    return take_whole(blocks, start, Block("", first.line), ends)


def _leads(blocks: Sequence[Block], start: int) -> bool:
    following = blocks[start + 1] if start + 1 < len(blocks) else None
    return bool(following and (following.label or following.bullet)) or len(blocks) == start + 1


def _plain(clause: Printed) -> Clause:
    return Clause(clause.label, clause.text, tuple(_plain(child) for child in clause.children))
