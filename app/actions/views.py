from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, officers_and_clerks, signed_in_only, viewer
from app.actions.forms import ActionForm, FilterForm, ProgressForm
from app.actions.models import Action
from app.actions.operations import change_action, check_may_go, raise_action, report_progress
from app.actions.queries import action_for, actions_for, by_urgency, narrowed, of_owner
from app.actions.rules import may_report
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.clock import now, today
from app.database import db
from app.decisions.models import ResolutionClause
from app.meetings.models import Meeting
from app.web.paging import page_of
from app.web.saving import ask_before, saved

bp = Blueprint("actions", __name__)
PAGE = 25


@bp.get("/actions")
@signed_in_only
def index() -> str:
    form = FilterForm(request.args)
    query = narrowed(actions_for(viewer()), form.wanted, today())
    found = page_of(by_urgency(query), PAGE)
    return render_template("actions/index.html", form=form, found=found, today=today())


@bp.get("/actions/mine")
@signed_in_only
def mine() -> str:
    query = of_owner(actions_for(viewer()), viewer().account_id)
    found = page_of(by_urgency(query), PAGE)
    return render_template("actions/mine.html", found=found, today=today())


@bp.get("/actions/<int:action_id>")
@signed_in_only
def show(action_id: int) -> str:
    action = action_for(viewer(), action_id)
    reports = may_report(viewer(), action.owner_account_id)
    return render_template("actions/show.html", action=action, reports=reports, today=today())


@bp.route("/clauses/<int:clause_id>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_from_clause(clause_id: int) -> str | Response:
    clause = db.get_or_404(ResolutionClause, clause_id)
    return _raise(_day_of(clause.resolution.item.meeting), clause=clause)


@bp.route("/items/<int:item_id>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_from_item(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    return _raise(_day_of(item.meeting), item=item)


@bp.route("/bodies/<slug>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_for_body(slug: str) -> str | Response:
    body = db.first_or_404(select(Body).where(Body.slug == slug))
    return _raise(today(), body=body)


def _day_of(meeting: Meeting) -> date:
    return min(meeting.held_on, today())


def _raise(
    on: date,
    *,
    clause: ResolutionClause | None = None,
    item: AgendaItem | None = None,
    body: Body | None = None,
) -> str | Response:
    form = ActionForm()

    def change() -> Action:
        return raise_action(raised_on=on, clause=clause, item=item, body=body, **form.answers)

    if action := saved(form, change):
        flash("Action raised")
        return redirect(url_for(".show", action_id=action.id))
    return render_template("actions/raise.html", form=form, clause=clause, item=item, body=body)


@bp.route("/actions/<int:action_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit(action_id: int) -> str | Response:
    action = action_for(viewer(), action_id)
    form = ActionForm(obj=action)
    if saved(form, lambda: change_action(action, **form.answers)):
        flash("Action saved")
        return redirect(url_for(".show", action_id=action.id))
    return render_template("actions/edit.html", form=form, action=action)


@bp.route("/actions/<int:action_id>/progress", methods=["GET", "POST"])
@officers_and_clerks
def progress(action_id: int) -> str | Response:
    action = action_for(viewer(), action_id)
    if not may_report(viewer(), action.owner_account_id):
        abort(403)
    form = ProgressForm(status=action.status)
    by = db.session.get(Account, viewer().account_id)
    if saved(form, lambda: report_progress(action, **form.answers, now=now(), by=by)):
        flash("Progress saved")
        return redirect(url_for(".show", action_id=action.id))
    return render_template("actions/progress.html", form=form, action=action, today=today())


@bp.route("/actions/<int:action_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove(action_id: int) -> str | Response:
    action = action_for(viewer(), action_id)
    return ask_before(
        lambda: _remove(action),
        heading="Remove this action?",
        words=f"“{action.text}” is taken out of the register. No minute changes.",
        save="Remove it",
        done="Action removed",
        back=(url_for(".show", action_id=action.id), "Action"),
        then=url_for(".index"),
    )


def _remove(action: Action) -> None:
    check_may_go(action)
    db.session.delete(action)
