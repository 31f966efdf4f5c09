"""Building an agenda: its lines in their order, on one page."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.beginning import begin_from_template, lines_missing
from app.agenda.blueprint import agenda_page, bp
from app.agenda.forms import LineForm
from app.agenda.lines import add_line
from app.agenda.operations import number_in_order, put_in_order
from app.agenda.queries import agenda_to_arrange
from app.clock import today
from app.meetings.models import Meeting
from app.web.forms import RegisterForm
from app.web.ordering import OrderForm
from app.web.saving import saved

bp.add_app_template_global(lines_missing)


@bp.route("/meetings/<int:meeting_id>/agenda", methods=["GET", "POST"])
@clerks_only
def arrange(meeting_id: int) -> str | Response:
    meeting = agenda_to_arrange(meeting_id)
    form = OrderForm.of(meeting.items)
    if saved(form, lambda: put_in_order(meeting, form.arranged)):
        anchor = f"item-{form.moved}" if form.moved else None
        return redirect(url_for(".arrange", meeting_id=meeting.id, _anchor=anchor))
    return _page(meeting, form)


@bp.post("/meetings/<int:meeting_id>/agenda/begin")
@clerks_only
def begin(meeting_id: int) -> str | Response:
    """Begin an agenda from the body’s template, or add what is missing of it."""
    meeting = agenda_to_arrange(meeting_id)
    form = RegisterForm()
    if saved(form, lambda: begin_from_template(meeting, today())):
        flash("The lines of the body’s template are on the agenda")
        return redirect(agenda_page(meeting.id))
    return _refused(meeting, form)


@bp.post("/meetings/<int:meeting_id>/agenda/number")
@clerks_only
def number(meeting_id: int) -> str | Response:
    """Number the items 1, 2, 3 in the order listed."""
    meeting = agenda_to_arrange(meeting_id)
    form = RegisterForm()
    if saved(form, lambda: number_in_order(meeting)):
        flash("The items are numbered in order")
        return redirect(agenda_page(meeting.id))
    return _refused(meeting, form)


def _refused(meeting: Meeting, refused: RegisterForm) -> str:
    """The agenda again, with why a button on it could not do its work."""
    form = OrderForm.of(meeting.items)
    form.form_errors = refused.form_errors
    return _page(meeting, form)


@bp.post("/meetings/<int:meeting_id>/agenda/lines")
@clerks_only
def quick_add(meeting_id: int) -> str | Response:
    """Add a line with what it needs at first; the rest is one step away on the page."""
    meeting = agenda_to_arrange(meeting_id)
    line = LineForm.of(meeting)
    asked = {name: line.answers[name] for name in ("title", "kind", "presenter", "after")}
    if item := saved(line, lambda: add_line(meeting, **asked, added_on=today())):
        flash(f"Added: {item.numbered_title}")
        return redirect(agenda_page(meeting.id, added=item.id, _anchor="add-a-line"))
    return _page(meeting, OrderForm.of(meeting.items), line)


def _page(meeting: Meeting, form: OrderForm, line: LineForm | None = None) -> str:
    return render_template(
        "agenda/arrange.html", meeting=meeting, form=form, line=line or LineForm.of(meeting)
    )
