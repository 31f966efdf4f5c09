"""No word of a page is lost: what the parser did not keep is found and named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.intake import cues
from app.intake.blocks import block, clean
from app.intake.lines import Row
from app.intake.parsed import Clause, Doubt, ParsedItem

_WORD = re.compile(r"\w+(?:['’.,/&]\w+)*|[£€$%]")

_NOTHING = re.compile(r"\s*(?:none|nil|n/a)\.?\s*$", re.I)


def words(text: str) -> list[str]:
    """The halves of “part-exchanged” count apart, for a line of print may end between them."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(clean(text))]


def words_left_out(rows: Sequence[Row], parsed: ParsedItem) -> list[Doubt]:
    """Return a doubt for each line of print whose words are not all in `parsed`.

    A line counts as kept where its words stand together in the result, or where each of them
    does at least as often as in the line.
    """
    kept = " " + " ".join(words(" ".join(_texts(parsed)))) + " "
    counts = Counter(kept.split())
    reached = 0
    doubts = []
    for row in rows:
        wanted = words(_without_furniture(row.raw))
        if not wanted:
            continue
        phrase = " " + " ".join(wanted) + " "
        place = kept.find(phrase, reached)
        if place < 0:
            place = kept.find(phrase)
        else:
            reached = place
        missing = [word for word, n in Counter(wanted).items() if counts[word] < n]
        if place < 0 and missing:
            doubts.append(Doubt(f"Left out: “{clean(row.raw)}”", row.line))
    return doubts


def _without_furniture(raw: str) -> str:
    """Drop the words that every page prints, as “Agenda item” and “PDF 186 KB”."""
    text = cues.NOISE.sub(" ", block(raw, 0).words)
    if cues.FURNITURE_LINE.match(text.strip()) or _NOTHING.match(text):
        return ""
    found = cues.marker(text.strip(" -*•"))
    if found:
        return " ".join(part for part in (found.number, found.rest) if part)
    return text


def _texts(parsed: ParsedItem) -> Iterator[str]:
    """Yield what was kept, in the order in which a page prints it."""
    yield parsed.title
    yield parsed.purpose or ""
    for each in parsed.recommendations:
        yield each.lead_in
        yield from _clauses(each.clauses)
    for piece in parsed.discussion:
        yield piece.text
    for each in parsed.resolutions:
        yield each.lead_in
        yield from _clauses(each.clauses)
    for paper in parsed.documents:
        yield paper.title
        yield paper.url or ""
    for doubt in parsed.doubts:
        yield doubt.message


def _clauses(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        yield clause.label
        yield clause.text
        yield from _clauses(clause.children)
