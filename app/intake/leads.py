"""Whether a paragraph leads into recommendations or resolutions, or only speaks of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.intake import cues
from app.intake.blocks import Block
from app.wording.verbs import lemma_of

LONGEST_LEAD_IN = 1000
"""In letters. A sentence that opens a decision may first say who was heard, but not for ever."""


@dataclass(frozen=True)
class Context:
    """Where on the page the question is asked, and what the page marks anywhere."""

    past_agenda: bool
    has_recommendation: bool
    marks_recommendation: bool
    marks_resolution: bool


@dataclass(frozen=True)
class Lead:
    """A block that begins with `keyword`; `before` is discussion cut from its paragraph."""

    resolves: bool
    keyword: str
    block: Block
    before: str = ""
    doubt: str | None = None


def lead(blocks: Sequence[Block], place: int, context: Context) -> Lead | None:
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return (
        _recommendation(block, following, context)
        or _marked_resolution(block)
        or _unmarked_resolution(block, following, context)
        or _sentence(block)
    )


def _recommendation(block: Block, following: Block | None, context: Context) -> Lead | None:
    """Late in the minutes, what is recommended to a higher body is itself the decision (R10)."""
    found = cues.RECOMMENDED.match(block.words)
    if not found:
        asked = cues.ASKED.match(block.words)
        if not asked or context.past_agenda or context.marks_recommendation:
            return None
        if not _asks_for_a_decision(block.words[asked.end() :]):
            return None
        return Lead(resolves=False, keyword=asked[0], block=block)
    if not context.past_agenda:
        return Lead(resolves=False, keyword=found[0], block=block)
    lists = following is not None and bool(following.label or following.bullet)
    if not lists and not found[0].isupper():
        return None
    if cues.UPWARD.match(block.words):
        return Lead(resolves=True, keyword=found[0], block=block)
    if context.has_recommendation or not context.marks_resolution:
        doubt = "A recommendation in the minutes was read as the decision"
        return Lead(resolves=True, keyword=found[0], block=block, doubt=doubt)
    return Lead(resolves=False, keyword=found[0], block=block)


def _asks_for_a_decision(text: str) -> bool:
    """“asked to note …” recommends; “asked to declare interests” is standing advice."""
    first = re.match(r"\W*([\w-]+)", text)
    return not first or lemma_of(first[1]) is not None


def _marked_resolution(block: Block) -> Lead | None:
    if found := cues.RESOLVED.match(block.words):
        return Lead(resolves=True, keyword=found[0], block=block)
    if block.is_plain and cues.ONE_WORD.match(block.text):
        doubt = "A single word was read as the decision"
        return Lead(resolves=True, keyword="", block=block, doubt=doubt)
    return None


def _unmarked_resolution(block: Block, following: Block | None, context: Context) -> Lead | None:
    """“Members agreed:” above labelled clauses decides, where nothing else on the page does."""
    if context.marks_resolution or not block.is_plain:
        return None
    doubt = "This was read as the decision, though it is not marked as one"
    found = cues.LISTED.match(block.text) if len(block.text) < LONGEST_LEAD_IN else None
    if found and following and following.label:
        return Lead(resolves=True, keyword=found[0], block=block, doubt=doubt)
    if found := cues.PASSING.match(block.text):
        return Lead(resolves=True, keyword=found[0], block=block, doubt=doubt)
    return None


def _sentence(block: Block) -> Lead | None:
    """Part “… was carried. It was therefore RESOLVED that …” at the sentence that decides."""
    found = cues.sentence_that_resolves(block.text) if block.is_plain else None
    if not found:
        return None
    before, sentence = found
    keyword = re.match(rf".*?{cues.KEYWORD.pattern}", sentence)
    sentence_block = replace(block, text=sentence, heading=False)
    return Lead(
        resolves=True, keyword=keyword[0] if keyword else "", block=sentence_block, before=before
    )


def passing_doubt(block: Block) -> str | None:
    """Say that a word which usually decides was read as discussion."""
    if cues.KEYWORD.search(block.text):
        return "RESOLVED stands inside a sentence and was read as discussion"
    if cues.PASSING.match(block.text):
        return "This speaks of a resolution in passing and was read as discussion"
    return None
