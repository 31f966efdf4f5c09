"""The one press that puts business that waits on an agenda."""

from flask import Blueprint, flash, redirect, request
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.agenda.blueprint import agenda_page
from app.agenda.models import AgendaItem
from app.agenda.queries import agenda_or_404
from app.business.offers import Offer
from app.business.operations import take_up
from app.business.queries import business_for
from app.clock import today
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.web.forms import RegisterForm
from app.web.saving import saved

bp = Blueprint("business", __name__)


@bp.app_template_global()
def business_offered(meeting: Meeting) -> list[Offer]:
    return business_for(meeting, viewer())


@bp.post("/meetings/<int:meeting_id>/agenda/business")
@clerks_only
def bring(meeting_id: int) -> Response:
    meeting = agenda_or_404(meeting_id)
    form = RegisterForm()
    if item := saved(form, lambda: _brought(meeting, request.form.get("offer", ""))):
        flash(f"On the agenda: {item.title}")
    else:
        flash(" ".join(form.form_errors) or "The agenda was not changed", "problem")
    return redirect(agenda_page(meeting.id))


def _brought(meeting: Meeting, key: str) -> AgendaItem:
    """Only what is offered is taken: a number in a form opens nothing that is not."""
    for offer in business_for(meeting, viewer()):
        if offer.key == key:
            return take_up(meeting, offer, today())
    raise RuleBroken("This is on the agenda already, or no longer waits")
