"""What a reader of the printed page sees, by way of LibreOffice."""

import subprocess

import pytest

from app.word.document import typeset
from app.word.outline import Clause, Clauses, Heading, Outline, Paragraph, Signature, Title, text
from app.word.pdf import as_pdf
from tests.factories import NOW

pytestmark = pytest.mark.libreoffice

LISTS = (
    (Clause("(i)", "Alpha"), Clause("(ii)", "Bravo"), Clause("(iii)", "Charlie")),
    (Clause("(1)", "Delta"), Clause("(a)", "Echo", 2), Clause("(b)", "Foxtrot", 2)),
    (Clause("(1)", "Golf"), Clause("(2)", "Hotel"), Clause("(4)", "India")),
    (
        Clause("(1)", "Juliet"),
        Clause("(a)", "Kilo", 2),
        Clause("(i)", "Lima", 3),
        Clause("(ii)", "Mike", 3),
        Clause("(b)", "November", 2),
        Clause("(i)", "Oscar", 3),
        Clause("(2)", "Papa"),
        Clause("(a)", "Quebec", 2),
    ),
    (Clause("7.", "Romeo"), Clause("8.", "Sierra"), Clause("a)", "Tango", 2)),
    (Clause("(A)", "Uniform"), Clause("bis", "Victor"), Clause("(B)", "Whiskey")),
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper")
    blocks = [Title("Minutes"), Heading(text("1. Parks"), 1)]
    for clauses in LISTS:
        blocks += [Paragraph(text("RESOLVED:"), "Resolved", with_next=True), Clauses(clauses)]
    outline = Outline("Minutes", "", "", "Parks – DRAFT", "en-GB", (*blocks, Signature()))
    (folder / "minutes.pdf").write_bytes(as_pdf(typeset(outline, NOW)))
    pdf = ["pdftotext", "-layout", folder / "minutes.pdf", "-"]
    return subprocess.run(pdf, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("clause", [c for clauses in LISTS for c in clauses], ids=lambda c: c.text)
def test_a_label_on_paper_is_the_label_of_the_record(printed, clause):
    line = next(line for line in printed.splitlines() if clause.text in line)

    assert line.split() == [clause.label, clause.text]


def test_every_page_says_draft_and_counts_itself(printed):
    assert "Parks – DRAFT" in printed
    assert "Page 1 of 2" in printed
    assert "Page 2 of 2" in printed
