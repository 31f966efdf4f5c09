"""What was made and is kept for a while, and whole years of papers."""

from io import BytesIO

from flask import current_app, flash, redirect, render_template, send_file, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug import Response

from app.accounts.permissions import any_clerk, clerks_only, viewer
from app.bodies.queries import all_bodies
from app.clock import now, today
from app.database import db
from app.web.paging import page_of
from app.web.saving import saved
from app.word.batches import batches
from app.word.blueprint import bp
from app.word.forms import YearForm
from app.word.models import BatchState, WordBatch, WordFile
from app.word.operations import cancel
from app.word.year import begin, packed, zip_name

PAGE = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"


@bp.route("/exports", methods=["GET", "POST"])
@any_clerk
def exports() -> str | Response:
    """Of the bodies whose record they keep; a year of papers holds what everyone may read."""
    form = YearForm.among(all_bodies(), data={"year": today().year})
    if batch := saved(form, lambda: _begin(form)):
        batches().see_to(batch)
        return redirect(url_for(".year", batch_id=batch.id))
    kept = select(WordFile).options(joinedload(WordFile.body)).order_by(WordFile.made_at.desc())
    if not viewer().every_body:
        kept = kept.where(WordFile.body_id.in_(sorted(viewer().clerk_of)))
    years = select(WordBatch).options(joinedload(WordBatch.body)).order_by(WordBatch.id.desc())
    return render_template(
        "word/exports.html",
        form=form,
        found=page_of(kept.order_by(WordFile.id.desc()), PAGE),
        years=db.session.scalars(years.limit(10)).all(),
        zip_name=zip_name,
    )


def _begin(form: YearForm) -> WordBatch:
    return begin(form.answers["year"], form.body.record, viewer().account_id)


@bp.get("/exports/<int:file_id>")
@clerks_only
def export(file_id: int) -> Response:
    kept = db.get_or_404(WordFile, file_id)
    file = current_app.config["EXPORTS"] / kept.name
    if not file.is_file():
        return _gone()
    content = BytesIO(file.read_bytes())
    return send_file(content, DOCX, as_attachment=True, download_name=kept.name)


def _gone() -> Response:
    flash("That file is not kept any more: make it again", "problem")
    return redirect(url_for(".exports"))


@bp.get("/exports/years/<int:batch_id>")
@any_clerk
def year(batch_id: int) -> str:
    """How far it is. One whose process was stopped goes on when somebody looks, if not before."""
    batch = db.get_or_404(WordBatch, batch_id)
    batches().see_to(batch)
    return render_template(
        "word/year.html", batch=batch, name=zip_name(batch), working=BatchState.WORKING
    )


@bp.post("/exports/years/<int:batch_id>/cancel")
@any_clerk
def cancel_year(batch_id: int) -> Response:
    batch = db.get_or_404(WordBatch, batch_id)
    if batch.state is BatchState.WORKING:
        cancel(batch, now())
        db.session.commit()
        flash("Cancelled: it stops after the meeting in hand")
    return redirect(url_for(".year", batch_id=batch_id))


@bp.get("/exports/years/<int:batch_id>/papers.zip")
@any_clerk
def year_zip(batch_id: int) -> Response:
    batch = db.get_or_404(WordBatch, batch_id)
    file = packed(current_app.config["EXPORTS"], batch)
    if not file.is_file():
        return _gone()
    return send_file(file, _ZIP, as_attachment=True, download_name=zip_name(batch))
