import subprocess

import docx
import pytest

from app.database import db
from app.meetings.announcements import Publication, announce
from app.publishing.models import PublishedVersion
from tests.factories import NOW, a_body, a_meeting, an_item, published


def _meeting():
    meeting = a_meeting(body=a_body("Parks Board"))
    an_item(meeting=meeting, text="The bandstand was discussed.")
    db.session.add(meeting)
    db.session.commit()
    return meeting


def test_minutes_are_written_where_asked(app, tmp_path):
    meeting = _meeting()
    file = tmp_path / "out" / "parks.docx"

    result = app.test_cli_runner().invoke(
        args=["word", "minutes", str(meeting.id), "--out", str(file)]
    )

    assert result.exit_code == 0
    assert result.output.strip() == str(file)
    assert any("bandstand" in p.text for p in docx.Document(str(file)).paragraphs)


def test_minutes_are_kept_in_exports_unless_told_otherwise(app):
    meeting = _meeting()

    app.test_cli_runner().invoke(args=["word", "minutes", str(meeting.id)])

    assert [file.name for file in app.config["EXPORTS"].iterdir()] == [
        "2026-03-05-parks-board-minutes-draft.docx"
    ]


def test_without_libreoffice_a_pdf_is_refused_in_one_sentence(app, monkeypatch):
    meeting = _meeting()
    monkeypatch.setenv("PATH", "")

    result = app.test_cli_runner().invoke(args=["word", "minutes", str(meeting.id), "--pdf"])

    assert result.exit_code == 2
    assert "LibreOffice, which is not on this machine" in result.output


@pytest.mark.libreoffice
def test_the_printed_version_of_published_minutes_names_it(app):
    meeting = _meeting()
    published(meeting)
    announce(meeting, Publication.DRAFT_MINUTES, by=None, now=NOW)
    db.session.commit()

    result = app.test_cli_runner().invoke(args=["word", "minutes", str(meeting.id), "--pdf"])

    read = ["pdftotext", result.output.strip(), "-"]
    printed = subprocess.run(read, check=True, capture_output=True, text=True).stdout
    assert db.session.scalars(db.select(PublishedVersion)).one().stamp in printed


def test_a_meeting_that_is_not_there_is_said_in_one_sentence(app):
    result = app.test_cli_runner().invoke(args=["word", "minutes", "9"])

    assert result.exit_code == 2
    assert "There is no meeting 9, or no minutes of it" in result.output
