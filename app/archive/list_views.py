"""Bringing lists of bodies, people and seats in: what would be entered is shown first."""

from base64 import b64decode, b64encode
from binascii import Error as NotEncoded
from collections.abc import Sequence
from pathlib import PurePath

from flask import flash, redirect, render_template, request, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug import Response

from app.accounts.permissions import chief_clerks_and_administrators
from app.agenda.papers import Upload
from app.archive.blueprint import bp
from app.archive.forms import ListsForm
from app.archive.lists import roster_in
from app.archive.rosters import Entered, enter_roster, in_figures
from app.clock import now, today
from app.database import db
from app.errors import RuleBroken
from app.intake.rosters.parsed import together
from app.web.forms import RegisterForm, stripped
from app.web.saving import OVERTAKEN

#: The page that asks carries the files to the one that enters them.
MOST_FILES, LARGEST = 5, 512 * 1024


@bp.route("/archive/lists", methods=["GET", "POST"])
@chief_clerks_and_administrators
def lists() -> str:
    """Choose lists and see what would be entered; nothing is stored yet."""
    form = ListsForm()
    if form.validate_on_submit():
        try:
            uploads = _sent(form)
            return _preview(uploads, RegisterForm(formdata=None))
        except RuleBroken as refusal:
            db.session.rollback()
            form.refuse(refusal)
    return render_template("archive/lists.html", form=form)


@bp.post("/archive/lists/enter")
@chief_clerks_and_administrators
def enter_lists() -> str | Response:
    """Once more with the answers, or, where “enter” was pressed, for good."""
    form = RegisterForm()
    uploads = _carried()
    if not form.validate_on_submit() or not uploads:
        return redirect(url_for(".lists"))
    try:
        if not request.form.get("enter"):
            return _preview(uploads, form)
        entered = _entered(uploads)
        db.session.commit()
    except (RuleBroken, IntegrityError) as refusal:
        db.session.rollback()
        flash(str(refusal) if isinstance(refusal, RuleBroken) else OVERTAKEN, "problem")
        return redirect(url_for(".lists"))
    flash(f"Entered: {in_figures(entered.new) or 'nothing new'}")
    if entered.changed:
        flash(f"Filled in: {in_figures(entered.changed)}")
    return redirect(url_for("bodies.index"))


def _sent(form: ListsForm) -> list[Upload]:
    given = [sent for sent in form.files.data or [] if sent.filename]
    if not given:
        raise RuleBroken("Choose one or more lists", about="files")
    if len(given) > MOST_FILES:
        raise RuleBroken(f"Choose {MOST_FILES} lists at the most", about="files")
    uploads = [Upload(PurePath(str(s.filename)).name, s.read(LARGEST + 1)) for s in given]
    for upload in uploads:
        if len(upload.content) > LARGEST:
            raise RuleBroken(
                f"{upload.name} is larger than {LARGEST // 1024} KB: bring it in by parts",
                about="files",
            )
    return uploads


def _carried() -> list[Upload]:
    names, contents = request.form.getlist("name"), request.form.getlist("content")
    try:
        return [
            Upload(name, b64decode(content, validate=True))
            for name, content in list(zip(names, contents, strict=False))[:MOST_FILES]
        ]
    except NotEncoded:
        return []


def _entered(uploads: Sequence[Upload]) -> Entered:
    roster = together(roster_in(upload) for upload in uploads)
    return enter_roster(roster, _answers(), now=now(), today=today())


def _answers() -> dict[str, str]:
    """Whose each printed name is, as far as the clerk has said."""
    asked, meant = request.form.getlist("printed"), request.form.getlist("meant")
    told = {p: stripped(m) for p, m in zip(asked, meant, strict=False)}
    return {printed: meaning for printed, meaning in told.items() if printed and meaning}


def _preview(uploads: Sequence[Upload], form: RegisterForm) -> str:
    """What would be entered, from entering it and taking it back."""
    try:
        entered = _entered(uploads)
        db.session.flush()
    finally:
        db.session.rollback()
    return render_template(
        "archive/lists_preview.html",
        form=form,
        entered=entered,
        answers=_answers(),
        figures={
            "To be entered": in_figures(entered.new),
            "To be filled in": in_figures(entered.changed),
            "Left as it is": in_figures(entered.known),
        },
        carried=[(upload.name, b64encode(upload.content).decode()) for upload in uploads],
    )
