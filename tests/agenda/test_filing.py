import hashlib

import pytest

from app.agenda.filing import add_document, change_document, remove_document
from app.agenda.operations import approve_minutes
from app.agenda.papers import Upload
from app.agenda.rules import DocumentKind, Part
from app.errors import RuleBroken
from tests.factories import NOW, a_meeting, an_item

PDF = b"%PDF-1.7 a report"


def filed(**changes):
    item = an_item()
    given = {"now": NOW, "upload": Upload("Parks report.PDF", PDF)} | changes
    return add_document(item.meeting, item, **given)


def test_a_file_is_kept_whole_with_its_fingerprint():
    document = filed(reference=" HC/35/18 ")

    assert (document.title, document.file_name) == ("Parks report", "Parks report.pdf")
    assert (document.media_type, document.size) == ("application/pdf", len(PDF))
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()
    assert document.content == PDF
    assert document.reference == "HC/35/18"
    assert document in document.meeting.documents
    assert document in document.item.documents


def test_a_paper_may_be_kept_elsewhere():
    document = filed(upload=None, url=" https://example.org/map ", title="Map")

    assert (document.url, document.file_name, document.content) == (
        "https://example.org/map",
        "",
        None,
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"upload": None}, "Choose a file or enter an address", id="neither"),
        pytest.param({"url": "https://example.org"}, "one of the two", id="both"),
        pytest.param(
            {"upload": None, "url": "https://example.org"}, "Enter the title", id="no title"
        ),
        pytest.param(
            {"upload": None, "url": "javascript:alert(1)", "title": "X"},
            "begins with https://",
            id="a program",
        ),
        pytest.param(
            {"upload": None, "url": "https://[", "title": "X"}, "begins with https://", id="broken"
        ),
        pytest.param({"upload": Upload("a.exe", b"MZ")}, "Choose a PDF", id="a program as a file"),
        pytest.param({"restriction": Part.EXEMPT}, "Say why this paper is restricted", id="why"),
    ],
)
def test_what_cannot_be_filed_is_refused_and_not_half_kept(changes, why):
    item = an_item()
    given = {"now": NOW, "upload": Upload("a.pdf", PDF)} | changes

    with pytest.raises(RuleBroken, match=why):
        add_document(item.meeting, item, **given)

    assert item.documents == item.meeting.documents == []


def test_the_description_of_a_paper_is_changed_and_its_file_stays():
    document = filed()

    change_document(
        document,
        title="Parks",
        kind=DocumentKind.APPENDIX,
        reference="",
        url="https://example.org/ignored",
        restriction=Part.EXEMPT,
        restriction_reason="Paragraph 3",
    )

    assert (document.title, document.kind) == ("Parks", DocumentKind.APPENDIX)
    assert (document.url, document.content) == ("", PDF)


def test_a_linked_paper_needs_its_address():
    document = filed(upload=None, url="https://example.org/map", title="Map")

    with pytest.raises(RuleBroken, match="Enter the address of the paper"):
        change_document(
            document,
            title="Map",
            kind=DocumentKind.OTHER,
            reference="",
            restriction=Part.OPEN,
            restriction_reason="",
        )


def test_a_paper_is_removed_from_its_meeting_and_item():
    document = filed()
    item = document.item

    remove_document(document)

    assert item.documents == item.meeting.documents == []


def test_a_paper_of_the_whole_meeting_is_removed_too():
    meeting = a_meeting()
    document = add_document(meeting, None, now=NOW, upload=Upload("a.pdf", PDF))

    remove_document(document)

    assert meeting.documents == []


def test_papers_are_closed_once_the_minutes_are_approved():
    document = filed()
    approve_minutes(document.meeting, None, NOW)

    with pytest.raises(RuleBroken, match="are approved"):
        add_document(document.meeting, None, now=NOW, upload=Upload("a.pdf", PDF))
    with pytest.raises(RuleBroken, match="are approved"):
        remove_document(document)
