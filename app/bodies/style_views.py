"""House style: of the authority, and of each body where it has its own."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import chief_clerks_and_administrators, clerks_only
from app.bodies.blueprint import bp
from app.bodies.house_style import house_style_between, settle_style
from app.bodies.models import Authority, Body
from app.bodies.queries import authority, body_at
from app.bodies.style_forms import AuthorityStyleForm, BodyStyleForm
from app.bodies.style_preview import preview
from app.web.saving import saved


@bp.route("/manage/house-style", methods=["GET", "POST"])
@chief_clerks_and_administrators
def authority_style() -> str | Response:
    found = authority()
    if found is None:
        return redirect(url_for(".edit_authority"))
    form = AuthorityStyleForm(obj=found)
    if form.press.data == "save" and saved(form, lambda: settle_style(found, **form.style)):
        flash("House style saved")
        return redirect(url_for(".authority_style"))
    words = {"resolved_word": found.resolved_word, "recommended_word": found.recommended_word}
    words["councillor_title"] = found.councillor_title
    tried = _tried(form) and Authority(**form.style, **words)
    shown = house_style_between(None, tried or found)
    return render_template(
        "bodies/house_style.html",
        form=form,
        heading="House style",
        back=(url_for(".manage"), "Manage the register"),
        preview=preview(shown, "Parks Committee"),
    )


@bp.route("/bodies/<slug>/style", methods=["GET", "POST"])
@clerks_only
def style(slug: str) -> str | Response:
    body, of_all = body_at(slug), authority()
    form = BodyStyleForm.under(house_style_between(None, of_all), body)
    if form.press.data == "save" and saved(form, lambda: settle_style(body, **form.style)):
        flash("House style saved")
        return redirect(url_for(".style", slug=slug))
    shown = house_style_between(Body(**form.style) if _tried(form) else body, of_all)
    return render_template(
        "bodies/house_style.html",
        form=form,
        heading=f"House style of {body.name}",
        back=(url_for(".overview", slug=slug), f"Manage {body.name}"),
        preview=preview(shown, body.name),
    )


def _tried(form: AuthorityStyleForm) -> bool:
    """Whether what was answered can be shown: it was sent, and will do."""
    return bool(form.is_submitted() and form.validate())
