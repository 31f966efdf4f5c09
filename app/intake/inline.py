"""Labels inside a paragraph: “RECOMMENDED that (1) the report be noted; (2) …”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.intake.blocks import Block
from app.wording.labels import Label, follows, read_label, split_label

OPEN_END = re.compile(r"(?:^|[:–—-]|\b(?:that|to|the following[\w ]*))[\s:.–—-]*$", re.I)
"""How a lead-in ends when its clauses are still to come."""

_INLINE = re.compile(r"(?:(?<=\s)|(?<=[:–—-]))(\([\divxa-z]{1,5}\)|\d{1,2}[.)]|[a-z]\))(?=\s)")
_LOOSE = re.compile(r"([A-Z]\.|[IVX]{1,4}\.|\d{1,2}) (?=[A-Z“])")
_REFERENCE = re.compile(r"\s+(?:above|below|of|and|or)\b")


def cut_lead_in(lead: Block, following: Label | None) -> tuple[Block, list[Block]]:
    """Part a lead-in from clauses on its line; `following` is the label of the next block."""
    cuts = _run(lead.text, None)
    one = len(cuts) == 1
    if not cuts or (one and not follows(cuts[0][1], following) and not _opens(lead.text, cuts[0])):
        return lead, []
    return replace(lead, text=lead.text[: cuts[0][0]].strip()), _cut(lead, cuts)


def cut_clause(clause: Block) -> list[Block]:
    """Part a clause from those that follow it in one paragraph: “(1) … (2) …”."""
    cuts = _run(clause.text, clause.label) if clause.label else []
    if not cuts:
        return [clause]
    return [replace(clause, text=clause.text[: cuts[0][0]].strip()), *_cut(clause, cuts)]


def relabelled(blocks: Sequence[Block], place: int, before: Label | None) -> Block:
    """Read “A. Approve …” or “1 That …” as labelled among clauses, where the labels count on.

    Elsewhere they begin a name or a sentence, so a block by itself is not read so.
    """
    block = blocks[place]
    label, text = _loose(block)
    following = _loose(blocks[place + 1])[0] if place + 1 < len(blocks) else None
    first = before is None and any(value == 1 for _, value in label.values) if label else False
    if label and (follows(before, label) or (first and follows(label, following))):
        return replace(block, label=label, text=text)
    return block


def _loose(block: Block) -> tuple[Label | None, str]:
    found = _LOOSE.match(block.text) if block.is_plain else None
    return (read_label(found[1]), block.text[found.end() :]) if found else (None, block.text)


def _opens(text: str, cut: tuple[int, Label]) -> bool:
    """Does a single label stand where a list would begin?"""
    return bool(OPEN_END.search(text[: cut[0]])) and cut[1].printed.startswith("(")


def _run(text: str, after: Label | None) -> list[tuple[int, Label]]:
    """Find labels inside `text` that count on from `after`, or from one."""
    found: list[tuple[int, Label]] = []
    for place in _INLINE.finditer(text):
        label = read_label(place[1])
        if not label or _REFERENCE.match(text, place.end()):
            continue
        before = found[-1][1] if found else after
        first = before is None and any(value == 1 for _, value in label.values)
        if first or follows(before, label):
            found.append((place.start(1), label))
    return found


def _cut(block: Block, cuts: Sequence[tuple[int, Label]]) -> list[Block]:
    ends = [start for start, _ in cuts[1:]] + [len(block.text)]
    return [
        replace(block, label=label, text=split_label(block.text[start:end])[1].strip())
        for (start, label), end in zip(cuts, ends, strict=True)
    ]
