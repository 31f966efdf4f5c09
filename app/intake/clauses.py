"""The clauses of a recommendation or a resolution, from the blocks that follow its lead-in."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.decisions.verbs import lemma_of
from app.intake import cues
from app.intake.blocks import Block
from app.intake.labels import Label, arrange, bullet_label, read_label, split_label
from app.intake.parsed import Clause, ClauseList, Doubt

_OPEN_END = re.compile(r"(?:^|[:–—-]|\b(?:that|to|the following[\w ]*))[\s:.–—-]*$", re.I)
_KEYWORD_END = re.compile(rf"[\s,]*(?:{cues.MANNER})?[\s:.,–—-]*", re.I)
_INLINE = re.compile(r"(?:(?<=\s)|(?<=[:–—-]))(\([\divxa-z]{1,5}\)|\d{1,2}[.)]|[a-z]\))(?=\s)")
_REFERENCE = re.compile(r"\s+(?:above|below|of|and|or)\b")
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
    lead, inline = _inline_items(lead, blocks, end)
    items, end, doubts = _labelled(blocks, end, inline, stop)
    if items:
        clauses, oddities = nested(items)
        return Taken(ClauseList(lead.text, clauses, lead.line), end, (*doubts, *oddities))
    rest = lead.text[len(keyword) :]
    if _OPEN_END.search(rest):
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
    if items and end < len(blocks) and _OPEN_END.search(items[-1].text) and blocks[end].label:
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
        and _OPEN_END.search(lead.text[len(keyword) :])
        and (_OPEN_END.search(blocks[end].text) or blocks[end + 1].label)
        and not stop(blocks[end + 1])
        and len(blocks[end].text) < 300
    ):
        lead = replace(lead, text=f"{lead.text} {blocks[end].text}")
        end += 1
    return lead, end


def _inline_items(lead: Block, blocks: Sequence[Block], end: int) -> tuple[Block, list[Block]]:
    """“RECOMMENDED that (1) the report be noted; (2) …”, all or in part on one line."""
    following = blocks[end].label if end < len(blocks) else None
    cuts = _run(lead.text, None)
    one = len(cuts) == 1
    if not cuts or (one and not _follows(cuts[0][1], following) and not _opens(lead.text, cuts[0])):
        return lead, []
    return replace(lead, text=lead.text[: cuts[0][0]].strip()), _cut(lead, cuts)


def _opens(text: str, cut: tuple[int, Label]) -> bool:
    """Does a single label stand where a list would begin?"""
    return bool(_OPEN_END.search(text[: cut[0]])) and cut[1].printed.startswith("(")


def _run(text: str, after: Label | None) -> list[tuple[int, Label]]:
    """Find labels inside `text` that count on from `after`, or from one."""
    found: list[tuple[int, Label]] = []
    for place in _INLINE.finditer(text):
        label = read_label(place[1])
        if not label or _REFERENCE.match(text, place.end()):
            continue
        before = found[-1][1] if found else after
        first = before is None and any(value == 1 for _, value in label.values)
        if first or _follows(before, label):
            found.append((place.start(1), label))
    return found


def _follows(before: Label | None, label: Label | None) -> bool:
    if not before or not label or before.form != label.form:
        return False
    return any((kind, value + 1) in label.values for kind, value in before.values)


def _cut(block: Block, cuts: Sequence[tuple[int, Label]]) -> list[Block]:
    ends = [start for start, _ in cuts[1:]] + [len(block.text)]
    return [
        replace(block, label=label, text=split_label(block.text[start:end])[1].strip())
        for (start, label), end in zip(cuts, ends, strict=True)
    ]


def _labelled(
    blocks: Sequence[Block], end: int, items: list[Block], stop: Callable[[Block], bool]
) -> tuple[list[Block], int, list[Doubt]]:
    doubts: list[Doubt] = []
    while end < len(blocks) and not stop(blocks[end]):
        each = blocks[end]
        if each.label or each.bullet:
            cuts = _run(each.text, each.label) if each.label else []
            items += _cut_item(each, cuts)
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


def _cut_item(item: Block, cuts: list[tuple[int, Label]]) -> list[Block]:
    if not cuts:
        return [item]
    head = replace(item, text=item.text[: cuts[0][0]].strip())
    return [head, *_cut(item, cuts)]


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
            return any(_follows(item.label, each.label) for item in items)
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
