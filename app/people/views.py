from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import any_clerk, viewer
from app.database import db, named_by
from app.errors import RuleBroken
from app.people import organisation_views, post_views  # noqa: F401  # routes of this blueprint
from app.people.blueprint import bp
from app.people.forms import PersonForm
from app.people.models import Affiliation, Appointment, Person
from app.people.operations import describe_person, remove_person
from app.people.queries import people_like, people_matching, person_of
from app.people.rules import plainly
from app.web.paging import page_of
from app.web.saving import ask_before, saved

__all__ = ["bp"]

_LINKED = RuleBroken("This account has just been linked to someone else", about="account")


@bp.get("/manage/people")
@any_clerk
def index() -> str:
    words = request.args.get("q", "").strip()
    found = page_of(people_matching(words), 25)
    return render_template("people/index.html", found=found, words=words)


@bp.route("/manage/people/add", methods=["GET", "POST"])
@any_clerk
def add() -> str | Response:
    form = PersonForm()
    form.ask_for_account(viewer())
    namesakes = people_like(form.name.data)
    form.ask_about(namesakes)

    if person := saved(form, lambda: _describe(Person(), form, namesakes), _LINKED):
        flash(f"{person.formal_name} added")
        return redirect(url_for(".edit", person_id=person.id))
    return render_template(
        "people/add.html", form=form, namesakes=namesakes, back=(url_for(".index"), "People")
    )


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@any_clerk
def edit(person_id: int) -> str | Response:
    person = db.get_or_404(Person, person_id)
    form = PersonForm(obj=person)
    form.ask_for_account(viewer())
    renamed = plainly(form.name.data) != plainly(person.name)
    namesakes = people_like(form.name.data, apart_from=person) if renamed else []
    form.ask_about(namesakes)

    if saved(form, lambda: _describe(person, form, namesakes), _LINKED):
        flash(f"{person.formal_name} saved")
        return redirect(url_for(".edit", person_id=person.id))
    return render_template("people/edit.html", form=form, person=person, namesakes=namesakes)


def _describe(person: Person, form: PersonForm, namesakes: Sequence[Person]) -> Person:
    told = form.told(person)
    holder = person_of(told["account"])
    return describe_person(person, **told, account_holder=holder, namesakes=namesakes)


@bp.route("/people/<int:person_id>/remove", methods=["GET", "POST"])
@any_clerk
def remove(person_id: int) -> str | Response:
    person = db.get_or_404(Person, person_id)
    name = person.formal_name
    return ask_before(
        lambda: remove_person(person, named_by(person, apart_from=(Appointment, Affiliation))),
        heading=f"Remove {name}?",
        words="Only someone whom no meeting, body or decision names can be removed. "
        "Their posts and affiliations go with them.",
        save="Remove this person",
        done=f"{name} removed",
        back=(url_for(".edit", person_id=person.id), name),
        then=url_for(".index"),
    )
