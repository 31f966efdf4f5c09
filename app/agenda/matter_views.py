"""Matters: one subject, followed across meetings and bodies."""

from flask import flash, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug import Response

from app.accounts.permissions import any_clerk, clerks_only, viewer
from app.agenda.blueprint import back_to_item, bp, page_of_item
from app.agenda.filing_forms import FollowForm, MatterForm
from app.agenda.matters import begin_matter, describe_matter, follow_matter
from app.agenda.models import AgendaItem, Matter
from app.agenda.queries import item_or_404, slugs_of_matters
from app.database import db
from app.web.saving import saved


@bp.route("/matters/new", methods=["GET", "POST"])
@any_clerk
def add_matter() -> str | Response:
    form = MatterForm()
    if matter := saved(form, lambda: _new_matter(**form.answers)):
        flash("Matter added")
        return redirect(url_for("record.matter", slug=matter.slug))
    back = (url_for("record.matters"), "Matters")
    return render_template("layouts/form.html", form=form, heading="Add a matter", back=back)


def _new_matter(title: str, summary: str = "") -> Matter:
    return begin_matter(title, summary, slugs_of_matters())


@bp.route("/matters/<matter_slug>/edit", methods=["GET", "POST"])
@clerks_only
def edit_matter(matter_slug: str) -> str | Response:
    matter = db.first_or_404(select(Matter).where(Matter.slug == matter_slug))
    form = MatterForm(obj=matter)
    if saved(form, lambda: describe_matter(matter, **form.answers)):
        flash("Matter saved")
        return redirect(url_for("record.matter", slug=matter_slug))
    back = (url_for("record.matter", slug=matter_slug), matter.title)
    return render_template("layouts/form.html", form=form, heading="Change the matter", back=back)


@bp.route("/items/<int:item_id>/matter", methods=["GET", "POST"])
@clerks_only
def follow(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    form = FollowForm.by(viewer(), item)
    if saved(form, lambda: _follow(item, form)):
        flash(f"Part of the matter: {item.matter.title}" if item.matter else "Part of no matter")
        return redirect(page_of_item(item))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="The matter this item is part of",
        caption=item.numbered_title,
        intro="A matter gathers what every body considered and decided on one subject.",
        back=back_to_item(item),
    )


def _follow(item: AgendaItem, form: FollowForm) -> AgendaItem:
    new = form.new_title.data
    return follow_matter(item, _new_matter(new) if new else form.matter.record)
