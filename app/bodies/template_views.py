"""The agenda that each meeting of a body begins from."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.forms import TemplateLineForm
from app.bodies.models import TemplateItem
from app.bodies.operations import add_line, change_line, put_lines_in_order, remove_line
from app.bodies.queries import body_at
from app.database import db
from app.web.ordering import OrderForm
from app.web.saving import ask_before, saved


@bp.route("/bodies/<slug>/agenda-template", methods=["GET", "POST"])
@clerks_only
def template(slug: str) -> str | Response:
    body = body_at(slug)
    form = TemplateLineForm()
    if saved(form, lambda: add_line(body, **form.answers)):
        flash("Line added")
        return redirect(url_for(".template", slug=slug))
    return render_template("bodies/template.html", body=body, form=form)


@bp.post("/bodies/<slug>/agenda-template/order")
@clerks_only
def order_template(slug: str) -> str | Response:
    body = body_at(slug)
    form = OrderForm.of(body.template)
    if saved(form, lambda: put_lines_in_order(body, form.arranged)):
        anchor = f"line-{form.moved}" if form.moved else None
        return redirect(url_for(".template", slug=slug, _anchor=anchor))
    page = TemplateLineForm(formdata=None)
    page.form_errors = [message for errors in form.errors.values() for message in errors]
    return render_template("bodies/template.html", body=body, form=page)


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
