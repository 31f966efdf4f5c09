"""Pages that a link opens to someone who has not signed in: one form, a calendar, a feed."""

import logging
from functools import partial

from flask import Response, abort, flash, g, redirect, render_template, request, url_for
from werkzeug import Response as Answer

from app.accounts.feed_keys import FeedKey, new_key
from app.accounts.models import Account
from app.accounts.permissions import open_to_all, signed_in_only, viewer
from app.accounts.rules import Role, Viewer
from app.accounts.throttle import here
from app.actions.blueprint import bp
from app.actions.forms import ReportForm
from app.actions.links import LinkRefused, behind, subscriber, subscription
from app.actions.models import Action
from app.actions.queries import actions_for, by_urgency, of_owner
from app.actions.reporting import report_progress
from app.actions.rules import doubts_about_status, status_offered
from app.actions.shown import show_action
from app.actions.subscribing import calendar_of, feed_of
from app.clock import now, today
from app.database import db
from app.web.forms import RegisterForm
from app.web.saving import saved

log = logging.getLogger(__name__)

_MOST = 200  # a calendar or feed of more helps nobody


@bp.route("/actions/<int:action_id>/report/<token>", methods=["GET", "POST"])
@open_to_all
def report_by_link(action_id: int, token: str) -> str | Answer | tuple[str, int]:
    try:
        action, person = behind(action_id, token, now(), viewer().account_id)
    except LinkRefused as refusal:
        log.warning("Link to action %s refused to %s: %s", action_id, here(), refusal.why)
        words = f"{refusal}."
        return render_template("errors/error.html", heading="No such link", words=words), 404
    g.acts_as = f"{person.name}, by a link"
    offered = status_offered(action.status, action.due_on, today())
    form = ReportForm(status=offered)
    told = partial(report_progress, now=now(), reported_by=person, offered=offered)
    if saved(
        form,
        lambda: told(action, **form.answers),
        doubts=lambda: doubts_about_status(form.status.data, action.status, action.due_on, today()),
    ):
        flash("Thank you. What you wrote is with the clerk")
        return redirect(request.path if not action.status.is_closed else url_for("home.front"))
    shown = show_action(Viewer(Role.OFFICER, person.account_id), action)
    return render_template("actions/by_link.html", form=form, action=shown, today=today())


@bp.route("/actions/mine/subscribe", methods=["GET", "POST"])
@signed_in_only
def subscribe() -> str | Answer:
    account = db.session.get_one(Account, viewer().account_id)
    form, key = RegisterForm(), db.session.get(FeedKey, account.id)
    if saved(form, lambda: new_key(account.id, key)):
        before = "; the ones before open nothing any more" if key else ""
        flash(f"These are your {'new ' if key else ''}addresses{before}")
        return redirect(url_for(".subscribe"))
    addresses = (
        [subscription(account, key, name) for name in ("actions.calendar", "actions.feed")]
        if key
        else []
    )
    return render_template("actions/subscribe.html", form=form, addresses=addresses)


@bp.get("/actions/calendar/<token>.ics")
@open_to_all
def calendar(token: str) -> Response:
    account, actions, addresses = _subscribed(token)
    return Response(calendar_of(account, actions, addresses, now()), mimetype="text/calendar")


@bp.get("/actions/feed/<token>.atom")
@open_to_all
def feed(token: str) -> Response:
    account, actions, addresses = _subscribed(token)
    written = feed_of(account, actions, addresses, request.base_url, now())
    return Response(written, mimetype="application/atom+xml")


def _subscribed(token: str) -> tuple[Account, list[Action], dict[int, str]]:
    account = subscriber(token)
    if account is None:
        log.warning("An address to subscribe to actions was refused to %s", here())
        abort(404)
    theirs = of_owner(actions_for(Viewer(account.role, account.id)), account.id)
    open_ones = by_urgency(theirs.where(Action.closed_on.is_(None))).limit(_MOST)
    found = list(db.session.scalars(open_ones).unique())
    addresses = {a.id: url_for("actions.show", action_id=a.id, _external=True) for a in found}
    return account, found, addresses
