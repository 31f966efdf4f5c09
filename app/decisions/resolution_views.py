from typing import Any

from flask import flash, redirect, render_template, request, url_for
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_written_on
from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.agreeing import agree_as_recommended, doubts_about_power
from app.decisions.blueprint import bp
from app.decisions.models import RecommendationClause, Resolution
from app.decisions.operations import (
    ClauseDraft,
    resolve,
    withdraw_resolution,
    write_resolution,
)
from app.decisions.resolution_forms import ResolutionForm
from app.errors import RuleBroken
from app.meetings.operations import check_open
from app.web.forms import LONGEST_LINE
from app.web.saving import OVERTAKEN, ask_before, saved


@bp.post("/items/<int:item_id>/agree")
@clerks_only
def agree(item_id: int) -> Response:
    """Everything that is recommended and still open, as one press."""
    return _agree(db.get_or_404(AgendaItem, item_id))


@bp.post("/recommended-clauses/<int:recommended_clause_id>/agree")
@clerks_only
def agree_clause(recommended_clause_id: int) -> Response:
    clause = db.get_or_404(RecommendationClause, recommended_clause_id)
    return _agree(clause.recommendation.item, clause)


def _agree(item: AgendaItem, only: RecommendationClause | None = None) -> Response:
    try:
        because = request.form.get(f"{item.id}-because", "")
        agreed = agree_as_recommended(item, only, without_quorum=because[:LONGEST_LINE])
        db.session.commit()
    except (RuleBroken, IntegrityError, StaleDataError) as refusal:
        db.session.rollback()
        flash(str(refusal) if isinstance(refusal, RuleBroken) else OVERTAKEN, "problem")
    else:
        _say_what_was_agreed(item, agreed)
    return redirect(page_written_on(item))


def _say_what_was_agreed(item: AgendaItem, agreed: list[Resolution]) -> None:
    if not agreed:
        flash("Every recommendation here has its outcome already")
    for resolution in agreed:
        looks = Markup('<a class="govuk-notification-banner__link" href="{}">{}</a>').format(
            url_for("decisions.edit_resolution", resolution_id=resolution.id),
            "Look at the words beside what was recommended",
        )
        flash(Markup("Agreed as recommended, as “{}”. {}").format(resolution.lead_in, looks))
    for doubt in doubts_about_power(item.meeting.body) if agreed else ():
        flash(doubt, "problem")


@bp.route("/items/<int:item_id>/resolutions/new", methods=["GET", "POST"])
@clerks_only
def add_resolution(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    form = ResolutionForm.on(item)
    if saved(
        form,
        lambda: resolve(item, **_words(form)),
        doubts=lambda: [
            *doubts_about_power(item.meeting.body),
            *form.doubts_about_outcomes,
            *form.doubts_about_rows(),
        ],
    ):
        flash("Resolution added")
        return redirect(page_written_on(item))
    return render_template("decisions/write_resolution.html", form=form, item=item)


@bp.route("/resolutions/<int:resolution_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_resolution(resolution_id: int) -> str | Response:
    stored = db.get_or_404(Resolution, resolution_id)
    form = ResolutionForm.on(stored.item, stored)
    if saved(
        form,
        lambda: write_resolution(stored, seen=form.seen.data, **_words(form)),
        doubts=lambda: [*form.doubts_about_outcomes, *form.doubts_about_rows()],
    ):
        flash("Resolution saved")
        return redirect(page_written_on(stored.item))
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
        first=lambda: check_open(stored.item.meeting),
    )
