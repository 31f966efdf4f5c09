"""Interests declared at a meeting, with the items they concern."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import bp
from app.agenda.interest_forms import DeclarationForm
from app.agenda.operations import concern_items
from app.agenda.queries import declarations_or_404, items_without_quorum
from app.database import db
from app.meetings.interests import change_declaration, declare_interest, remove_declaration
from app.meetings.models import Declaration, Meeting
from app.web.saving import ask_before, saved


@bp.get("/meetings/<int:meeting_id>/declarations")
@clerks_only
def declarations(meeting_id: int) -> str:
    meeting = declarations_or_404(meeting_id)
    return render_template(
        "agenda/declarations.html", meeting=meeting, inquorate=items_without_quorum(meeting)
    )


@bp.route("/meetings/<int:meeting_id>/declarations/new", methods=["GET", "POST"])
@clerks_only
def declare(meeting_id: int) -> str | Response:
    meeting = declarations_or_404(meeting_id)
    form = DeclarationForm.of(meeting)

    def change() -> Declaration:
        declaration = declare_interest(meeting, **form.declared)
        concern_items(declaration, form.left_room)
        return declaration

    if saved(form, change):
        flash("Declaration recorded")
        return _to_the_list(meeting)
    return _form_page(meeting, form, "Record a declaration of interest")


@bp.route("/declarations/<int:declaration_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_declaration(declaration_id: int) -> str | Response:
    kept = db.get_or_404(Declaration, declaration_id)
    meeting = declarations_or_404(kept.meeting_id)
    form = DeclarationForm.of(meeting, kept)

    def change() -> Declaration:
        change_declaration(kept, **form.declared)
        concern_items(kept, form.left_room)
        return kept

    if saved(form, change):
        flash("Declaration saved")
        return _to_the_list(meeting)
    return _form_page(meeting, form, "Change a declaration of interest")


def _to_the_list(meeting: Meeting) -> Response:
    return redirect(url_for(".declarations", meeting_id=meeting.id))


def _form_page(meeting: Meeting, form: DeclarationForm, heading: str) -> str:
    return render_template("agenda/declaration.html", form=form, meeting=meeting, heading=heading)


@bp.route("/declarations/<int:declaration_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_the_declaration(declaration_id: int) -> str | Response:
    kept = db.get_or_404(Declaration, declaration_id)
    return ask_before(
        lambda: remove_declaration(kept),
        heading=f"Remove the declaration of {kept.person.name}?",
        words="The minutes will no longer say that they declared it.",
        save="Remove the declaration",
        done="Declaration removed",
        back=(url_for(".declarations", meeting_id=kept.meeting_id), "Declarations of interest"),
    )
