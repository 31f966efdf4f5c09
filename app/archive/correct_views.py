"""Correcting what was understood of a paper, part by part."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import chief_clerks_only, clerks_only, viewer
from app.archive.answer_views import account, let_others_follow
from app.archive.blueprint import bp
from app.archive.holding import hold
from app.archive.house_words import name_printed
from app.archive.like_bodies import as_name
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.questions import Answering, Question, question_for
from app.archive.reviewing import check_open, mean_body
from app.archive.seeing import file_or_404
from app.bodies.forms import BodyForm
from app.bodies.models import Body
from app.bodies.operations import establish_body
from app.bodies.queries import all_bodies, names_in_use, slugs
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.saving import saved

_TAKEN = RuleBroken("Another body has just taken this name, code or address", about="name")


@bp.route("/archive/files/<int:archive_file_id>/correct", methods=["GET", "POST"])
@clerks_only
def correct(archive_file_id: int) -> str | Response:
    """`?at=items.2` says which part, and `?doubt=3` which doubt the answer settles."""
    found = file_or_404(viewer(), archive_file_id)
    if request.method == "POST":
        hold(found.id)
    back = url_for(".file", archive_file_id=found.id, doubt=request.args.get("doubt"))
    try:
        question = _question(found)
    except RuleBroken as refusal:
        flash(str(refusal), "problem")
        return redirect(back)
    if saved(question.form, question.answer):
        flash("Corrected")
        let_others_follow()
        return redirect(url_for(".file", archive_file_id=found.id, _anchor="doubts"))
    return render_template("archive/correct.html", file=found, question=question, back=back)


@bp.route("/archive/files/<int:archive_file_id>/new-body", methods=["GET", "POST"])
@chief_clerks_only
def new_body(archive_file_id: int) -> str | Response:
    """Whose minutes these are, where the register does not have it yet."""
    found = file_or_404(viewer(), archive_file_id)
    form = BodyForm(data={"name": as_name(name_printed(found))})
    if body := saved(form, lambda: _established(hold(found.id), form), _TAKEN):
        flash(f"{body.name} added: these are its minutes")
        let_others_follow()
        return redirect(url_for(".file", archive_file_id=found.id, _anchor="doubts"))
    back = url_for(".correct", archive_file_id=found.id, at="body", doubt=request.args.get("doubt"))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Add a body",
        save="Add body",
        caption=found.file_name,
        back=(back, "Choose another body"),
    )


def _established(file: ArchiveFile, form: BodyForm) -> Body:
    body = establish_body(**form.answers, taken_slugs=slugs(), names_in_use=names_in_use())
    db.session.add(body)
    db.session.flush()
    mean_body(file, body, now(), account())
    return body


def _question(found: ArchiveFile) -> Question:
    check_open(found)
    position = request.args.get("doubt", type=int)
    doubt = db.get_or_404(ArchiveDoubt, (found.id, position)) if position else None
    path = request.args.get("at", doubt.field if doubt else "")
    if len(path) > 120:
        abort(404)
    kept = [body for body in all_bodies() if viewer().keeps(body.id)]
    return question_for(Answering(found, path, doubt, now(), account()), kept)
