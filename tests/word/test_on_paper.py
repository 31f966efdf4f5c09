"""What a reader of the printed page sees, by way of LibreOffice."""

import subprocess

import pytest

from app.word.document import typeset
from app.word.outline import Clause, Clauses, Heading, Outline, Paragraph, Signature, Title, text
from tests.factories import NOW
from tests.tools import LIBREOFFICE

pytestmark = pytest.mark.libreoffice

LISTS = (
    (Clause("(i)", "Alpha"), Clause("(ii)", "Bravo"), Clause("(iii)", "Charlie")),
    (Clause("(1)", "Delta"), Clause("(a)", "Echo", 2), Clause("(b)", "Foxtrot", 2)),
    (Clause("(1)", "Golf"), Clause("(2)", "Hotel"), Clause("(4)", "India")),
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper")
    blocks = [Title("Minutes"), Heading(text("1. Parks"), 1)]
    for clauses in LISTS:
        blocks += [Paragraph(text("RESOLVED:"), "Resolved", with_next=True), Clauses(clauses)]
    outline = Outline("Minutes", "", "", "Parks – DRAFT", "en-GB", (*blocks, Signature()))
    (folder / "minutes.docx").write_bytes(typeset(outline, NOW))
    convert = [LIBREOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*convert, "--convert-to", "pdf", "--outdir", folder, folder / "minutes.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = ["pdftotext", "-layout", folder / "minutes.pdf", "-"]
    return subprocess.run(pdf, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("clause", [c for clauses in LISTS for c in clauses], ids=lambda c: c.text)
def test_a_label_on_paper_is_the_label_of_the_record(printed, clause):
    line = next(line for line in printed.splitlines() if clause.text in line)

    assert line.split() == [clause.label, clause.text]


def test_every_page_says_draft_and_counts_itself(printed):
    assert "Parks – DRAFT" in printed
    assert "Page 1 of 1" in printed
