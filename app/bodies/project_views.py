"""What a body works on: its projects and their partners, and the reports it awaits."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.models import Body
from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.bodies.profile_forms import PartnerForm, ProjectForm, ReportForm
from app.bodies.profile_operations import (
    add_partner,
    describe_project,
    expect_report,
    remove_project,
)
from app.bodies.queries import body_at
from app.database import db
from app.errors import RuleBroken
from app.web.forms import RegisterForm
from app.web.saving import ask_before, saved


@bp.get("/bodies/<slug>/work")
@clerks_only
def work(slug: str) -> str:
    return render_template("bodies/work.html", body=body_at(slug))


@bp.route("/bodies/<slug>/projects/add", methods=["GET", "POST"])
@clerks_only
def add_project(slug: str) -> str | Response:
    body = body_at(slug)
    form = ProjectForm()
    if project := saved(form, lambda: describe_project(Project(body=body), **form.answers)):
        flash(f"{project.title} added. Now say who takes part")
        return redirect(url_for(".partners", project_id=project.id))
    return _asking(form, "Add a project", body)


@bp.route("/projects/<int:project_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_project(project_id: int) -> str | Response:
    project = db.get_or_404(Project, project_id)
    body = project.body
    form = ProjectForm(obj=project)
    if saved(form, lambda: describe_project(project, **form.answers)):
        flash(f"{project.title} saved")
        return redirect(_back(body)[0])
    return _asking(form, "Change a project", body)


@bp.route("/projects/<int:project_id>/remove", methods=["GET", "POST"])
@clerks_only
def delete_project(project_id: int) -> str | Response:
    project = db.get_or_404(Project, project_id)
    return ask_before(
        lambda: remove_project(project),
        heading=f"Remove the project “{project.title}”?",
        words="Remove it only if it was a mistake. If it is over, enter when it ended.",
        save="Remove this project",
        done="Project removed",
        back=_back(project.body),
    )


@bp.route("/projects/<int:project_id>/partners", methods=["GET", "POST"])
@clerks_only
def partners(project_id: int) -> str | Response:
    project = db.get_or_404(Project, project_id)
    form = PartnerForm()
    clash = RuleBroken("It is a partner already", about="organisation")
    if partner := saved(form, lambda: add_partner(project, form.organisation.record), clash):
        flash(f"{partner.organisation.name} added")
        return redirect(url_for(".partners", project_id=project.id))
    return render_template("bodies/partners.html", project=project, form=form)


@bp.route(
    "/projects/<int:project_id>/partners/<int:organisation_id>/remove", methods=["GET", "POST"]
)
@clerks_only
def remove_partner(project_id: int, organisation_id: int) -> str | Response:
    partner = db.get_or_404(ProjectPartner, (project_id, organisation_id))
    project, name = partner.project, partner.organisation.name
    return ask_before(
        lambda: project.partners.remove(partner),
        heading=f"Remove {name} from this project?",
        words=f"As if {name} had never taken part in “{project.title}”.",
        save="Remove this partner",
        done=f"{name} removed",
        back=(url_for(".partners", project_id=project_id), "Partners"),
    )


@bp.route("/bodies/<slug>/reports/add", methods=["GET", "POST"])
@clerks_only
def add_report(slug: str) -> str | Response:
    body = body_at(slug)
    form = ReportForm()
    form.project.choose_from(body.projects)
    if report := saved(form, lambda: expect_report(ExpectedReport(body=body), **form.answers)):
        flash(f"{report.title} added")
        return redirect(_back(body)[0])
    return _asking(form, "Add a report", body)


@bp.route("/reports/<int:report_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_report(report_id: int) -> str | Response:
    report = db.get_or_404(ExpectedReport, report_id)
    body = report.body
    form = ReportForm(obj=report)
    form.project.choose_from(body.projects)
    if saved(form, lambda: expect_report(report, **form.answers)):
        flash(f"{report.title} saved")
        return redirect(_back(body)[0])
    return _asking(form, "Change a report", body)


@bp.route("/reports/<int:report_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_report(report_id: int) -> str | Response:
    report = db.get_or_404(ExpectedReport, report_id)
    body = report.body
    return ask_before(
        lambda: body.expected_reports.remove(report),
        heading=f"Remove the report “{report.title}”?",
        words="Remove it only if it was a mistake. If it came, enter when it was received.",
        save="Remove this report",
        done="Report removed",
        back=_back(body),
    )


def _asking(form: RegisterForm, heading: str, body: Body) -> str:
    return render_template(
        "layouts/form.html",
        form=form,
        heading=heading,
        caption=body.name,
        save="Save",
        back=_back(body),
    )


def _back(body: Body) -> tuple[str, str]:
    return url_for(".work", slug=body.slug), f"Work of {body.name}"
