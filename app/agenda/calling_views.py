"""Calling a meeting, whose agenda begins from its body's template where it has one.

The address is the meetings chapter's, which knows nothing of agendas.
"""

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug import Response

from app.accounts.permissions import any_clerk, viewer
from app.agenda.beginning import begin_from_template
from app.bodies.models import Body
from app.clock import today
from app.database import db
from app.meetings.blueprint import bp, page_of
from app.meetings.forms import CallForm
from app.meetings.models import Meeting
from app.meetings.operations import call_meeting
from app.meetings.queries import doubts_about_calling
from app.meetings.rules import MeetingKind
from app.web.saving import saved


@bp.route("/meetings/new", methods=["GET", "POST"])
@any_clerk
def call() -> str | Response:
    body = db.session.scalar(select(Body).where(Body.slug == request.args.get("body", "")))
    form = CallForm.by(viewer(), body)
    if meeting := saved(
        form,
        lambda: _called(form),
        doubts=lambda: doubts_about_calling(
            form.body.record, form.held_on.data, form.starts_at.data, today=today()
        ),
    ):
        flash(_in_words(meeting))
        return redirect(page_of(meeting))
    back = (url_for("record.meetings"), "Meetings")
    return render_template("meetings/call.html", form=form, back=back)


def _called(form: CallForm) -> Meeting:
    answers = form.answers
    from_template = answers.pop("from_template")
    meeting = call_meeting(**answers)
    if from_template and meeting.body.template and meeting.kind is not MeetingKind.EXTRAORDINARY:
        begin_from_template(meeting, today())
    return meeting


def _in_words(meeting: Meeting) -> str:
    expected, items = len(meeting.attendances), len(meeting.items)
    who = "1 person is" if expected == 1 else f"{expected} people are"
    lines = f", and its agenda begins with {items} lines of the template" if items else ""
    return f"Meeting called: {who} expected{lines}"
