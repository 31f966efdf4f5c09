"""Giving minutes their numbers, with a look before they are given."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import bp
from app.agenda.forms import CorrectNumberForm, NumbersForm
from app.agenda.models import AgendaItem, MinuteNumber
from app.agenda.numbering import (
    correct_number,
    number_minutes,
    proposed_numbers,
    take_back_numbers,
)
from app.agenda.operations import order_of_minutes
from app.agenda.queries import agenda_or_404, item_or_404, numbers_used
from app.bodies.queries import annual_meetings
from app.errors import RuleBroken
from app.meetings.models import Meeting
from app.web.saving import ask_before, saved


@bp.route("/meetings/<int:meeting_id>/minute-numbers", methods=["GET", "POST"])
@clerks_only
def numbers(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = NumbersForm()
    if form.give.data and saved(form, lambda: _number(meeting, form.first.data)):
        flash("The minutes are numbered")
        return redirect(url_for(".numbers", meeting_id=meeting.id))
    if form.is_submitted() and not form.give.data:
        form.validate()  # so that a look says what is no number
    return render_template(
        "agenda/numbers.html",
        meeting=meeting,
        form=form,
        taken=order_of_minutes(meeting.items),
        proposed=_proposed(meeting, form),
    )


def _number(meeting: Meeting, first: int | None) -> Meeting:
    number_minutes(meeting, numbers_used(meeting.body), annual_meetings(), first)
    return meeting


def _proposed(meeting: Meeting, form: NumbersForm) -> Mapping[AgendaItem, MinuteNumber]:
    used = numbers_used(meeting.body)
    try:
        return proposed_numbers(meeting, used, annual_meetings(), form.first.data)
    except RuleBroken as refusal:
        if not form.errors:
            form.refuse(refusal)
        return {}


@bp.route("/meetings/<int:meeting_id>/minute-numbers/take-back", methods=["GET", "POST"])
@clerks_only
def take_back(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_before(
        lambda: take_back_numbers(meeting),
        heading="Take the numbers off these minutes?",
        words="They can be given again, for example when the order taken was put right.",
        save="Take the numbers off",
        done="The numbers are off",
        back=(url_for(".numbers", meeting_id=meeting.id), "Minute numbers"),
    )


@bp.route("/items/<int:item_id>/minute-number", methods=["GET", "POST"])
@clerks_only
def correct(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    if item.minute is None:
        return redirect(url_for(".numbers", meeting_id=item.meeting_id))
    form = CorrectNumberForm(obj=item.minute)
    used = numbers_used(item.meeting.body)
    if saved(form, lambda: correct_number(item, used=used, **form.answers)):
        flash("The number is corrected")
        return redirect(url_for(".numbers", meeting_id=item.meeting_id))
    return render_template(
        "meetings/form.html",
        form=form,
        meeting=item.meeting,
        heading=f"Correct the number of “{item.title}”",
        back=(url_for(".numbers", meeting_id=item.meeting_id), "Minute numbers"),
    )
