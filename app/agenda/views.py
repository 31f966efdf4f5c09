"""The agenda: its items, their order and what is on each."""

from flask import flash, redirect, render_template, request
from werkzeug import Response

from app.accounts.permissions import clerks_only, viewer
from app.agenda import (  # noqa: F401  # each adds its pages
    arrange_views,
    calling_views,
    document_views,
    interest_views,
    matter_views,
    minutes_life_views,
    minutes_views,
    number_views,
    publication_views,
    review_views,
)
from app.agenda.blueprint import agenda_page, back_to_item, page_of_item
from app.agenda.blueprint import bp as bp  # the whole blueprint, for the application
from app.agenda.forms import AddItemForm, HeadingForm, ItemForm, OrderTakenForm
from app.agenda.models import AgendaItem
from app.agenda.operations import (
    add_heading,
    add_item,
    change_heading,
    change_item,
    next_item_number,
    order_of_minutes,
    place_after,
    record_order_taken,
    remove_item,
)
from app.agenda.queries import agenda_or_404, item_or_404
from app.clock import today
from app.meetings.blueprint import page_of
from app.web.saving import ask_before, saved


@bp.route("/meetings/<int:meeting_id>/items/new", methods=["GET", "POST"])
@clerks_only
def add(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = AddItemForm.of(meeting, next_item_number(meeting))
    form.offer_matters(viewer())
    form.offer_scopes(meeting)

    def change() -> AgendaItem:
        item = add_item(meeting, **form.item, added_on=today())
        if form.after.record:
            place_after(item, form.after.record)
        return item

    if item := saved(form, change):
        flash(f"Item added: {item.title}")
        return redirect(agenda_page(meeting.id, added=item.id))
    return render_template("agenda/item_form.html", form=form, meeting=meeting)


@bp.route("/meetings/<int:meeting_id>/headings/new", methods=["GET", "POST"])
@clerks_only
def heading(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = HeadingForm()
    if saved(form, lambda: add_heading(meeting, form.title.data, today())):
        flash("Heading added at the end of the agenda")
        return redirect(agenda_page(meeting.id))
    back = (agenda_page(meeting.id), "Agenda")
    return render_template(
        "meetings/form.html", form=form, meeting=meeting, heading="Add a heading", back=back
    )


@bp.route("/items/<int:item_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    if not item.is_minuted:
        return _edit_heading(item)
    form = ItemForm(obj=item)
    form.offer_matters(viewer(), item)
    form.offer_scopes(item.meeting)
    if saved(form, lambda: change_item(item, **form.answers)):
        flash("Item saved")
        return redirect(page_of_item(item))
    return render_template("agenda/item_form.html", form=form, meeting=item.meeting, item=item)


def _edit_heading(item: AgendaItem) -> str | Response:
    form = HeadingForm(obj=item)
    if saved(form, lambda: change_heading(item, form.title.data)):
        flash("Heading saved")
        return redirect(agenda_page(item.meeting_id))
    back = (agenda_page(item.meeting_id), "Agenda")
    return render_template(
        "meetings/form.html", form=form, meeting=item.meeting, heading="Change a heading", back=back
    )


@bp.route("/items/<int:item_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove(item_id: int) -> str | Response:
    item = item_or_404(item_id)
    agenda = agenda_page(item.meeting_id)
    return ask_before(
        lambda: remove_item(item),
        heading=f"Remove “{item.numbered_title}”?",
        words=_what_goes_with(item),
        save="Remove the item",
        done=f"Removed: {item.title}",
        back=(agenda, "Agenda") if request.args.get("from") == "agenda" else back_to_item(item),
        then=agenda,
    )


def _what_goes_with(item: AgendaItem) -> str:
    holds = {
        "its minutes and their history": item.revision,
        "its papers": item.documents,
        "its recommendations": item.recommendations,
        "its motions and votes": item.motions,
        "its resolutions": item.resolutions,
        "the record of its executive decision": item.executive,
        "the interests declared in it": item.concerns,
        "the comments on it": item.comments,
        "what the meeting did with actions": item.actions_heard,
    }
    found = [words for words, kept in holds.items() if kept]
    if not found:
        return f"There is nothing on it but its title{' and purpose' if item.purpose else ''}."
    return f"With it go {', '.join(found)}. This cannot be undone."


@bp.route("/meetings/<int:meeting_id>/order-taken", methods=["GET", "POST"])
@clerks_only
def order_taken(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = OrderTakenForm.of([item for item in meeting.items if item.is_minuted])
    if saved(form, lambda: record_order_taken(meeting, form.places)):
        flash("The order taken is saved")
        return redirect(page_of(meeting))
    taken = [item for item in order_of_minutes(meeting.items) if item.is_minuted]
    return render_template("agenda/order_taken.html", meeting=meeting, form=form, taken=taken)
