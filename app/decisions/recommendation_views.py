from typing import Any

from flask import flash, redirect, render_template, request
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_begun_from, page_written_on
from app.agenda.models import AgendaItem
from app.database import db
from app.decisions.blueprint import bp
from app.decisions.models import Recommendation, RecommendationClause
from app.decisions.operations import (
    ClauseDraft,
    check_may_be_withdrawn,
    recommend,
    settle,
    withdraw_recommendation,
    write_recommendation,
)
from app.decisions.recommendation_forms import RecommendationForm, SettleForm
from app.meetings.operations import check_open
from app.web.saving import ask_before, saved


@bp.route("/items/<int:item_id>/recommendations/new", methods=["GET", "POST"])
@clerks_only
def add_recommendation(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    form = RecommendationForm.on(item)
    if saved(form, lambda: recommend(item, **_words(form)), doubts=form.doubts_about_rows):
        flash("Recommendation added")
        return redirect(page_begun_from(item))
    return render_template("decisions/write_recommendation.html", form=form, item=item)


@bp.route("/recommendations/<int:recommendation_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_recommendation(recommendation_id: int) -> str | Response:
    stored = db.get_or_404(Recommendation, recommendation_id)
    form = RecommendationForm.on(stored.item, stored)

    def change() -> Recommendation:
        return write_recommendation(stored, seen=form.seen.data, **_words(form))

    if saved(form, change, doubts=form.doubts_about_rows):
        flash("Recommendation saved")
        return redirect(page_begun_from(stored.item))
    return render_template("decisions/write_recommendation.html", form=form, item=stored.item)


def _words(form: RecommendationForm) -> dict[str, Any]:
    drafts = [ClauseDraft(**draft) for draft in form.drafts]
    return {"lead_in": form.lead_in.data, "source": form.source.data, "drafts": drafts}


@bp.route("/recommendations/<int:recommendation_id>/withdraw", methods=["GET", "POST"])
@clerks_only
def remove_recommendation(recommendation_id: int) -> str | Response:
    stored = db.get_or_404(Recommendation, recommendation_id)
    seen = request.args.get("seen", type=int)

    def check() -> None:
        check_open(stored.item.meeting)
        check_may_be_withdrawn(stored)

    answered = sum(bool(clause.answers) for clause in stored.clauses)
    return ask_before(
        lambda: withdraw_recommendation(stored, seen=seen),
        heading="Remove this recommendation?",
        words="It is taken off the record of this item, with all of its clauses. One that was "
        "withdrawn at the meeting stays: say so as what became of it."
        + (" What was resolved stays, and answers no recommendation." if answered else ""),
        save="Remove it",
        done="Recommendation removed",
        back=back_to_item(stored.item),
        first=check,
    )


@bp.route("/recommended-clauses/<int:recommended_clause_id>/outcome", methods=["GET", "POST"])
@clerks_only
def settle_clause(recommended_clause_id: int) -> str | Response:
    clause = db.get_or_404(RecommendationClause, recommended_clause_id)
    form = SettleForm(outcome=clause.outcome)
    if saved(form, lambda: settle(clause, form.outcome.data)):
        flash("Outcome saved")
        return redirect(page_written_on(clause.recommendation.item))
    return render_template("decisions/settle.html", form=form, clause=clause)
