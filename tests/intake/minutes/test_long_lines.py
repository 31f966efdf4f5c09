"""Lines that no house prints: read in the time that any other text of their length takes."""

import pytest

from app.errors import RuleBroken
from app.intake.accounting import words
from app.intake.minutes.breaking import LONGEST_PARAGRAPH, of_bearable_length
from app.intake.minutes.lines import Line
from app.intake.minutes.patience import no_longer_than
from app.intake.page import parse as parse_page
from app.intake.reading import decode
from tests.intake.minutes.reading import PARISH, read

ODD = [
    "O’",
    "A ",
    "(",
    "9",
    "and ",
    "Councillor ",
    "Mr. ",
    "Able Baker ",
    "For: 5 ",
    "\t",
    "Cllr A, ",
]


@pytest.mark.parametrize("said", ODD)
def test_a_line_of_100_000_letters_is_read_at_once(said):
    endless = said * (100_000 // len(said))

    with no_longer_than():  # in computing; one to two seconds on a busy machine
        minutes = read(PARISH.replace("3. The pond\n", f"3. The pond\n{endless}\n"))

    assert len(minutes.items) >= 4


def test_a_paragraph_beyond_all_measure_is_broken_where_a_sentence_ends():
    text = "The pond was talked of again. " * 1000

    parts = list(of_bearable_length([Line(text, 7, label="3.", bold=True)]))

    assert max(len(part.text) for part in parts) <= LONGEST_PARAGRAPH
    assert all(part.text.endswith(".") for part in parts)
    assert [word for part in parts for word in words(part.text)] == words(text)
    assert [part.label for part in parts[:2]] == ["3.", None]
    assert {part.number for part in parts} == {7}


@pytest.mark.parametrize("said", ["<b>", "<p>A", "A\n", "RESOLVED that\n", "A "])
def test_the_endless_page_of_an_item_is_refused_in_a_sentence(said):
    """Pages of one item are read in the web server itself, where no alarm is heard."""
    page = f"<!doctype html><h1>Agenda item 4</h1><p>RESOLVED</p>{said * 30_000}"

    with pytest.raises(RuleBroken, match=r"too deeply nested|far longer"), no_longer_than():
        parse_page(decode((page if "<" in said else f"Agenda item 4\n{said * 30_000}").encode()))
