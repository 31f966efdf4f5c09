"""How a body stands to other bodies, to organisations and to pages on the web."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.models import Body, BodyLink
from app.bodies.profile_forms import LinkForm
from app.bodies.profile_operations import link_body
from app.bodies.queries import body_at
from app.database import db
from app.web.saving import ask_before, saved


@bp.get("/bodies/<slug>/links")
@clerks_only
def links(slug: str) -> str:
    return render_template("bodies/links.html", body=body_at(slug))


@bp.route("/bodies/<slug>/links/add", methods=["GET", "POST"])
@clerks_only
def add_link(slug: str) -> str | Response:
    body = body_at(slug)
    form = LinkForm()
    if saved(form, lambda: link_body(BodyLink(body=body), **form.answers)):
        flash("Link added")
        return redirect(_back(body)[0])
    return _asking(form, "Add a link", body)


@bp.route("/body-links/<int:link_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_link(link_id: int) -> str | Response:
    link = db.get_or_404(BodyLink, link_id)
    body = link.body
    form = LinkForm(obj=link)
    if saved(form, lambda: link_body(link, **form.answers)):
        flash("Link saved")
        return redirect(_back(body)[0])
    return _asking(form, "Change a link", body)


@bp.route("/body-links/<int:link_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_link(link_id: int) -> str | Response:
    link = db.get_or_404(BodyLink, link_id)
    body = link.body
    return ask_before(
        lambda: body.links.remove(link),
        heading="Remove this link?",
        words=f"{body.name} {link.kind} {link.leads_to}",
        save="Remove this link",
        done="Link removed",
        back=_back(body),
    )


def _asking(form: LinkForm, heading: str, body: Body) -> str:
    return render_template(
        "layouts/form.html",
        form=form,
        heading=heading,
        caption=body.name,
        save="Save link",
        back=_back(body),
    )


def _back(body: Body) -> tuple[str, str]:
    return url_for(".links", slug=body.slug), f"Links of {body.name}"
