"""What a meeting does with the actions of its body, on one page: notes them, or closes them."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.actions.blueprint import bp
from app.actions.models import Action
from app.actions.queries import before_meeting
from app.actions.reporting import Heard, hear
from app.agenda.models import AgendaItem
from app.agenda.queries import item_or_404
from app.clock import now, short_date, today
from app.database import db
from app.errors import RuleBroken
from app.web.forms import RegisterForm, stripped_lines
from app.web.saving import saved

#: A meeting that has more of them hears the rest once these are dealt with.
_MOST = 100


@bp.route("/items/<int:item_id>/actions", methods=["GET", "POST"])
@clerks_only
def at_meeting(item_id: int) -> str | Response:
    item, form = item_or_404(item_id), RegisterForm()
    listed = before_meeting(item, _MOST)
    if saved(form, lambda: _heard(item, listed)):
        flash("Actions noted")
        return redirect(url_for(".at_meeting", item_id=item.id))
    return render_template(
        "actions/at_meeting.html",
        form=form,
        item=item,
        listed=listed,
        most=_MOST,
        asked=request.form,
        today=today(),
        is_held=item.meeting.held_on <= today(),
    )


def _heard(item: AgendaItem, listed: list[Action]) -> AgendaItem:
    """All of it or nothing, so that a refusal loses no answer."""
    day = item.meeting.held_on
    if day > today():
        raise RuleBroken(f"The meeting is on {short_date(day)}: mark then what it did")
    by = db.session.get(Account, viewer().account_id)
    marked = 0
    for action in listed:
        heard = request.form.get(f"heard-{action.id}", "")
        if heard in set(Heard):
            note = stripped_lines(request.form.get(f"note-{action.id}"))
            hear(action, item, Heard(heard), note, now=now(), by=by)
            marked += 1
    if not marked:
        raise RuleBroken("Mark at least one action")
    return item
