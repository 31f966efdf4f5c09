from io import BytesIO

import docx
import pytest

from app.agenda.operations import write_minutes
from app.agenda.rules import Part
from app.database import db
from tests.factories import NOW, a_body, a_meeting, an_item, published


@pytest.fixture
def meeting(app):  # noqa: ARG001  # the meeting is kept in the app's database
    meeting = a_meeting(body=a_body("Parks Board"))
    an_item(meeting=meeting, text="The bandstand was discussed.")
    secret = an_item(
        meeting=meeting, part=Part.EXEMPT, paragraphs=[3], public_interest="A sale is under way."
    )
    write_minutes(secret, "", seen=0, now=NOW, restricted_text="Canary", public_summary="A sale.")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def _words(response):
    return "\n".join(p.text for p in docx.Document(BytesIO(response.data)).paragraphs)


def test_the_public_downloads_published_minutes_without_their_exempt_parts(browser, meeting):
    published(meeting)
    db.session.commit()

    response = browser.download(f"/meetings/{meeting.id}/minutes.docx")

    assert "The bandstand was discussed." in _words(response)
    assert "Canary" not in _words(response)
    assert "2026-03-05-parks-board-minutes-draft.docx" in response.headers["Content-Disposition"]


def test_unpublished_minutes_are_not_there_for_the_public(browser, meeting):
    assert browser.status_of("GET", f"/meetings/{meeting.id}/minutes.docx") == 404


@pytest.mark.parametrize("someone", ["browser", "councillor", "officer"])
def test_exempt_parts_are_for_the_clerks_alone(request, someone, meeting):
    published(meeting)
    db.session.commit()
    reader = request.getfixturevalue(someone)

    assert reader.status_of("GET", f"/meetings/{meeting.id}/minutes.docx?restricted=1") == 404


def test_a_clerk_gets_the_exempt_parts_only_by_asking(clerk, meeting):
    plain = clerk.download(f"/meetings/{meeting.id}/minutes.docx")
    full = clerk.download(f"/meetings/{meeting.id}/minutes.docx?restricted=1")

    assert "Canary" not in _words(plain)
    assert "Canary" in _words(full)
    assert "not-for-publication" in full.headers["Content-Disposition"]


def test_a_meeting_that_is_not_there_is_not_found(browser):
    assert browser.status_of("GET", "/meetings/9/minutes.docx") == 404
