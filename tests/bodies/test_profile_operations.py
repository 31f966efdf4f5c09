import pytest

from app.bodies.models import BodyLink
from app.bodies.profile import ExpectedReport, Project
from app.bodies.profile_operations import (
    add_partner,
    describe_project,
    expect_report,
    link_body,
    remove_project,
)
from app.bodies.rules import LinkKind
from app.errors import RuleBroken
from tests.factories import a_body, an_organisation


@pytest.mark.parametrize(
    ("answers", "leads_to"),
    [
        pytest.param(
            {"organisation": an_organisation("The Alliance")}, "The Alliance", id="organisation"
        ),
        pytest.param({"other_body": a_body("Parks Board")}, "Parks Board", id="body"),
        pytest.param({"url": "https://hub.example"}, "https://hub.example", id="page"),
        pytest.param(
            {"url": "https://hub.example", "words": " Its own page "}, "Its own page", id="words"
        ),
    ],
)
def test_a_body_stands_to_another(answers, leads_to):
    link = link_body(BodyLink(body=a_body()), kind=LinkKind.GREW_OUT_OF, **answers)

    assert (link.kind, link.leads_to) == (LinkKind.GREW_OUT_OF, leads_to)


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        pytest.param({}, "kind", id="to nothing"),
        pytest.param({"kind": LinkKind.WEBSITE}, "url", id="website without address"),
        pytest.param({"url": "hub.example"}, "url", id="no web address"),
        pytest.param(
            {"other_body": a_body(), "organisation": an_organisation()},
            "organisation",
            id="to both",
        ),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(answers, about):
    link = BodyLink(body=a_body())

    with pytest.raises(RuleBroken) as refusal:
        link_body(link, **{"kind": LinkKind.WORKS_WITH} | answers)

    assert refusal.value.about == about
    assert link.kind is None


def test_a_body_is_not_linked_to_itself():
    body = a_body()

    with pytest.raises(RuleBroken, match="cannot be linked to itself"):
        link_body(BodyLink(body=body), kind=LinkKind.PART_OF, other_body=body)


def test_a_project_has_aims_and_a_period():
    project = describe_project(
        Project(), title=" Reading ", aims="- Read", started="2016-09", ended="2017"
    )

    assert (project.title, project.started, project.ended) == ("Reading", "2016-09", "2017")


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        ({"title": ""}, "title"),
        ({"title": "A", "started": "soon"}, "started"),
        ({"title": "A", "ended": "soon"}, "ended"),
        ({"title": "A", "started": "2017", "ended": "2016"}, "ended"),
    ],
)
def test_a_project_that_cannot_be_is_refused(answers, about):
    project = Project(title="Reading")

    with pytest.raises(RuleBroken) as refusal:
        describe_project(project, **answers)

    assert refusal.value.about == about
    assert project.title == "Reading"


def test_an_organisation_takes_part_in_a_project_once():
    project, school = Project(title="Reading"), an_organisation("Sandcove School")
    add_partner(project, school)

    with pytest.raises(RuleBroken, match="Sandcove School is a partner already"):
        add_partner(project, school)

    assert [partner.organisation for partner in project.partners] == [school]


def test_a_report_is_awaited_and_then_received():
    report = expect_report(ExpectedReport(), title="Findings", expected="in the spring")

    expect_report(report, title="Findings", received="2018-04", url="https://hub.example/r")

    assert (report.expected, report.received) == ("", "2018-04")


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        ({"title": " "}, "title"),
        ({"title": "A", "received": "soon"}, "received"),
        ({"title": "A", "url": "javascript:x"}, "url"),
    ],
)
def test_a_report_that_cannot_be_is_refused(answers, about):
    report = ExpectedReport(title="Findings")

    with pytest.raises(RuleBroken) as refusal:
        expect_report(report, **answers)

    assert refusal.value.about == about
    assert report.title == "Findings"


def test_reports_outlive_their_project():
    body = a_body()
    project, other = Project(title="Reading"), Project(title="Writing")
    body.projects += [project, other]
    body.expected_reports += [
        ExpectedReport(title="Findings", project=project),
        ExpectedReport(title="Outcomes", project=other),
    ]

    remove_project(project)

    assert body.projects == [other]
    assert [report.project for report in body.expected_reports] == [None, other]
