"""The list of meetings, the calendar and one meeting’s page."""

from flask import abort, render_template, request

from app.accounts.permissions import open_to_all, viewer
from app.agenda.approval_queries import approval_of
from app.agenda.operations import order_of_minutes
from app.clock import today
from app.meetings.rules import MeetingStatus
from app.record import meeting_queries as queries
from app.record.blueprint import bp
from app.record.body_queries import all_bodies
from app.record.decision_sheet import decided_items, show_decisions
from app.record.executive import executive_seen
from app.record.forms import MeetingFilterForm
from app.record.in_words import order_in_words
from app.record.item_queries import items_of
from app.record.life import life_of
from app.record.months import Month
from app.record.shown import show_documents, show_item
from app.record.visibility import sees_agenda, sees_decisions, sees_minutes
from app.web.paging import page_of

PER_PAGE = 20
_WHEN = {"upcoming": queries.upcoming, "past": queries.past}


@bp.get("/meetings")
@open_to_all
def meetings() -> str:
    form = MeetingFilterForm(request.args)
    years = queries.years_with_meetings(viewer())
    hidden = set() if viewer().keeps_the_record else {MeetingStatus.PROVISIONAL}
    statuses = [status for status in MeetingStatus if status not in hidden]
    form.offer(all_bodies(), years, statuses)
    query = queries.meetings(
        viewer(), body=form.body.data, year=form.wanted_year, status=form.wanted_status
    )
    when = request.args.get("when", "")
    page = page_of(_WHEN.get(when, queries.next_first)(query, today()), PER_PAGE)
    to_come = [meeting for meeting in page.items if meeting.held_on >= today()]
    return render_template("record/meetings.html", form=form, when=when, page=page, to_come=to_come)


@bp.get("/calendar")
@open_to_all
def calendar() -> str:
    try:
        month = Month.read(request.args.get("month") or str(Month.of(today())))
    except ValueError:
        abort(404)
    days = queries.meetings_between(viewer(), month.first_day, month.last_day)
    return render_template("record/calendar.html", month=month, days=days, today=today())


@bp.get("/meetings/<int:meeting_id>")
@open_to_all
def meeting(meeting_id: int) -> str:
    found = queries.meeting_page(viewer(), meeting_id) or abort(404)
    minuted = sees_minutes(viewer(), found) and found.held_on <= today()
    listed = sees_agenda(viewer(), found)
    agenda = items_of(viewer(), found) if listed else []
    taken = order_of_minutes(agenda) if minuted else agenda
    items = [show_item(viewer(), item) for item in taken]
    return render_template(
        "record/meeting.html",
        meeting=found,
        minuted=minuted,
        listed=listed,
        items=items,
        by_id={item.id: item for item in items},
        order_taken=order_in_words(agenda, taken),
        documents=show_documents(viewer(), queries.papers_of(viewer(), found)),
        people=queries.who_took_part(found) if minuted else None,
        beside=queries.neighbours(viewer(), found),
        approval=approval_of(found) if minuted and found.approved_at_id else None,
        decided=sees_decisions(viewer(), found),
        ahead=queries.is_ahead(found, today()),
        history=life_of(viewer(), found),
    )


@bp.get("/meetings/<int:meeting_id>/decisions")
@open_to_all
def decisions(meeting_id: int) -> str:
    """The decision sheet: what was resolved, as soon as it is published (handbook 3.4)."""
    found = queries.meeting_page(viewer(), meeting_id)
    if found is None or not sees_decisions(viewer(), found):
        abort(404)
    decided = list(decided_items(found))
    return render_template(
        "record/decisions.html",
        meeting=found,
        minuted=sees_minutes(viewer(), found),
        decided=show_decisions(viewer(), decided),
        executive=executive_seen(viewer(), found, decided),
    )
