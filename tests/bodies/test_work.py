"""Projects, their partners and the reports that a body awaits."""

import pytest
from sqlalchemy import insert

from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.database import db
from tests.factories import a_body, an_organisation
from tests.races import someone_else_first

WORK = "/bodies/hub/work"


@pytest.fixture
def hub(app):  # noqa: ARG001  # kept in the app's database
    hub = a_body("Hub")
    db.session.add(hub)
    db.session.commit()
    return hub


@pytest.fixture
def project(hub):
    project = Project(body=hub, title="Reading together")
    db.session.add(project)
    db.session.commit()
    return project


@pytest.fixture
def report(project):
    report = ExpectedReport(body=project.body, project=project, title="Findings", expected="spring")
    db.session.add(report)
    db.session.commit()
    return report


@pytest.fixture
def school(app):  # noqa: ARG001  # kept in the app's database
    school = an_organisation("Brook School")
    db.session.add(school)
    db.session.commit()
    return school


def _all(model):
    db.session.expire_all()
    return db.session.scalars(db.select(model)).all()


@pytest.mark.usefixtures("hub")
def test_a_body_without_work_says_so(clerk):
    page = clerk.get(WORK)

    assert "No projects have been entered" in page.text
    assert "No reports are awaited" in page.text


@pytest.mark.usefixtures("hub")
def test_a_clerk_adds_a_project_and_is_asked_for_its_partners(clerk):
    page = clerk.post(
        "/bodies/hub/projects/add",
        title="Reading together",
        aims="For a year:\r\n- to read",
        partners_in_words="20 schools",
        **{"started-year": "2016", "started-month": "9", "ended-year": "2017"},
    )

    assert page.select_one("h1").text == "Partners"
    (project,) = _all(Project)
    assert (project.started, project.ended) == ("2016-09", "2017")
    assert project.aims == "For a year:\n- to read"
    assert "From September 2016 until 2017" in clerk.get(WORK).text
    assert "With 20 schools" in clerk.get(WORK).text


@pytest.mark.usefixtures("hub")
def test_a_project_does_not_end_before_it_starts(clerk):
    page = clerk.post(
        "/bodies/hub/projects/add", title="A", **{"started-year": "2017", "ended-year": "2016"}
    )

    assert "must not be before the beginning" in page.select_one("#ended-error").text
    assert page.select_one(".govuk-error-summary a")["href"] == "#ended-day"
    assert _all(Project) == []


def test_a_project_is_corrected(clerk, project):
    page = clerk.post(f"/projects/{project.id}/edit", title="Reading alone")

    assert "Reading alone saved" in page.text
    assert [project.title for project in _all(Project)] == ["Reading alone"]


def test_a_partner_is_added_once_and_removed_after_asking(clerk, project, school):
    partners = f"/projects/{project.id}/partners"

    assert "Brook School added" in clerk.post(partners, organisation=str(school.id)).text
    again = clerk.post(partners, organisation=str(school.id))
    assert "is a partner already" in again.select_one("#organisation-error").text

    link = again.select_one("dl a")["href"]
    assert "Remove Brook School from this project?" in clerk.get(link).text
    clerk.post(link)
    assert _all(ProjectPartner) == []


def test_a_partner_added_by_someone_a_moment_before_is_said_too(clerk, project, school):
    added = insert(ProjectPartner).values(project_id=project.id, organisation_id=school.id)

    with someone_else_first(added):
        page = clerk.post(f"/projects/{project.id}/partners", organisation=str(school.id))

    assert "a partner already" in page.select_one("#organisation-error").text
    assert len(_all(ProjectPartner)) == 1


def test_a_partner_is_asked_for(clerk, project):
    page = clerk.post(f"/projects/{project.id}/partners")

    assert "Select an organisation" in page.select_one("#organisation-error").text


def test_a_project_is_removed_and_its_report_stays(clerk, project, report):
    address = f"/projects/{project.id}/remove"
    assert "Remove the project “Reading together”?" in clerk.get(address).text

    clerk.post(address)

    assert _all(Project) == []
    assert [(r.id, r.project_id) for r in _all(ExpectedReport)] == [(report.id, None)]


def test_a_clerk_awaits_a_report_of_a_project(clerk, project):
    page = clerk.post(
        "/bodies/hub/reports/add", title="Findings", project=str(project.id), expected="in spring"
    )

    assert "Awaited: in spring" in page.text
    assert "From Reading together" in page.text
    assert _all(ExpectedReport)[0].project_id == project.id


def test_a_report_of_another_bodys_project_is_refused(clerk, project):
    db.session.add(a_body("Other"))
    db.session.commit()

    page = clerk.post("/bodies/other/reports/add", title="Findings", project=str(project.id))

    assert page.select("#project-error")
    assert _all(ExpectedReport) == []


def test_a_report_is_received(clerk, report):
    page = clerk.post(
        f"/reports/{report.id}/edit",
        title="Findings",
        url="https://hub.example/findings",
        **{"received-year": "2018", "received-month": "4"},
    )

    assert "Received April 2018" in page.text
    assert _all(ExpectedReport)[0].received == "2018-04"


def test_a_report_without_a_title_is_refused(clerk, report):
    page = clerk.post(f"/reports/{report.id}/edit", title=" ", expected="autumn")

    assert page.select_one(".govuk-error-summary a")["href"] == "#title"
    assert page.select_one("#expected")["value"] == "autumn"


def test_a_report_is_removed_after_asking(clerk, report):
    address = f"/reports/{report.id}/remove"

    assert "Remove the report “Findings”?" in clerk.get(address).text
    clerk.post(address)
    assert _all(ExpectedReport) == []


def test_the_forms_hold_what_is_known(clerk, project, report):
    report.received, project.aims = "2018-04", "- to read"
    db.session.commit()

    told = clerk.get(f"/reports/{report.id}/edit")
    assert told.select_one("#project option[selected]").text == "Reading together"
    assert told.select_one("#received-month")["value"] == "4"
    assert told.select_one("#received-day")["value"] == ""
    assert clerk.get(f"/projects/{project.id}/edit").textarea.text.strip() == "- to read"
