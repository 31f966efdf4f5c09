"""Approving minutes, with the corrections agreed, and correcting them once they are signed."""

from collections.abc import Iterable
from datetime import datetime

from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.accounts.queries import account_behind
from app.agenda.approval_queries import approval_of, item_listing, items_that_may_approve
from app.agenda.asking import ask_step
from app.agenda.blueprint import back_to_item, page_of_item
from app.agenda.queries import agenda_or_404, item_or_404
from app.clock import now, today
from app.database import db
from app.decisions.blueprint import bp
from app.decisions.correction_forms import ApproveForm, CorrectForm
from app.decisions.correction_models import Correction
from app.decisions.corrections import Approver, Rewording, correct_signed, take_back
from app.decisions.corrections import approve as approve_with_corrections
from app.decisions.queries import items_of_meetings
from app.errors import RuleBroken
from app.meetings.announcements import Publication, announce
from app.meetings.blueprint import back_to, page_of
from app.meetings.models import Meeting
from app.meetings.queries import may_approve
from app.meetings.rules import YET_TO_COME
from app.web.saving import saved


@bp.route("/meetings/<int:meeting_id>/minutes/approve", methods=["GET", "POST"])
@clerks_only
def approve(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    later = _begun(may_approve(meeting))
    listed = item_listing(meeting)
    form = ApproveForm.of(meeting, later, items_that_may_approve(later), listed)
    if not form.more.data and saved(form, lambda: _approve(meeting, form)):
        flash("The minutes are approved")
        return redirect(page_of(meeting))
    return render_template(
        "decisions/approve.html", form=form, meeting=meeting, later=later, back=back_to(meeting)
    )


def _begun(meetings: Iterable[Meeting]) -> list[Meeting]:
    """A meeting that lies ahead has approved nothing."""
    return [meeting for meeting in meetings if meeting.held_on <= today()]


def _approve(meeting: Meeting, form: ApproveForm) -> Meeting:
    by, approver = account_behind(viewer()), form.approver
    if approver.meeting.status in YET_TO_COME:
        raise RuleBroken(
            f"{approver.meeting.name} is still {approver.meeting.status}: say first that it was "
            "held, on its page under “How it stands”",
            about="approved_at",
        )
    approval = approve_with_corrections(
        meeting, approver, form.rewordings, now(), by=by, note=form.note.data
    )
    if approval:
        db.session.add(approval)
    announce(meeting, Publication.APPROVED_MINUTES, by=by, now=now())
    return meeting


@bp.route("/meetings/<int:meeting_id>/minutes/take-back", methods=["GET", "POST"])
@clerks_only
def unapprove(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        _take_back,
        heading="Take back the approval?",
        save="Take back the approval",
        done="The minutes are a published draft again",
        intro="Only for minutes marked as approved by mistake. They become a draft again, without "
        "the corrections that were entered with the approval.",
        publishes=Publication.DRAFT_MINUTES,
    )


def _take_back(meeting: Meeting, at: datetime, *, by: Account | None, note: str) -> None:
    take_back(meeting, at, by=by, note=note)
    if approval := approval_of(meeting):
        db.session.delete(approval)


@bp.route("/items/<int:item_id>/correct", methods=["GET", "POST"])
@clerks_only
def correct(item_id: int) -> str | Response:
    """Record a correction of a signed minute."""
    item = item_or_404(item_id)
    form = CorrectForm.of(items_of_meetings(_begun(may_approve(item.meeting))))
    words = Rewording(item, form.before.data or "", form.after.data or "")
    by = account_behind(viewer())

    def change() -> Correction:
        agreed = form.approved_on.record
        approver = Approver(agreed.meeting, agreed)
        correction = correct_signed(words, approver, now(), reason=form.reason.data, by=by)
        db.session.add(correction)
        announce(item.meeting, Publication.CORRECTION, by=by, now=now())
        return correction

    if saved(form, change):
        flash("The correction is recorded")
        return redirect(page_of_item(item))
    return render_template("decisions/correct.html", form=form, item=item, back=back_to_item(item))
