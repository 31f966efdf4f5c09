"""What is recorded of a decision of the executive beyond the resolution."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_of_item
from app.agenda.queries import item_or_404
from app.decisions.blueprint import bp
from app.decisions.executive import record_executive
from app.decisions.executive import remove_executive as remove
from app.decisions.executive_forms import ExecutiveForm
from app.web.saving import ask_before, saved


@bp.route("/items/<int:item_id>/executive", methods=["GET", "POST"])
@clerks_only
def executive(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    form = ExecutiveForm.on(item)
    if saved(form, lambda: record_executive(item, **form.answers)):
        flash("The record of the decision is saved")
        return redirect(page_of_item(item))
    return render_template(
        "decisions/executive.html", form=form, item=item, back=back_to_item(item)
    )


@bp.route("/items/<int:item_id>/executive/remove", methods=["GET", "POST"])
@clerks_only
def remove_executive(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    return ask_before(
        lambda: remove(item),
        heading="Remove the record of an executive decision?",
        words="What was resolved stays; only what is recorded beside it goes.",
        save="Remove it",
        done="Removed",
        back=(url_for(".executive", item_id=item.id), "Executive decision"),
        then=page_of_item(item),
    )
