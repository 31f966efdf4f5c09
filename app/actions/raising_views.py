"""Raising an action, and taking it out again."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.actions.blueprint import back_to_action, bp, page_of_action
from app.actions.forms import ActionForm
from app.actions.models import Action
from app.actions.operations import check_may_go, number_action, raise_action
from app.actions.queries import action_for, doubts_about_another
from app.actions.raising_queries import highest_number
from app.actions.rules import doubts_about_due
from app.agenda.blueprint import page_written_on
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.bodies.queries import annual_meetings, body_at
from app.clock import long_date, today
from app.database import db
from app.decisions.models import ResolutionClause
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.web.saving import ask_before, saved

_SAME_NUMBER = RuleBroken("Another action was raised at the same moment. Save again")


@bp.route("/clauses/<int:clause_id>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_from_clause(clause_id: int) -> str | Response:
    clause = db.get_or_404(ResolutionClause, clause_id)
    return _raise(_day_of(clause.resolution.item.meeting), clause=clause)


@bp.route("/items/<int:item_id>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_from_item(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    return _raise(_day_of(item.meeting), item=item)


@bp.route("/bodies/<slug>/actions/new", methods=["GET", "POST"])
@clerks_only
def raise_for_body(slug: str) -> str | Response:
    return _raise(today(), body=body_at(slug))


def _day_of(meeting: Meeting) -> date:
    return min(meeting.held_on, today())


def _raise(
    on: date,
    *,
    clause: ResolutionClause | None = None,
    item: AgendaItem | None = None,
    body: Body | None = None,
) -> str | Response:
    form = ActionForm.from_clause(clause) if clause else ActionForm()
    of = clause.resolution.item if clause else item
    for_body = of.meeting.body if of else body
    assert for_body is not None, "an action comes from a clause, an item or a body"

    def change() -> Action:
        told = form.told(for_body, on)
        action = raise_action(raised_on=on, clause=clause, item=item, body=body, **told)
        with db.session.no_autoflush:
            return number_action(action, annual_meetings(), highest_number(for_body, on))

    if action := saved(form, change, _SAME_NUMBER, lambda: _doubts(form, on, of, for_body)):
        flash(f"Action raised: {action.reference}{_due(action)}")
        if of and "desk" in request.args:
            return redirect(page_written_on(of))
        return redirect(page_of_action(action))
    return render_template("actions/raise.html", form=form, clause=clause, item=item, body=body)


def _due(action: Action) -> str:
    """The day that was read from words, said back."""
    read = action.due_on if action.due_words else None
    return f", due {long_date(read)}" if read else ""


def _doubts(form: ActionForm, raised_on: date, item: AgendaItem | None, body: Body) -> list[str]:
    due_on, owner = form.due_on.data, form.owner.record
    same = doubts_about_another(form.text.data, body=body, item=item, owner=owner, due_on=due_on)
    return same + doubts_about_due(due_on, raised_on)


@bp.route("/actions/<int:action_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove(action_id: int) -> str | Response:
    action = action_for(viewer(), action_id)
    return ask_before(
        lambda: _remove(action),
        heading="Remove this action?",
        words=f"“{action.text}” is taken out of the register. No minute changes.",
        save="Remove it",
        done="Action removed",
        back=back_to_action(action),
        then=url_for(".index"),
    )


def _remove(action: Action) -> None:
    check_may_go(action)
    db.session.delete(action)
