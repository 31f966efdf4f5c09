"""Who was at a meeting: the whole list on one form, and a page for each person’s part."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.database import db
from app.meetings.attendance import (
    expect_members,
    record_attendance,
    record_intervals,
    record_statuses,
    remove_attendance,
)
from app.meetings.blueprint import bp
from app.meetings.forms import AddPartForm, AttendanceForm, ChangePartForm
from app.meetings.models import Attendance, Meeting
from app.meetings.queries import by_capacity, meeting_or_404
from app.meetings.rules import lapses_of_quorum
from app.people.models import Person
from app.people.rules import family_name_of
from app.web.forms import RegisterForm
from app.web.saving import ask_before, saved


@bp.route("/meetings/<int:meeting_id>/attendance", methods=["GET", "POST"])
@clerks_only
def attendance(meeting_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    form = AttendanceForm.of(meeting)
    everyone_came = form.all_present.data
    if saved(form, lambda: record_statuses(meeting, form.changed, others_present=everyone_came)):
        flash("Attendance saved")
        return redirect(url_for(".attendance", meeting_id=meeting.id))
    return render_template(
        "meetings/attendance.html",
        form=form,
        meeting=meeting,
        groups=by_capacity(meeting),
        lapses=_lapses(meeting),
    )


def _lapses(meeting: Meeting) -> list[tuple[object, int]]:
    voters = [
        a.stays
        for a in meeting.attendances
        if a.status.was_there and a.voting and not a.voting_scope
    ]
    return list(lapses_of_quorum(voters, meeting.body.quorum)) if voters else []


@bp.post("/meetings/<int:meeting_id>/attendance/members")
@clerks_only
def expect(meeting_id: int) -> Response:
    """Bring the list up to date with those who sit on the body on the day."""
    meeting = meeting_or_404(meeting_id)
    if saved(RegisterForm(), lambda: _with_members(meeting)):
        flash("Every member of that day is on the list")
    else:
        flash("The minutes are approved, so nobody was added")
    return redirect(url_for(".attendance", meeting_id=meeting.id))


def _with_members(meeting: Meeting) -> Meeting:
    expect_members(meeting)
    return meeting


@bp.route("/meetings/<int:meeting_id>/attendance/add", methods=["GET", "POST"])
@clerks_only
def add_part(meeting_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    form = AddPartForm.of(meeting)
    if added := saved(form, lambda: record_attendance(meeting, _whom(form), **form.part)):
        flash(f"{added.person.name} added")
        return redirect(url_for(".attendance", meeting_id=meeting.id))
    return render_template("meetings/add_part.html", form=form, meeting=meeting)


def _whom(form: AddPartForm) -> Person:
    """Whoever was chosen, or a new person by the name entered."""
    chosen: Person | None = form.person.record
    name = form.new_name.data
    return chosen or Person(
        name=name, family_name=family_name_of(name), title=form.new_title.data or ""
    )


@bp.route("/meetings/<int:meeting_id>/attendance/<int:person_id>", methods=["GET", "POST"])
@clerks_only
def part(meeting_id: int, person_id: int) -> str | Response:
    meeting = meeting_or_404(meeting_id)
    kept = db.get_or_404(Attendance, (meeting.id, person_id))
    form = ChangePartForm.of(kept)

    def change() -> Attendance:
        record_intervals(kept, form.stays)
        return record_attendance(meeting, kept.person, **form.part)

    if saved(form, change):
        flash(f"{kept.person.name} saved")
        return redirect(url_for(".attendance", meeting_id=meeting.id))
    return render_template("meetings/part.html", form=form, meeting=meeting, kept=kept)


@bp.route("/meetings/<int:meeting_id>/attendance/<int:person_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_part(meeting_id: int, person_id: int) -> str | Response:
    kept = db.get_or_404(Attendance, (meeting_id, person_id))
    return ask_before(
        lambda: remove_attendance(kept),
        heading=f"Take {kept.person.name} off the list?",
        words="They stay in the register; only their part in this meeting is removed.",
        save="Take them off the list",
        done=f"{kept.person.name} is off the list",
        back=(url_for(".attendance", meeting_id=meeting_id), "Attendance"),
    )
