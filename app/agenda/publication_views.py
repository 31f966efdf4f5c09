"""The life of an agenda and of its minutes: published, approved, signed, each asked about first."""

from collections.abc import Callable, Sequence
from datetime import date

from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import bp
from app.agenda.forms import ApproveForm
from app.agenda.operations import approve_minutes, publish_minutes, take_back_approval
from app.agenda.queries import agenda_or_404
from app.clock import now, short_date, today
from app.meetings.blueprint import back_to, page_of
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, publish_agenda, withdraw_agenda
from app.meetings.queries import may_approve, notice_for
from app.meetings.rules import AttendanceStatus, MinutesState
from app.web.forms import RegisterForm
from app.web.saving import saved


def _ask(
    meeting: Meeting,
    change: Callable[[], object],
    *,
    heading: str,
    save: str,
    done: str,
    intro: str,
    warnings: Sequence[str] = (),
    form: RegisterForm | None = None,
) -> str | Response:
    form = form or RegisterForm()

    def changed() -> Meeting:
        change()
        return meeting

    if saved(form, changed):
        flash(done)
        return redirect(page_of(meeting))
    return render_template(
        "agenda/publication.html",
        form=form,
        meeting=meeting,
        heading=heading,
        save=save,
        intro=intro,
        warnings=warnings,
        back=back_to(meeting),
    )


@bp.route("/meetings/<int:meeting_id>/agenda/publish", methods=["GET", "POST"])
@clerks_only
def publish(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: publish_agenda(meeting, now()),
        heading="Publish the agenda?",
        save="Publish the agenda",
        done="The agenda is published",
        intro="Everyone can then read the items, their open papers and the notice of the meeting.",
        warnings=_before_the_agenda(meeting, today()),
    )


def _before_the_agenda(meeting: Meeting, day: date) -> list[str]:
    found = [] if meeting.items else ["There is nothing on the agenda."]
    notice = notice_for(meeting)
    if notice and notice.is_overdue(day):
        found.append(
            f"The agenda should have been published by {short_date(notice.publish_by)}, "
            f"{notice.needed} clear days before the meeting."
        )
    return found


@bp.route("/meetings/<int:meeting_id>/agenda/withdraw", methods=["GET", "POST"])
@clerks_only
def withdraw(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: withdraw_agenda(meeting),
        heading="Withdraw the agenda?",
        save="Withdraw the agenda",
        done="The agenda is a draft again",
        intro="It becomes a draft that only clerks can read. Some people have read it already.",
    )


@bp.route("/meetings/<int:meeting_id>/minutes/publish", methods=["GET", "POST"])
@clerks_only
def publish_draft(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: publish_minutes(meeting, now()),
        heading="Publish the minutes as a draft?",
        save="Publish the draft minutes",
        done="The minutes are published as a draft",
        intro="Everyone can then read them, marked as a draft. Their numbers stay for ever.",
        warnings=_before_the_minutes(meeting),
    )


def _before_the_minutes(meeting: Meeting) -> list[str]:
    """What is not finished. It is for the clerk to judge whether that matters."""
    items = [item for item in meeting.items if item.is_minuted]
    expected = [a.person.name for a in meeting.attendances if a.status is AttendanceStatus.EXPECTED]
    lacking = {
        "Without minutes": [item.numbered_title for item in items if not item.revision],
        "Without a minute number": [item.numbered_title for item in items if not item.minute],
        "Still expected, neither present nor absent": sorted(expected),
    }
    return [f"{what}: {', '.join(names)}." for what, names in lacking.items() if names]


@bp.route("/meetings/<int:meeting_id>/minutes/withdraw", methods=["GET", "POST"])
@clerks_only
def withdraw_draft(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: move_minutes(meeting, MinutesState.DRAFT, now()),
        heading="Withdraw the draft minutes?",
        save="Withdraw the draft minutes",
        done="The draft minutes are withdrawn",
        intro="Then only clerks can read them. Their numbers stay, because people cite them.",
    )


@bp.route("/meetings/<int:meeting_id>/minutes/approve", methods=["GET", "POST"])
@clerks_only
def approve(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = ApproveForm()
    later = may_approve(meeting)
    form.approved_at.choose_from(later)
    return _ask(
        meeting,
        lambda: approve_minutes(meeting, form.approved_at.record, now()),
        heading="Approve the minutes",
        save="Approve the minutes",
        done="The minutes are approved",
        intro="Approved minutes are the record of the meeting: nothing in them can be changed.",
        warnings=[]
        if later
        else ["No later meeting of this body is in the register. Call it first."],
        form=form,
    )


@bp.route("/meetings/<int:meeting_id>/minutes/take-back", methods=["GET", "POST"])
@clerks_only
def unapprove(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: take_back_approval(meeting, now()),
        heading="Take back the approval?",
        save="Take back the approval",
        done="The minutes are a published draft again",
        intro="Only for minutes marked as approved by mistake. They become a draft again.",
    )


@bp.route("/meetings/<int:meeting_id>/minutes/sign", methods=["GET", "POST"])
@clerks_only
def sign(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return _ask(
        meeting,
        lambda: move_minutes(meeting, MinutesState.SIGNED, now()),
        heading="Record the minutes as signed?",
        save="The minutes are signed",
        done="The minutes are signed",
        intro="Whoever presided when they were approved has signed them. From now on nothing about "
        "them can be changed or taken back.",
    )
