import pytest

from app.agenda.models import Document
from app.agenda.rules import Part
from app.database import db
from app.meetings.models import Meeting
from tests.factories import NOW, a_meeting, a_published_meeting, an_item


def a_paper(meeting: Meeting | None = None, **changes: object) -> Document:
    defaults = {
        "meeting": meeting or a_published_meeting(),
        "title": "Report",
        "file_name": "report.pdf",
        "media_type": "application/pdf",
        "content": b"%PDF-1.4",
        "size": 8,
        "sha256": "ab" * 32,
        "added_at": NOW,
    }
    paper = Document(**defaults | changes)
    db.session.add(paper)
    db.session.commit()
    return paper


def test_a_paper_is_handed_over_as_what_it_is(browser):
    paper = a_paper()

    answer = browser.fetch(f"/documents/{paper.id}/report.pdf")

    assert answer.status_code == 200
    assert answer.data == b"%PDF-1.4"
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == "inline; filename=report.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("media_type", "file_name"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a.docx"),
        ("text/html", "a.html"),
        ("image/svg+xml", "a.svg"),
    ],
)
def test_what_a_browser_cannot_show_safely_is_saved(browser, media_type, file_name):
    paper = a_paper(media_type=media_type, file_name=file_name)

    answer = browser.fetch(f"/documents/{paper.id}/{file_name}")

    assert answer.mimetype == media_type
    assert answer.headers["Content-Disposition"] == f"attachment; filename={file_name}"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_stored_media_type_that_is_none_is_unknown_bytes(browser):
    paper = a_paper(media_type="text/html\r\nX-Evil: 1")

    answer = browser.fetch(f"/documents/{paper.id}/report.pdf")

    assert answer.mimetype == "application/octet-stream"
    assert "X-Evil" not in answer.headers


def test_another_file_name_leads_to_the_right_one(browser):
    paper = a_paper(file_name="../Rapport été/1.pdf")

    answer = browser.fetch(f"/documents/{paper.id}/x.pdf")

    assert answer.status_code == 302
    found = browser.fetch(answer.location)
    assert found.status_code == 200
    assert "filename*=UTF-8''Rapport%20%C3%A9t%C3%A9-1.pdf" in found.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("é".encode(), "utf-8"),
        ("é".encode("cp1252"), "windows-1252"),
        ("é".encode("utf-16"), "utf-16"),
    ],
)
def test_text_is_shown_in_the_letters_it_was_written_in(browser, content, charset):
    paper = a_paper(media_type="text/plain", file_name="a.txt", content=content)

    answer = browser.fetch(f"/documents/{paper.id}/a.txt")

    assert answer.content_type == f"text/plain; charset={charset}"


def test_an_unchanged_paper_is_not_sent_twice(browser):
    paper = a_paper()
    address = f"/documents/{paper.id}/report.pdf"
    tag = browser.fetch(address).headers["ETag"]

    assert browser.fetch(address, **{"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: {"meeting": a_meeting()}, id="of a draft agenda"),
        pytest.param(
            lambda: {"restriction": Part.EXEMPT, "restriction_reason": "Prices"}, id="exempt"
        ),
        pytest.param(
            lambda: {
                "item": (
                    item := an_item(
                        meeting=a_published_meeting(),
                        part=Part.EXEMPT,
                        paragraphs=[3],
                        public_interest="Prices",
                    )
                ),
                "meeting": item.meeting,
            },
            id="of an exempt item",
        ),
        pytest.param(
            lambda: {"file_name": "", "content": None, "url": "https://example.org/"},
            id="kept elsewhere",
        ),
    ],
)
def test_a_paper_that_is_not_public_is_not_found(browser, make):
    paper = a_paper(**make())

    for name in ("report.pdf", "other.pdf"):
        assert browser.status_of("GET", f"/documents/{paper.id}/{name}") == 404


def test_the_clerk_reads_a_restricted_paper_and_nothing_keeps_it(clerk):
    paper = a_paper(restriction=Part.EXEMPT, restriction_reason="Prices")

    answer = clerk.fetch(f"/documents/{paper.id}/report.pdf")

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers


def test_an_unknown_paper_is_not_found(browser):
    assert browser.status_of("GET", "/documents/4711/report.pdf") == 404
