from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from app.agenda import markup
from app.word.document import typeset
from app.word.outline import (
    Clause,
    Clauses,
    DataTable,
    Heading,
    Outline,
    Paragraph,
    Signature,
    Title,
    text,
)
from tests.factories import NOW

EVERY_KIND = (
    Title("Minutes"),
    Heading(text("Attendance"), 1),
    DataTable(("Name", "Part"), (("Ann", "Member"), ("Bob", "Member")), (0.5, 0.5)),
    Heading(text("10. Parks"), 2),
    *(
        Heading(block.words, 3)
        if isinstance(block, markup.Heading)
        else Paragraph(block.words)
        if isinstance(block, markup.Paragraph)
        else block
        for block in markup.parse(
            "Words, **bold**, *italic*, [a page](https://example.org/).\n\n### Theme\n\n"
            "- one\n- two\n  1. inner\n\n4. four\n5. five\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
        )
    ),
    Paragraph(text("RESOLVED:"), "Resolved", with_next=True),
    Clauses((Clause("(1)", "First"), Clause("(a)", "Part", 2), Clause("(2)", "Second"))),
    Paragraph(text("RESOLVED:"), "Resolved", with_next=True),
    Clauses((Clause("(1)", "Again"), Clause("(2)", "Then"))),
    Signature(),
)


def _made(*blocks):
    outline = Outline("Minutes – Parks", "Minutes", "Testshire", "Parks – DRAFT", "en-GB", blocks)
    return typeset(outline, NOW)


def _opened(*blocks):
    return docx.Document(BytesIO(_made(*blocks)))


def test_a_document_is_sound_word(tmp_path):
    file = tmp_path / "minutes.docx"
    file.write_bytes(_made(*EVERY_KIND))

    result = OpenXmlValidator().validate(file)

    assert [error.description for error in result.errors] == []


def test_a_document_says_what_it_is_and_in_what_language():
    document = _opened(*EVERY_KIND)

    assert document.core_properties.title == "Minutes – Parks"
    assert document.core_properties.author == "Testshire"
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


def test_a_page_is_a4():
    section = _opened().sections[0]

    assert abs(section.page_width - Cm(21)) < Cm(0.01)
    assert abs(section.page_height - Cm(29.7)) < Cm(0.01)


def test_the_running_head_and_the_page_number_are_text():
    section = _opened().sections[0]

    assert section.header.paragraphs[0].text == "Parks – DRAFT"
    fields = section.footer._element.findall(f".//{qn('w:fldSimple')}")
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_each_list_counts_from_its_own_start():
    document = _opened(*EVERY_KIND)
    clauses = [p for p in document.paragraphs if p.style.name == "Clause"]

    places = {p.text: (p._p.pPr.numPr.numId.val, p._p.pPr.numPr.ilvl.val) for p in clauses}

    (first, top), (part, under), (again, _) = (places[w] for w in ("First", "Part", "Again"))
    assert places["Second"] == (first, top)
    assert (part, under) == (first, top + 1)
    assert again != first
    for num in document.part.numbering_part.element.findall(qn("w:num")):
        assert num.find(f".//{qn('w:startOverride')}") is not None


def test_every_table_repeats_its_header_and_no_row_is_torn():
    for table in _opened(*EVERY_KIND).tables:
        first, *others = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in [first, *others])


def test_a_resolution_is_not_parted_from_its_first_clause():
    resolved = next(p for p in _opened(*EVERY_KIND).paragraphs if p.text == "RESOLVED:")

    assert resolved.paragraph_format.keep_with_next


def test_no_clause_stands_alone_at_either_end_of_a_page():
    clauses = Clauses(tuple(Clause(f"({place})", f"Thing {place}") for place in range(1, 6)))

    kept = [p.paragraph_format.keep_with_next for p in _opened(clauses).paragraphs]

    assert kept == [True, None, None, True, None]


def test_what_follows_a_list_stands_apart_from_it():
    clauses = Clauses((Clause("(a)", "One"), Clause("(b)", "Two")))
    said = [Paragraph(text(words)) for words in ("Carried.", "Then more was said.")]

    spaces = [p.paragraph_format.space_before for p in _opened(clauses, *said).paragraphs]

    assert spaces == [None, None, Pt(8), None]


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param(1, [True, None], id="the header holds to the only row"),
        pytest.param(12, [True] * 12 + [None], id="a short table stays whole"),
        pytest.param(
            13, [True, True, *[None] * 10, True, None], id="of a long one no row stands alone"
        ),
    ],
)
def test_a_row_of_a_table_stands_alone_at_neither_end_of_a_page(rows, kept):
    table = DataTable(("Member", "Vote"), tuple((str(n), "For") for n in range(rows)), (0.6, 0.4))

    (made,) = _opened(table).tables

    found = [
        {c.paragraphs[0].paragraph_format.keep_with_next for c in row.cells} for row in made.rows
    ]
    assert found == [{holds} for holds in kept]


def test_no_paragraph_is_empty():
    assert all(p.text.strip() for p in _opened(*EVERY_KIND).paragraphs)


def test_a_link_leads_where_it_says():
    document = _opened(*EVERY_KIND)

    links = [link for p in document.paragraphs for link in p.hyperlinks]

    assert [(link.text, link.address) for link in links] == [("a page", "https://example.org/")]


@pytest.mark.parametrize("words", ["\x00", "a\x0bb", "\ufffe", "\ud800"], ids=repr)
def test_what_xml_has_no_place_for_does_not_break_the_file(words):
    document = _opened(Paragraph(text(f"before {words} after")))

    assert document.paragraphs[0].text.startswith("before ")
    assert document.paragraphs[0].text.endswith(" after")


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_words_come_back_as_they_went_in(paragraphs):
    document = _opened(*(Paragraph(text(words)) for words in paragraphs))

    kept = [p.text for p in document.paragraphs]
    assert len(kept) == len(paragraphs)
    for read, typed in zip(kept, paragraphs, strict=True):
        letters = [c for c in typed if c.isalnum()]
        assert [c for c in read if c.isalnum()] == letters
