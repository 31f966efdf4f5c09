"""That a decision of the executive was called in, and what came of it."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_of_item
from app.agenda.queries import item_or_404
from app.clock import today
from app.decisions.blueprint import bp
from app.decisions.calling_in import (
    clock_of,
    considered_from,
    faults_of_call_in,
    may_be_called_in,
    record_call_in,
)
from app.decisions.calling_in import remove_call_in as remove
from app.decisions.calling_in_forms import CallInForm
from app.meetings.queries import deadlines
from app.web.saving import ask_before, saved


@bp.route("/items/<int:item_id>/call-in", methods=["GET", "POST"])
@clerks_only
def call_in(item_id: int) -> str | Response:
    item, works = item_or_404(item_id), deadlines().offices_open
    form = CallInForm.on(item, considered_from(item, works))
    if saved(
        form,
        lambda: record_call_in(item, **form.answers, today=today(), works=works),
        faults=lambda: faults_of_call_in(item, **form.answers, today=today(), works=works),
    ):
        flash("The call-in is saved")
        return redirect(page_of_item(item))
    return render_template(
        "decisions/call_in.html",
        form=form,
        item=item,
        until=clock_of(item.executive, item.meeting, works).until if item.executive else None,
        open_to_it=may_be_called_in(item),
        back=back_to_item(item),
    )


@bp.route("/items/<int:item_id>/call-in/remove", methods=["GET", "POST"])
@clerks_only
def remove_call_in(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    return ask_before(
        lambda: remove(item),
        heading="Remove the call-in?",
        words="The decision then stands as if nobody had called it in. The log keeps what it said.",
        save="Remove it",
        done="Removed",
        back=(url_for(".call_in", item_id=item.id), "Call-in"),
        then=page_of_item(item),
    )
