"""Whatever was typed comes back from the Word file: every word, in order."""

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.agenda import markup
from app.agenda.models import MinutesRevision
from app.intake.minutes.reading_word import read_word
from app.word.document import typeset
from app.word.kinds.minutes import minutes_outline
from app.word.minuted import discussion
from app.word.outline import Clause, Clauses, DataTable, Outline, Paragraph, Title, text
from tests.factories import NOW, a_body, a_meeting, a_resolution, an_item
from tests.word.asking import asked

AWKWARD = (
    "Zażółć gęślą jaźń",
    "Νίκος και Ελένη",
    "محمد عبد الله",
    "שלום עולם",
    "会议纪要",
    "👩🏽‍🌾 planted 🌳",
    "pneumono" * 25,
    '“quoted” ‘single’ – dash… & < > "straight" it\'s',
    "a\x0bb\x0cc\x1fd\x00e\ufffef",
    "tab\there",
    "no\u00a0break\u200bzero\u00adsoft",
    "]]> <!-- --> &amp; <w:p/>",
    "{{ not a template }} {% if %}",
)
PIECES = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1, max_size=60))


def _words(text_: str) -> list[str]:
    """Letters and figures, the way a reader would compare two papers."""
    return re.findall(r"[^\W_]+", text_)


def _read(content: bytes) -> str:
    """Every paragraph and cell in the order of the file, as python-docx reads it."""
    document = docx.Document(BytesIO(content))
    parts = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def _brought_in(content: bytes) -> str:
    """The same, as intake of minutes reads it, with the numbers that Word counts."""
    lines = read_word(content).lines
    return "\n".join(part for line in lines for part in (line.label or "", line.text, *line.cells))


def _made(*blocks) -> bytes:
    return typeset(Outline("T", "S", "A", "H", "en-GB", (Title("Minutes"), *blocks)), NOW)


@pytest.mark.parametrize("typed", AWKWARD)
def test_awkward_words_arrive_whole(typed):
    assert _words(typed) == _words(_read(_made(Paragraph(text(typed)))))[1:]


def test_names_from_right_to_left_are_set_so():
    made = docx.Document(BytesIO(_made(Paragraph(text("محمد عبد الله")), Paragraph(text("Ann")))))

    right, left = made.paragraphs[1:]
    assert right._p.pPr.find(qn("w:bidi")) is not None
    assert right.runs[0]._r.rPr.find(qn("w:rtl")) is not None
    assert left._p.pPr.find(qn("w:bidi")) is None


@given(st.lists(PIECES, min_size=1, max_size=6), st.lists(st.lists(PIECES, min_size=2, max_size=2)))
def test_paragraphs_clauses_and_tables_arrive_in_order(pieces, rows):
    table = DataTable(("One", "Two"), tuple(map(tuple, rows)), (0.5, 0.5))
    clauses = Clauses(tuple(Clause(f"({n})", piece) for n, piece in enumerate(pieces, 1)))

    read = _read(_made(*(Paragraph(text(piece)) for piece in pieces), clauses, table))

    typed = [*pieces, *pieces, "One", "Two", *(cell for row in rows for cell in row)]
    assert _words("\n".join(["Minutes", *typed])) == _words(read)


LINES = st.lists(
    st.one_of(
        st.sampled_from(["- ", "  - ", "1. ", "4. ", "### ", "", "**", "| ", "> "]).flatmap(
            lambda mark: st.sampled_from(AWKWARD).map(lambda words: mark + words)
        ),
        st.just(""),
        st.just("| A | B |\n|---|---|\n| 1 | two |\n"),
        st.just("**bold** and *italic* and [a link](https://example.org/)"),
    ),
    max_size=12,
)


@given(LINES)
def test_minutes_as_typed_arrive_as_their_page_shows_them(lines):
    blocks = markup.parse("\n".join(lines))

    read = _read(_made(*discussion("\n".join(lines))))

    assert _words(f"Minutes\n{markup.plain_text(blocks)}") == _words(read)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(PIECES, LINES, PIECES), max_size=4))
def test_a_whole_meeting_arrives_in_order_for_word_and_for_intake(items):
    meeting = a_meeting(body=a_body("Parks Board"), members=[])
    expected = []
    for title, lines, decided in items:
        heading, clause = title.strip() or "Item", decided.strip() or "Noted"
        item = an_item(meeting=meeting, title=heading, number=None)
        typed = "\n".join(lines)
        _minuted(item, typed)
        a_resolution(item, clause)
        written = markup.plain_text(markup.parse(typed))
        expected += [heading, written, "RESOLVED the Committee:", clause]

    made = typeset(minutes_outline(meeting, asked(restricted=True)), NOW)

    for read in (_read, _brought_in):
        words = iter(_words(read(made)))
        assert all(word in words for word in _words("\n".join(expected)))


def _minuted(item, typed: str) -> None:
    item.revision = 1
    item.__dict__["minutes"] = MinutesRevision(
        number=1, text=typed, restricted_text="", public_summary="", saved_at=NOW
    )
