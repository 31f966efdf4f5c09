from dataclasses import replace
from pathlib import PurePath

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only, viewer
from app.agenda.models import AgendaItem
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.intake.enter import bring_in
from app.intake.forms import EnterForm, UploadForm
from app.intake.models import IntakeDoubt, IntakeSource
from app.intake.operations import Page, settle_doubt
from app.intake.page import parse
from app.intake.parsed import ParsedItem
from app.intake.queries import bodies_named, source_of
from app.intake.reading import Source, decode, read
from app.meetings.models import Meeting

bp = Blueprint("intake", __name__)


@bp.app_template_global()
def page_brought_in(item: AgendaItem) -> IntakeSource | None:
    """The page that an item was made from, for the clerk’s part of the item’s own page."""
    return source_of(item)


@bp.route("/meetings/<int:meeting_id>/bring-in", methods=["GET", "POST"])
@clerks_only
def upload(meeting_id: int) -> str:
    """Choose a page and see what was understood of it; nothing is stored yet."""
    meeting = db.get_or_404(Meeting, meeting_id)
    form = UploadForm()
    if form.validate_on_submit():
        try:
            source = read(form.page.data.stream)
            parsed = parse(source)
        except RuleBroken as refusal:
            form.refuse(refusal)
        else:
            name = PurePath(form.page.data.filename or "").name
            return _preview(meeting, parsed, _carrying(source, name, parsed.number))
    return render_template("intake/upload.html", meeting=meeting, form=form)


@bp.post("/meetings/<int:meeting_id>/bring-in/enter")
@clerks_only
def enter(meeting_id: int) -> str | Response:
    meeting = db.get_or_404(Meeting, meeting_id)
    form = EnterForm()
    if not form.validate_on_submit():
        return redirect(url_for(".upload", meeting_id=meeting.id))
    source = replace(decode(form.text.data.encode()), guess=form.guess.data or None)
    parsed = parse(source)
    page = Page(source.text, form.file_name.data)
    try:
        entered = bring_in(
            meeting, page, parsed, number=form.number.data or None, now=now(), by=_account()
        )
    except RuleBroken as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return _preview(meeting, parsed, form)
    db.session.commit()
    flash("The item was entered" if entered.is_new else "This page was entered before")
    return redirect(url_for("record.item", item_id=entered.source.item_id))


@bp.get("/brought-in/<int:source_id>")
@clerks_only
def source(source_id: int) -> str:
    """The page as it was read, line by line, to hold a doubt against."""
    found = db.get_or_404(IntakeSource, source_id)
    return render_template("intake/source.html", source=found, lines=found.text.split("\n"))


@bp.post("/brought-in/<int:source_id>/doubts/<int:position>/settle")
@clerks_only
def settle(source_id: int, position: int) -> Response:
    doubt = db.get_or_404(IntakeDoubt, (source_id, position))
    settle_doubt(doubt, now(), _account())
    db.session.commit()
    flash("Marked as dealt with")
    return redirect(url_for("record.item", item_id=doubt.source.item_id))


def _carrying(source: Source, file_name: str, number: str | None) -> EnterForm:
    return EnterForm(
        formdata=None,
        text=source.text,
        file_name=file_name,
        guess=source.guess or "",
        number=number or "",
    )


def _preview(meeting: Meeting, parsed: ParsedItem, form: EnterForm) -> str:
    elsewhere = bodies_named(form.text.data or "", meeting.body)
    return render_template(
        "intake/preview.html", meeting=meeting, parsed=parsed, form=form, elsewhere=elsewhere
    )


def _account() -> Account | None:
    key = viewer().account_id
    return db.session.get(Account, key) if key else None
