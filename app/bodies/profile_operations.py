"""What a clerk may enter of a body's standing and work: links, projects, reports. None commits."""

from app.bodies.models import Body, BodyLink
from app.bodies.partial_dates import check_partial_date, check_partial_order
from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.bodies.rules import LinkKind
from app.errors import RuleBroken
from app.people.models import Organisation
from app.people.rules import check_web_address


def link_body(
    link: BodyLink,
    *,
    kind: LinkKind,
    other_body: Body | None = None,
    organisation: Organisation | None = None,
    url: str = "",
    words: str = "",
) -> BodyLink:
    """Enter or correct how a body stands to another, to an organisation or to a page."""
    address = check_web_address(url)
    if kind is LinkKind.WEBSITE and not address:
        raise RuleBroken("Enter the web address", about="url")
    if other_body is None and organisation is None and not address:
        raise RuleBroken("Select a body or an organisation, or enter a web address", about="kind")
    if other_body is not None and organisation is not None:
        raise RuleBroken("Select a body or an organisation, not both", about="organisation")
    if other_body is not None and other_body is link.body:
        raise RuleBroken(f"{other_body.name} cannot be linked to itself", about="other_body")
    link.kind, link.other_body, link.organisation = kind, other_body, organisation
    link.url, link.words = address, words.strip()
    return link


def describe_project(
    project: Project,
    *,
    title: str,
    aims: str = "",
    partners_in_words: str = "",
    started: str = "",
    ended: str = "",
) -> Project:
    """Enter or correct a piece of a body's work."""
    if not title.strip():
        raise RuleBroken("Enter the title of the project", about="title")
    began = check_partial_date(started, about="started")
    finished = check_partial_date(ended, about="ended")
    check_partial_order(began, finished, about="ended")
    project.title, project.aims = title.strip(), aims.strip()
    project.partners_in_words = partners_in_words.strip()
    project.started, project.ended = began, finished
    return project


def add_partner(project: Project, organisation: Organisation) -> ProjectPartner:
    if any(partner.organisation is organisation for partner in project.partners):
        raise RuleBroken(f"{organisation.name} is a partner already", about="organisation")
    partner = ProjectPartner(organisation=organisation)
    project.partners.append(partner)
    return partner


def remove_project(project: Project) -> None:
    """Remove a project; the reports that came of it stay with the body."""
    for report in project.body.expected_reports:
        if report.project is project:
            report.project = None
    project.body.projects.remove(project)


def expect_report(
    report: ExpectedReport,
    *,
    title: str,
    project: Project | None = None,
    expected: str = "",
    received: str = "",
    url: str = "",
) -> ExpectedReport:
    """Enter or correct a report that is awaited, or note that it was received."""
    if not title.strip():
        raise RuleBroken("Enter the title of the report", about="title")
    address = check_web_address(url)
    came = check_partial_date(received, about="received")
    report.title, report.project = title.strip(), project
    report.expected, report.received, report.url = expected.strip(), came, address
    return report
