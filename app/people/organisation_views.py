"""The organisations that people come from or speak for."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import any_clerk
from app.database import db, named_by
from app.errors import RuleBroken
from app.people import operations
from app.people.blueprint import bp
from app.people.forms import OrganisationForm
from app.people.models import Organisation
from app.people.operations import describe_organisation
from app.people.queries import organisation_named, organisations_matching
from app.web.paging import page_of
from app.web.saving import ask_before, saved

_TAKEN = RuleBroken("There is already an organisation of this name", about="name")


@bp.get("/manage/organisations")
@any_clerk
def organisations() -> str:
    words = request.args.get("q", "").strip()
    found = page_of(organisations_matching(words), 25)
    return render_template("people/organisations.html", found=found, words=words)


@bp.route("/manage/organisations/add", methods=["GET", "POST"])
@any_clerk
def add_organisation() -> str | Response:
    form = OrganisationForm()

    def enter() -> Organisation:
        namesake = organisation_named(form.name.data)
        return describe_organisation(Organisation(), **form.answers, namesake=namesake)

    if organisation := saved(form, enter, _TAKEN):
        flash(f"{organisation.name} added")
        return redirect(_back()[0])
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Add an organisation",
        save="Add organisation",
        back=_back(),
    )


@bp.route("/organisations/<int:organisation_id>/edit", methods=["GET", "POST"])
@any_clerk
def edit_organisation(organisation_id: int) -> str | Response:
    organisation = db.get_or_404(Organisation, organisation_id)
    form = OrganisationForm(obj=organisation)

    def correct() -> Organisation:
        namesake = organisation_named(form.name.data)
        return describe_organisation(organisation, **form.answers, namesake=namesake)

    if saved(form, correct, _TAKEN):
        flash(f"{organisation.name} saved")
        return redirect(_back()[0])
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Change an organisation",
        save="Save organisation",
        back=_back(),
    )


@bp.route("/organisations/<int:organisation_id>/remove", methods=["GET", "POST"])
@any_clerk
def remove_organisation(organisation_id: int) -> str | Response:
    organisation = db.get_or_404(Organisation, organisation_id)
    name = organisation.name
    return ask_before(
        lambda: operations.remove_organisation(organisation, named_by(organisation)),
        heading=f"Remove {name}?",
        words="Only an organisation that nothing in the register names can be removed.",
        save="Remove this organisation",
        done=f"{name} removed",
        back=_back(),
    )


def _back() -> tuple[str, str]:
    return url_for(".organisations"), "Organisations"
