"""Actions as lists and as a page each."""

from flask import render_template, request

from app.accounts.permissions import signed_in_only, viewer
from app.actions import bringing_views as _bringing  # noqa: F401  # adds its pages
from app.actions import link_views as _links  # noqa: F401  # adds its pages
from app.actions import log_views as _log  # noqa: F401  # adds its pages
from app.actions import meeting_views as _meeting  # noqa: F401  # adds its pages
from app.actions import raising_views as _raising  # noqa: F401  # adds its pages
from app.actions import reporting_views as _reporting  # noqa: F401  # adds its pages
from app.actions.blueprint import bp as bp  # the whole blueprint, for the application
from app.actions.forms import FilterForm
from app.actions.models import Action
from app.actions.progress import Told, progress_on
from app.actions.queries import (
    action_for,
    actions_for,
    by_urgency,
    counts_by_urgency,
    narrowed,
    of_owner,
)
from app.actions.reporting_views import reports_on
from app.actions.shown import ActionShown, show_action
from app.clock import today
from app.decisions.models import ResolutionClause
from app.web.paging import page_of

PAGE = 25


@bp.get("/actions")
@signed_in_only
def index() -> str:
    form = FilterForm.by(viewer(), request.args)
    query = narrowed(viewer(), actions_for(viewer()), form.wanted, today())
    found = page_of(by_urgency(query), PAGE)
    return render_template("actions/index.html", form=form, found=found, today=today())


@bp.get("/actions/mine")
@signed_in_only
def mine() -> str:
    query = of_owner(actions_for(viewer()), viewer().account_id)
    late, soon = counts_by_urgency(query, today())
    return render_template(
        "actions/mine.html",
        found=page_of(by_urgency(query), PAGE),
        late=late,
        soon=soon,
        today=today(),
    )


@bp.get("/actions/<int:action_id>")
@signed_in_only
def show(action_id: int) -> str:
    action = action_for(viewer(), action_id)
    return render_template(
        "actions/show.html",
        action=action,
        shown=shown_action(action),
        reports=reports_on(action),
        today=today(),
    )


@bp.app_template_filter()
def shown_action(action: Action | ActionShown) -> ActionShown:
    """The front page has what it shows already."""
    return action if isinstance(action, ActionShown) else show_action(viewer(), action)


@bp.app_template_global()
def progress_shown(clause: ResolutionClause) -> list[Told]:
    return progress_on(clause)
