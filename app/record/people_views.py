"""The people whom the minutes name."""

from itertools import groupby

from flask import abort, render_template, request

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.record import people_queries as queries
from app.record.blueprint import bp
from app.record.forms import PeopleFilterForm
from app.web.paging import page_of

PER_PAGE = 50


@bp.get("/people")
@open_to_all
def people() -> str:
    form = PeopleFilterForm(request.args)
    letter = request.args.get("letter", "")[:1].upper()
    page = page_of(queries.people(viewer(), form.name.data or "", letter), PER_PAGE)
    return render_template(
        "record/people.html",
        form=form,
        letter=letter,
        letters=queries.first_letters(viewer()),
        page=page,
        by_letter=groupby(page.items, key=lambda person: person.family_name[0].upper()),
        seats=queries.seats_by_person(page.items, today()),
    )


@bp.get("/people/<int:person_id>")
@open_to_all
def person(person_id: int) -> str:
    found = queries.person_page(viewer(), person_id) or abort(404)
    seats = queries.seats_held(found)
    return render_template(
        "record/person.html",
        person=found,
        seats_now=[seat for seat in seats if seat.is_current(today())],
        seats_before=[seat for seat in seats if not seat.is_current(today())],
        attendance=queries.attendance_record(viewer(), found),
        otherwise=queries.attended_otherwise(viewer(), found),
        declarations=queries.declared(viewer(), found),
    )
