"""Who is in the room, recorded where the meeting is minuted: each form comes back to its place."""

from collections.abc import Callable

from flask import flash, g, redirect, request
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.accounts.queries import account_behind
from app.agenda.models import AgendaItem
from app.agenda.movements import note_movement, take_back_movement
from app.agenda.operations import concern_items
from app.agenda.queries import declarations_or_404
from app.clock import now
from app.database import Base, db
from app.desk.along_views import desk_as_typed
from app.desk.blueprint import bp, place_on_desk
from app.desk.forms import AdjournForm, DeclaredForm, MarkForm, MovedForm, TimesForm
from app.desk.typed import Boxes
from app.meetings.attendance import record_all_present, record_statuses
from app.meetings.interests import declare_interest
from app.meetings.models import Declaration, Meeting, Sitting
from app.meetings.operations import change_status, count_as_held, record_sitting
from app.meetings.queries import meeting_or_404
from app.meetings.rules import MeetingStatus
from app.web.forms import RegisterForm
from app.web.saving import saved


@bp.post("/meetings/<int:meeting_id>/desk/attendance")
@clerks_only
def mark(meeting_id: int) -> str | Response:
    """Everyone still expected is there, or somebody is marked otherwise."""
    meeting = meeting_or_404(meeting_id)
    form = MarkForm.of(meeting)

    def change() -> Meeting:
        if form.marked_person:
            record_statuses(meeting, dict([form.marked_person]))
        else:
            record_all_present(meeting)
        return meeting

    return _done(form, change, meeting, "room", "Attendance saved")


@bp.post("/meetings/<int:meeting_id>/desk/times")
@clerks_only
def times(meeting_id: int) -> str | Response:
    """When the last sitting began and closed, and who was in the chair."""
    meeting = meeting_or_404(meeting_id)
    form = TimesForm.of(meeting)
    last = meeting.sittings[-1] if meeting.sittings else None
    number, day = (last.number, last.on) if last else (1, meeting.held_on)
    by = account_behind(viewer())

    def change() -> Sitting:
        kept = record_sitting(meeting, number, day, **form.answers)
        count_as_held(meeting, now(), by=by)
        return kept

    return _done(form, change, meeting, "room", "Times saved")


@bp.post("/meetings/<int:meeting_id>/desk/adjournment")
@clerks_only
def adjourn(meeting_id: int) -> str | Response:
    """The meeting stops for a while or to another day, which is its next sitting."""
    meeting = meeting_or_404(meeting_id)
    form = AdjournForm()
    by = account_behind(viewer())

    def change() -> Meeting:
        if form.adjourned_at.data:
            last = meeting.sittings[-1] if meeting.sittings else None
            number, day = (last.number, last.on) if last else (1, meeting.held_on)
            record_sitting(meeting, number, day, ended_at=form.adjourned_at.data)
        return change_status(
            meeting,
            MeetingStatus.ADJOURNED,
            form.note.data or "",
            now=now(),
            by=by,
            resumes_on=form.resumes_on.data,
            resumes_at=form.resumes_at.data,
        )

    return _done(form, change, meeting, "room", "The meeting is adjourned")


@bp.post("/items/<int:item_id>/moved")
@clerks_only
def moved(item_id: int) -> str | Response:
    """Someone left or arrived before this item, or that is taken back."""
    item = db.get_or_404(AgendaItem, item_id)
    form = MovedForm.beside(item)
    who = form.person.record

    def change() -> AgendaItem:
        if form.way.data == "neither":
            take_back_movement(item, who)
        else:
            note_movement(item, who, left=form.way.data == "left", at=form.at.data)
        return item

    return _done(form, change, item.meeting, f"item-{item.id}", "Saved")


@bp.post("/items/<int:item_id>/declared")
@clerks_only
def declared(item_id: int) -> str | Response:
    item = db.get_or_404(AgendaItem, item_id)
    meeting = declarations_or_404(item.meeting_id)
    form = DeclaredForm.beside(item)

    def change() -> Declaration:
        declaration = declare_interest(
            meeting, form.person.record, category=form.category.record, nature=form.nature.data
        )
        concern_items(declaration, {item: form.left_room.data})
        return declaration

    return _done(form, change, meeting, f"item-{item.id}", "Declaration recorded")


def _done(
    form: RegisterForm, change: Callable[[], Base], meeting: Meeting, anchor: str, words: str
) -> str | Response:
    """These forms stand on the desk, which says beside an answer what is wrong with it."""
    asked = [field for field in form if field.name != "csrf_token"]
    if saved(form, change):
        answered = tuple(field.name for field in asked)
        g.filled_in = [name for name in request.form if name.startswith(answered)]
        flash(words)
        return redirect(place_on_desk(meeting.id, anchor))
    wrong = {field.name: str(field.errors[0]) for field in asked if field.errors}
    if form.form_errors:
        wrong.setdefault(
            anchor if isinstance(form, MarkForm) else asked[0].name, form.form_errors[0]
        )
    return desk_as_typed(meeting.id, Boxes(wrong=wrong))
