"""Publishing minutes, past their checks: contradictions hold them back, warnings ask why."""

from datetime import datetime

from flask import flash, redirect, request, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.agenda.asking import ask_step, comments_waiting
from app.agenda.operations import publish_minutes
from app.checks.blueprint import bp
from app.checks.explained import RULES
from app.checks.forms import PublishForm
from app.checks.found import Finding, Level
from app.checks.operations import check_may_be_published, let_all_stand
from app.checks.places import address_of
from app.checks.queries import left_to_look_at, subject_or_404
from app.clock import long_date, today
from app.database import db
from app.errors import RuleBroken
from app.meetings.announcements import Publication
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState, MinutesState

_ALONG = (
    " The agenda of this meeting was never published here: it is published with them, and the "
    "history says that. No notice is counted from it."
)


@bp.route("/meetings/<int:meeting_id>/minutes/publish", methods=["GET", "POST"])
@clerks_only
def publish_draft(meeting_id: int) -> str | Response:
    subject = subject_or_404(viewer(), meeting_id, today())
    meeting, found = subject.meeting, left_to_look_at(subject)
    form, past = PublishForm.over(found, meeting), meeting.is_history

    def publish(meeting: Meeting, now: datetime, *, by: Account | None, note: str) -> None:
        _check_held(meeting)
        db.session.add_all(let_all_stand(meeting, found, form.given_reason, now=now, by=by))
        publish_minutes(meeting, now, by=by, note=form.given_elsewhere + note)

    return ask_step(
        meeting,
        publish,
        heading="Publish the minutes?" if past else "Publish the minutes as a draft?",
        save="Publish the minutes" if past else "Publish the draft minutes",
        done="The minutes are published" if past else "The minutes are published as a draft",
        intro=_what_it_means(meeting),
        warnings=comments_waiting(meeting),
        publishes=Publication.DRAFT_MINUTES,
        form=form,
        template="checks/publish.html",
        found={level: [f for f in found if f.level is level] for level in Level},
        levels=list(Level),
        rules=RULES,
        titles={item.id: item.numbered_title for item in subject.items},
        address_of=address_of,
    )


def _check_held(meeting: Meeting) -> None:
    if meeting.held_on > today():
        raise RuleBroken(f"The meeting is on {long_date(meeting.held_on)}: it has no minutes yet")


def _what_it_means(meeting: Meeting) -> str:
    numbered = any(item.minute for item in meeting.items)
    stay = " Their numbers stay for ever." if numbered else ""
    marked = "from the archive" if meeting.is_history else "a draft"
    along = "" if meeting.agenda_state is AgendaState.PUBLISHED or meeting.is_history else _ALONG
    return f"Everyone can then read them, marked as {marked}.{stay}{along}"


@bp.before_app_request
def hold_back_what_contradicts_itself() -> Response | None:
    """Minutes may be approved that were never published: the same holds them back then."""
    if request.method != "POST" or request.endpoint != "decisions.approve":
        return None
    meeting = db.session.get(Meeting, (request.view_args or {})["meeting_id"])
    drafts = {MinutesState.DRAFT, MinutesState.IN_REVIEW}
    if (
        meeting is None
        or meeting.minutes_state not in drafts
        or not viewer().keeps(meeting.body_id)
    ):
        return None
    try:
        check_may_be_published(_contradictions(meeting))
    except RuleBroken as refusal:
        flash(f"Not approved. {refusal}", "problem")
        return redirect(url_for("checks.meeting", meeting_id=meeting.id))
    return None


def _contradictions(meeting: Meeting) -> list[Finding]:
    return left_to_look_at(subject_or_404(viewer(), meeting.id, today()))
