"""Recommendations between bodies: sent, answered, and listed as a tracker."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, signed_in_only, viewer
from app.actions.blueprint import back_to_action, page_of_action
from app.actions.models import Action
from app.actions.operations import number_action
from app.actions.raising_queries import highest_number
from app.bodies.queries import annual_meetings
from app.clock import now, today
from app.database import db
from app.decisions.models import ResolutionClause
from app.referrals import queries
from app.referrals.forms import AnswerForm, SendForm
from app.referrals.models import Referral
from app.referrals.operations import answer_referral, send_to
from app.web.paging import page_of
from app.web.saving import saved

bp = Blueprint("referrals", __name__)


@bp.app_template_global()
def referral_of(action: Action) -> Referral | None:
    return queries.referral_of(action)


@bp.get("/recommendations")
@signed_in_only
def index() -> str:
    found = page_of(queries.referrals_for(viewer()), 25)
    return render_template("referrals/index.html", found=found, today=today())


@bp.route("/clauses/<int:clause_id>/send", methods=["GET", "POST"])
@clerks_only
def send(clause_id: int) -> str | Response:
    clause = db.get_or_404(ResolutionClause, clause_id)
    meeting = clause.resolution.item.meeting
    form, on = SendForm.of(meeting.body), min(meeting.held_on, today())

    def change() -> Referral:
        referral = send_to(clause, raised_on=on, **form.answers)
        with db.session.no_autoflush:
            number_action(referral.action, annual_meetings(), highest_number(meeting.body, on))
        return referral

    if referral := saved(form, change):
        flash(f"Sent to {referral.to_body.name}")
        return redirect(page_of_action(referral.action))
    return render_template("referrals/send.html", form=form, clause=clause)


@bp.route("/recommendations/<int:referral_id>/answer", methods=["GET", "POST"])
@clerks_only
def answer(referral_id: int) -> str | Response:
    referral = db.get_or_404(Referral, referral_id)
    form = AnswerForm(obj=referral)
    by = db.session.get(Account, viewer().account_id)
    if saved(form, lambda: answer_referral(referral, **form.answers, now=now(), by=by)):
        flash("Answer saved: whoever recommended it notes it next")
        return redirect(url_for(".index"))
    return render_template(
        "layouts/form.html",
        form=form,
        heading=f"The answer of {referral.to_body.name}",
        caption=referral.action.reference,
        save="Save the answer",
        back=back_to_action(referral.action),
    )
