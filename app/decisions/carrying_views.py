from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_written_on
from app.bodies.house_style import house_style_of
from app.decisions.blueprint import bp
from app.decisions.carrying import (
    carry,
    motion_behind,
    motions_that_may_become,
    moved_in_words,
    vote_on,
)
from app.decisions.carrying_forms import CarriedForm
from app.decisions.motions import voters_on
from app.decisions.queries import resolution_with_voters
from app.web.saving import saved


@bp.route("/resolutions/<int:resolution_id>/carried", methods=["GET", "POST"])
@clerks_only
def carried(resolution_id: int) -> str | Response:
    resolution = resolution_with_voters(resolution_id)
    item = resolution.item
    form = CarriedForm.of(
        voters_on(item),
        motions_that_may_become(resolution),
        motion_behind(resolution),
        vote_on(resolution),
    )
    if vote := saved(form, lambda: carry(resolution, **form.told)):
        moved = moved_in_words(motion_behind(resolution), house_style_of(item.meeting.body))
        flash(f"Saved. {moved} {vote.sentence}")
        return redirect(page_written_on(item))
    return render_template(
        "decisions/carried.html",
        form=form,
        subject=resolution,
        item=item,
        present=len(voters_on(item)),
        back=back_to_item(item),
        vote=vote_on(resolution),
    )
