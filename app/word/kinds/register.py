"""The register of what a body resolved in a period. Pure: records in, blocks out.

What is public of it, or all in an edition that is not for publication.
"""

from collections.abc import Iterator

from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.clock import long_date
from app.record.visibility import sees_decided, sees_minutes, words_for
from app.word import resolved
from app.word.framing import paper_of_period
from app.word.opening import opening
from app.word.outline import Block, Heading, Paragraph, text
from app.word.papers import Asked, Kind, Paper
from app.word.periods import body_called, in_words, meetings_decided


def paper(body: Body, asked: Asked) -> Paper | None:
    blocks = _register(body, asked)
    return paper_of_period(
        body, asked, blocks, title="Register of resolutions", about="resolutions"
    )


def _register(body: Body, asked: Asked) -> Iterator[Block]:
    yield from opening(asked, f"Register of resolutions: {body.name}", f"{in_words(asked.term)}.")
    empty = True
    for meeting in meetings_decided(body, asked.term, asked.reader):
        blocks = [block for item in meeting.items for block in _entry(item, asked)]
        if blocks:
            empty = False
            yield Heading(text(f"Meeting of {long_date(meeting.held_on)}"), 1)
            yield from blocks
    if empty:
        yield Paragraph(text("Nothing that is public was resolved in this period."))


def _entry(item: AgendaItem, asked: Asked) -> Iterator[Block]:
    """Nothing where a closed item has no decision with a public twin."""
    if not sees_decided(asked.reader, item):
        return
    blocks = [b for made in item.resolutions for b in resolved.decision(made, asked)]
    if blocks:
        yield Heading(text(f"{_reference(item, asked)}{_title(item, asked)}"), 2)
        yield from blocks


def _reference(item: AgendaItem, asked: Asked) -> str:
    if item.minute and sees_minutes(asked.reader, item.meeting):
        return f"{item.minute.citation}: "
    return f"Item {item.number}: " if item.number else ""


def _title(item: AgendaItem, asked: Asked) -> str:
    return words_for(asked.reader, item.meeting, item.title)


KIND = Kind("register", "register of resolutions", body_called, paper)
