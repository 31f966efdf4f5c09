"""The clauses of a recommendation or a resolution, from the blocks that follow its lead-in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.intake import cues
from app.intake.blocks import Block
from app.intake.inline import OPEN_END, cut_clause, cut_lead_in, relabelled
from app.intake.parsed import Clause, ClauseList, Doubt
from app.wording.labels import arrange, bullet_label, follows
from app.wording.verbs import lemma_of

_KEYWORD_END = re.compile(rf"[\s,]*(?:{cues.MANNER})?[\s:.,–—-]*", re.I)
_NOTHING = re.compile(r"(?:none|nil|n/a|there (?:was|were) (?:none|no \w+))\.?$", re.I)
_SMALL_JOIN = re.compile(r"(?:and|or|; and|; or)$")


@dataclass(frozen=True)
class Taken:
    """The clauses that were found, the place of the first block after them, and what was odd."""

    list: ClauseList
    end: int
    doubts: tuple[Doubt, ...] = ()


def take(blocks: Sequence[Block], start: int, keyword: str, stop: Callable[[Block], bool]) -> Taken:
    """Read the clauses led in by `blocks[start]`, whose text begins with `keyword`."""
    lead, end = _whole_lead_in(blocks, start, keyword, stop)
    lead, inline = cut_lead_in(lead, blocks[end].label if end < len(blocks) else None)
    items, end, doubts = _labelled(blocks, end, inline, stop)
    if items:
        clauses, oddities = nested(items)
        return Taken(ClauseList(lead.text, clauses, lead.line), end, (*doubts, *oddities))
    rest = lead.text[len(keyword) :]
    if OPEN_END.search(rest):
        return _unlabelled(blocks, lead, end, stop)
    punctuation = _KEYWORD_END.match(rest)
    cut = len(keyword) + (punctuation.end() if punctuation else 0)
    text = lead.text[cut:]
    return Taken(
        ClauseList(lead.text[:cut].strip(), (Clause("", text, lead.line),), lead.line), end
    )


def take_whole(
    blocks: Sequence[Block], start: int, lead: Block, stop: Callable[[Block], bool]
) -> Taken:
    """Read a part of the page that holds a decision and nothing else, labelled or not."""
    items, end, doubts = _labelled(blocks, start, [], stop)
    if items:
        clauses, oddities = nested(items)
        return Taken(ClauseList(lead.text, clauses, lead.line), end, (*doubts, *oddities))
    while end < len(blocks) and not stop(blocks[end]) and blocks[end].is_plain:
        items.append(blocks[end])
        end += 1
    if items and end < len(blocks) and OPEN_END.search(items[-1].text) and blocks[end].label:
        return take(blocks, end - 1, "", stop)
    if len(items) == 1 and _NOTHING.match(items[0].text):
        return Taken(ClauseList(lead.text, (), lead.line), start)
    if len(items) > 1:
        doubts = [
            Doubt(f"What stands under “{lead.text}” has no labels: check its clauses", lead.line)
        ]
    clauses = tuple(Clause("", item.text, item.line) for item in items)
    return Taken(ClauseList(lead.text, clauses, lead.line), end, tuple(doubts))


def _whole_lead_in(
    blocks: Sequence[Block], start: int, keyword: str, stop: Callable[[Block], bool]
) -> tuple[Block, int]:
    """A lead-in may go on in the next paragraph: “RESOLVED”, then “That approval be given to:”."""
    lead, end = replace(blocks[start], text=blocks[start].words, label=None), start + 1
    while (
        end + 1 < len(blocks)
        and blocks[end].is_plain
        and not stop(blocks[end])
        and OPEN_END.search(lead.text[len(keyword) :])
        and (OPEN_END.search(blocks[end].text) or blocks[end + 1].label)
        and not stop(blocks[end + 1])
        and len(blocks[end].text) < 300
    ):
        lead = replace(lead, text=f"{lead.text} {blocks[end].text}")
        end += 1
    return lead, end


def _labelled(
    blocks: Sequence[Block], end: int, items: list[Block], stop: Callable[[Block], bool]
) -> tuple[list[Block], int, list[Doubt]]:
    doubts: list[Doubt] = []
    while end < len(blocks) and not stop(blocks[end]):
        each = relabelled(blocks, end, items[-1].label if items else None)
        if each.label or each.bullet:
            items += cut_clause(each)
        elif items and _goes_on(items[-1], each):
            items[-1] = replace(items[-1], text=f"{items[-1].text} {each.text}")
        elif items and _is_inside(items, blocks, end, stop):
            items[-1] = replace(items[-1], text=f"{items[-1].text}\n\n{each.text}")
            doubts.append(
                Doubt("A paragraph without a label was read as part of the clause above", each.line)
            )
        else:
            break
        end += 1
    return items, end, doubts


def _goes_on(item: Block, each: Block) -> bool:
    if not each.is_plain:
        return False
    small = each.text[:1].islower() and not item.text.endswith((".", ";", ":", "?", "!"))
    return small or bool(_SMALL_JOIN.match(each.text))


def _is_inside(
    items: Sequence[Block], blocks: Sequence[Block], end: int, stop: Callable[[Block], bool]
) -> bool:
    """A paragraph between (1) and (2) belongs to (1), if (2) comes soon."""
    if not blocks[end].is_plain:
        return False
    for each in blocks[end + 1 : end + 4]:
        if stop(each) or each.heading:
            return False
        if each.label:
            return any(follows(item.label, each.label) for item in items)
    return False


def nested(items: Sequence[Block]) -> tuple[tuple[Clause, ...], list[Doubt]]:
    """Nest clauses as the page's own lists do, or else as their labels tell."""
    empty = [Doubt(f"A label without words: {i.words}", i.line) for i in items if not i.text]
    items = [item for item in items if item.text]
    if items and all(item.depth for item in items):
        least = min(item.depth for item in items)
        return _tree([(item, item.depth - least) for item in items]), empty
    placings = arrange([item.label or bullet_label(item.bullet) for item in items])
    doubts = [
        Doubt(placing.oddity, item.line)
        for item, placing in zip(items, placings, strict=True)
        if placing.oddity
    ]
    return _tree([(i, p.depth) for i, p in zip(items, placings, strict=True)]), empty + doubts


