from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_written_on
from app.database import db
from app.decisions.blueprint import bp
from app.decisions.motions import (
    change_motion,
    move,
    move_amendment,
    record_result,
    take_out_motion,
    voters_on,
)
from app.decisions.queries import item_with_voters, motion_with_voters
from app.decisions.rules import MotionKind
from app.decisions.voting_forms import (
    AmendmentForm,
    OriginalForm,
    RecommendationAmendmentForm,
    ResultForm,
    form_for,
)
from app.decisions.voting_models import Motion
from app.meetings.operations import check_open
from app.web.saving import ask_before, saved


@bp.route("/items/<int:item_id>/motions/new", methods=["GET", "POST"])
@clerks_only
def add_motion(item_id: int) -> str | Response:
    item = item_with_voters(item_id)
    form = OriginalForm.among(voters_on(item))
    if saved(form, lambda: move(item, **form.answers)):
        flash("Motion recorded")
        return redirect(page_written_on(item))
    return render_template("decisions/motion.html", form=form, item=item, heading="Record a motion")


@bp.route("/motions/<int:motion_id>/amendments/new", methods=["GET", "POST"])
@clerks_only
def amend_motion(motion_id: int) -> str | Response:
    amended = motion_with_voters(motion_id)
    form = AmendmentForm.among(voters_on(amended.item))
    if saved(form, lambda: move_amendment(amended, **form.answers)):
        flash("Amendment recorded")
        return redirect(page_written_on(amended.item))
    return render_template(
        "decisions/motion.html",
        form=form,
        item=amended.item,
        amended=amended,
        heading="Record an amendment",
    )


@bp.route("/items/<int:item_id>/amendments/new", methods=["GET", "POST"])
@clerks_only
def amend_recommendation(item_id: int) -> str | Response:
    """An amendment to what is recommended, which nobody moved in words of their own."""
    item = item_with_voters(item_id)
    form = RecommendationAmendmentForm.among(voters_on(item))
    if saved(form, lambda: move(item, **form.answers, kind=MotionKind.AMENDMENT)):
        flash("Amendment recorded")
        return redirect(page_written_on(item))
    return render_template(
        "decisions/motion.html",
        form=form,
        item=item,
        recommended=True,
        heading="Record an amendment to the recommendation",
    )


@bp.route("/motions/<int:motion_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_motion(motion_id: int) -> str | Response:
    motion = motion_with_voters(motion_id)
    form = form_for(motion).among(voters_on(motion.item), motion)
    if saved(form, lambda: change_motion(motion, **{"kind": motion.kind} | form.answers)):
        flash(f"{motion.kind.capitalize()} saved")
        return redirect(page_written_on(motion.item))
    return render_template(
        "decisions/motion.html",
        form=form,
        item=motion.item,
        amended=motion.parent,
        recommended=motion.amends_recommendation,
        heading=f"Change the {motion.name}",
    )


@bp.route("/motions/<int:motion_id>/result", methods=["GET", "POST"])
@clerks_only
def motion_result(motion_id: int) -> str | Response:
    motion = db.get_or_404(Motion, motion_id)
    form = ResultForm(result=motion.result)
    if saved(form, lambda: record_result(motion, form.result.data)):
        flash("Result saved")
        return redirect(page_written_on(motion.item))
    return render_template("decisions/motion_result.html", form=form, motion=motion)


@bp.route("/motions/<int:motion_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_motion(motion_id: int) -> str | Response:
    motion = db.get_or_404(Motion, motion_id)
    return ask_before(
        lambda: take_out_motion(motion),
        heading=f"Remove this {motion.kind}?",
        words=f"“{motion.text}” is taken off the record of this item, with its votes.",
        save="Remove it",
        done=f"{motion.kind.capitalize()} removed",
        back=back_to_item(motion.item),
        first=lambda: check_open(motion.item.meeting),
    )
