"""What a paper says is read beside the pages, in a process that cannot harm them."""

import io

import docx
import odfdo
import pytest

from app.agenda.filing import add_document
from app.agenda.papers import MEDIA_TYPES, Upload
from app.database import db
from app.search import papers
from app.search.models import PaperText
from app.search.papers import read_papers, text_of, unread
from tests.factories import NOW, a_published_meeting
from tests.search.stories import titles


def a_word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Otters swim.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Holts", "Twelve"
    return saved(document)


def an_odt_file() -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Otters"))
    document.body.append(odfdo.Paragraph("They swim."))
    return saved(document)


def saved(document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def a_pdf_file() -> bytes:
    """The smallest page with words on it."""
    words = b"BT /F1 12 Tf 72 720 Td (Otters swim.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    ends = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return file + head + ends % (len(objects) + 1, len(file))


@pytest.mark.parametrize(
    ("extension", "content", "text"),
    [
        pytest.param("docx", a_word_file(), "Otters swim.\nHolts\tTwelve", id="Word"),
        pytest.param("odt", an_odt_file(), "Otters\nThey swim.", id="OpenDocument"),
        pytest.param("pdf", a_pdf_file(), "Otters swim.", id="PDF"),
        pytest.param("txt", "“Otters” – swim".encode(), "“Otters” – swim", id="UTF-8"),
        pytest.param("txt", "“Otters”".encode("cp1252"), "“Otters”", id="Windows-1252"),
        pytest.param("txt", "Otters".encode("utf-16"), "Otters", id="UTF-16"),
        pytest.param("docx", a_word_file()[:300], "", id="a Word file cut short"),
        pytest.param("pdf", b"%PDF-1.4 nonsense", "", id="no PDF"),
    ],
)
def test_the_words_of_a_file_are_read_or_it_has_none(extension, content, text):
    assert text_of(MEDIA_TYPES[extension], content) == text


def test_a_reader_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(papers, "PATIENCE", 0.01)

    assert text_of(MEDIA_TYPES["txt"], b"Otters") == ""


@pytest.fixture
def paper(app):  # noqa: ARG001  # what it keeps it keeps there
    meeting = a_published_meeting()
    db.session.add(meeting)
    return add_document(meeting, None, now=NOW, title="Report", upload=Upload("a.txt", b"Otters"))


@pytest.mark.usefixtures("paper")
def test_a_paper_is_found_by_what_it_says(index, catch_up, look):
    catch_up()
    assert look("otters").total == 0

    assert read_papers(index) == 1
    catch_up()

    assert titles(look("otters")) == ["Report"]
    assert read_papers(index) == 0


def test_a_paper_is_read_again_when_its_file_is_another(paper, index, catch_up, look):
    catch_up()
    read_papers(index)
    paper.content, paper.sha256 = b"Badgers", "another"
    catch_up()
    assert look("otters").total == 0

    read_papers(index)
    catch_up()

    assert titles(look("badgers")) == ["Report"]


def test_what_a_paper_says_goes_with_it(paper, index, catch_up, look):
    catch_up()
    read_papers(index)
    db.session.delete(paper)
    catch_up()

    assert look("otters").total == 0
    assert db.session.query(PaperText).count() == 0


@pytest.mark.usefixtures("paper")
def test_while_another_process_reads_papers_none_is_read_twice(index, catch_up):
    catch_up()
    with index.reading():
        assert read_papers(index) == 0

    assert len(unread()) == 1
