"""What was sent of itself, who has not answered, and when people are asked."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import (
    chief_clerks_and_administrators,
)
from app.actions.models import Action
from app.chasing import handing_views as _handing  # noqa: F401  # adds its pages
from app.chasing.blueprint import bp as bp  # the whole blueprint, for the application
from app.chasing.forms import ChasingForm
from app.chasing.models import Reminder, ReminderLine
from app.chasing.operations import ask_again, set_chasing
from app.chasing.queries import askings_of, chasing_settings, reminders, unanswered
from app.database import db
from app.mail import messages_are_kept
from app.web.forms import RegisterForm
from app.web.paging import page_of
from app.web.saving import form_page, saved

ON_A_PAGE = 50


@bp.app_template_global()
def asked_about(action: Action) -> list[ReminderLine]:
    return askings_of(action)


@bp.get("/actions/reminders")
@chief_clerks_and_administrators
def index() -> str:
    found = page_of(reminders(), ON_A_PAGE)
    return render_template(
        "chasing/index.html", found=found, waiting=unanswered(), kept=messages_are_kept()
    )


@bp.post("/actions/reminders/<int:reminder_id>/again")
@chief_clerks_and_administrators
def again(reminder_id: int) -> Response:
    form, reminder = RegisterForm(), db.get_or_404(Reminder, reminder_id)
    if saved(form, lambda: ask_again(reminder)):
        flash("The next run sends it")
    else:
        flash(" ".join(form.form_errors) or "Nothing was changed", "problem")
    return redirect(url_for(".index"))


@bp.route("/manage/reminders", methods=["GET", "POST"])
@chief_clerks_and_administrators
def settings() -> str | Response:
    kept = chasing_settings()
    form = ChasingForm(obj=kept)
    return form_page(
        form,
        lambda: set_chasing(kept, **form.answers),
        heading="Reminders of actions",
        intro="They are sent by “flask actions remind”, once a day on working days.",
        done="Saved: reminders go by this from the next run",
        back=(url_for("bodies.manage"), "Manage the register"),
    )
