from datetime import date

import pytest
from sqlalchemy import select

from app.agenda.models import Document
from app.agenda.rules import DocumentKind
from app.audit.models import Change
from app.database import db
from app.meetings.models import Meeting
from app.retention.commands import retention
from app.retention.models import InspectionOver, Retention
from app.retention.rules import Kept
from tests.factories import NOW, a_meeting


@pytest.fixture
def old_meeting(app):  # noqa: ARG001  # it opens the database
    meeting = a_meeting(held_on=date(2012, 2, 7))
    paper = Document(title="Survey", kind=DocumentKind.BACKGROUND, added_at=NOW)
    meeting.documents.append(paper)
    db.session.add_all([meeting, a_meeting(held_on=date(2026, 3, 5))])
    db.session.commit()
    return meeting


def run(app, *arguments: str) -> str:
    done = app.test_cli_runner().invoke(retention, arguments)
    assert done.exit_code == 0, done.output
    return done.output


def set_periods(administrator, record_years, background_years):
    return administrator.post(
        "/manage/retention",
        record_years=record_years,
        background_years=background_years,
        export_days="90",
    )


def marked() -> list[tuple[Kept, date]]:
    return [(m.kind, m.last_day) for m in db.session.scalars(select(InspectionOver))]


def test_a_run_first_says_what_it_would_do(app, old_meeting):
    told = run(app)

    assert f"minutes, agenda and reports until 6 February 2018: {old_meeting.name}" in told
    assert "background paper until 6 February 2016: Survey" in told
    assert "2 to mark, 0 to unmark. Nothing was changed" in told
    assert marked() == []


def test_what_is_past_its_period_is_marked_and_stays(app, old_meeting):
    run(app, "--apply")

    assert sorted(marked()) == [
        (Kept.BACKGROUND, date(2016, 2, 6)),
        (Kept.RECORD, date(2018, 2, 6)),
    ]
    assert db.session.get(Meeting, old_meeting.id)
    assert len(db.session.scalars(select(Document)).all()) == 1


def test_a_run_is_in_the_log(app, old_meeting):  # noqa: ARG001  # it is marked
    run(app, "--apply")

    logged = db.session.scalars(select(Change).where(Change.kind == "inspection_over")).all()
    assert len(logged) == 2
    assert {change.author for change in logged} == {"the command “retention”"}


def test_a_second_run_has_nothing_to_do(app, old_meeting):  # noqa: ARG001  # it is marked
    run(app, "--apply")

    assert "0 to mark, 0 to unmark" in run(app)


def test_a_longer_period_takes_marks_away(app, old_meeting, administrator):  # noqa: ARG001  # it is marked
    run(app, "--apply")

    administrator.post(
        "/manage/retention", record_years="60", background_years="60", export_days="90"
    )
    run(app, "--apply")

    assert marked() == []


def test_an_administrator_reads_and_sets_the_periods(administrator, app, old_meeting):
    run(app, "--apply")

    page = administrator.get("/manage/retention")
    administrator.post(
        "/manage/retention", record_years="10", background_years="5", export_days="90"
    )

    assert page.select_one("[name=record_years]")["value"] == "6"
    assert f"Meeting {old_meeting.id}" in page.text
    kept = db.session.get_one(Retention, 1)
    assert (kept.record_years, kept.background_years) == (10, 5)


def test_no_period_is_shorter_than_the_law_has_it(administrator):
    page = administrator.post(
        "/manage/retention", record_years="5", background_years="4", export_days="90"
    )

    assert "at least 6 years" in page.select_one(".govuk-error-summary").text


def test_the_periods_are_for_administrators(browser, clerk):
    assert browser.status_of("GET", "/manage/retention") == 302
    assert clerk.status_of("GET", "/manage/retention") == 403
