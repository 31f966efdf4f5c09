"""Reporting on an action: how it stands, its steps, the files that show it."""

from io import BytesIO

from flask import abort, flash, redirect, render_template, send_file
from sqlalchemy.orm import undefer
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, officers_and_clerks, signed_in_only, viewer
from app.actions.blueprint import back_to_action, bp, page_of_action
from app.actions.forms import ClerksProgressForm, MilestoneForm, ProgressForm
from app.actions.models import Action, ActionFile, ActionUpdate, Milestone
from app.actions.queries import action_for
from app.actions.reporting import add_milestone, reach_milestone, report_progress
from app.actions.responsible import accounts_responsible
from app.actions.rules import (
    doubts_about_status,
    doubts_about_step,
    may_report,
    status_offered,
)
from app.actions.shown import show_action
from app.clock import now, today
from app.database import db
from app.web.saving import saved


def reports_on(action: Action) -> bool:
    """Whether whoever asks for this page may report on it."""
    agreed = action.closed_at is not None
    return may_report(viewer(), action.body_id, accounts_responsible(action), agreed=agreed)


def to_report_on(action_id: int) -> Action:
    action = action_for(viewer(), action_id)
    if not reports_on(action):
        abort(403)
    return action


def me() -> Account | None:
    return db.session.get(Account, viewer().account_id)


@bp.route("/actions/<int:action_id>/progress", methods=["GET", "POST"])
@officers_and_clerks
def progress(action_id: int) -> str | Response:
    action = to_report_on(action_id)
    kind = ClerksProgressForm if viewer().keeps(action.body_id) else ProgressForm
    offered = status_offered(action.status, action.due_on, today())
    form = kind(status=offered)
    if saved(
        form,
        lambda: report_progress(action, **form.report, now=now(), by=me(), offered=offered),
        doubts=lambda: doubts_about_status(form.status.data, action.status, action.due_on, today()),
    ):
        flash("Progress saved")
        return redirect(page_of_action(action))
    shown = show_action(viewer(), action)
    return render_template("actions/progress.html", form=form, action=shown, today=today())


@bp.route("/actions/<int:action_id>/steps", methods=["GET", "POST"])
@officers_and_clerks
def steps(action_id: int) -> str | Response:
    action = to_report_on(action_id)
    form = MilestoneForm()
    if saved(
        form,
        lambda: add_milestone(action, **form.answers),
        doubts=lambda: doubts_about_step(form.due_on.data, today()),
    ):
        flash("Step added")
        return redirect(page_of_action(action))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Add a step on the way",
        caption=show_action(viewer(), action).text,
        save="Add the step",
        back=back_to_action(action),
    )


def step_of(action: Action, milestone_id: int) -> Milestone:
    milestone = db.get_or_404(Milestone, milestone_id)
    if milestone.action is not action:
        abort(404)
    return milestone


@bp.post("/actions/<int:action_id>/steps/<int:milestone_id>")
@officers_and_clerks
def reach(action_id: int, milestone_id: int) -> Response:
    action = to_report_on(action_id)
    milestone = reach_milestone(step_of(action, milestone_id), today())
    db.session.commit()
    flash("Step done" if milestone.done_on else "Step not done after all")
    return redirect(page_of_action(action))


@bp.post("/actions/<int:action_id>/steps/<int:milestone_id>/remove")
@officers_and_clerks
def remove_step(action_id: int, milestone_id: int) -> Response:
    action = to_report_on(action_id)
    action.milestones.remove(step_of(action, milestone_id))
    db.session.commit()
    flash("Step removed")
    return redirect(page_of_action(action))


@bp.post("/actions/<int:action_id>/updates/<int:update_id>/publish")
@clerks_only
def publish(action_id: int, update_id: int) -> Response:
    """Let everyone read what was reported, beside the decision, or take it back."""
    update = db.get_or_404(ActionUpdate, update_id)
    if update.action_id != action_id:
        abort(404)
    update.public = not update.public
    db.session.commit()
    flash("Everyone may read it now" if update.public else "Only those signed in read it now")
    return redirect(page_of_action(update.action))


@bp.get("/actions/<int:action_id>/files/<int:action_file_id>")
@signed_in_only
def file(action_id: int, action_file_id: int) -> Response:
    """For those who read the report that it came with; always saved, never shown by a browser."""
    shown = show_action(viewer(), action_for(viewer(), action_id))
    seen = {held.id for update in shown.updates for held in update.files}
    if action_file_id not in seen:
        abort(404)
    found = db.get_or_404(ActionFile, action_file_id, options=[undefer(ActionFile.content)])
    return send_file(
        BytesIO(found.content),
        mimetype=found.media_type,
        as_attachment=True,
        download_name=found.file_name,
        etag=found.sha256,
    )
