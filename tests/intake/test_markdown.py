from hypothesis import example, given
from hypothesis import strategies as st

from app.agenda.markup import Bullets, Heading, Paragraph, parse, plain
from app.intake.blocks import clean
from app.intake.markdown import as_markdown
from app.intake.parsed import Kind, Piece


def read_back(pieces):
    """What the minutes say, as (kind, words)."""
    said = []
    for block in parse(as_markdown(pieces)):
        match block:
            case Heading(words):
                said.append((Kind.HEADING, plain(words)))
            case Paragraph(words):
                said.append((Kind.PARAGRAPH, plain(words)))
            case Bullets(items):
                said += [(Kind.BULLET, plain(item.words)) for item in items]
            case other:
                said.append((None, str(other)))
    return said


def test_headings_bullets_and_paragraphs_are_marked_as_the_minutes_mark_them():
    pieces = [
        Piece(Kind.HEADING, "Costs", 1),
        Piece(Kind.PARAGRAPH, "Highlights were:", 2),
        Piece(Kind.BULLET, "£5 more", 3),
        Piece(Kind.BULLET, "£6 less", 4),
        Piece(Kind.PARAGRAPH, "1. is not the start of a list", 5),
    ]

    assert as_markdown(pieces) == (
        "## Costs\n\nHighlights were:\n\n- £5 more\n- £6 less\n\n1\\. is not the start of a list"
    )


texts = st.one_of(
    st.text("ab1 .)(#*_-+=[]<>`~\\|&;:£’–/!", min_size=1, max_size=40),
    st.text(max_size=40),
).map(clean)
pieces = st.builds(Piece, st.sampled_from(Kind), texts.filter(bool), st.just(1))


@given(st.lists(pieces, max_size=6))
@example([Piece(Kind.PARAGRAPH, "# not a heading", 1), Piece(Kind.PARAGRAPH, "---", 1)])
@example([Piece(Kind.BULLET, "- a point in a point", 1), Piece(Kind.BULLET, "a_b *c*", 1)])
@example([Piece(Kind.PARAGRAPH, "see [1](x) &amp; <b>", 1), Piece(Kind.HEADING, "Part 2 #", 1)])
def test_no_word_of_a_page_changes_on_its_way_into_the_minutes(pieces):
    assert read_back(pieces) == [(piece.kind, piece.text) for piece in pieces]
