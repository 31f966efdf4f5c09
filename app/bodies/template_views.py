"""The agenda that each meeting of a body begins from."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.forms import TemplateLineForm
from app.bodies.models import TemplateItem
from app.bodies.operations import add_line, change_line, move_line, remove_line
from app.bodies.queries import body_at
from app.database import db
from app.web.saving import ask_before, saved

STEPS = {"up": -1, "down": 1}


@bp.route("/bodies/<slug>/agenda-template", methods=["GET", "POST"])
@clerks_only
def template(slug: str) -> str | Response:
    body = body_at(slug)
    form = TemplateLineForm()
    if saved(form, lambda: add_line(body, **form.answers)):
        flash("Line added")
        return redirect(url_for(".template", slug=slug))
    return render_template("bodies/template.html", body=body, form=form)


@bp.post("/template-lines/<int:line_id>/<any(up, down):way>")
@clerks_only
def move_template_line(line_id: int, way: str) -> Response:
    line = db.get_or_404(TemplateItem, line_id)
    move_line(line, STEPS[way])
    db.session.commit()
    flash(f"“{line.title}” moved {way}")
    return redirect(url_for(".template", slug=line.body.slug, _anchor=f"line-{line.id}"))


@bp.route("/template-lines/<int:line_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_template_line(line_id: int) -> str | Response:
    line = db.get_or_404(TemplateItem, line_id)
    form = TemplateLineForm(obj=line)
    if saved(form, lambda: change_line(line, **form.answers)):
        flash("Line saved")
        return redirect(_back(line)[0])
    return render_template(
        "layouts/form.html", form=form, heading="Change a line", save="Save line", back=_back(line)
    )


@bp.route("/template-lines/<int:line_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_template_line(line_id: int) -> str | Response:
    line = db.get_or_404(TemplateItem, line_id)
    return ask_before(
        lambda: remove_line(line),
        heading=f"Remove the line “{line.title}”?",
        words="Agendas that began from it keep their items.",
        save="Remove this line",
        done="Line removed",
        back=_back(line),
    )


def _back(line: TemplateItem) -> tuple[str, str]:
    return url_for(".template", slug=line.body.slug), f"Agenda template of {line.body.name}"
