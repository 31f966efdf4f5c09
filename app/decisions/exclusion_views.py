"""Proposing that the press and public be excluded, from the page of an agenda."""

from flask import flash, redirect, request, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import agenda_page
from app.agenda.excluding import amiss_in_exclusion, exclusion_of
from app.agenda.exempting import wants_exclusion
from app.agenda.queries import agenda_or_404, exemption_law
from app.clock import today
from app.decisions.blueprint import bp
from app.decisions.exclusion import propose_exclusion
from app.web.forms import RegisterForm
from app.web.saving import saved

bp.add_app_template_global(amiss_in_exclusion)
bp.add_app_template_global(exclusion_of)
bp.add_app_template_global(wants_exclusion)

#: Where its button is pressed besides the agenda, and the page to go back to.
_PRESSED_ON = {"publish": "agenda.publish", "supplement": "agenda.supplement"}


@bp.post("/meetings/<int:meeting_id>/agenda/exclude")
@clerks_only
def exclude(meeting_id: int) -> Response:
    meeting = agenda_or_404(meeting_id)
    if saved(RegisterForm(), lambda: propose_exclusion(meeting, exemption_law(), today())):
        flash("The exclusion of the press and public stands before the first exempt item")
    if endpoint := _PRESSED_ON.get(request.args.get("from", "")):
        return redirect(url_for(endpoint, meeting_id=meeting_id))
    return redirect(agenda_page(meeting.id))
