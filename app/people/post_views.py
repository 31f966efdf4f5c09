"""The posts that people hold, and what else they are to an organisation."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import any_clerk
from app.database import db
from app.people.blueprint import bp
from app.people.forms import AffiliationForm, PostForm
from app.people.models import Affiliation, Appointment, Person
from app.people.operations import hold_post, tie_to
from app.web.saving import ask_before, saved


@bp.route("/people/<int:person_id>/posts/add", methods=["GET", "POST"])
@any_clerk
def add_post(person_id: int) -> str | Response:
    person = db.get_or_404(Person, person_id)
    form = PostForm()
    if saved(form, lambda: hold_post(Appointment(person=person), **form.answers)):
        flash("Post added")
        return redirect(_back(person)[0])
    return render_template(
        "people/tie.html", form=form, heading=f"A post of {person.name}", back=_back(person)
    )


@bp.route("/posts/<int:post_id>/edit", methods=["GET", "POST"])
@any_clerk
def edit_post(post_id: int) -> str | Response:
    appointment = db.get_or_404(Appointment, post_id)
    person = appointment.person
    form = PostForm(obj=appointment)
    if saved(form, lambda: hold_post(appointment, **form.answers)):
        flash("Post saved")
        return redirect(_back(person)[0])
    return render_template(
        "people/tie.html", form=form, heading=f"A post of {person.name}", back=_back(person)
    )


@bp.route("/posts/<int:post_id>/remove", methods=["GET", "POST"])
@any_clerk
def remove_post(post_id: int) -> str | Response:
    appointment = db.get_or_404(Appointment, post_id)
    person = appointment.person
    return ask_before(
        lambda: person.appointments.remove(appointment),
        heading=f"Remove the post “{appointment.post}” of {person.name}?",
        words="Remove it only if it was a mistake. If the post has ended, enter its last day.",
        save="Remove this post",
        done="Post removed",
        back=_back(person),
    )


@bp.route("/people/<int:person_id>/affiliations/add", methods=["GET", "POST"])
@any_clerk
def add_affiliation(person_id: int) -> str | Response:
    person = db.get_or_404(Person, person_id)
    form = AffiliationForm()
    if saved(form, lambda: tie_to(Affiliation(person=person), **form.answers)):
        flash("Affiliation added")
        return redirect(_back(person)[0])
    return render_template(
        "people/tie.html", form=form, heading=f"An affiliation of {person.name}", back=_back(person)
    )


@bp.route("/affiliations/<int:affiliation_id>/edit", methods=["GET", "POST"])
@any_clerk
def edit_affiliation(affiliation_id: int) -> str | Response:
    affiliation = db.get_or_404(Affiliation, affiliation_id)
    person = affiliation.person
    form = AffiliationForm(obj=affiliation)
    if saved(form, lambda: tie_to(affiliation, **form.answers)):
        flash("Affiliation saved")
        return redirect(_back(person)[0])
    return render_template(
        "people/tie.html", form=form, heading=f"An affiliation of {person.name}", back=_back(person)
    )


@bp.route("/affiliations/<int:affiliation_id>/remove", methods=["GET", "POST"])
@any_clerk
def remove_affiliation(affiliation_id: int) -> str | Response:
    affiliation = db.get_or_404(Affiliation, affiliation_id)
    person = affiliation.person
    return ask_before(
        lambda: person.affiliations.remove(affiliation),
        heading=f"Remove the affiliation of {person.name} to {affiliation.organisation.name}?",
        words="Remove it only if it was a mistake. If it has ended, enter its last day.",
        save="Remove this affiliation",
        done="Affiliation removed",
        back=_back(person),
    )


def _back(person: Person) -> tuple[str, str]:
    return url_for(".edit", person_id=person.id), person.formal_name
