import io

import pytest

from app.agenda.models import Document
from app.agenda.rules import DocumentKind, Part
from app.database import db
from tests.factories import a_meeting, an_item

PDF = b"%PDF-1.7 a report"
OPEN = {"kind": "report", "restriction": "open"}


@pytest.fixture
def item(app):  # noqa: ARG001  # kept in the app's database
    item = an_item(meeting=a_meeting())
    db.session.add(item.meeting)
    db.session.commit()
    return item


def kept():
    db.session.expire_all()
    return db.session.scalars(db.select(Document).order_by(Document.id)).all()


def test_a_report_is_uploaded_to_an_item(clerk, item):
    page = clerk.post(
        f"/items/{item.id}/documents/new",
        **OPEN,
        file=(io.BytesIO(PDF), "Parks report.pdf"),
        reference="HC/35/18",
    )

    (document,) = kept()
    assert "Paper added: Parks report" in page.text
    assert (document.item_id, document.content) == (item.id, PDF)
    assert document.reference == "HC/35/18"


def test_a_paper_of_the_whole_meeting_may_be_a_link(clerk, item):
    clerk.post(
        f"/meetings/{item.meeting_id}/documents/new",
        **OPEN,
        title="Webcast",
        url="https://example.org/webcast",
    )

    (document,) = kept()
    assert (document.item_id, document.url) == (None, "https://example.org/webcast")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("page.html", b"<p>", "Choose a PDF, Word", id="kind"),
        pytest.param("report.pdf", b"MZ", "not what its name says", id="content"),
        pytest.param("report.pdf", b"", "Choose a file or enter|The file is empty", id="empty"),
    ],
)
def test_a_file_that_is_not_kept_is_refused_beside_its_box(clerk, item, name, content, why):
    page = clerk.post(f"/items/{item.id}/documents/new", **OPEN, file=(io.BytesIO(content), name))

    assert any(part in page.select_one("#file-error").text for part in why.split("|"))
    assert kept() == []


def test_a_paper_of_an_exempt_item_begins_as_exempt(clerk, item):
    item.part, item.grounds, item.public_interest = Part.EXEMPT, "3,5", "Harm"
    db.session.commit()

    page = clerk.get(f"/items/{item.id}/documents/new")

    assert page.select_one("#restriction option[selected]")["value"] == "exempt"
    assert page.select_one("#restriction_reason")["value"] == "Schedule 12A paragraphs 3 and 5"


def test_the_grounds_of_the_law_are_offered_as_reasons(clerk, item):
    page = clerk.get(f"/items/{item.id}/documents/new")

    assert page.select_one("#restriction_reason")["list"] == "grounds"
    offered = [option["value"] for option in page.select("datalist#grounds option")]
    assert offered[0].startswith("Schedule 12A paragraph 1: ")


def test_a_paper_is_described_again_and_removed(clerk, item):
    clerk.post(f"/items/{item.id}/documents/new", **OPEN, file=(io.BytesIO(PDF), "a.pdf"))
    (document,) = kept()

    clerk.post(
        f"/documents/{document.id}/edit",
        title="Plan of the park",
        kind="appendix",
        restriction="exempt",
        restriction_reason="Paragraph 3",
    )
    (document,) = kept()
    assert (document.title, document.kind) == ("Plan of the park", DocumentKind.APPENDIX)
    assert (document.restriction, document.content) == (Part.EXEMPT, PDF)
    clerk.post(f"/documents/{document.id}/remove")

    assert kept() == []


def test_only_a_linked_paper_is_asked_for_its_address(clerk, item):
    clerk.post(f"/items/{item.id}/documents/new", **OPEN, file=(io.BytesIO(PDF), "a.pdf"))
    clerk.post(f"/items/{item.id}/documents/new", **OPEN, title="Map", url="https://example.org")
    file, link = kept()

    assert not clerk.get(f"/documents/{file.id}/edit").select("#url")
    page = clerk.post(f"/documents/{link.id}/edit", **OPEN, title="Map", url="javascript:x")

    assert "begins with https://" in page.select_one("#url-error").text
