from flask import flash, redirect, render_template, url_for
from sqlalchemy import select
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.accounts.queries import account_behind
from app.clock import from_today, now, today
from app.database import db
from app.meetings import attendance_views, interest_views  # noqa: F401  # each adds its pages
from app.meetings.blueprint import back_to, page_of
from app.meetings.blueprint import bp as bp  # the whole blueprint, for the application
from app.meetings.forms import MeetingForm, SittingForm, StatusForm, listed_name
from app.meetings.models import Sitting
from app.meetings.operations import (
    change_meeting,
    change_status,
    count_as_held,
    record_sitting,
    remove_meeting,
    remove_sitting,
)
from app.meetings.queries import meeting_or_404, notice_for
from app.web.saving import ask_before, saved

bp.add_app_template_global(notice_for)
bp.add_app_template_global(today)
bp.add_app_template_global(from_today)


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit(meeting_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    form = MeetingForm(obj=meeting)
    if saved(form, lambda: change_meeting(meeting, **form.answers)):
        flash("Meeting saved")
        return redirect(page_of(meeting))
    return render_template(
        "meetings/form.html", form=form, meeting=meeting, heading="Change the meeting"
    )


@bp.route("/meetings/<int:meeting_id>/status", methods=["GET", "POST"])
@clerks_only
def status(meeting_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    form = StatusForm(data={"status": meeting.status, "note": meeting.status_note})
    by = account_behind(viewer())
    if saved(form, lambda: change_status(meeting, **form.answers, now=now(), by=by)):
        flash(f"The meeting is {meeting.status}")
        return redirect(page_of(meeting))
    return render_template(
        "meetings/form.html", form=form, meeting=meeting, heading="How the meeting stands"
    )


@bp.route("/meetings/<int:meeting_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove(meeting_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    return ask_before(
        lambda: remove_meeting(meeting),
        heading="Remove this meeting?",
        words=f"{meeting.name} will be gone from the register. There is nothing in it.",
        save="Remove the meeting",
        done="Meeting removed",
        back=back_to(meeting),
        then=url_for("record.meetings"),
    )


@bp.route("/meetings/<int:meeting_id>/sittings/<int:number>", methods=["GET", "POST"])
@clerks_only
def sitting(meeting_id: int, number: int) -> str | Response:
    """Sitting `number`, or a new one where it is the next."""
    meeting = meeting_or_404(meeting_id)
    if not 1 <= number <= len(meeting.sittings) + 1:
        return redirect(url_for(".sitting", meeting_id=meeting.id, number=1))
    kept = meeting.sittings[number - 1] if number <= len(meeting.sittings) else None
    form = SittingForm(obj=kept or Sitting(on=meeting.held_on, started_at=meeting.starts_at))
    form.presiding.choose_from(sorted((a.person for a in meeting.attendances), key=listed_name))
    by = account_behind(viewer())

    def change() -> Sitting:
        kept = record_sitting(meeting, number, **form.answers)
        count_as_held(meeting, now(), by=by)
        return kept

    if saved(form, change):
        flash("Sitting saved")
        return redirect(page_of(meeting))
    return render_template("meetings/sitting.html", form=form, meeting=meeting, number=number)


@bp.route("/meetings/<int:meeting_id>/sittings/<int:number>/remove", methods=["GET", "POST"])
@clerks_only
def remove_the_sitting(meeting_id: int, number: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    kept = db.first_or_404(
        select(Sitting).where(Sitting.meeting_id == meeting.id, Sitting.number == number)
    )
    return ask_before(
        lambda: remove_sitting(kept),
        heading=f"Remove sitting {number}?",
        words="Its times, its venue and who was in the chair will be gone.",
        save="Remove the sitting",
        done="Sitting removed",
        back=back_to(meeting),
    )
