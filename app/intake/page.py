"""One agenda item page of a council’s public system, read into plain values.

The parser goes down the page once: title, purpose, recommendations, discussion, resolutions,
documents. What it cannot be sure of it says in a doubt; a page of another kind it refuses.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.intake import cues
from app.intake.accounting import words_left_out
from app.intake.blocks import Block
from app.intake.cues import Part
from app.intake.discussion import pieces
from app.intake.doubting import doubts_about_decisions, every
from app.intake.html import blocks_of_html
from app.intake.lines import Row, blocks_of_text, rows
from app.intake.parsed import ClauseList, Doubt, NotAnAgendaItem, ParsedItem
from app.intake.parts import Parts
from app.intake.presenting import introduced_by
from app.intake.reading import Source
from app.intake.site import content_of, rows_of
from app.intake.top import top_of_page
from app.wording.comparing import same_in_substance

NOT_AN_ITEM = (
    "This is not the page of an agenda item: it has no “Agenda item” above its title, "
    "no recommendation and no resolution"
)

TOO_LONG = "This page is far longer than that of an agenda item"
MOST_MARKS = 20_000
"""Of HTML, or lines. The page of a whole meeting with its minutes has 1,400."""
MOST_PARAGRAPHS = 2_000
LONGEST_PARAGRAPH = 20_000
"""In letters."""

NO_NUMBER = "The page does not give the number of this agenda item"
GIVES_NUMBER = "The page gives this agenda item the number {}"


def parse(source: Source) -> ParsedItem:
    """Raises NotAnAgendaItem, worded for the clerk, where the page is of another kind."""
    if max(map(source.text.count, "<\n")) > MOST_MARKS:
        raise NotAnAgendaItem(TOO_LONG)
    try:
        return _read(source)
    except RecursionError:
        raise NotAnAgendaItem("The page is too deeply nested to be read") from None


def _read(source: Source) -> ParsedItem:
    if source.is_html:
        content = content_of(source.text)
        return _parsed(blocks_of_html(content), list(rows_of(content.tag)), source.guess)
    return _parsed(blocks_of_text(source.text), rows(source.text), source.guess)


def _parsed(blocks: list[Block], printed: Sequence[Row], guess: str | None) -> ParsedItem:
    _refuse_the_endless(blocks)
    blocks = [each for each in blocks if not cues.FURNITURE_LINE.match(each.words)]
    if not _could_be_item(blocks):
        raise NotAnAgendaItem(NOT_AN_ITEM)
    top = top_of_page(blocks)
    _refuse_a_whole_meeting(top.below)
    parts = Parts(list(top.below))
    parts.read()
    found, about_pieces = pieces(parts.discussion)
    name, about_name = introduced_by(found)
    resolutions, about_twice = _settled(parts.decisions, parts.resolutions)
    parsed = ParsedItem(
        title=top.title,
        purpose="\n\n".join(block.words for block in parts.purpose) or None,
        introduced_by=name,
        recommendations=tuple(parts.recommendations),
        discussion=found,
        resolutions=resolutions,
        documents=tuple(parts.documents),
        number=top.number or parts.number,
        take_in_report=parts.take_in_report,
    )
    doubts = [
        *([Doubt(guess)] if guess else []),
        _about_number(parsed.number, top.line),
        *top.doubts,
        *parts.doubts,
        *about_pieces,
        *about_name,
        *about_twice,
        *_further_lists(parsed),
        *_after_resolution(parts),
        *_without_documents(blocks, parts),
        *doubts_about_decisions(parsed.recommendations, resolutions),
    ]
    parsed = replace(parsed, doubts=tuple(doubts))
    doubts += words_left_out(printed, parsed)
    return replace(parsed, doubts=tuple(sorted(doubts, key=lambda doubt: doubt.line or 0)))


def _refuse_the_endless(blocks: Sequence[Block]) -> None:
    """The page is read while somebody waits for it, where nothing can stop the reader."""
    longest = max((len(block.words) for block in blocks), default=0)
    if len(blocks) > MOST_PARAGRAPHS or longest > LONGEST_PARAGRAPH:
        raise NotAnAgendaItem(TOO_LONG)


def _refuse_a_whole_meeting(blocks: Sequence[Block]) -> None:
    markers = [found for block in blocks if (found := cues.marker(block.words))]
    minutes = sum(marker.part is Part.MINUTES for marker in markers)
    items = sum(marker.printed.lower() == "agenda item" for marker in markers)
    if minutes > 1 or items > 1:
        raise NotAnAgendaItem(
            "This page holds several agenda items: save the page of the one item instead"
        )


def _could_be_item(blocks: Sequence[Block]) -> bool:
    """One sure sign of an agenda item, or two weaker ones."""
    texts = [block.words for block in blocks]
    markers = {found.part for text in texts if (found := cues.marker(text))}
    sure = (
        Part.ITEM in markers
        or any(cues.RECOMMENDED.match(text) for text in texts)
        or any(cues.RESOLVED.match(text) or cues.sentence_that_resolves(text) for text in texts)
    )
    weak = len(markers & {Part.MINUTES, Part.DECISION, Part.DOCUMENTS, Part.PURPOSE})
    return sure or weak + any(cues.PURPOSE.match(text) for text in texts) > 1


def _settled(
    decisions: Sequence[ClauseList], resolutions: Sequence[ClauseList]
) -> tuple[tuple[ClauseList, ...], list[Doubt]]:
    """Some pages print the decision by itself and again in the minutes: keep it once."""
    if not decisions or not resolutions:
        return (*decisions, *resolutions), []
    kept = every(resolutions)
    others = [
        clause
        for clause in every(decisions)
        if not any(same_in_substance(clause.text, each.text) for each in kept)
    ]
    if not others:
        lead_ins = " ".join(each.lead_in for each in decisions)
        message = f"The decision is printed twice and was kept once: “{lead_ins}”"
        return tuple(resolutions), [Doubt(message, decisions[0].line)]
    doubts = [
        Doubt(
            f"Printed as the decision but not in the minutes: “{clause.label} {clause.text}”",
            clause.line,
        )
        for clause in others
    ]
    return tuple(resolutions), doubts


def _about_number(number: str | None, line: int) -> Doubt:
    return Doubt(GIVES_NUMBER.format(number) if number else NO_NUMBER, line)


def without_doubts_answered_by(parsed: ParsedItem, number: str | None) -> ParsedItem:
    """Someone who gave the item's number need not be asked for it."""
    answered = {NO_NUMBER, GIVES_NUMBER.format(number)} if number else set()
    return replace(parsed, doubts=tuple(d for d in parsed.doubts if d.message not in answered))


def _further_lists(parsed: ParsedItem) -> list[Doubt]:
    return [
        Doubt(f"Another list of clauses begins here: “{each.lead_in}”", each.line)
        for lists in (parsed.recommendations, parsed.resolutions)
        for each in lists[1:]
    ]


def _after_resolution(parts: Parts) -> list[Doubt]:
    after = parts.discussed_before_resolution
    if after is None or after >= len(parts.discussion):
        return []
    block = parts.discussion[after]
    return [Doubt("This stands after the resolution and was read as discussion", block.line)]


def _without_documents(blocks: Sequence[Block], parts: Parts) -> list[Doubt]:
    if parts.documents or Part.DOCUMENTS not in parts.seen:
        return []
    for block in blocks:
        found = cues.marker(block.words)
        if found and found.part is Part.DOCUMENTS:
            return [Doubt(f"The page lists no document under “{block.words}”", block.line)]
    return []
