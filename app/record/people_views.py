"""The people whom the minutes name."""

from itertools import groupby

from flask import abort, render_template, request
from flask_sqlalchemy.pagination import Pagination

from app.accounts.permissions import open_to_all, viewer
from app.clock import today
from app.people.models import Person
from app.record import people_queries as queries
from app.record.blueprint import bp
from app.record.forms import PeopleFilterForm
from app.record.votes_by_name import Voted, voted, votes_named
from app.web.paging import page_of

PER_PAGE = 50
VOTES = 20
LATEST_VOTES = 5


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
        votes=_votes(found, LATEST_VOTES),
    )


@bp.get("/people/<int:person_id>/votes")
@open_to_all
def votes(person_id: int) -> str:
    found = queries.person_page(viewer(), person_id) or abort(404)
    return render_template("record/votes.html", person=found, votes=_votes(found, VOTES))


def _votes(person: Person, on_a_page: int) -> tuple[Pagination, list[Voted]]:
    page = page_of(votes_named(viewer(), person), on_a_page)
    return page, [voted(viewer(), cast) for cast in page.items]
