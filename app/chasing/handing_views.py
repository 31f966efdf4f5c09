"""Who leads an action from now on. They are told in the same moment (ADR 44)."""

from datetime import datetime

from flask import abort, flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only, officers_and_clerks, viewer
from app.actions.blueprint import back_to_action, page_of_action
from app.actions.forms import ActionForm, HandOverForm
from app.actions.handing import (
    check_hand_over,
    hand_over,
    handed_away,
    take_back,
    was_handed_over_by,
)
from app.actions.models import Action, ActionUpdate
from app.actions.operations import change_action
from app.actions.queries import action_for
from app.actions.reporting_views import me, reports_on, to_report_on
from app.actions.rules import doubts_about_due
from app.actions.shown import show_action
from app.chasing.blueprint import bp
from app.chasing.posting import send_waiting_now, told_of, why_not_told
from app.clock import now
from app.database import db
from app.mail import do_later, messages_are_kept
from app.people.models import Person
from app.people.queries import person_of
from app.web.saving import ask_before, saved


@bp.route("/actions/<int:action_id>/hand-over", methods=["GET", "POST"])
@officers_and_clerks
def hand_to(action_id: int) -> str | Response:
    action, form, at = to_report_on(action_id), HandOverForm(), now()

    def change() -> ActionUpdate:
        update = hand_over(action, **form.answers, now=at, by=me(), person=person_of(me()))
        _note(action, at)
        return update

    to = form.to.record
    if saved(form, change, doubts=lambda: _what_follows(action, to)):
        flash(f"Handed over to {to.name}, who {_mail(to)}")
        do_later(send_waiting_now)
        return redirect(page_of_action(action) if reports_on(action) else url_for("actions.mine"))
    return render_template(
        "chasing/hand_over.html",
        form=form,
        asks=bool(form.doubts) and form.form_errors == list(form.doubts),
        caption=show_action(viewer(), action).text,
        back=back_to_action(action),
    )


def _what_follows(action: Action, to: Person | None) -> list[str]:
    """Asked once, because a message cannot be called back."""
    to = check_hand_over(action, to)
    left = "" if viewer().keeps(action.body_id) else _LEFT
    return [f"{to.name} {_mail(to)}.{left}"]


_LEFT = " You can then no longer report on it, but can take it back until something is reported."


_KEPT = "gets a message, which the administrator has under Messages: no mail server is set"


def _mail(to: Person) -> str:
    why = why_not_told(to, now(), viewer())
    if why:
        return f"gets no e-mail about it: {why}"
    return _KEPT if messages_are_kept() else "is told by e-mail at once"


def _note(action: Action, at: datetime) -> None:
    if reminder := told_of(action, at, viewer()):
        db.session.add(reminder)


@bp.app_template_global()
def handed_away_by_me() -> list[Action]:
    """What whoever reads this page may take back."""
    return handed_away(viewer().account_id)


@bp.route("/actions/<int:action_id>/take-back", methods=["GET", "POST"])
@officers_and_clerks
def take_it_back(action_id: int) -> str | Response:
    action, person = db.get_or_404(Action, action_id), person_of(me())
    if not was_handed_over_by(action, me()):
        abort(404)
    return ask_before(
        lambda: take_back(action, person, now=now(), by=me()),
        heading="Take this action back?",
        words=f"“{show_action(viewer(), action).text}” is yours again. Nobody gets an e-mail.",
        save="Take it back",
        done="The action is yours again",
        back=(url_for("actions.mine"), "My actions"),
    )


@bp.route("/actions/<int:action_id>/edit", methods=["GET", "POST"])
@clerks_only
def change(action_id: int) -> str | Response:
    """The clerk’s form: whoever comes to lead an action by it is told as well."""
    action, at = action_for(viewer(), action_id), now()
    form, led = ActionForm.of(action), action.owner

    def save() -> Action:
        change_action(action, **form.told(action.body, action.raised_on))
        if action.owner is not led and not action.status.is_closed:
            _note(action, at)
        return action

    if saved(form, save, doubts=lambda: doubts_about_due(form.due_on.data, action.raised_on)):
        told = "" if action.owner in (None, led) or action.status.is_closed else _told_of(action)
        flash(f"Action saved{told}")
        do_later(send_waiting_now)
        return redirect(page_of_action(action))
    return render_template("actions/edit.html", form=form, action=action)


def _told_of(action: Action) -> str:
    return f". {action.owner.name} {_mail(action.owner)}" if action.owner else ""
