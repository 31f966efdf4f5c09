import docx

from app.database import db
from tests.factories import a_body, a_meeting, an_item


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


def test_a_meeting_that_is_not_there_is_said_in_one_sentence(app):
    result = app.test_cli_runner().invoke(args=["word", "minutes", "9"])

    assert result.exit_code == 2
    assert "There is no meeting 9." in result.output
