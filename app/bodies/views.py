from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.models import KeptBody
from app.accounts.permissions import (
    any_clerk_and_administrators,
    chief_clerks_and_administrators,
    clerks_only,
    viewer,
)
from app.bodies import (  # noqa: F401  # routes of this blueprint
    authority_views,
    link_views,
    member_views,
    naming_views,
    project_views,
    style_views,
    template_views,
)
from app.bodies.blueprint import bp
from app.bodies.forms import BodyForm, DissolveForm
from app.bodies.models import Body, NumberSeries
from app.bodies.operations import change_body, dissolve_body, establish_body, remove_body
from app.bodies.queries import (
    authority,
    bodies_matching,
    body_at,
    is_cited,
    names_in_use,
    slugs,
)
from app.database import named_by
from app.errors import RuleBroken
from app.web.paging import page_of
from app.web.saving import ask_before, saved

__all__ = ["bp"]

_TAKEN = RuleBroken("Another body has just taken this name, code or address", about="name")


@bp.get("/manage")
@any_clerk_and_administrators
def manage() -> str:
    return render_template("bodies/manage.html", authority=authority())


@bp.get("/manage/bodies")
@any_clerk_and_administrators
def index() -> str:
    words = request.args.get("q", "").strip()
    found = page_of(bodies_matching(words), 25)
    return render_template("bodies/index.html", found=found, words=words)


@bp.route("/manage/bodies/add", methods=["GET", "POST"])
@chief_clerks_and_administrators
def add() -> str | Response:
    form = BodyForm()

    def establish() -> Body:
        return establish_body(**form.answers, taken_slugs=slugs(), names_in_use=names_in_use())

    if body := saved(form, establish, _TAKEN):
        flash(f"{body.name} added")
        return redirect(_back(body)[0])
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Add a body",
        save="Add body",
        back=(url_for(".index"), "Manage bodies"),
    )


@bp.get("/bodies/<slug>/manage")
@clerks_only
def overview(slug: str) -> str:
    return render_template("bodies/overview.html", body=body_at(slug))


@bp.route("/bodies/<slug>/edit", methods=["GET", "POST"])
@clerks_only
def edit(slug: str) -> str | Response:
    body = body_at(slug)
    form = BodyForm(obj=body)

    def change() -> Body:
        return change_body(
            body, **form.answers, names_in_use=names_in_use(body), is_cited=is_cited(body)
        )

    if saved(form, change, _TAKEN):
        flash(f"{body.name} saved")
        return redirect(url_for(".overview", slug=body.slug))
    return render_template(
        "layouts/form.html", form=form, heading="Change a body", save="Save body", back=_back(body)
    )


@bp.route("/bodies/<slug>/dissolve", methods=["GET", "POST"])
@chief_clerks_and_administrators
def dissolve(slug: str) -> str | Response:
    body = body_at(slug)
    form = DissolveForm(data={"when": body.dissolved, "end_seats": True})
    if saved(form, lambda: dissolve_body(body, **form.answers)):
        flash(f"{body.name} is dissolved" if body.dissolved else f"{body.name} goes on")
        return redirect(_back(body)[0])
    return render_template(
        "layouts/form.html",
        form=form,
        heading=f"Dissolve {body.name}",
        intro="Its meetings, minutes and decisions stay in the register.",
        save="Save",
        back=_back(body),
    )


@bp.route("/bodies/<slug>/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove(slug: str) -> str | Response:
    body = body_at(slug)
    name = body.name
    return ask_before(
        lambda: remove_body(body, named_by(body, apart_from=(NumberSeries, KeptBody))),
        heading=f"Remove {name}?",
        words="Only a body entered by mistake can be removed. Dissolve one that has ceased.",
        save="Remove this body",
        done=f"{name} removed",
        back=_back(body),
        then=url_for(".index"),
    )


def _back(body: Body) -> tuple[str, str]:
    """An administrator may set up and end a body without keeping its record."""
    if viewer().keeps(body.id):
        return url_for(".overview", slug=body.slug), f"Manage {body.name}"
    return url_for("record.body", slug=body.slug), body.name