def _tree(items: Sequence[tuple[Block, int]]) -> tuple[Clause, ...]:
    clauses, start = [], 0
    while start < len(items):
        item, depth = items[start]
        end = start + 1
        while end < len(items) and items[end][1] > depth:
            end += 1
        label = item.label.printed if item.label else ""
        clauses.append(Clause(label, item.text, item.line, _tree(items[start + 1 : end])))
        start = end
    return tuple(clauses)


def _unlabelled(
    blocks: Sequence[Block], lead: Block, end: int, stop: Callable[[Block], bool]
) -> Taken:
    """Clauses with no labels: as many paragraphs as begin alike, with a verb or “That”."""
    items: list[Block] = []
    while end < len(blocks) and not stop(blocks[end]) and blocks[end].is_plain:
        if items and not (
            _shape(blocks[end].text) and _shape(blocks[end].text) == _shape(items[0].text)
        ):
            break
        items.append(blocks[end])
        end += 1
    clauses = tuple(Clause("", item.text, item.line) for item in items)
    doubts = []
    if not items:
        doubts = [Doubt(f"No clause was found after “{lead.text}”", lead.line)]
    elif len(items) > 1 or not _shape(items[0].text):
        doubts = [
            Doubt(
                f"The clauses after “{lead.text}” have no labels: check where they end", lead.line
            )
        ]
    return Taken(ClauseList(lead.text, clauses, lead.line), end, tuple(doubts))


def _shape(text: str) -> str | None:
    """How a clause begins: with “That”, with “To”, or with an operative verb."""
    first, _, rest = text.partition(" ")
    if first.casefold() == "that":
        return "that"
    if first.casefold() == "to" and lemma_of(rest.split(" ")[0]):
        return "to"
    return "verb" if lemma_of(first.rstrip(",")) else None
