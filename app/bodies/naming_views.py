"""What a body is also called, and how its minutes are numbered."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.forms import AliasForm, NumbersForm
from app.bodies.models import Body, BodyAlias
from app.bodies.operations import add_alias, set_number_series
from app.bodies.queries import body_at, names_in_use
from app.database import db
from app.errors import RuleBroken
from app.web.saving import ask_before, saved

_TAKEN = RuleBroken("Another body has just taken this name", about="name")


@bp.route("/bodies/<slug>/names", methods=["GET", "POST"])
@clerks_only
def names(slug: str) -> str | Response:
    body = body_at(slug)
    form = AliasForm()
    if alias := saved(form, lambda: add_alias(body, form.name.data, names_in_use()), _TAKEN):
        flash(f"{body.name} is found by “{alias.name}” too")
        return redirect(url_for(".names", slug=slug))
    return render_template("bodies/names.html", body=body, form=form)


@bp.route("/bodies/<slug>/names/remove", methods=["GET", "POST"])
@clerks_only
def remove_name(slug: str) -> str | Response:
    body = body_at(slug)
    name = request.args.get("name", "")
    alias = db.first_or_404(db.select(BodyAlias).filter_by(body_id=body.id, name=name))
    return ask_before(
        lambda: body.aliases.remove(alias),
        heading=f"Remove the name “{name}”?",
        words=f"{body.name} will no longer be found by it.",
        save="Remove this name",
        done="Name removed",
        back=(url_for(".names", slug=slug), f"Names of {body.name}"),
    )


@bp.route("/bodies/<slug>/numbers", methods=["GET", "POST"])
@clerks_only
def numbers(slug: str) -> str | Response:
    body = body_at(slug)
    form = NumbersForm(obj=body.series)
    if saved(form, lambda: set_number_series(body, form.reset.data, form.pattern.data)):
        flash("Minute numbers saved")
        return redirect(_back(body)[0])
    return render_template("bodies/numbers.html", form=form, body=body, back=_back(body))


def _back(body: Body) -> tuple[str, str]:
    return url_for(".overview", slug=body.slug), f"Manage {body.name}"
