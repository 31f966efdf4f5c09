from typing import Any

from flask import flash, redirect, render_template, request
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_of_item
from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.blueprint import bp
from app.decisions.models import Resolution
from app.decisions.operations import ClauseDraft, resolve, withdraw_resolution, write_resolution
from app.decisions.resolution_forms import ResolutionForm
from app.web.saving import ask_before, saved


@bp.route("/items/<int:item_id>/resolutions/new", methods=["GET", "POST"])
@clerks_only
def add_resolution(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    form = ResolutionForm.on(item)
    if saved(form, lambda: resolve(item, **_words(form))):
        flash("Resolution added")
        return redirect(page_of_item(item))
    return render_template("decisions/write_resolution.html", form=form, item=item)


@bp.route("/resolutions/<int:resolution_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_resolution(resolution_id: int) -> str | Response:
    stored = db.get_or_404(Resolution, resolution_id)
    form = ResolutionForm.on(stored.item, stored)
    if saved(form, lambda: write_resolution(stored, seen=form.seen.data, **_words(form))):
        flash("Resolution saved")
        return redirect(page_of_item(stored.item))
    return render_template("decisions/write_resolution.html", form=form, item=stored.item)


def _words(form: ResolutionForm) -> dict[str, Any]:
    return {
        "keyword": form.keyword.data,
        "lead_in": form.lead_in.data,
        "manner": form.manner.data,
        "drafts": [ClauseDraft(**draft) for draft in form.drafts],
    }


@bp.route("/resolutions/<int:resolution_id>/withdraw", methods=["GET", "POST"])
@clerks_only
def remove_resolution(resolution_id: int) -> str | Response:
    stored = db.get_or_404(Resolution, resolution_id)
    seen = request.args.get("seen", type=int)
    return ask_before(
        lambda: withdraw_resolution(stored, seen=seen),
        heading="Withdraw this resolution?",
        words="It is taken off the record of this item, with its clauses and votes. "
        "Actions that follow from it stay.",
        save="Withdraw it",
        done="Resolution withdrawn",
        back=back_to_item(stored.item),
    )
