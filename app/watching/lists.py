"""What a search found as a list to take away: for a spreadsheet, or as a Word document."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.clock import moment, short_date
from app.record.in_words import state_in_words
from app.search.addresses import page_of
from app.search.asked import Found, Hit
from app.search.documents import Document, Kind
from app.search.forms import KIND_WORDS
from app.watching.asking import site_address, words_of
from app.web.tables import SPREADSHEETS_KNOW, csv_rows
from app.word.document import typeset
from app.word.outline import Block, DataTable, Outline, Paragraph, Title, text

#: A list is for reading; more is for whoever asks the register by program.
MOST = 1000
_TITLE = "Search results"
_COLUMNS = (
    "Kind",
    "Reference",
    "Title",
    "Body",
    "Date",
    "Minutes",
    "Restriction",
    "Words",
    "Address",
)


def as_csv(hits: Iterable[Hit]) -> str:
    return SPREADSHEETS_KNOW + csv_rows((_COLUMNS, *map(_cells, hits)))


def _cells(hit: Hit) -> Sequence[str]:
    document, met = hit.document, hit.document.occasion
    return (
        KIND_WORDS[document.kind],
        document.reference,
        document.title,
        met.body,
        met.on.isoformat() if met.on else "",
        state_in_words(document.meeting).capitalize() if document.meeting else "",
        document.closed,
        words_of(hit),
        site_address(page_of(document.link)),
    )


def as_word(
    words: str, chosen: Sequence[str], found: Found, authority: str, now: datetime
) -> bytes:
    """`words` is what was searched for, as it was typed; `chosen` what it was narrowed to."""
    number = f"{found.total:,} {'result' if found.total == 1 else 'results'}"
    shown = f", of which the first {len(found.hits):,}" if len(found.hits) < found.total else ""
    of = f"{number}{shown} for “{words}”, {moment(now)}. {found.note}" if words else f"{number}."
    blocks: list[Block] = [
        Title(_TITLE),
        Paragraph(text(of.strip())),
        *([Paragraph(text(f"Only: {'; '.join(chosen)}."))] if chosen else []),
        DataTable(
            ("Reference", "Title and words", "Body and date"),
            tuple(_rows(found.hits)),
            (0.2, 0.55, 0.25),
        ),
    ]
    outline = Outline(
        title=_TITLE,
        subject=words,
        author=authority,
        running_head=f"{authority} – {_TITLE}",
        language="en-GB",
        blocks=tuple(blocks),
    )
    return typeset(outline, now)


def _rows(hits: Sequence[Hit]) -> Iterator[tuple[str, str, str]]:
    for hit in hits:
        document, met = hit.document, hit.document.occasion
        when = short_date(met.on) if met.on else ""
        yield (
            document.reference or KIND_WORDS[document.kind],
            f"{document.title}\n{words_of(hit)}".strip(),
            "\n".join(filter(None, (met.body, when, *_standing_of(document)))),
        )


def _standing_of(document: Document) -> Iterator[str]:
    """That it may not be passed on, and that nobody has approved it yet."""
    if document.closed:
        yield document.closed
    if document.meeting and document.kind not in (Kind.MEETING, Kind.PAPER):
        yield f"Minutes {state_in_words(document.meeting)}"
